"""GitLab's code quality report: one JSON array."""

from __future__ import annotations

import json
import os
from typing import Any

from codemods.reports import FileResult, Output, paths
from codemods.reports.entries import left
from codemods.reports.fingerprints import fingerprints
from codemods.reports.totals import Totals


class GitlabReport:
    """Collects the findings that are left, and prints them all at the end.

    Paths are as seen from the project's directory, which GitLab names in CI_PROJECT_DIR, or else from the
    current one.
    """

    def __init__(self, output: Output) -> None:
        self._output = output
        self._base = os.environ.get("CI_PROJECT_DIR") or "."
        self._found: list[dict[str, Any]] = []

    def add(self, done: FileResult) -> None:
        """One file's findings."""
        entries = left(done, self._output.written)
        path = paths.relative(done.path, self._base)
        for entry, fingerprint in zip(entries, fingerprints(path, entries), strict=True):
            entry = entry.in_file
            place = entry.place
            self._found.append(
                {
                    "description": f"{entry.finding.code}: {entry.finding.message}",
                    "check_name": entry.finding.code,
                    "fingerprint": fingerprint,
                    "severity": "major",
                    "location": {
                        "path": paths.text(path),
                        "lines": {"begin": place.line, "end": place.end_line},
                    },
                }
            )

    def finish(self, totals: Totals) -> None:  # noqa: ARG002 - the array says it all
        """Print the array."""
        print(json.dumps(self._found, indent=2), file=self._output.stream)
