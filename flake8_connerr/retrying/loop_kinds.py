"""What sort of loop it is that a failure brings round: retry, reconnect, failover, or none of these."""

from __future__ import annotations

import ast
import enum
import re
from collections.abc import Iterator

from flake8_connerr.catalog.vocabulary import words
from flake8_connerr.control_flow.flow import (
    Loop,
    dotted,
    names_in,
    own_level,
    own_nodes,
    own_statements,
    source_of,
)
from flake8_connerr.control_flow.loop_ends import comes_round
from flake8_connerr.control_flow.loop_heads import counts, loop_targets
from flake8_connerr.control_flow.routes import Exit, Route
from flake8_connerr.nodes import walk
from flake8_connerr.retrying.conversations import reconnects, waits_to_reconnect
from flake8_connerr.retrying.done_rounds import counted_successes, leaves_by
from flake8_connerr.retrying.failure_paths import FailurePath, FailurePaths
from flake8_connerr.retrying.next_attempts import asks_person
from flake8_connerr.retrying.polling import is_periodic, is_polling, is_steady

# What is no peer at all, and what is repeated on purpose though nothing failed at one: something new is not
# known everywhere yet, say.
_NO_PEER = re.compile(
    r"database is locked|sqlite|duckdb\.|pragma|termios|(\b|_)(serial|uart)(_port|_device)?\b|\bser\b"
    r"|\bsmbus\b|trampoline|BLOCKING|\bto propagate\b|\bpropagated\b"
)
_REDIRECT = re.compile(r"redirect", re.IGNORECASE)
# In the name of a function: it waits until nobody is there any more.
_FREE_PORT = frozenset({"wait", "free", "port"})
_STOPPING = re.compile(
    r"stop|running|clos|shut|exit|quit|cancel|abort|alive|terminat|should_|finish|keep_going|done|is_set"
)


class Kind(enum.Enum):
    """What sort of loop brings an attempt round again."""

    RETRY = "retry"
    RECONNECT = "reconnect"
    FAILOVER = "failover"


def has_peer(loop: Loop, function_name: str) -> bool:
    """Whether a loop may be about a peer at all, as far as its words and those of its function tell."""
    if asks_person(loop.body, handlers=False) or words(function_name) >= _FREE_PORT:
        return False
    if _NO_PEER.search(source_of(loop)) or _NO_PEER.search(function_name):
        return False
    return not (_REDIRECT.search(function_name) or any(map(_REDIRECT.search, _asked(loop))))


def _asked(loop: Loop) -> Iterator[str]:
    """What decides whether a loop goes on: its head, its conditions, the classes it catches."""
    yield source_of(loop.test if isinstance(loop, ast.While) else loop.iter)
    for node in own_statements(loop.body):
        match node:
            case ast.If(test=asked) | ast.ExceptHandler(type=ast.expr() as asked):
                yield source_of(asked)


def kind_of(
    loop: Loop, finder: FailurePaths, paths: tuple[FailurePath, ...], routes: tuple[Route, ...]
) -> Kind | None:
    """The kind of a loop with these failure paths; None where it is another sort of loop altogether."""
    successes = [route for route in routes if not route.handlers]
    first = min(path.statement.lineno for path in paths)
    leaving = [r for r in successes if _succeeds(loop, r) and not _leaves_before(r, first)]
    worked = counted_successes(paths)
    leaving = [r for r in leaving if not leaves_by(r, worked)]
    rounds = [route for route in successes if comes_round(loop, route)]
    if isinstance(loop, ast.For) and not _repeats(loop, paths):
        return Kind.FAILOVER if leaving else None
    if rounds and is_steady(finder) and not any(map(waits_to_reconnect, paths)):
        return None
    news = rounds and (
        _advances(loop) or is_periodic(paths, rounds, first) or is_polling(finder, paths, rounds)
    )
    if leaving and not news:
        return Kind.RETRY
    return Kind.RECONNECT if not leaving and reconnects(finder, paths, rounds) else None


def _succeeds(loop: Loop, route: Route) -> bool:
    """Whether a route without a failure leaves because the attempt worked, not because of a stop."""
    if route.exit is Exit.RAISE or comes_round(loop, route):
        return False
    told = [decision.statement.test for decision in route.decisions if decision.taken]
    return not (told and all(_is_stop(source_of(test).lower()) for test in told))


def _leaves_before(route: Route, attempt: int) -> bool:
    """Whether a route leaves by a test above the attempt, which is in this line, and never comes to it."""
    for decision in route.decisions:
        if (decision.statement.end_lineno or 0) >= attempt:
            return False
        branch = decision.statement.body if decision.taken else decision.statement.orelse
        if branch and isinstance(branch[-1], ast.Break | ast.Return):
            return True
    return False


def _is_stop(test: str) -> bool:
    return bool(_STOPPING.search(test)) and "retry" not in test


def _repeats(loop: ast.For, paths: tuple[FailurePath, ...]) -> bool:
    """Whether a ``for`` goes over counts or delays, not over things to work on."""
    targets = loop_targets(loop)
    if counts(loop):
        taken = [node for node in own_level(loop.body, handlers=False) if isinstance(node, ast.Assign)]
        return not any(_slices_by(part, targets) for node in taken for part in walk(node.value))
    used = {n.id for p in paths for n in own_nodes(p.statement.body) if isinstance(n, ast.Name)}
    in_waits = {n.id for p in paths for w in p.waits for n in walk(w.call) if isinstance(n, ast.Name)}
    return bool(targets & in_waits) and not targets & used


def _slices_by(node: ast.AST, targets: frozenset[str]) -> bool:
    """Whether a slice begins where the loop is: ``rows[start : start + 100]``."""
    lower = (
        node.slice.lower if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice) else None
    )
    return lower is not None and dotted(lower) in targets


def _advances(loop: Loop) -> bool:
    """Whether success goes on with the rest of the data.

    ``data = data[sent:]``, or ``while data:`` with ``item, data = take(data)``.
    """
    tested = names_in(loop.test) if isinstance(loop, ast.While) else set()
    for node in own_level(loop.body):
        match node:
            case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Call(args=arguments)):
                if tested & set(map(dotted, targets)) & set(map(dotted, arguments)):
                    return True
            case ast.Assign(targets=[target], value=ast.Subscript(value=source, slice=ast.Slice())):
                if dotted(target) == dotted(source) != "":
                    return True
    return False
