"""Which loops, functions and ``except`` clauses a file has, read off the beginnings of its lines.

This costs a small part of what parsing does, and decides whether to parse at all. So it may see what is not
there (a line of a string that reads like code), but must not miss what is. A compound statement begins its
line, and its block ends where another statement is indented no deeper.
"""

from __future__ import annotations

import bisect
import functools
import re
from typing import NamedTuple

from flake8_connerr.unparsed.blocks import HandlerBlock, block_end, handler_blocks
from flake8_connerr.unparsed.lexing import (
    CALLED,
    GAP,
    LETTER,
    TEXT,
    long_strings,
    plain,
    qualifier,
    rest,
)

# That patterns begin with a literal and take blanks for good makes them several times as fast.
# What reads on like a sentence ("for each one", "while the other", "try it") is a line of a string.
_HEAD = re.compile(
    rb"\n([ \t]*+)(for\b(?![ \t]+\w+[ \t]+(?!in\b)\w|[ \t]+\w+[ \t]*\n)"
    rb"|while\b(?![ \t]+(?!not\b|await\b|lambda\b|\d)\w+[ \t]+(?!(?:and|or|in|is|not|if)\b)\w)"
    rb"|try(?=[ \t\f]*[:\\])|except\b|async[ \t\f]++for\b)"
)
_LOOPS = (b"for", b"while")
_DEF = re.compile(rb"def")
_FUNCTION = re.compile(rb"\n([ \t]*+)(?:async%s++)?def%s++(%s++)" % (GAP, GAP, LETTER))
# Words that begin a statement and cannot begin a line that goes on within brackets.
_STATEMENTS = (
    rb"class|(?:async[ \t\f]+)?def|finally|raise|return|try|while|with|import|break|continue|pass|assert|del"
)
# What stands between a head and the colon that ends it, comments included, where no other colon can.
_UP_TO_COLON = re.compile(rb"(?:[^:#\"'\[{]++|#[^\n]*+)*+(?=:(?!=))")
_NAME = rb"(?!\d)%s++" % LETTER
_DOTTED = re.compile(rb"%s(?:[\s\\]*+\.[\s\\]*+%s)*+" % (_NAME, _NAME))
_CALLED = re.compile(CALLED)
# Before what is no name of its own; what follows a quote is text.
_WITHIN_NAME = re.compile(LETTER + rb"|[\"'`]")
# A name may stand in brackets of its own: `(socket).timeout`.
_WITHOUT_BRACKETS = bytes.maketrans(b"()", b"  ")
_USUAL_QUOTES = re.compile(rb'"""')
_OTHER_QUOTES = re.compile(rb"'''")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_FORM_FEED = re.compile(rb"\n[ \t\f]*\f")


class Block(NamedTuple):
    """Where the head of a compound statement begins, and how deep it is indented."""

    start: int
    indent: int


class _Function(NamedTuple):
    """Where a function begins, and its name."""

    head: Block
    name: bytes


class Attempt(NamedTuple):
    """One ``try``: where it begins, the dotted names in each of its clauses, and where these begin.

    ``head`` is its head. Where that may be a line of a string, ``start`` is where another one stands before
    it, whose clauses these may be. ``loops`` are those begun before it that are indented less.
    """

    start: int
    head: Block
    loops: tuple[Block, ...]
    clauses: list[tuple[bytes, ...]]
    places: list[int]


def with_line_feeds(data: bytes) -> bytes:
    """A file's bytes, of any encoding, with a line feed before and after each line and no other break.

    Nor is there a form feed in an indentation: what precedes it does not count.
    """
    text = b"\n%s\n" % data.removeprefix(_BYTE_ORDER_MARK)
    if b"\r" in text:
        text = text.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if b"\f" in text:
        text = _FORM_FEED.sub(b"\n", text)
    return plain(text)


