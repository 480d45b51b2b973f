"""Sets of what may be raised, with where each error comes from: plain data, put together and kept small."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from flake8_connerr.catalog.model import Call, Phase
from flake8_connerr.names import Definition
from flake8_connerr.naming.scopes import Scope


class Source(NamedTuple):
    """One exception that may come out of the code looked at.

    ``phase`` is None where nothing tells it. ``call`` is how the file spells the call that raises it,
    ``line`` where that stands; ``explicit`` marks a ``raise`` statement of the file itself. ``node`` is
    the call, or the manager or iterable whose special method is called, and ``scope`` where its names
    are looked up.
    """

    exception: Definition
    phase: Phase | None
    call: str
    line: int
    evidence: str
    explicit: bool = False
    node: ast.expr | None = None
    scope: Scope | None = None


class RaiseSet(NamedTuple):
    """All that may come out; ``complete`` is false where something could not be read."""

    sources: tuple[Source, ...]
    complete: bool


# Of a function that others call, no more errors than this are kept of one kind: which calls they come from
# is for people to read, and functions that all call each other would hand on more than can be counted.
_MOST_OF_A_KIND = 8

NOTHING = RaiseSet((), complete=True)
ANYTHING = RaiseSet((), complete=False)


def together(parts: Iterable[RaiseSet]) -> RaiseSet:
    """What may come out of any of the parts."""
    sources: dict[Source, None] = {}
    complete = True
    for part in parts:
        if part.sources:
            sources.update(dict.fromkeys(part.sources))
        complete = complete and part.complete
    return RaiseSet(tuple(sources), complete)


def of_catalog(known: Call, node: ast.expr, scope: Scope, spelled: str) -> RaiseSet:
    """What a call or the like raises that the catalog knows; ``spelled`` is how the file writes it."""
    return RaiseSet(
        tuple(
            Source(r.exception, r.phase, spelled, node.lineno, r.evidence, node=node, scope=scope)
            for r in known.raised
        ),
        complete=True,
    )


def from_call(inner: RaiseSet, spelled: str) -> RaiseSet:
    """The raise set of a function of this file, as seen where it is called."""
    return inner._replace(
        sources=tuple(
            source._replace(call=source.call if " in " in source.call else f"{source.call} in {spelled}()")
            for source in inner.sources
        )
    )


def bounded(found: RaiseSet, before: RaiseSet) -> RaiseSet:
    """``found`` without what there is too much of; all of ``before``, which it holds, stays."""
    kinds = Counter(map(_kind, found.sources))
    if all(count <= _MOST_OF_A_KIND for count in kinds.values()):
        return found
    kept = dict.fromkeys(before.sources)
    counts = Counter(map(_kind, kept))
    for source in found.sources:
        if source not in kept and counts[_kind(source)] < _MOST_OF_A_KIND:
            kept[source] = None
            counts[_kind(source)] += 1
    return found._replace(sources=tuple(kept))


def _kind(source: Source) -> tuple[object, ...]:
    """What is alike in errors that mean the same wherever they come from."""
    return (source.exception, source.phase, source.explicit, source.evidence)
