"""One line a finding, then a summary."""

from __future__ import annotations

import sys
from typing import TextIO

from codemods.engine import Result
from codemods.reports import FileResult
from codemods.reports.terminal import escaped
from codemods.reports.totals import Totals
from flake8_connerr.findings import Finding, Position


class ConciseReport:
    """Prints ``path:line:column: code message`` for each finding, and what was done about it."""

    def __init__(self, written: bool, stream: TextIO | None = None) -> None:
        self._written = written
        self._stream = stream or sys.stdout

    def add(self, done: FileResult) -> None:
        """One file's findings."""
        for line in finding_lines(done.path, done.result, self._written):
            print(line, file=self._stream)

    def finish(self, totals: Totals) -> None:
        """The summary."""
        print(totals.summary(self._written), file=self._stream)


def finding_lines(path: str, result: Result, written: bool) -> list[str]:
    """A line for each finding of a file, in order: those fixed, and those that remain and why."""
    placed = [
        (finding.position, _line(path, finding, finding.position, "fixed: " if written else "would fix: "))
        for finding in result.fixed
    ]
    for kept in result.remaining:
        position = kept.finding.position if written else kept.before
        refusal = f" (not fixed: {kept.refusal})" if kept.refusal else ""
        placed.append((position, _line(path, kept.finding, position) + escaped(refusal)))
    return [line for _, line in sorted(placed)]


def _line(path: str, finding: Finding, at: Position, what: str = "") -> str:
    return f"{escaped(path)}:{at.line}:{at.column + 1}: {finding.code} {what}{escaped(finding.message)}"
