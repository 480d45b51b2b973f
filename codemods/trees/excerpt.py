"""The part of a source that a codemod is given: the functions that its fixes are about, and imports.

LibCST takes many times as long as ast, above all to print a tree. So all that no fix is about is left out: in
its place stand strings of as many lines, and in that of what heads a block, tests of such strings. Every
position stays as it is.
"""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from codemods.trees.faithful import restored, same_but_for_spaces
from codemods.trees.unconcerned import Reads, Region, unconcerned
from flake8_connerr.fixes import Fix
from flake8_connerr.lines import source_lines

if TYPE_CHECKING:
    import libcst as cst

    from codemods.trees.locate import Located

_MARK = "connerr: left out, number"
_LEFT_OUT = re.compile(rf'(?:if )?"""{_MARK} (\d+)\s*""":?')


class Excerpt:
    """A source without what the fixes are not about, and LibCST's tree of it."""

    def __init__(self, source: str, tree: ast.Module, fixes: Iterable[Fix], reads: Reads) -> None:
        """Leave out of ``source``, which is that of ``tree``, what need not be read for ``fixes``."""
        self.text = source
        self._tree = self._whole = tree
        self._left_out: list[str] = []
        if _MARK not in source:
            lines = source_lines(source)
            self._leave_out(lines, unconcerned(tree, lines, fixes, reads))
        if self._left_out:
            self._tree = ast.parse(self.text)

    @cached_property
    def module(self) -> cst.Module:
        """LibCST's tree; raises its ParserSyntaxError."""
        import libcst as cst

        return cst.parse_module(self.text)

    @cached_property
    def located(self) -> Located:
        """Both trees paired off; raises LocateError where they differ."""
        from codemods.trees.locate import Located

        return Located(self.module, self._tree, self._whole)

    @cached_property
    def is_faithful(self) -> bool:
        """Whether LibCST gives the text back, but for what :func:`rewritten` puts right."""
        return same_but_for_spaces(self.text, self._printed)

    def rewritten(self, module: cst.Module) -> str:
        """The whole source, as a tree that was made of :attr:`module` has it."""
        text = restored(self.text, self._printed, module.code)
        return _LEFT_OUT.sub(lambda match: self._left_out[int(match[1])], text) if self._left_out else text

    @cached_property
    def _printed(self) -> str:
        return self.module.code

    def _leave_out(self, lines: Sequence[str], regions: Iterable[Region]) -> None:
        starts = [0, *itertools.accumulate(map(len, lines))]
        kept: list[str] = []
        at = 0
        for begin, end, is_head in regions:
            first = starts[begin.line - 1] + begin.column
            last = starts[end.line - 1] + end.characters_in(lines[end.line - 1])
            string = f'"""{_MARK} {len(self._left_out)}' + "\n" * (end.line - begin.line) + '"""'
            kept += [self.text[at:first], f"if {string}:" if is_head else string]
            self._left_out.append(self.text[first:last])
            at = last
        self.text = "".join([*kept, self.text[at:]])
