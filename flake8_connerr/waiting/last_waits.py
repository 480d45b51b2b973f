"""The waits that a loop makes once more after its last failed attempt."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from flake8_connerr.catalog.vocabulary import words
from flake8_connerr.control_flow.flow import Loop, last_name, names_in, own_level, own_nodes, own_statements
from flake8_connerr.control_flow.following import Block, following_loop, last_places
from flake8_connerr.control_flow.loop_heads import counts, loop_targets
from flake8_connerr.control_flow.routes import Route
from flake8_connerr.names import Module
from flake8_connerr.nodes import FunctionNode, walk
from flake8_connerr.retrying import attempts
from flake8_connerr.retrying.exhaustion import (
    LastFailure,
    attempt_names,
    decisions_on_attempts,
    ends_loop,
    is_repeated,
    last_failures,
    leads,
)
from flake8_connerr.retrying.failure_paths import FailurePath
from flake8_connerr.retrying.retries import RetryLoop
from flake8_connerr.retrying.status_results import StatusRetry
from flake8_connerr.waiting.waits import Wait

# In the name of a function: it is there to wait.
_WAITING_WORDS = frozenset({"sleep", "wait", "backoff", "delay", "pause"})


class LastWait(NamedTuple):
    """A wait that is met after the last failed attempt; ``leaves`` as in :class:`LastFailure`."""

    path: FailurePath
    wait: Wait
    leaves: bool


def waits_after_last(module: Module, loop: RetryLoop) -> Iterator[LastWait]:
    """The waits that are met once more after the last failed attempt, each once."""
    failures = [
        failed
        for failed in last_failures(module, loop)
        if failed.leaves or not _is_made_again(module, loop, failed.path)
    ]
    names = attempt_names(loop)
    seen = _asked_for(loop.loop, names)
    for failed in failures:
        for wait in failed.path.waits:
            if wait.call not in seen and _is_met(failed, wait, names):
                seen.add(wait.call)
                left = any(other.leaves and _is_met(other, wait, names) for other in failures)
                yield LastWait(failed.path, wait, left)


def status_waits_after_last(module: Module, retry: StatusRetry) -> Iterator[Wait]:
    """The waits that follow the last failed answer, in a loop that asks its counter nowhere."""
    loop = retry.loop
    if not isinstance(loop, ast.For) or not counts(loop) or last_name(_source(loop)) == "count":
        return
    counted = loop_targets(loop)
    counted |= _told_by(loop, counted)
    tests = [node.test for node in own_level(loop.body, handlers=False) if isinstance(node, ast.If)]
    if any(counted & names_in(test) for test in tests) or _is_resumed(module, loop):
        return
    asked_for = _asked_for(loop, counted)
    for wait in retry.waits:
        if wait.helper is None and wait.seconds is not None and wait.call not in asked_for:
            yield wait


def _told_by(loop: Loop, counted: frozenset[str]) -> frozenset[str]:
    """The names for what the counter is asked: ``is_last = attempt == limit``."""
    return frozenset(
        target.id
        for node in own_level(loop.body)
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Compare)
        and counted & names_in(node.value)
        for target in node.targets
        if isinstance(target, ast.Name)
    )


def _is_resumed(module: Module, loop: Loop) -> bool:
    """Whether the same attempts begin again: success leaves an endless loop around as well."""
    breaks = any(isinstance(node, ast.Break) for node in own_level(loop.body))
    return not breaks and is_repeated(module, loop)


def _source(loop: ast.For) -> ast.expr:
    return loop.iter.func if isinstance(loop.iter, ast.Call) else loop.iter


def _is_made_again(module: Module, loop: RetryLoop, path: FailurePath) -> bool:
    """Whether one more attempt follows the loop, outside of it."""
    calls = list(attempts.calls_in(path.statement.body))
    asking = {ast.dump(call) for call in calls if attempts.is_network_call(call)} or set(map(ast.dump, calls))
    after = following_loop(module, loop.loop)
    called = ((module.once(_last_calls, rest.block), rest.start) for rest in after)
    return any(places.get(call, -1) >= start for places, start in called for call in asking)


def _last_calls(_module: Module, block: Block) -> dict[str, int]:
    """The calls of a block, each with the place of the last statement that makes it."""
    return last_places(block, lambda statement: map(ast.dump, attempts.calls_in([statement])))


def _is_met(failed: LastFailure, wait: Wait, names: frozenset[str]) -> bool:
    """Whether a wait that can be read follows the last attempt on this way."""
    if wait.call not in failed.route.waits or wait.seconds is None or leads(failed.path, wait):
        return False
    if failed.leaves and _is_guarded(failed.route, wait, names):
        return False
    if wait.helper is None:
        return True
    # A function that gives up by itself, or that waits beside what it is called for, is not such a wait.
    gives_up = any(isinstance(node, ast.Raise) for node in own_statements(wait.helper.body))
    return _speaks_of_waiting(wait.call) and not gives_up and not _asks_first(wait.helper)


def _speaks_of_waiting(call: ast.Call) -> bool:
    return bool(words(last_name(call.func)) & _WAITING_WORDS)


def _asks_first(helper: FunctionNode) -> bool:
    """Whether a function that waits may leave that be: its wait, or its end, is under a condition."""
    return any(
        isinstance(node, ast.Return) or (isinstance(node, ast.Call) and _speaks_of_waiting(node))
        for statement in own_statements(helper.body)
        if isinstance(statement, ast.If)
        for node in own_nodes([*statement.body, *statement.orelse])
    )


def _is_guarded(route: Route, wait: Wait, names: frozenset[str]) -> bool:
    """Whether the number of attempts is asked for a wait alone, and once more to leave the loop."""
    for decision in decisions_on_attempts(route, names):
        branch = decision.statement.body if decision.taken else decision.statement.orelse
        if wait.call in set(own_nodes(branch)) and not ends_loop(decision, route.exit):
            return True
    return False


def _asked_for(loop: Loop, names: frozenset[str]) -> set[ast.AST]:
    """What expressions do only after asking for the attempts: ``attempt < 4 and stop.wait(delay)``."""
    found: set[ast.AST] = set()
    for node in own_nodes(loop.body):
        match node:
            case ast.BoolOp(values=[first, *others]):
                asked = names & names_in(first)
                for value in others:
                    if asked:
                        found.update(walk(value))
                    asked |= names & names_in(value)
            case ast.IfExp(test=test, body=body, orelse=orelse) if names & names_in(test):
                found.update([*walk(body), *walk(orelse)])
    return found
