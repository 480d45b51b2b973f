"""One way through a block of code: what it meets, and how it leaves."""

from __future__ import annotations

import ast
import enum
from collections.abc import Iterable
from typing import NamedTuple

# Beyond this many ways through one block, those that differ only in their decisions are merged.
_MOST_ROUTES = 150


class Exit(enum.Enum):
    """How control leaves a block."""

    NEXT = "falls through to what follows"
    CONTINUE = "continue"
    BREAK = "break"
    RETURN = "return"
    RAISE = "raise"


class Decision(NamedTuple):
    """One branch taken at an ``if`` or conditional statement."""

    statement: ast.If
    taken: bool


class Assignment(NamedTuple):
    """A name (or dotted name) assigned on the way; ``value`` is None where it is not plain."""

    target: str
    value: ast.expr | None


class Route(NamedTuple):
    """One way through a block: the handlers entered and the waits met, in order, and how it leaves.

    ``merged`` says that it stands for several that took different branches; ``decisions`` lacks those.
    """

    exit: Exit
    handlers: tuple[ast.ExceptHandler, ...] = ()
    waits: tuple[ast.Call, ...] = ()
    decisions: tuple[Decision, ...] = ()
    assigned: frozenset[Assignment] = frozenset()
    merged: bool = False

    def then(self, other: Route) -> Route:
        """This way, followed by ``other``."""
        return Route(
            other.exit,
            self.handlers + other.handlers,
            self.waits + tuple(w for w in other.waits if w not in self.waits),
            self.decisions + other.decisions,
            frozenset(a for a in self.assigned if all(a.target != b.target for b in other.assigned))
            | other.assigned,
            self.merged or other.merged,
        )

    @property
    def goes_on(self) -> bool:
        """Whether what follows the block is run."""
        return self.exit is Exit.NEXT


NEXT = Route(Exit.NEXT)


def unique(calls: Iterable[ast.Call]) -> tuple[ast.Call, ...]:
    return tuple(dict.fromkeys(calls))


def reduced(routes: Iterable[Route]) -> tuple[Route, ...]:
    """The routes, merged where there are too many: first those that differ in decisions and waits alone."""
    found = tuple(dict.fromkeys(routes))
    if len(found) > _MOST_ROUTES:
        found = _merged(found, by_assigned=True)
    if len(found) > _MOST_ROUTES:
        found = _merged(found, by_assigned=False)
    return found[:_MOST_ROUTES]


def _merged(routes: tuple[Route, ...], by_assigned: bool) -> tuple[Route, ...]:
    """One route for all that leave alike after the same handlers; it meets the waits of them all."""
    groups: dict[Route, dict[ast.Call, None]] = {}
    for route in routes:
        kept = Route(route.exit, route.handlers, assigned=route.assigned if by_assigned else frozenset())
        groups.setdefault(kept, {}).update(dict.fromkeys(route.waits))
    return tuple(route._replace(waits=tuple(waits), merged=True) for route, waits in groups.items())
