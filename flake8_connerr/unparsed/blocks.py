"""Where blocks end, and handlers of a ``try`` how, read statement by statement.

The outline sees where a block ends at the latest. This takes longer, and is asked of few.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from flake8_connerr.unparsed.lexing import BLANKS, LETTER, LONGEST, TEXT, rest

# The lines from the end of a statement to the next one, and how deep that is indented.
_TO_NEXT = re.compile(rb"(?:\n[ \t]*+(?:#[^\n]*+)?(?=\n))*+\n([ \t]*+)(?=[^\s#])")
_LEAVING = re.compile(rb"(?:return|raise)(?!%s)" % LETTER)
_BREAK = re.compile(rb"break(?!%s)" % LETTER)
_OTHER_QUOTES = frozenset(b"\"'")
_GOING_ON = re.compile(rb"\b(?:break|continue)\b")


class HandlerBlock(NamedTuple):
    """One handler: where its clause begins, where it ends, and by what it does alone, if so.

    ``leaves`` says that this is ``return`` or ``raise``, ``breaks`` that it is ``break``.
    """

    start: int
    end: int
    leaves: bool
    breaks: bool


class _UnsureError(Exception):
    """It cannot be told where a statement ends, or a clause: by its length, brackets, quotes or a lambda."""


class _Line(NamedTuple):
    """A statement, or the head of one: where it begins and ends, its colons, and how deep it is indented."""

    start: int
    end: int
    colons: list[int]
    indent: int


def handler_blocks(text: bytes, place: int, indent: int) -> list[HandlerBlock] | None:
    """The handlers of a ``try`` that is indented so deep, whose first clause begins at the line feed there.

    None where it cannot be told what belongs to one.
    """
    try:
        return _handler_blocks(text, place, indent)
    except _UnsureError:
        return None


def _handler_blocks(text: bytes, place: int, indent: int) -> list[HandlerBlock]:
    found: list[HandlerBlock] = []
    line = _line_after(text, place)
    while line is not None and line.indent == indent and text.startswith(b"except", line.start):
        if not line.colons or text.find(b"lambda", line.start, line.end) >= 0:
            raise _UnsureError
        last = text[line.colons[0] + 1 : line.end].lstrip(BLANKS)
        start, line = line.start, _line_after(text, line.end)
        body_indent, end = line.indent if line else indent, line.start if line else len(text)
        while line is not None and line.indent > indent:
            if line.indent == body_indent:
                last = text[line.start : line.end]
            line = _line_after(text, line.end)
            end = line.start if line else len(text)
        going_on = len(_GOING_ON.findall(text, start, end))
        leaves, breaks = bool(_LEAVING.match(last)), bool(_BREAK.match(last))
        found.append(HandlerBlock(start, end, leaves and not going_on, breaks and going_on == 1))
    return found


def block_end(text: bytes, place: int, indent: int) -> int | None:
    """Where a block ends whose head begins at the line feed there, and is indented so deep.

    None where that cannot be told.
    """
    try:
        head = _line_after(text, place)
        line = head and _line_after(text, head.end)
        while line is not None and line.indent > indent:
            place, line = line.end, _line_after(text, line.end)
    except _UnsureError:
        return None
    return place if line is None else line.start


def _line_after(text: bytes, place: int) -> _Line | None:
    """The statement behind the line feed at a place; None at the end."""
    between = _TO_NEXT.match(text, place)
    if between is None:
        if text[place : place + 1] not in (b"\n", b""):
            raise _UnsureError
        return None
    start = between.end()
    remaining = rest(text, start)
    if remaining.end - start >= LONGEST or _leaves_open(text, start, remaining.end):
        raise _UnsureError
    return _Line(start, remaining.end, remaining.colons, len(between[1]))


def _leaves_open(text: bytes, start: int, end: int) -> bool:
    """Whether a string of several lines is begun in a statement that is read so far, and not ended."""
    if text.find(b'"""', start, end) < 0 and text.find(b"'''", start, end) < 0:
        return False
    return not _OTHER_QUOTES.isdisjoint(TEXT.sub(b"", text[start:end]))
