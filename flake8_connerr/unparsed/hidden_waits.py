"""Which functions of a file may wait though their names do not say so, as far as can be told unparsed."""

from __future__ import annotations

import functools
import re

from flake8_connerr.unparsed.lexing import CALLED, CALLED_NAME, GAP, LETTER, SPACE, WORD
from flake8_connerr.unparsed.mentions import Mentions
from flake8_connerr.unparsed.outline import Block, Outline

# Literals are looked for many times as fast as patterns, and patterns that begin with one next. Words are
# written in many ways: next_attempt, nextAttempt, NEXT_ATTEMPT.
_WAITING_WORDS = (
    *(b"sleep", b"delay", b"backoff", b"back_off", b"pause", b"throttle", b"cooldown", b"deferlater"),
)
_WAITING = (
    re.compile(rb"sec(?<!\wsec)(?:ond)?s%s=(?!=)" % SPACE),
    re.compile(rb"next_*+attempt|attempt_*+next|select%s" % CALLED),
    # The words of an object that paces attempts.
    re.compile(
        rb"retr(?:y|ier)\w*+[\s\\)]*+\.%s(?:\w*?)(?:again|attempt|fail|handle|next|retry|step)" % SPACE
    ),
)
_WAIT = re.compile(rb"wait(?<![aA]wait)|W(?:ait|AIT)")
_DEFINED = re.compile(rb"\n([ \t]*+)(?:(?:async%s++)?def|class)%s++(%s++)" % (GAP, GAP, LETTER))
_NEXT = re.compile(rb"next%s(%s++)" % (CALLED, LETTER))
# These are passed a function to call.
_CALLING = re.compile(rb"executor|[tT]hread|run_|partial")


def speaks_of_waiting(code: bytes) -> bool:
    """Whether a piece of code has a word for waiting, or a parameter for seconds."""
    if _WAIT.search(code):
        return True
    lower = code.lower()
    return any(word in lower for word in _WAITING_WORDS) or any(one.search(lower) for one in _WAITING)


class HiddenWaits:
    """Answers for one file."""

    def __init__(self, outline: Outline, mentions: Mentions) -> None:
        self._outline = outline
        self._mentions = mentions

    @functools.cached_property
    def _waits(self) -> bool:
        return b"select" in self._outline.text or speaks_of_waiting(self._outline.text)

    def stand_in(self, code: bytes) -> bool:
        """Whether a piece of code may wait, by itself or by what it calls of this file."""
        if not self._waits:
            return False
        seen: set[bytes] = set()
        waiting = [code]
        while waiting:
            one = waiting.pop()
            if speaks_of_waiting(one):
                return True
            passed = WORD.findall(one) if _CALLING.search(one) else ()
            for name in {*CALLED_NAME.findall(one), *_NEXT.findall(one), *passed} - seen:
                seen.add(name)
                waiting += map(self._whole, self._defined.get(name, ()))
                if behind := self._mentions.words_behind(name):
                    waiting.append(b" ".join(b"%s()" % word for word in behind))
        return False

    @functools.cached_property
    def _defined(self) -> dict[bytes, list[Block]]:
        """The functions and classes of the file by their names."""
        found: dict[bytes, list[Block]] = {}
        for match in _DEFINED.finditer(self._outline.text):
            found.setdefault(match[2], []).append(Block(match.start(), len(match[1])))
        return found

    def _whole(self, block: Block) -> bytes:
        return self._outline.text[block.start : self._outline.end(block)]
