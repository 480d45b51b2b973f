"""Clauses of one ``try`` that may catch a class twice, a connection class among them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from flake8_connerr import catalog
from flake8_connerr.unparsed.class_names import class_names, other_builtins
from flake8_connerr.unparsed.lexing import last_name
from flake8_connerr.unparsed.mentions import Mentions
from flake8_connerr.unparsed.outline import Attempt, Outline

T = TypeVar("T")


class _Named(NamedTuple):
    """A name in a clause: which clause, its last part, and what it surely is, None where that is not sure."""

    clause: int
    word: bytes
    exact: str | None


class RepeatedClasses:
    """Answers for one file."""

    def __init__(self, outline: Outline, mentions: Mentions) -> None:
        self._outline = outline
        self._mentions = mentions

    def are_caught(self) -> bool:
        """Whether the clauses of a ``try`` may name a class for nothing."""
        attempts = [attempt for attempt in self._outline.attempts if self._may_repeat(attempt)]
        return bool(attempts) and self._mentions.names_connection and any(map(self._repeats, attempts))

    def _may_repeat(self, attempt: Attempt) -> bool:
        """Whether several words are caught, one of which may be a connection, or one that may be a tuple."""
        caught = [last_name(name) for names in attempt.clauses for name in names]
        known = class_names("builtins").own if len(caught) == 1 else other_builtins()
        return any(word not in known or self._mentions.is_bound(word) for word in caught)

    def _repeats(self, attempt: Attempt) -> bool:
        named = [
            _Named(i, last_name(name), self._mentions.exact_name(name))
            for i, names in enumerate(attempt.clauses)
            for name in names
        ]
        # A single name may be that of a tuple.
        is_tuple = any(self._mentions.is_value(one.word) for one in named)
        if (len(named) < 2 and not is_tuple) or not any(map(self._may_be_connection, named)):
            return False
        return is_tuple or self._catch_twice(named)

    def _may_be_connection(self, one: _Named) -> bool:
        below = self._mentions.below(one.word)
        libraries = self._mentions.libraries
        return any(not below.isdisjoint(class_names(library).connection) for library in libraries)

    def _catch_twice(self, named: list[_Named]) -> bool:
        """Whether one may be, or inherit from, what another of its clause or of one before it is."""
        if all(one.exact is not None for one in named):
            return _meet(
                named, ([one.exact] for one in named), (catalog.ancestry(one.exact) for one in named)
            )
        return _meet(named, (self._wide(one.word) for one in named), (self._wider(one.word) for one in named))

    def _wide(self, word: bytes) -> frozenset[bytes]:
        """What a word may name: what it is bound to, but not what a class of that name inherits from."""
        found = frozenset({word}).union(*map(self._mentions.below, self._mentions.named_by(word)))
        own = (class_names(one).own.get(name, ()) for one in self._mentions.libraries for name in found)
        return found.union(*own)

    def _wider(self, word: bytes) -> frozenset[bytes]:
        """The names of what a word may stand for, and of all that this may inherit from."""
        below = self._mentions.below(word)
        inherited = (
            class_names(one).wider.get(name, ()) for one in self._mentions.libraries for name in below
        )
        return below.union(*inherited)


def _meet(named: list[_Named], own: Iterable[Iterable[T]], wider: Iterable[Iterable[T]]) -> bool:
    """Whether one of what a name may be caught as is what another of its clause, or one before it, is.

    ``own`` are the names of each, ``wider`` those of all that it is caught as.
    """
    # Of those that may be wide enough for a class, the first will do, or the second for the first itself.
    first: dict[T, list[int]] = {}
    for i, names in enumerate(own):
        for name in names:
            if len(found := first.setdefault(name, [])) < 2:
                found.append(i)
    return any(
        j != i and named[j].clause <= named[i].clause
        for i, names in enumerate(wider)
        for name in names
        for j in first.get(name, ())
    )
