"""Unified diffs: as bytes that can be piped into a patch, or for a person to read."""

from __future__ import annotations

import difflib
import os
import re
import sys
from collections.abc import Iterator

from codemods.reports.terminal import BOLD, CYAN, GREEN, PLAIN, RED, escaped
from codemods.source import decode

# Only a line feed ends a line of a patch.
_LINE = re.compile(rb"[^\n]*\n|[^\n]+")


def print_difference(path: str, old: bytes, new: bytes) -> None:
    """Print what a file's bytes become: as they are into a pipe, escaped and in colour on a terminal."""
    lines = difference(path, old, new)
    if sys.stdout.isatty():
        encoding, colour = decode(old).encoding, not os.environ.get("NO_COLOR")
        sys.stdout.writelines(for_terminal(line, encoding, colour) for line in lines)
    else:
        sys.stdout.buffer.writelines(lines)


def difference(path: str, old: bytes, new: bytes) -> Iterator[bytes]:
    """The lines of a unified diff, in the encoding of the file, so that a patch can be made of them."""
    name = escaped(path).encode()
    lines = difflib.diff_bytes(difflib.unified_diff, _LINE.findall(old), _LINE.findall(new), name, name)
    for line in lines:
        yield line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n"


def for_terminal(line: bytes, encoding: str, colour: bool) -> str:
    """A line of a diff for a person to read: control characters escaped, and perhaps in colour."""
    text = escaped(line.decode(encoding, "backslashreplace").replace("\r\n", "\n"), keep="\t\n")
    return _coloured(text) if colour else text


def _coloured(line: str) -> str:
    for start, colour in (("---", BOLD), ("+++", BOLD), ("@@", CYAN), ("-", RED), ("+", GREEN)):
        if line.startswith(start):
            return f"{colour}{line.rstrip()}{PLAIN}\n"
    return line
