"""Which loops may come round to another attempt, after a failure or because of an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flake8_connerr.unparsed.answers import asks_again, may_ask_again
from flake8_connerr.unparsed.failures import Failures
from flake8_connerr.unparsed.hidden_waits import HiddenWaits
from flake8_connerr.unparsed.lexing import (
    AFTER_DOT,
    CALLED_NAME,
    LETTER,
    SPACE,
    TEXT,
    TEXT_BEGINS,
    WORD,
    goes_on,
    rest,
)
from flake8_connerr.unparsed.mentions import Mentions
from flake8_connerr.unparsed.outline import Attempt, Block, Outline
from flake8_connerr.unparsed.retry_words import speaks_of_retrying

_TARGET = re.compile(rb"\n[ \t]*for\b(.*?)\bin\b", re.DOTALL)
_COUNTING = re.compile(rb"(?:[xt]?range|count)\Z")
# The word of a loop where it may begin a line: patterns that begin with a literal are searched much faster.
_WHILE = re.compile(rb"while\b(?:(?<=\nwhile)|(?<=\s\swhile))")
# A `for` that may count; its head may go on over several lines, which a bracket shows that is left open or
# ends in a comment.
_COUNTING_FOR = re.compile(
    rb"for\b(?:(?<=\nfor)|(?<=\s\sfor))(?:[^\n]*(?:range|count|etr[yi]|ttempt|econnect|[tT]ries|TR|TT|CO)"
    rb"|[^\n]*[(\[{\\](?:[^\n]*(?<![:\s])|[^\n]*#[^\n]*:|[^\n)\]}]*:)[ \t\f]*(?=\n))"
)
_INDENTATION = re.compile(rb"\n[ \t]*+")
# What is tried is read without its strings, and without what stands there as no name that is looked up.
_NOT_READ = re.compile(rb"\b(?:global|nonlocal|import)\b[^\n]*+|\bas\b%s%s++" % (SPACE, LETTER))
_OTHER_SCOPE = re.compile(rb"\b(?:lambda|def|class|case)\b")
_READ_NAME = re.compile(rb"(?<![\w\x80-\xff.])%s++(?!\"|\s*+=(?!=))" % LETTER)


class Loops:
    """Answers for one file."""

    def __init__(self, outline: Outline, mentions: Mentions, failures: Failures) -> None:
        self._outline = outline
        self._text = outline.text
        self._failures = failures
        self._hidden_waits = HiddenWaits(outline, mentions)

    def come_round(self, attempt: Attempt) -> bool:
        """Whether the failure of an attempt may bring a loop round again."""
        return any(self._may_retry(loop, attempt) for loop in self._outline.loops_around(attempt))

    def _may_retry(self, loop: Block, attempt: Attempt) -> bool:
        """Whether a loop may try again: it counts, or its waits come from what it goes over."""
        if self._counts(loop.start):
            return self._failures.bring_round(attempt, loop)
        beside = self._round_beside(loop, attempt)
        return (
            beside is not None
            and self._failures.bring_round(attempt, loop)
            and self._hidden_waits.stand_in(beside)
        )

    def ask_again(self) -> bool:
        """Whether a loop that counts may ask again because of what it was answered."""
        counting = list(self._counting_loops())
        return bool(counting) and may_ask_again(self._text) and any(map(self._asks_again, counting))

    def _counting_loops(self) -> Iterator[Block]:
        """The loops of the file that count."""
        # A literal by itself is found faster still.
        for pattern in (_WHILE, _COUNTING_FOR) if b"while" in self._text else (_COUNTING_FOR,):
            for match in pattern.finditer(self._text):
                place = self._text.rfind(b"\n", 0, match.start())
                loop = self._outline.loop_at(place) if self._counts(place) else None
                if loop is not None:
                    yield loop

    def _asks_again(self, loop: Block) -> bool:
        up_to_end = self._text[loop.start : self._outline.end(loop)]
        return asks_again(up_to_end) and asks_again(self._outline.code_of(loop))

    def _counts(self, place: int) -> bool:
        """Whether the loop counts whose line begins there."""
        text = self._text
        indentation = _INDENTATION.match(text, place)
        start = indentation.end() if indentation else place
        if _WHILE.match(text, start):
            return True
        if not _COUNTING_FOR.match(text, start):
            return False
        line = TEXT.sub(b"", text[place : text.index(b"\n", place + 1)])
        if not (goes_on(line) or TEXT_BEGINS.search(line)):
            # Without a colon it is the end of a comprehension.
            called = CALLED_NAME.findall(line) if b":" in line else []
        else:
            colons = rest(text, place + 1).colons
            last = -1 if b"lambda" in line else 0
            called = CALLED_NAME.findall(text, place, colons[last]) if colons else []
        return any(_COUNTING.match(name) or speaks_of_retrying(name) for name in called)

    def _round_beside(self, loop: Block, attempt: Attempt) -> bytes | None:
        """What a round does beside the attempt; None where that surely waits for nothing the loop goes over.

        Then that would stand in it, but not in what is tried.
        """
        target = _TARGET.match(self._text, loop.start)
        if target is None:
            return None
        start, end = attempt.head.start, attempt.places[0]
        around = self._text[target.end() : start] + self._text[end : self._outline.end(loop)]
        if not TEXT_BEGINS.search(target[1]):
            names = set(WORD.findall(target[1]))
            if names.isdisjoint(WORD.findall(around)) or self._reads(names, attempt):
                return None
        return around

    def _reads(self, names: set[bytes], attempt: Attempt) -> bool:
        """Whether what is tried surely reads or binds one of these names."""
        tried = self._text[attempt.head.start : attempt.places[0]]
        return not names.isdisjoint(_read(tried)) and self._outline.tried(attempt) is not None


def _read(code: bytes) -> set[bytes]:
    """The names that a piece of code surely reads or binds."""
    bare = TEXT.sub(b'"', code)
    if _OTHER_SCOPE.search(bare):
        return set()
    return set(_READ_NAME.findall(AFTER_DOT.sub(b".", _NOT_READ.sub(b"", bare))))
