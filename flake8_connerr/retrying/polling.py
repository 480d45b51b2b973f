"""Loops in which no failure is what brings another round: they look for news, or go on at one pace."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable

from flake8_connerr.catalog.vocabulary import words
from flake8_connerr.control_flow.flow import (
    Loop,
    dotted,
    last_name,
    names_in,
    own_level,
    own_nodes,
    source_of,
    texts_in,
)
from flake8_connerr.control_flow.routes import Route
from flake8_connerr.retrying import attempts
from flake8_connerr.retrying.failure_paths import FailurePath, FailurePaths
from flake8_connerr.waiting.delays import Growth

# In the name of a time: it paces looking for news, whatever the last look came to.
_PACE = frozenset({"poll", "polling", "interval", "period", "refresh"})
# In the name of a function or class: it goes on at one pace, whatever one round comes to.
_STEADY = frozenset({"heartbeat", "heartbeats", "keepalive", "supervisor", "watchdog"})
_RETRIES = re.compile(r"retr(y|ies)", re.IGNORECASE)
_POLLS = re.compile(r"poll", re.IGNORECASE)
# A peer is asked whether it is up: doing so until it answers is a retry, not polling for news.
_READINESS = re.compile(
    r"ready|health|alive|ping\b|is_up|reachable|boot|connect|(wait|until)_.*(up|start|server|port)"
)
# In the name of a value: it says how something is.
_STATES = frozenset({"phase", "state", "states", "status", "statuses"})


def is_steady(finder: FailurePaths) -> bool:
    """Whether the function or class that a loop is in says that it beats or watches, for ever."""
    function, owner = finder.module.function_around(finder.loop), finder.module.class_around(finder.loop)
    named = words(" ".join(one.name for one in (function, owner) if one is not None))
    return bool(named & _STEADY) or {"keep", "alive"} <= named


def is_periodic(paths: tuple[FailurePath, ...], rounds: list[Route], first: int) -> bool:
    """Whether the waits of all paths are those of rounds, too, that have nothing to do."""
    idle = [route for route in rounds if _turns_back(route, first)]
    paced = {wait for route in idle for wait in route.waits}
    return bool(idle) and all({wait.call for wait in path.waits} & paced for path in paths)


def _turns_back(route: Route, attempt: int) -> bool:
    """Whether a route goes round by a test above the attempt, which is in this line."""
    last = route.decisions[-1] if route.decisions else None
    if last is None or not last.taken or (last.statement.end_lineno or 0) >= attempt:
        return False
    return isinstance(last.statement.body[-1], ast.Continue)


def is_polling(finder: FailurePaths, paths: tuple[FailurePath, ...], rounds: list[Route]) -> bool:
    """Whether coming round without a failure is the ordinary case: news is waited for, or taken in."""
    if all(attempts.is_receiving(path.statement.body) for path in paths):
        return True
    paced = {wait for route in rounds for wait in route.waits} | set(finder.test_waits)
    if all(_backs_off(finder, path) for path in paths):
        return False
    in_state = _asks_for_state(finder.loop)
    if not in_state and _insists(finder, paths):
        return False
    shared = all(
        {wait.call for wait in path.waits} & paced
        or _paces((wait.call for wait in path.waits), in_state) & _paces(paced, in_state)
        for path in paths
    )
    return shared and (in_state or not _READINESS.search(_purpose(finder, paths)))


def _insists(finder: FailurePaths, paths: tuple[FailurePath, ...]) -> bool:
    """Whether a loop says by its head or its function that it retries, and nowhere that it polls."""
    loop, function = finder.loop, finder.module.function_around(finder.loop)
    named = function.name if function else ""
    head = (
        source_of(loop.test) if isinstance(loop, ast.While) else source_of(loop.target) + source_of(loop.iter)
    )
    return (
        _RETRIES.search(f"{named} {head}") is not None
        and _POLLS.search(f"{named} {source_of(loop)}") is None
        and all(finder.says_retry(path.handler) for path in paths)
        and not attempts.rotates(finder.loop, finder.counted)
    )


def _asks_for_state(loop: Loop) -> bool:
    """Whether an answer that names a state decides if a loop goes on: ``if "HEALTHY" in statuses: return``.

    Somebody who answers is asked about something else, then, and no peer is waited for.
    """
    judged = {
        dotted(node.targets[0])
        for node in own_level(loop.body, handlers=False)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and _is_state(node.value.func)
    }
    return any(
        _names_state(node.test, judged - {""})
        for node in own_level(loop.body, handlers=False)
        if isinstance(node, ast.If) and isinstance(node.body[-1], ast.Return | ast.Break | ast.Continue)
    )


def _is_state(called: ast.expr) -> bool:
    return bool(words(last_name(called)) & _STATES)


def _names_state(test: ast.expr, judged: set[str]) -> bool:
    """Whether a test compares what is named for a state, or has been ``judged`` by one, with a word."""
    texts, named = texts_in(test), names_in(test)
    return bool(texts) and bool(named & judged or any(words(name) & _STATES for name in [*named, *texts]))


def _paces(waits: Iterable[ast.Call], however_long: bool) -> set[str]:
    """The waits that are as long as something named for a pace, ``sleep(POLL_INTERVAL)``, or all of them."""
    return {
        ast.dump(wait)
        for wait in waits
        if however_long or any(words(last_name(argument)) & _PACE for argument in wait.args)
    }


def _backs_off(finder: FailurePaths, path: FailurePath) -> bool:
    """Whether a path's waits grow, and the loop says that it retries: no one waits for news like that."""
    grows = any(delay.growth in (Growth.LINEAR, Growth.EXPONENTIAL, Growth.SERVER) for delay in path.delays)
    return grows and finder.hints_at_retry(path.handler)


def _purpose(finder: FailurePaths, paths: tuple[FailurePath, ...]) -> str:
    """The words that say what a loop is for: its function's name, and the calls it tries, with arguments."""
    function = finder.module.function_around(finder.loop)
    calls = [call for path in paths for call in attempts.calls_in(path.statement.body)]
    called = [source_of(call.func) for call in calls]
    called += [dotted(argument) for call in calls for argument in call.args]
    called += [
        node.value
        for path in paths
        for node in own_nodes(path.statement.body)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    return " ".join([function.name if function else "", *called]).lower()
