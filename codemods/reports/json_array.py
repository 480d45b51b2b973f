"""One JSON array with an object for each finding, laid out as Ruff's.

``findings.schema.json`` beside this module describes it.
"""

from __future__ import annotations

import json
from typing import Any

from codemods.reports import FileResult, Output, paths
from codemods.reports.entries import Entry, left
from codemods.reports.rewrites import edit
from codemods.reports.totals import Totals
from flake8_connerr.noqa import LogicalLine, logical_lines


class JsonReport:
    """Collects the findings that are left, and prints them all at the end."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._found: list[dict[str, Any]] = []

    def add(self, done: FileResult) -> None:
        """One file's findings."""
        filename = paths.absolute(done.path)
        lines: dict[int, LogicalLine] = {}
        for entry in left(done, self._output.written):
            if entry.cell is not None or not lines:
                lines = logical_lines(entry.source.text)
            self._found.append(_object(filename, entry, lines[entry.place.line].last))

    def finish(self, totals: Totals) -> None:  # noqa: ARG002 - the array says it all
        """Print the array."""
        print(json.dumps(self._found, indent=2), file=self._output.stream)


def _object(filename: str, entry: Entry, noqa_row: int) -> dict[str, Any]:
    place, finding = entry.place, entry.finding
    return {
        "code": finding.code,
        "name": entry.rule.name,
        "message": finding.message,
        "filename": filename,
        "cell": entry.cell,
        "location": _location(place.line, place.column),
        "end_location": _location(place.end_line, place.end_column),
        "evidence": [{"row": fact.line, "text": fact.text} for fact in finding.evidence],
        "fix": _fix(entry),
        "refusal": entry.refusal or None,
        "noqa_row": noqa_row,
    }


def _fix(entry: Entry) -> dict[str, Any] | None:
    if entry.rewrite is None:
        return None
    edits = [edit(change) for change in entry.rewrite.changes]
    return {
        "applicability": entry.rewrite.applicability.value,
        "message": entry.fix,
        "edits": [
            {
                "content": content,
                "location": _location(place.line, place.column),
                "end_location": _location(place.end_line, place.end_column),
            }
            for place, content in edits
        ],
        "fixes": [{"code": finding.code, "row": finding.position.line} for finding in entry.rewrite.findings],
    }


def _location(row: int, column: int) -> dict[str, int]:
    return {"row": row, "column": column}
