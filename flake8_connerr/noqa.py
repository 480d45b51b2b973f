"""Which findings ``# noqa`` comments hide, as flake8 reads them."""

from __future__ import annotations

import functools
import io
import re
import tokenize
from typing import NamedTuple

from flake8_connerr.findings import Finding
from flake8_connerr.lines import source_lines
from flake8_connerr.nodes import Position

_CODES = r"(?P<codes>[A-Z]+[0-9]+(?:[,\s]+[A-Z]+[0-9]+)*)"
ON_LINE = re.compile(rf"#\s*noqa(?::\s?{_CODES})?", re.IGNORECASE)
_ON_FILE = re.compile(rf"^\s*#\s*flake8[:=]\s*noqa(?::\s?{_CODES})?\s*$", re.IGNORECASE | re.MULTILINE)


class LogicalLine(NamedTuple):
    """The text in which flake8 looks for a line's comment, with the numbers of its first and last line.

    That is the line itself, or all those over which a string or a statement goes on by ``\\``.
    ``comment`` is where a comment begins in the text, if there is one.
    """

    first: int
    last: int
    text: str
    comment: int | None = None


class Noqa:
    """The ``# noqa`` and ``# flake8: noqa`` comments of one source text.

    A comment with codes hides those and what they are prefixes of; one without hides everything.
    One beside a string or a statement that goes on over several lines by ``\\`` holds for all of
    them, as in flake8.
    """

    def __init__(self, source: str) -> None:
        self._source = source if "noqa" in source.lower() else ""

    def hides(self, finding: Finding) -> bool:
        """Whether a comment on the finding's line or its clause's, or one for the whole file, hides it."""
        if any(_names(match, finding.code) for match in self._of_file):
            return True
        return self._hides_at(self.place(finding), finding.code)

    def place(self, finding: Finding) -> Position:
        """Where to report a finding so that flake8, which looks at that line alone, sees its comment.

        That is where it is, unless there is a comment for it where its clause begins.
        """
        clause = finding.clause_at
        return clause if clause and self._hides_at(clause, finding.code) else finding.position

    @functools.cached_property
    def _of_file(self) -> list[re.Match[str]]:
        return list(_ON_FILE.finditer(self._source))

    @functools.cached_property
    def _of_lines(self) -> list[re.Match[str]]:
        return list(ON_LINE.finditer(self._source))

    @functools.cached_property
    def _lines(self) -> dict[int, LogicalLine]:
        # Reading tokens costs as much as parsing.
        return logical_lines(self._source)

    def _hides_at(self, position: Position, code: str) -> bool:
        if not any(_names(match, code) for match in self._of_lines):
            return False  # wherever they are
        line = self._lines.get(position.line)
        match = ON_LINE.search(line.text) if line else None
        return match is not None and _names(match, code)


def _names(match: re.Match[str], code: str) -> bool:
    codes = match["codes"]
    return codes is None or code.startswith(tuple(re.split(r"[,\s]+", codes.upper())))


def logical_lines(source: str) -> dict[int, LogicalLine]:
    """By its number, the text in which a line's ``# noqa`` is looked for."""
    lines = source_lines(source)
    found: dict[int, LogicalLine] = {}
    first: int | None = None
    last = 0
    comment: int | None = None
    try:
        for token in tokenize.generate_tokens(io.StringIO(source, newline=None).readline):
            if token.type in {tokenize.ENDMARKER, tokenize.DEDENT}:
                continue
            first = token.start[0] if first is None else min(first, token.start[0])
            last = max(last, token.end[0])
            if token.type == tokenize.COMMENT:
                comment = sum(map(len, lines[first - 1 : last - 1])) + token.start[1]
            elif token.type in {tokenize.NL, tokenize.NEWLINE}:
                logical = LogicalLine(first, last, "".join(lines[first - 1 : last]), comment)
                found |= dict.fromkeys(range(first, last + 1), logical)
                first = comment = None
    except (tokenize.TokenError, SyntaxError):
        return {number: LogicalLine(number, number, line) for number, line in enumerate(lines, 1)}
    return found
