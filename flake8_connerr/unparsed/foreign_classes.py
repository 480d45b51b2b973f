"""Clauses that may name a connection class of one library where calls fail as one of another."""

from __future__ import annotations

import functools
from typing import NamedTuple

from flake8_connerr import catalog
from flake8_connerr.unparsed.call_names import Failure, all_failing_calls, failing_calls
from flake8_connerr.unparsed.class_names import (
    BROAD,
    BROAD_NAMES,
    class_names,
    home,
    home_of,
    is_narrow_connection,
)
from flake8_connerr.unparsed.lexing import last_name
from flake8_connerr.unparsed.mentions import Mentions
from flake8_connerr.unparsed.outline import Attempt, Outline
from flake8_connerr.unparsed.unknown_calls import UnknownCalls


class _Caught(NamedTuple):
    """What a clause may catch: the library it is of, and its qualified name, "" where that is not sure."""

    home: str
    name: str


class ForeignClasses:
    """Answers for one file."""

    def __init__(self, outline: Outline, mentions: Mentions) -> None:
        self._outline = outline
        self._mentions = mentions
        self._known_failing_calls: dict[str, frozenset[frozenset[str]]] = {}
        self._unknown_calls = UnknownCalls(outline.text, mentions)

    def are_caught(self) -> bool:
        """Whether a clause may name a class that cannot come, where another that can is missed."""
        return any(self._misses(attempt) for attempt in self._outline.attempts if self._names_class(attempt))

    def _names_class(self, attempt: Attempt) -> bool:
        """Whether a clause may name a connection class, as far as can be told without the catalog."""
        return any(
            self._mentions.may_be_known(name) and not self._is_broad(name)
            for names in attempt.clauses
            for name in names
        )

    def _is_broad(self, name: bytes) -> bool:
        return name in BROAD_NAMES and not self._mentions.is_bound(name)

    def _misses(self, attempt: Attempt) -> bool:
        """Whether a clause may name a class in vain, while another comes that no clause catches."""
        names = [name for clause in attempt.clauses for name in clause]
        caught = {one for name in names for one in self._caught(name)}
        if not caught:
            return False
        sure = frozenset(one for one in map(self._mentions.exact_name, names) if one and one not in BROAD)
        vain = [
            (one, library)
            for one in caught
            for library in self._mentions.libraries
            if _may_fail_otherwise(library, one, sure)
        ]
        tried = self._outline.tried(attempt) if vain else None
        if not vain or (tried is not None and self._unknown_calls.stand_in(tried)):
            return False
        return any(
            _fails_otherwise(classes, one, sure)
            for one, library in vain
            for classes in self._failing_calls(library)
        )

    def _failing_calls(self, library: str) -> frozenset[frozenset[str]]:
        """The connection classes that each of a library's calls fails as which the file may make."""
        if library not in self._known_failing_calls:
            called = self._mentions.calls(library, Failure.CONNECTION)
            self._known_failing_calls[library] = (
                failing_calls(library, self._outline.text) if called else frozenset()
            )
        return self._known_failing_calls[library]

    def _caught(self, name: bytes) -> set[_Caught]:
        """The connection classes that a name in a clause may be."""
        exact = self._mentions.exact_name(name)
        if exact is not None:
            return {_Caught(home_of(exact), exact)} if is_narrow_connection(exact) else set()
        last = last_name(name)
        below = self._mentions.below(last) - BROAD_NAMES
        stands_alone = last == name or len(below) > 1 or b"builtins" in self._outline.text
        return {
            _Caught(home(library), "")
            for library in self._mentions.libraries
            if (stands_alone or library != "builtins") and class_names(library).connection & below
        }


def _fails_otherwise(classes: frozenset[str], caught: _Caught, sure: frozenset[str]) -> bool:
    """Whether a call that fails as these classes raises one of another library, which no clause catches.

    One that may raise what is caught is no reason to say that this cannot come.
    """
    if caught.name and any(_are_related(one, caught.name) for one in classes):
        return False
    return any(home_of(one) != caught.home and sure.isdisjoint(catalog.ancestry(one)) for one in classes)


@functools.lru_cache(4_000)
def _may_fail_otherwise(library: str, caught: _Caught, sure: frozenset[str]) -> bool:
    """Whether any call of a library does, whatever the file makes of it."""
    return any(_fails_otherwise(classes, caught, sure) for classes in all_failing_calls(library))


@functools.lru_cache(4_000)
def _are_related(one: str, other: str) -> bool:
    return one in catalog.ancestry(other) or other in catalog.ancestry(one)