class Outline:
    """The structure of a file; places count bytes in ``text``."""

    def __init__(self, text: bytes) -> None:
        """Read what :func:`with_line_feeds` made of a file."""
        self.text = text
        self._ends: dict[Block, int] = {}
        self._earliest_ends: dict[Block, int] = {}
        self._last_places: dict[bytes, int] = {}

    @functools.cached_property
    def attempts(self) -> list[Attempt]:
        """Every ``try`` that has clauses."""
        found: list[Attempt] = []
        open_loops: list[Block] = []
        last: dict[int, Attempt] = {}  # by indentation
        for match in _HEAD.finditer(self.text):
            head, word = Block(match.start(), len(match[1])), match[2]
            if word == b"except":
                attempt = last.get(head.indent)
                if attempt is None:  # no such thing in code; in a string it does no harm
                    attempt = last[head.indent] = Attempt(head.start, head, tuple(open_loops), [], [])
                if not attempt.clauses:
                    found.append(attempt)
                attempt.clauses.append(_names(self.text, match.end()))
                attempt.places.append(head.start)
                continue
            while open_loops and open_loops[-1].indent >= head.indent and self._is_code(open_loops[-1], head):
                open_loops.pop()
            if word != b"try":
                open_loops.append(head)
                continue
            around = tuple(loop for loop in open_loops if loop.indent < head.indent)
            attempt = Attempt(head.start, head, around, [], [])
            before = last.get(head.indent)
            if before is not None and not self._is_code(before.head, head):
                # One of the two is a line of a string: clauses that follow may belong to either.
                around = before.loops + around
                attempt = Attempt(before.start, head, around, before.clauses, before.places)
                if attempt.clauses:
                    found.append(attempt)
            last[head.indent] = attempt
        return found

    def loop_at(self, place: int) -> Block | None:
        """The loop whose head begins there; None for what reads on like a sentence."""
        head = _HEAD.match(self.text, place)
        return Block(place, len(head[1])) if head and head[2] in _LOOPS else None

    def end(self, block: Block) -> int:
        """Where a block ends at the latest."""
        if block not in self._ends:
            self._ends[block] = self._find_end(block)
        return self._ends[block]

    def _find_end(self, block: Block) -> int:
        for match in _statements(block.indent).finditer(self.text, block.start + 1):
            if self._is_code(block, Block(match.start(), 0)):
                return match.start()
        return len(self.text)

    def code_of(self, loop: Block) -> bytes:
        """A loop, whole, and what follows it only where its head may be a line of a string."""
        sure = not self.is_in_string(loop.start)
        end = block_end(self.text, loop.start, loop.indent) if sure else None
        return self.text[loop.start : self.end(loop) if end is None else end]

    def loops_around(self, attempt: Attempt) -> list[Block]:
        """The loops that a ``try`` may stand in."""
        return [loop for loop in attempt.loops if attempt.head.start < self.end(loop)]

    def handling(self, attempt: Attempt) -> tuple[int, int]:
        """Where the handlers of a ``try`` begin and end."""
        last = Block(attempt.places[-1], attempt.head.indent)
        return attempt.places[0], self.end(last)

    def handler_blocks(self, attempt: Attempt) -> list[HandlerBlock] | None:
        """The handlers of a ``try``, one for each clause; None where a line of a string may be among them."""
        if not self._is_sure(attempt):
            return None
        found = handler_blocks(self.text, attempt.places[0], attempt.head.indent)
        return found if found and len(found) == len(attempt.clauses) else None

    def tried(self, attempt: Attempt) -> bytes | None:
        """What is tried; None where a line of a string may be taken for its end or its beginning."""
        return self.text[attempt.start : attempt.places[0]] if self._is_sure(attempt) else None

    def _is_sure(self, attempt: Attempt) -> bool:
        """Whether neither the head nor the first clause is a line of a string."""
        sure = attempt.start == attempt.head.start
        return sure and not any(map(self.is_in_string, (attempt.start, attempt.places[0])))

    def functions_around(self, attempt: Attempt) -> list[bytes]:
        """What the function may be called that a ``try`` stands in, if its clauses are followed by that."""
        found, indent = [], attempt.head.indent
        i = bisect.bisect_left(self._defs, attempt.head.start)
        while indent and i:
            i -= 1
            function = self._function_at(self._defs[i])
            if function is None or function.head.indent >= indent:
                continue
            may_end = self._may_end(function.head) < attempt.head.start
            ended = may_end and self.end(function.head) < attempt.head.start
            if not ended and self._last_place(function.name) >= attempt.places[0]:
                found.append(function.name)
            if not self.is_in_string(function.head.start):
                if not may_end and self._is_code(function.head, attempt.head):
                    break
                indent = function.head.indent  # what stands before it and is not indented less has ended
        return found

    @functools.cached_property
    def _defs(self) -> list[int]:
        """Where "def" stands."""
        return [match.start() for match in _DEF.finditer(self.text)]

    def _function_at(self, place: int) -> _Function | None:
        """The function whose "def" stands there; None where it is no such word."""
        line = self.text.rfind(b"\n", 0, place)
        while self.text.endswith(b"\\", 0, line):  # "async" may stand in the line before
            before = self.text.rfind(b"\n", 0, line)
            if b"#" in self.text[before:line]:
                break
            line = before
        match = _FUNCTION.match(self.text, line)
        return _Function(Block(line, len(match[1])), match[2]) if match else None

    def _may_end(self, block: Block) -> int:
        """Where a block ends at the earliest."""
        if block not in self._earliest_ends:
            outside = _outside(block.indent).search(self.text, block.start + 1)
            self._earliest_ends[block] = outside.start() if outside else len(self.text)
        return self._earliest_ends[block]

    def _last_place(self, name: bytes) -> int:
        """Where a name stands last, be it within another."""
        if name not in self._last_places:
            self._last_places[name] = self.text.rfind(name)
        return self._last_places[name]

    def calls(self, name: bytes, start: int, end: int) -> bool:
        """Whether a function of the file may be called between two places, also as a method of ``self``."""
        while (start := self.text.find(name, start, end)) >= 0:
            before, at, start = self.text[start - 1 : start], start, start + len(name)
            if _WITHIN_NAME.match(before) or not _CALLED.match(self.text, start):
                continue
            if qualifier(self.text, at) in (None, b"self", b"cls"):
                return True
        return False

    def _is_code(self, one: Block, other: Block) -> bool:
        """Whether what begins at ``other`` is code, like what begins at ``one``, and not a line of a string.

        Nor does it go on with the line before.
        """
        start, end = one.start, other.start
        if self.text.endswith(b"\\", start, end):
            return False
        quotes = bisect.bisect_left(self._long_quotes, start)
        if quotes == len(self._long_quotes) or self._long_quotes[quotes] >= end:  # as mostly
            return True
        return not (self.is_in_string(start) or self.is_in_string(end))

    @functools.cached_property
    def _long_quotes(self) -> list[int]:
        """Where three quotes stand in a row."""
        found = [match.start() for match in _USUAL_QUOTES.finditer(self.text)]
        if b"'''" not in self.text:
            return found
        return sorted([*found, *(match.start() for match in _OTHER_QUOTES.finditer(self.text))])

    def is_in_string(self, line_feed: int) -> bool:
        """Whether what stands behind a line feed belongs to a string that was begun before."""
        goes_on = self.text.endswith(b"\\", 0, line_feed)
        return goes_on or bisect.bisect_right(self._string_ends, line_feed) % 2 == 1

    @functools.cached_property
    def _string_ends(self) -> list[int]:
        """Where strings of several lines begin and end, in turn."""
        return [place for span in long_strings(self.text) for place in span]


@functools.cache
def _statements(indent: int) -> re.Pattern[bytes]:
    """A statement that is indented no deeper than so many characters."""
    return re.compile(rb"\n[ \t]{0,%d}+(?:%s)\b" % (indent, _STATEMENTS))


@functools.cache
def _outside(indent: int) -> re.Pattern[bytes]:
    """What may be a statement that is indented no deeper than so many characters."""
    return re.compile(rb"\n[ \t]{0,%d}+[^\s#)\]}]" % indent)


def _names(text: bytes, at: int) -> tuple[bytes, ...]:
    """The dotted names in a clause, but for the one that it gives to the error."""
    between = _UP_TO_COLON.match(text, at)
    clause = between[0] if between else b""
    if not between or b"lambda" in clause:
        remaining = rest(text, at)
        last = -1 if b"lambda" in clause else 0
        clause = text[at : remaining.colons[last] if remaining.colons else remaining.end]
    names = _DOTTED.findall(TEXT.sub(b"", clause).translate(_WITHOUT_BRACKETS))
    return tuple(names[: names.index(b"as")] if b"as" in names else names)
