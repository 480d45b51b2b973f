"""What a run prints of its results: one module a format."""

from __future__ import annotations

from typing import NamedTuple, Protocol, TextIO

from codemods.reports.totals import Totals
from codemods.results import Result


class FileResult(NamedTuple):
    """What became of one file, whose bytes were ``old``."""

    path: str
    old: bytes
    result: Result


class Output(NamedTuple):
    """Where a report goes, and of what run: for which codes, and whether fixes are ``written`` to files."""

    stream: TextIO
    codes: frozenset[str]
    written: bool


class Report(Protocol):
    """One format. Files come one at a time, in order, as soon as they are done."""

    def add(self, done: FileResult) -> None:
        """Take one file."""

    def finish(self, totals: Totals) -> None:
        """Take what the whole run came to; nothing comes after it."""
