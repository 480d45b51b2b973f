"""What the words in the name of an exception class say has failed, where nothing better is known of it."""

from __future__ import annotations

import enum

from flake8_connerr.catalog import vocabulary

_TRANSACTION_ABORTED = frozenset({"aborted", "error", "exception"})
# In the name of a class: more was asked of a peer than it takes for now, which is as good as a status of 429.
_OVERLOADED = frozenset({"rate", "limit"})


class Failure(enum.Enum):
    """What an ``except`` clause in a loop says has happened."""

    CONNECTION = "a class that means a connection failed"
    TIMEOUT = "nothing but a timeout"
    BROAD = "a class so wide that the attempt must tell"
    ORDINARY = "something that is not a failed connection"
    UNKNOWN = "a class of which nothing is known: the words of the loop must tell"


def failure_by_words(named: frozenset[str], of_library: frozenset[str]) -> Failure:
    """What a class says by the words in its name, and in that of the module it is from."""
    if "timeout" in named or ("timed" in named and "out" in named):
        return Failure.TIMEOUT
    if named >= _OVERLOADED:
        return Failure.CONNECTION
    if "aborted" in named and named <= _TRANSACTION_ABORTED:
        return Failure.ORDINARY  # somebody else has written what a transaction read
    if named & vocabulary.FAILURE_WORDS and not named & vocabulary.ORDINARY_WORDS:
        return Failure.CONNECTION
    if named & vocabulary.ORDINARY_WORDS:
        return Failure.ORDINARY
    # A library's general error, named after the library alone: the attempt must tell.
    return Failure.BROAD if of_library & vocabulary.FAILURE_WORDS else Failure.UNKNOWN
