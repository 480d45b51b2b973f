"""What sort of loop it is that a failure brings round: retry, reconnect, failover, or none of these."""

from __future__ import annotations

import ast
import enum
import re
from collections.abc import Iterable, Iterator

from flake8_connerr.catalog.vocabulary import words
from flake8_connerr.control_flow.flow import (
    Loop,
    dotted,
    last_name,
    names_in,
    own_level,
    own_nodes,
    own_statements,
    source_of,
    texts_in,
)
from flake8_connerr.control_flow.loop_ends import comes_round
from flake8_connerr.control_flow.loop_heads import counts, loop_targets
from flake8_connerr.control_flow.routes import Exit, Route
from flake8_connerr.nodes import walk
from flake8_connerr.retrying import attempts
from flake8_connerr.retrying.done_rounds import counted_successes, leaves_by
from flake8_connerr.retrying.failure_paths import FailurePath, FailurePaths
from flake8_connerr.retrying.next_attempts import asks_person
from flake8_connerr.waiting.delays import Growth

# What is no peer at all, and what is repeated on purpose though nothing failed at one: something new is not
# known everywhere yet, say.
_NO_PEER = re.compile(
    r"database is locked|sqlite|pragma|(\b|_)(serial|uart)(_port|_device)?\b|\bser\b|\bsmbus\b"
    r"|trampoline|BLOCKING|\bto propagate\b|\bpropagated\b"
)
_REDIRECT = re.compile(r"redirect", re.IGNORECASE)
# In the name of a function: it waits until nobody is there any more.
_FREE_PORT = frozenset({"wait", "free", "port"})
# In the name of a time: it paces looking for news, whatever the last look came to.
_PACE = frozenset({"poll", "polling", "interval", "period", "refresh"})
# In the name of a function or class: it goes on at one pace, whatever one round comes to.
_STEADY = frozenset({"heartbeat", "heartbeats", "keepalive", "supervisor", "watchdog"})
_STOPPING = re.compile(
    r"stop|running|clos|shut|exit|quit|cancel|abort|alive|terminat|should_|finish|keep_going|done|is_set"
)
# A peer is asked whether it is up: doing so until it answers is a retry, not polling for news.
_READINESS = re.compile(
    r"ready|health|alive|ping\b|is_up|reachable|boot|connect|(wait|until)_.*(up|start|server|port)"
)
# In the name of a value: it says how something is.
_STATES = frozenset({"phase", "state", "states", "status", "statuses"})
# What goes on for as long as the conversation stands.
_LONG_RUNNING = re.compile(
    r"forever|serve|listen|poll|consum|run|loop|watch|stream|wait|receive|recv|read|handle|process|drain"
    r"|start|monitor|iter|join"
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
    if rounds and _is_steady(finder) and not any(map(_waits_to_reconnect, paths)):
        return None
    news = rounds and (
        _advances(loop) or _is_periodic(paths, rounds, first) or _is_polling(finder, paths, rounds)
    )
    if leaving and not news:
        return Kind.RETRY
    return Kind.RECONNECT if not leaving and _reconnects(finder, paths, rounds) else None


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
    if counts(loop):
        return True
    targets = loop_targets(loop)
    used = {n.id for p in paths for n in own_nodes(p.statement.body) if isinstance(n, ast.Name)}
    in_waits = {n.id for p in paths for w in p.waits for n in walk(w.call) if isinstance(n, ast.Name)}
    return bool(targets & in_waits) and not targets & used


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


def _is_steady(finder: FailurePaths) -> bool:
    """Whether the function or class that a loop is in says that it beats or watches, for ever."""
    function, owner = finder.module.function_around(finder.loop), finder.module.class_around(finder.loop)
    named = words(" ".join(one.name for one in (function, owner) if one is not None))
    return bool(named & _STEADY) or {"keep", "alive"} <= named


def _is_periodic(paths: tuple[FailurePath, ...], rounds: list[Route], first: int) -> bool:
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


def _is_polling(finder: FailurePaths, paths: tuple[FailurePath, ...], rounds: list[Route]) -> bool:
    """Whether coming round without a failure is the ordinary case: news is waited for, or taken in."""
    if all(attempts.is_receiving(path.statement.body) for path in paths):
        return True
    paced = {wait for route in rounds for wait in route.waits} | set(_test_waits(finder))
    if all(_backs_off(finder, path) for path in paths):
        return False
    in_state = _asks_for_state(finder.loop)
    shared = all(
        {wait.call for wait in path.waits} & paced
        or _paces((wait.call for wait in path.waits), in_state) & _paces(paced, in_state)
        for path in paths
    )
    return shared and (in_state or not _READINESS.search(_purpose(finder, paths)))


def _asks_for_state(loop: Loop) -> bool:
    """Whether an answer that names a state decides if a loop goes on: ``if "HEALTHY" in statuses: return``.

    Somebody who answers is asked about something else, then, and no peer is waited for.
    """
    return any(
        _names_state(node.test)
        for node in own_level(loop.body, handlers=False)
        if isinstance(node, ast.If) and isinstance(node.body[-1], ast.Return | ast.Break | ast.Continue)
    )


def _names_state(test: ast.expr) -> bool:
    """Whether a test compares what is named for a state with a word."""
    texts = texts_in(test)
    return bool(texts) and any(words(name) & _STATES for name in [*names_in(test), *texts])


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


def _reconnects(finder: FailurePaths, paths: tuple[FailurePath, ...], rounds: list[Route]) -> bool:
    """Whether each round sets up a conversation that then goes on until it fails."""
    paces = any(route.waits for route in rounds) or bool(_test_waits(finder))
    for path in paths:
        body = path.statement.body
        if attempts.sets_up(body, finder.raised(path.statement)) or finder.enters_connection(path.statement):
            loops = any(isinstance(node, Loop) for node in own_statements(body))
            if loops or _waits_to_reconnect(path) or (not paces and (_goes_on(body) or path.waits)):
                return True
    return False


def _waits_to_reconnect(path: FailurePath) -> bool:
    """Whether a wait is named for what follows it: ``sleep(self.reconnect_interval)``."""
    for wait in path.waits:
        pausing = last_name(wait.call.func)
        named = words(dotted(wait.seconds) if wait.seconds and wait.helper is None else "")
        if words(pausing) & {"backoff", "delay", "pause", "sleep", "wait"}:
            named |= words(pausing)
        if named & {"reconnect", "reconnection", "retry"}:
            return True
    return False


def _test_waits(finder: FailurePaths) -> tuple[ast.Call, ...]:
    """The waits in a loop's condition: ``while not stop.wait(5)`` paces every round."""
    loop = finder.loop
    return finder.waits.within(loop.test, finder.scope) if isinstance(loop, ast.While) else ()


def _goes_on(body: list[ast.stmt]) -> bool:
    """Whether a body stays in the conversation by a call that runs for long."""
    names = (dotted(call.func).rpartition(".")[2] for call in attempts.calls_in(body))
    if any(isinstance(node, ast.Yield) for node in own_nodes(body)):
        return True  # for as long as the caller works with what it was given
    return any(_LONG_RUNNING.search(name) for name in names)
