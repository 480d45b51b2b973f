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
        around = self._outline.code_of(loop)
        is_nearest = loop == attempt.loops[-1]
        return any(
            self._may_come(clause, block, around)
            and (b"finally" in around or not (block.leaves or (block.breaks and is_nearest)))
            for clause, block in zip(attempt.clauses, blocks, strict=True)
        )

    def call_again(self, attempt: Attempt) -> bool:
        """Whether a handler may be about a failed peer, and call the function that the attempt stands in."""
        names = self._outline.functions_around(attempt)
        if not any(self._outline.calls(name, *self._outline.handling(attempt)) for name in names):
            return False
        blocks = self._outline.handler_blocks(attempt)
        if blocks is None:
            return True
        return any(
            any(self._outline.calls(name, block.start, block.end) for name in names)
            and self._may_come(clause, block, self._outline.text[block.start : block.end])
            for clause, block in zip(attempt.clauses, blocks, strict=True)
        )

    def _may_come(self, clause: tuple[bytes, ...], block: HandlerBlock, around: bytes) -> bool:
        """Whether a clause may be about a failed peer; ``around`` is what may say that it is tried again.

        Without such words a class of which nothing is known is none.
        """
        if not _PLAIN_CLAUSE.match(self._outline.text, block.start):
            return True
        told = [self._told(name) for name in clause]
        if not told or any(failure is None for failure in told):
            return True
        if Failure.UNKNOWN in told and tells_of_retrying(around):
            return True
        return not {Failure.UNKNOWN, Failure.ORDINARY}.issuperset(told)

    def _told(self, name: bytes) -> Failure | None:
        """What the words of a class's dotted name say; None where the file or the catalog may know better."""
        exact = self._mentions.exact_name(name)
        if exact is None or exact in BROAD or not _TELLING_BASES.isdisjoint(catalog.ancestry(exact)):
            return None
        module, _, own = exact.rpartition(".")
        qualifier = name.rpartition(b".")[0]
        return failure_by_words(words(own) | _words(last_name(name)), words(module) | _words(qualifier))


def _words(code: bytes) -> frozenset[str]:
    return words(code.decode("latin-1"))
