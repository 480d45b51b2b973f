"""Which findings ``# noqa`` comments hide, as flake8 reads them."""

from __future__ import annotations

import io
import re
import tokenize

from flake8_connerr.findings import Finding, Position

_CODES = r"(?P<codes>[A-Z]+[0-9]+(?:[,\s]+[A-Z]+[0-9]+)*)"
_ON_LINE = re.compile(rf"#\s*noqa(?::\s?{_CODES})?", re.IGNORECASE)
_ON_FILE = re.compile(rf"^\s*#\s*flake8[:=]\s*noqa(?::\s?{_CODES})?\s*$", re.IGNORECASE | re.MULTILINE)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


class Noqa:
    """The ``# noqa`` and ``# flake8: noqa`` comments of one source text.

    A comment with codes hides those and what they are prefixes of; one without hides everything.
    One beside a string or a statement that goes on over several lines by ``\\`` holds for all of
    them, as in flake8.
    """

    def __init__(self, source: str) -> None:
        self._lines: dict[int, str] = {}
        self._file = ""
        if "noqa" in source.lower():
            self._lines = _logical_lines(source)
            self._file = source

    def hides(self, finding: Finding) -> bool:
        """Whether a comment on the finding's line or its clause's, or one for the whole file, hides it."""
        if any(_names(match, finding.code) for match in _ON_FILE.finditer(self._file)):
            return True
        return self._hides_at(self.place(finding), finding.code)

    def place(self, finding: Finding) -> Position:
        """Where to report a finding so that flake8, which looks at that line alone, sees its comment.

        That is where it is, unless there is a comment for it where its clause begins.
        """
        clause = finding.clause_at
        return clause if clause and self._hides_at(clause, finding.code) else finding.position

    def _hides_at(self, position: Position, code: str) -> bool:
        match = _ON_LINE.search(self._lines.get(position.line, ""))
        return match is not None and _names(match, code)


def _names(match: re.Match[str], code: str) -> bool:
    codes = match["codes"]
    return codes is None or code.startswith(tuple(re.split(r"[,\s]+", codes.upper())))


def comment_lines(source: str) -> dict[int, int]:
    """For each line with code, the line at whose end a ``# noqa`` holds for it."""
    return {line: together[-1] for together in _together(source) for line in together}


def _logical_lines(source: str) -> dict[int, str]:
    """The text in which a line's ``# noqa`` is looked for, by line number."""
    lines = _LINE.findall(source)
    found: dict[int, str] = {}
    for together in _together(source):
        found |= dict.fromkeys(together, "".join(lines[together[0] - 1 : together[-1]]))
    return found


def _together(source: str) -> list[range]:
    """Lines for all of which a comment on any of them holds; each by itself in a source with faults."""
    found: list[range] = []
    first: int | None = None
    last = 0
    try:
        for token in tokenize.generate_tokens(io.StringIO(source, newline=None).readline):
            if token.type in {tokenize.ENDMARKER, tokenize.DEDENT}:
                continue
            first = token.start[0] if first is None else min(first, token.start[0])
            last = max(last, token.end[0])
            if token.type in {tokenize.NL, tokenize.NEWLINE}:
                found.append(range(first, last + 1))
                first = None
    except (tokenize.TokenError, SyntaxError):
        return [range(number, number + 1) for number in range(1, len(_LINE.findall(source)) + 1)]
    return found
