"""Whether a clause may say that a peer has failed, as far as the words in its names tell."""

from __future__ import annotations

import re

from flake8_connerr import catalog
from flake8_connerr.catalog.vocabulary import words
from flake8_connerr.class_words import Failure, failure_by_words
from flake8_connerr.unparsed.blocks import HandlerBlock
from flake8_connerr.unparsed.class_names import BROAD
from flake8_connerr.unparsed.lexing import last_name
from flake8_connerr.unparsed.mentions import Mentions
from flake8_connerr.unparsed.outline import Attempt, Block, Outline
from flake8_connerr.unparsed.retry_words import tells_of_retrying

# A class below one of these means a connection, whatever its own name says.
_TELLING_BASES = frozenset({"ConnectionError", "TimeoutError", "socket.gaierror", "ssl.SSLError"})
_PLAIN_CLAUSE = re.compile(rb"except\b[\w\x80-\xff.,()\s\\]*+:")


class Failures:
    """Answers for one file."""

    def __init__(self, outline: Outline, mentions: Mentions) -> None:
        self._outline = outline
        self._mentions = mentions

    def bring_round(self, attempt: Attempt, loop: Block) -> bool:
        """Whether a handler of an attempt may be about a failed peer, and go on in the loop."""
        blocks = self._outline.handler_blocks(attempt)
        if blocks is None:
            return True
        is_nearest = loop == attempt.loops[-1]
        # In a `finally` a round may go on whatever the handler has done.
        goes_on = self._outline.text.find(b"finally", loop.start, self._outline.end(loop)) >= 0
        told = {
            failure
            for clause, block in zip(attempt.clauses, blocks, strict=True)
            if goes_on or not (block.leaves or (block.breaks and is_nearest))
            for failure in self._told_by(clause, block)
        }
        return _may_be_peer(told) or (
            Failure.UNKNOWN in told and tells_of_retrying(self._outline.code_of(loop))
        )

    def call_again(self, attempt: Attempt) -> bool:
        """Whether a handler may be about a failed peer, and call the function that the attempt stands in."""
        names = self._outline.functions_around(attempt)
        start, end = self._outline.handling(attempt) if names else (0, 0)
        if not any(self._outline.calls(name, start, end) for name in names):
            return False
        blocks = self._outline.handler_blocks(attempt)
        if blocks is None:
            return True
        told = {
            failure
            for clause, block in zip(attempt.clauses, blocks, strict=True)
            if any(self._outline.calls(name, block.start, block.end) for name in names)
            for failure in self._told_by(clause, block)
        }
        return _may_be_peer(told) or (
            Failure.UNKNOWN in told and tells_of_retrying(self._outline.text[start:end])
        )

    def _told_by(self, clause: tuple[bytes, ...], block: HandlerBlock) -> set[Failure | None]:
        """What the classes of a clause say has failed, None among it where that may be anything.

        A class of which nothing is known tells of a peer only where the code says that it tries again.
        """
        if not clause or not _PLAIN_CLAUSE.match(self._outline.text, block.start):
            return {None}
        return {self._told(name) for name in clause}

    def _told(self, name: bytes) -> Failure | None:
        """What the words of a class's dotted name say; None where the file or the catalog may know better."""
        exact = self._mentions.exact_name(name)
        if exact is None or exact in BROAD or not _TELLING_BASES.isdisjoint(catalog.ancestry(exact)):
            return None
        module, _, own = exact.rpartition(".")
        qualifier = name.rpartition(b".")[0]
        return failure_by_words(words(own) | _words(last_name(name)), words(module) | _words(qualifier))


def _may_be_peer(told: set[Failure | None]) -> bool:
    """Whether something told is a failed peer, without more that says so."""
    return not told <= {Failure.UNKNOWN, Failure.ORDINARY}


def _words(code: bytes) -> frozenset[str]:
    return words(code.decode("latin-1"))
