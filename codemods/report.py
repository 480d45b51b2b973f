"""What a run prints: a line for each finding, differences, and a summary."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import NamedTuple

from codemods.engine import Result
from codemods.rounds import UNSAFE
from flake8_connerr.findings import Finding, Position

# Only a line feed ends a line of a patch.
_LINE = re.compile(rb"[^\n]*\n|[^\n]+")
_RED, _GREEN, _CYAN, _BOLD, _PLAIN = (f"\x1b[{code}m" for code in (31, 32, 36, 1, 0))


class Totals(NamedTuple):
    """What a run came to. ``unsafe`` of the findings ``remaining`` have a fix that may be asked for."""

    files: int = 0
    changed: int = 0
    fixed: int = 0
    remaining: int = 0
    unsafe: int = 0
    failed: int = 0

    def plus(self, result: Result) -> Totals:
        """These totals and one more file's result."""
        return self._replace(
            changed=self.changed + (result.data is not None),
            fixed=self.fixed + len(result.fixed),
            remaining=self.remaining + len(result.remaining),
            unsafe=self.unsafe + sum(kept.refusal == UNSAFE for kept in result.remaining),
            failed=self.failed + bool(result.error),
        )

    def summary(self, written: bool) -> str:
        """One line for the end of the run."""
        parts = []
        if self.fixed:
            verb = "fixed" if written else "would fix"
            parts.append(f"{verb} {_count(self.fixed, 'finding')} in {_count(self.changed, 'file')}")
        if self.remaining:
            verb = "remains" if self.remaining == 1 else "remain"
            unsafe = f" ({self.unsafe} fixable with --unsafe-fixes)" if self.unsafe else ""
            parts.append(f"{_count(self.remaining, 'finding')} {verb}{unsafe}")
        if self.failed:
            parts.append(f"{_count(self.failed, 'path')} could not be handled")
        if not self.fixed and not self.remaining:
            parts.insert(0, "no findings")
        line = "; ".join(parts)
        return f"{line[0].upper()}{line[1:]}. {_count(self.files, 'file')} looked at."


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
    for start, colour in (("---", _BOLD), ("+++", _BOLD), ("@@", _CYAN), ("-", _RED), ("+", _GREEN)):
        if line.startswith(start):
            return f"{colour}{line.rstrip()}{_PLAIN}\n"
    return line


def escaped(text: str, keep: str = "") -> str:
    """``text`` with what would steer a terminal, or could not be printed, written as an escape."""
    if text.isprintable():
        return text
    return "".join(
        character
        if character.isprintable() or character in keep
        else character.encode("unicode_escape", "surrogatepass").decode("ascii")
        for character in text
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
