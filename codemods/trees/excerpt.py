"""The part of a source that a codemod is given: the functions that its fixes are about, and what is around.

LibCST takes many times as long as ast, above all to print a tree. So the bodies of all other functions are
left out: in the place of each stands a string of as many lines. Every position stays as it is.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from codemods.source import source_lines
from codemods.trees.faithful import restored, same_but_for_spaces
from flake8_connerr.findings import Fix, Position
from flake8_connerr.naming.scopes import FunctionNode

if TYPE_CHECKING:
    import libcst as cst

    from codemods.trees.locate import Located

_MARK = "connerr: a body left out, number"
_LEFT_OUT = re.compile(rf'"""{_MARK} (\d+)\s*"""')
# A shorter body is not worth a string.
_SHORTEST = 4


class Excerpt:
    """A source without the bodies of functions that the fixes are not about, and LibCST's tree of it."""

    def __init__(self, source: str, tree: ast.Module, fixes: Iterable[Fix], whole: bool = False) -> None:
        """Leave out what can be left out of ``source``, which is that of ``tree``; nothing for ``whole``."""
        self.text = source
        self._tree = tree
        self._bodies: list[str] = []
        if not whole and _MARK not in source:
            self._leave_out(source_lines(source), _bodies_without(tree, fixes))
        if self._bodies:
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

        return Located(self.module, self._tree)

    @cached_property
    def is_faithful(self) -> bool:
        """Whether LibCST gives the text back, but for what :func:`rewritten` puts right."""
        return same_but_for_spaces(self.text, self._printed)

    def rewritten(self, module: cst.Module) -> str:
        """The whole source, as a tree that was made of :attr:`module` has it."""
        text = restored(self.text, self._printed, module.code)
        return _LEFT_OUT.sub(lambda match: self._bodies[int(match[1])], text) if self._bodies else text

    @cached_property
    def _printed(self) -> str:
        return self.module.code

    def _leave_out(self, lines: list[str], bodies: Iterable[list[ast.stmt]]) -> None:
        kept: list[str] = []
        at = 0
        for body in bodies:
            first, last = body[0].lineno - 1, (body[-1].end_lineno or 0) - 1
            indent = body[0].col_offset
            if not lines[first][:indent].isspace():  # it begins beside the function's head
                continue
            end = Position(last + 1, body[-1].end_col_offset or 0).characters_in(lines[last])
            string = f'"""{_MARK} {len(self._bodies)}' + "\n" * (last - first) + '"""'
            kept += [*lines[at:first], lines[first][:indent], string]
            self._bodies.append("".join([lines[first][indent:], *lines[first + 1 : last], lines[last][:end]]))
            lines[last] = lines[last][end:]
            at = last
        self.text = "".join([*kept, *lines[at:]])


def _bodies_without(tree: ast.Module, fixes: Iterable[Fix]) -> list[list[ast.stmt]]:
    """The bodies to leave out, in source order.

    Where a part of a fix lies in no function, there are none: names are then chosen that the whole file does
    not use.
    """
    lines = {position.line for fix in fixes for position in _positions(fix)}
    bodies = []
    for function in _functions(tree.body):
        end = function.end_lineno or 0
        about = {line for line in lines if function.lineno <= line <= end}
        if about:
            lines -= about
        elif function.body[0].lineno <= end - _SHORTEST and not _is_decorated(function.body[0]):
            bodies.append(function.body)
    return [] if lines else bodies


def _functions(block: list[ast.stmt]) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """The functions and methods of a module that stand in no other, nor in a statement of any other sort."""
    for statement in block:
        if isinstance(statement, FunctionNode):
            yield statement
        elif isinstance(statement, ast.ClassDef):
            yield from _functions(statement.body)


def _positions(part: object) -> Iterator[Position]:
    """All places that a fix names."""
    if isinstance(part, Position):
        yield part
    elif isinstance(part, tuple):
        for inner in part:
            yield from _positions(inner)


def _is_decorated(statement: ast.stmt) -> bool:
    """Whether a statement begins above the place that ast gives for it."""
    return bool(getattr(statement, "decorator_list", ()))
