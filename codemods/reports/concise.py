"""One line a finding, then a summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codemods.reports import FileResult, Output
from codemods.reports.places import SourceText, texts
from codemods.reports.terminal import escaped
from codemods.reports.totals import Totals
from codemods.results import Result
from flake8_connerr.findings import Finding

if TYPE_CHECKING:
    from codemods.jupyter.cells import CellModule


class ConciseReport:
    """Prints ``path:line:column: code message`` for each finding, and what was done about it."""

    def __init__(self, output: Output) -> None:
        self._output = output

    def add(self, done: FileResult) -> None:
        """One file's findings."""
        for line in finding_lines(done.path, done.old, done.result, self._output.written):
            print(line, file=self._output.stream)

    def finish(self, totals: Totals) -> None:
        """The summary."""
        print(totals.summary(self._output.written), file=self._output.stream)


def finding_lines(path: str, data: bytes, result: Result, written: bool) -> list[str]:
    """A line for each finding of a file, in order: those fixed, and those that remain and why."""
    if not result.fixed and not result.remaining:  # it may not even be text
        return []
    done = "fixed: " if written else "would fix: "
    old, new = texts(data, result)
    placed = [(finding.position, _line(path, finding, old, result.before, done)) for finding in result.fixed]
    for kept in result.remaining:
        finding, text = (kept.finding, new) if written else (kept.before, old)
        cells = result.after if written else result.before
        refusal = f" (not fixed: {kept.refusal})" if kept.refusal else ""
        placed.append((finding.position, _line(path, finding, text, cells) + escaped(refusal)))
    return [line for _, line in sorted(placed)]


def _line(path: str, finding: Finding, text: SourceText, cells: CellModule | None, what: str = "") -> str:
    return f"{location_in(path, finding, text, cells)} {finding.code} {what}{escaped(finding.message)}"


def location_in(path: str, finding: Finding, text: SourceText, cells: CellModule | None) -> str:
    """The location of a finding in a text, which may be the module that a notebook's cells make up."""
    line, column = finding.position.line, text.column(finding.position)
    if cells is None:
        return location(path, line, column)
    place = cells.place(line)
    return location(path, place.line, column, place.cell)


def location(path: str, line: int, column: int, cell: int | None = None) -> str:
    """``path:line:column:`` as flake8 writes it, with columns in characters.

    In a notebook ``path:cell NUMBER:line:column:``, as ruff writes it.
    """
    within = "" if cell is None else f"cell {cell}:"
    return f"{escaped(path)}:{within}{line}:{column}:"
