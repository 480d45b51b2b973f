"""One line a finding, then a summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codemods.engine import Result
from codemods.reports import FileResult, Output
from codemods.reports.terminal import escaped
from codemods.reports.totals import Totals
from flake8_connerr.findings import Finding

if TYPE_CHECKING:
    from codemods.cells import CellModule


class ConciseReport:
    """Prints ``path:line:column: code message`` for each finding, and what was done about it."""

    def __init__(self, output: Output) -> None:
        self._output = output

    def add(self, done: FileResult) -> None:
        """One file's findings."""
        for line in finding_lines(done.path, done.result, self._output.written):
            print(line, file=self._output.stream)

    def finish(self, totals: Totals) -> None:
        """The summary."""
        print(totals.summary(self._output.written), file=self._output.stream)


def finding_lines(path: str, result: Result, written: bool) -> list[str]:
    """A line for each finding of a file, in order: those fixed, and those that remain and why."""
    done = "fixed: " if written else "would fix: "
    placed = [(finding.position, _line(path, finding, result.before, done)) for finding in result.fixed]
    for kept in result.remaining:
        finding = kept.finding if written else kept.before
        cells = result.after if written else result.before
        refusal = f" (not fixed: {kept.refusal})" if kept.refusal else ""
        placed.append((finding.position, _line(path, finding, cells) + escaped(refusal)))
    return [line for _, line in sorted(placed)]


def _line(path: str, finding: Finding, cells: CellModule | None, what: str = "") -> str:
    return f"{location_in(path, finding, cells)} {finding.code} {what}{escaped(finding.message)}"


def location_in(path: str, finding: Finding, cells: CellModule | None) -> str:
    """The location of a finding whose line may be one of the module that a notebook's cells make up."""
    if cells is None:
        return location(path, finding)
    number, line = cells.place(finding.position.line)
    return location(path, finding._replace(position=finding.position._replace(line=line)), number)


def location(path: str, finding: Finding, cell: int | None = None) -> str:
    """``path:line:column:`` as flake8 writes it, with columns in bytes of UTF-8.

    In a notebook ``path:cell NUMBER:line:column:``, as ruff writes it.
    """
    within = "" if cell is None else f"cell {cell}:"
    return f"{escaped(path)}:{within}{finding.position.line}:{finding.position.column + 1}:"
