"""Clauses of one ``try`` that may catch a class twice, a connection class among them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from flake8_connerr import catalog
from flake8_connerr.unparsed.class_names import class_names, is_connection
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
        return any(map(self._repeats, filter(self._may_repeat, self._outline.attempts)))

    def _may_repeat(self, attempt: Attempt) -> bool:
        """Whether several words are caught, one of which may be a connection, or one that may be a tuple."""
        caught = [name for names in attempt.clauses for name in names]
        if len(caught) == 1:
            return self._mentions.is_value(last_name(caught[0]))
        return any(map(self._mentions.may_be_known, caught))

    def _repeats(self, attempt: Attempt) -> bool:
        named = [
            _Named(i, last_name(name), self._mentions.exact_name(name))
            for i, names in enumerate(attempt.clauses)
            for name in names
        ]
        if not any(map(self._may_be_connection, named)):
            return False
        # A single name may be that of a tuple.
        return any(self._mentions.is_value(one.word) for one in named) or self._catch_twice(named)

    def _may_be_connection(self, one: _Named) -> bool:
        if one.exact is not None:
            return is_connection(one.exact)
        below = self._mentions.below(one.word)
        libraries = self._mentions.libraries
        return any(not below.isdisjoint(class_names(library).connection) for library in libraries)

    def _catch_twice(self, named: list[_Named]) -> bool:
        """Whether one may be, or inherit from, what another of its clause or of one before it is."""
        if all(one.exact is not None for one in named):
            exact = [one.exact or "" for one in named]
            return _meet(named, ([name] for name in exact), map(catalog.ancestry, exact))
        words = [one.word for one in named]
        return _meet(named, map(self._wide, words), map(self._wider, words))

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
