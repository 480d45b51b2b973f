"""The code cells of a notebook as one module, and each line of that module in its cell."""

from __future__ import annotations

import ast
import bisect
import re
from collections.abc import Sequence
from typing import NamedTuple

from codemods.jupyter import magics
from codemods.jupyter.magics import Cell, read_cell
from codemods.jupyter.notebook_file import CodeCell
from codemods.newer_syntax import explained
from codemods.source import SourceError
from flake8_connerr.findings import Finding, renumbered

# A statement between cells keeps apart what belongs to each, as a comment would not: what a fix puts in
# front of a statement goes above the comments on it.
_MARK = "# connerr: cell"
_BOUNDARY = re.compile(rf"^pass  {_MARK} (\d+)\n", re.MULTILINE)
_END = "# connerr: end of cells"
_HIDDEN_WORDS = re.compile(rf"^\([^\n]*\)  {_END}\n", re.MULTILINE)


class Place(NamedTuple):
    """Where something is in a notebook: the cell's number among all cells, and the line, both from 1."""

    cell: int
    line: int


class CellText(NamedTuple):
    """A cell: its number, its source, and as many lines of Python that parse.

    It begins in the module of all cells on the line ``start``, below ``above`` lines of magics.
    """

    number: int
    source: str
    python: str
    start: int
    above: int


class CellModule(NamedTuple):
    """The module that cells make up, and the cells in it, in order."""

    text: str
    cells: tuple[CellText, ...]

    def cell(self, line: int) -> CellText:
        """The cell that a line of the module is in."""
        return self.cells[max(0, bisect.bisect_right(self.cells, line, key=lambda cell: cell.start) - 1)]

    def place(self, line: int) -> Place:
        """The place in the notebook of a line of the module."""
        cell = self.cell(line)
        return Place(cell.number, max(1, line - cell.start + 1) + cell.above)

    def told(self, finding: Finding) -> Finding:
        """A finding whose message names lines as they are in their cells."""
        message = renumbered(finding.message, lambda line: self.place(line).line)
        return finding._replace(message=message)


class Cells(NamedTuple):
    """Cells that hold Python, by their numbers in the notebook, and the module that they make up."""

    cells: dict[int, Cell]
    module: str

    def module_of(self, text: str) -> CellModule:
        """What the module of the cells has become, with the cells in it."""
        bodies, sources = self._bodies(text), self.sources(text)
        above = {number: cell.head.count("\n") for number, cell in self.cells.items()}
        pythons = {number: "\n" * above[number] + body for number, body in bodies.items()}
        found, line = [], 1
        for part in _parts(text):
            number = part.number or self._first
            line += part.number != 0
            found.append(CellText(number, sources[number], pythons[number], line, above[number]))
            breaks = part.text.count("\n")
            above[number] += breaks  # what was put above the first boundary is of the first cell, too
            line += breaks
        return CellModule(text, tuple(found))

    def sources(self, text: str) -> dict[int, str]:
        """The new source of each cell, of what their module has become."""
        return {number: self.cells[number].restored(body[:-1]) for number, body in self._bodies(text).items()}

    def _bodies(self, text: str) -> dict[int, str]:
        bodies = dict.fromkeys(self.cells, "")
        for part in _parts(text):
            bodies[part.number or self._first] += part.text
        return bodies

    @property
    def _first(self) -> int:
        return next(iter(self.cells))


class _Part(NamedTuple):
    """What stands in a module between two boundaries; ``number`` is 0 above the first of them."""

    number: int
    text: str


def read_cells(code_cells: Sequence[CodeCell]) -> Cells:
    """The cells that hold Python; raises SourceError, which names the cell, for one that does not parse."""
    cells: dict[int, Cell] = {}
    pieces: list[str] = []
    words: set[str] = set()
    hidden = 0
    for number, source, *_ in code_cells:
        if _MARK in source or _END in source or magics.STAND_IN in source:
            raise SourceError(f"cannot be read: cell {number} holds what this tool sets between cells")
        try:
            source.encode()
            cell = read_cell(source, hidden)
        except UnicodeEncodeError:
            raise SourceError(f"cannot be read: cell {number} holds half a character") from None
        except SyntaxError as error:
            where = f"cell {number}, line {error.lineno}"
            raise SourceError(f"does not parse: {explained(error)} ({where})") from None
        hidden += len(cell.magics)
        words |= cell.words
        if cell.body.strip():
            boundary = f"pass  {_MARK} {number}\n" if cells or cell.head else ""
            cells[number] = cell
            pieces.append(f"{boundary}{cell.body}\n")
    if words:
        pieces.append(f"({', '.join(sorted(words))},)  {_END}\n")
    return Cells(cells, "".join(pieces))


def fault(old: str, new: str) -> str | None:
    """Why the cells of a module that was rewritten cannot take the place of the old ones, if they cannot."""
    if _BOUNDARY.findall(old) != _BOUNDARY.findall(new):
        return "the rewrite would not leave the notebook's cells apart"
    if not magics.are_whole(new):
        return "the rewrite would move a magic into another statement"
    for number, text in _parts(new):
        try:
            compile(text, "<cell>", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
        except (SyntaxError, ValueError) as error:
            return (
                f"cell {number} would not compile: {error}"
                if number
                else f"a cell would not compile: {error}"
            )
    return None


def _parts(module: str) -> list[_Part]:
    first, *rest = _BOUNDARY.split(_HIDDEN_WORDS.sub("", module))
    parts = [_Part(int(number), text) for number, text in zip(rest[::2], rest[1::2], strict=True)]
    return [_Part(0, first), *parts] if first or not parts else parts
