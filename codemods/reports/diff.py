"""Unified diffs: as bytes that can be piped into a patch, or for a person to read."""

from __future__ import annotations

import difflib
import re
import sys
from collections.abc import Iterator
from typing import TextIO

from codemods.reports import FileResult
from codemods.reports.terminal import console, escaped
from codemods.reports.totals import Totals
from codemods.source import decode

# Only a line feed ends a line of a patch.
_LINE = re.compile(rb"[^\n]*\n|[^\n]+")
_STYLES = (("---", "bold"), ("+++", "bold"), ("@@", "cyan"), ("-", "red"), ("+", "green"))


class DiffReport:
    """Prints what would become of the files, and says what that comes to on another stream, if any."""

    def __init__(self, summary: TextIO | None) -> None:
        self._summary = summary

    def add(self, done: FileResult) -> None:
        """The difference that one file's fixes make."""
        if done.result.data is not None:
            print_difference(done.path, done.old, done.result.data)

    def finish(self, totals: Totals) -> None:
        """The summary."""
        if self._summary:
            print(totals.summary(written=False), file=self._summary)


def print_difference(path: str, old: bytes, new: bytes) -> None:
    """Print what a file's bytes become: as they are into a pipe, escaped and in colour on a terminal."""
    lines = difference(path, old, new)
    if sys.stdout.isatty():
        _show(lines, decode(old).encoding)
    else:
        sys.stdout.buffer.writelines(lines)


def difference(path: str, old: bytes, new: bytes) -> Iterator[bytes]:
    """The lines of a unified diff, in the encoding of the file, so that a patch can be made of them."""
    name = escaped(path).encode()
    lines = difflib.diff_bytes(difflib.unified_diff, _LINE.findall(old), _LINE.findall(new), name, name)
    for line in lines:
        yield line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n"


def _show(lines: Iterator[bytes], encoding: str) -> None:
    from rich.text import Text

    terminal = console(sys.stdout)
    for line in lines:
        text = line.decode(encoding, "backslashreplace").replace("\r\n", "\n").removesuffix("\n")
        style = next((style for start, style in _STYLES if text.startswith(start)), "")
        terminal.print(Text(escaped(text, keep="\t\n"), style))
