"""Workflow commands, which GitHub Actions shows as annotations of the lines they name."""

from __future__ import annotations

from codemods.reports import FileResult, Output, paths
from codemods.reports.entries import left
from codemods.reports.terminal import escaped
from codemods.reports.totals import Totals


class GithubReport:
    """Prints a line that begins with ``::error`` for each finding that is left."""

    def __init__(self, output: Output) -> None:
        self._output = output

    def add(self, done: FileResult) -> None:
        """One file's findings."""
        for entry in left(done, self._output.written):
            place, finding = entry.in_file.place, entry.in_file.finding
            properties = {
                "title": finding.code,
                "file": paths.absolute(done.path),
                "line": str(place.line),
                "col": str(place.column),
                "endLine": str(place.end_line),
                "endColumn": str(place.end_column),
            }
            said = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
            message = _data(
                f"{finding.message} (not fixed: {entry.refusal})" if entry.refusal else finding.message
            )
            print(f"::error {said}::{message}", file=self._output.stream)

    def finish(self, totals: Totals) -> None:
        """Nothing more is said: every other line would only stand in the log."""


def _data(text: str) -> str:
    """A message as a workflow command takes it."""
    text = escaped(text, keep="\r\n")
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """The value of a property of a workflow command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
