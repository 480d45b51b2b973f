"""Which loops may come round to another attempt after a failure."""

from __future__ import annotations

import re

from flake8_connerr.unparsed.counting_loops import counts
from flake8_connerr.unparsed.failures import Failures
from flake8_connerr.unparsed.hidden_waits import HiddenWaits
from flake8_connerr.unparsed.lexing import (
    AFTER_DOT,
    LETTER,
    SPACE,
    TEXT,
    TEXT_BEGINS,
    WORD,
)
from flake8_connerr.unparsed.mentions import Mentions
from flake8_connerr.unparsed.outline import Attempt, Block, Outline

_TARGET = re.compile(rb"\n[ \t]*for\b(.*?)\bin\b", re.DOTALL)
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
        if counts(self._text, loop.start):
            return self._failures.bring_round(attempt, loop)
        beside = self._round_beside(loop, attempt)
        return (
            beside is not None
            and self._failures.bring_round(attempt, loop)
            and self._hidden_waits.stand_in(beside)
        )

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
