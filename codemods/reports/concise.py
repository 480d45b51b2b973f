"""One line a finding, then a summary."""

from __future__ import annotations

from codemods.engine import Result
from codemods.reports import FileResult, Output
from codemods.reports.terminal import escaped
from codemods.reports.totals import Totals
from flake8_connerr.findings import Finding


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
    placed = [(finding.position, _line(path, finding, done)) for finding in result.fixed]
    for kept in result.remaining:
        finding = kept.finding if written else kept.before
        refusal = f" (not fixed: {kept.refusal})" if kept.refusal else ""
        placed.append((finding.position, _line(path, finding) + escaped(refusal)))
    return [line for _, line in sorted(placed)]


def _line(path: str, finding: Finding, what: str = "") -> str:
    return f"{location(path, finding)} {finding.code} {what}{escaped(finding.message)}"


def location(path: str, finding: Finding) -> str:
    """``path:line:column:`` as flake8 writes it, with columns in bytes of UTF-8."""
    return f"{escaped(path)}:{finding.position.line}:{finding.position.column + 1}:"
