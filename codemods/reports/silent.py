"""No report at all: what ``--quiet`` asks for."""

from __future__ import annotations

from codemods.reports import FileResult
from codemods.reports.totals import Totals


class SilentReport:
    """Prints nothing."""

    def add(self, done: FileResult) -> None:
        """One file, of which nothing is said."""

    def finish(self, totals: Totals) -> None:
        """The end, of which nothing is said."""
