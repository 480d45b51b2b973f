"""``# noqa`` comments for findings: from a source text to one in which flake8 and the fixer are silent."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from flake8_connerr.findings import Finding
from flake8_connerr.noqa import ON_LINE, LogicalLine, Noqa, logical_lines

_END = re.compile(r"[ \t\f]*(?P<newline>\r\n|\r|\n|)\Z")


class Commented(NamedTuple):
    """A source text with comments, and those findings whose lines can bear none."""

    source: str
    unplaced: tuple[Finding, ...]


def with_comments(source: str, findings: Iterable[Finding]) -> Commented:
    """``source`` with a comment for every finding, at the end of the line where flake8 looks for it.

    Of a string or a statement that goes on over several lines by ``\\`` that is the last one. A comment that
    is there already gets the further codes. Nothing but comments changes.
    """
    findings = tuple(findings)
    noqa, lines = Noqa(source), logical_lines(source)
    codes: dict[LogicalLine, set[str]] = defaultdict(set)
    for finding in findings:
        codes[lines[noqa.place(finding).line]].add(finding.code)
    pieces, at = [], 0
    for line in dict.fromkeys(lines.values()):
        pieces.append(_commented(line, sorted(codes[line])) if line in codes else line.text)
        at += len(line.text)
    commented = "".join(pieces) + source[at:]
    after = Noqa(commented)
    return Commented(commented, tuple(finding for finding in findings if not after.hides(finding)))


def _commented(line: LogicalLine, codes: list[str]) -> str:
    """The line with the codes in a comment, or as it is where something else looks like that comment."""
    found = ON_LINE.search(line.text)
    if found is None:
        end = _END.search(line.text)
        assert end is not None  # it matches the empty string, too
        return f"{line.text[: end.start()]}  # noqa: {','.join(codes)}{end['newline']}"
    if found["codes"] is None or line.comment is None or found.start() < line.comment:
        return line.text
    separator = ", " if ", " in found["codes"] else ","
    there, after = line.text[: found.end("codes")], line.text[found.end("codes") :]
    return separator.join([there, *codes]) + after
