"""Loops whose rounds set up a conversation that then goes on until it fails."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from flake8_connerr.catalog.vocabulary import words
from flake8_connerr.control_flow.flow import Loop, dotted, last_name, names_in, own_nodes, own_statements
from flake8_connerr.control_flow.loop_heads import loop_targets
from flake8_connerr.control_flow.routes import Route
from flake8_connerr.retrying import attempts
from flake8_connerr.retrying.failure_paths import FailurePath, FailurePaths

# What goes on for as long as the conversation stands.
_LONG_RUNNING = re.compile(
    r"forever|serve|listen|poll|consum|run|loop|watch|stream|wait|receive|recv|read|handle|process|drain"
    r"|start|monitor|iter|join"
)


def reconnects(finder: FailurePaths, paths: tuple[FailurePath, ...], rounds: list[Route]) -> bool:
    """Whether each round sets up a conversation that then goes on until it fails."""
    for path in paths:
        body = path.statement.body
        coming = (route for route in rounds if not _passes_by(route, path.statement))
        paces = {wait for route in coming for wait in route.waits} | set(finder.test_waits)
        if attempts.sets_up(body, finder.raised(path.statement)) or finder.enters_connection(path.statement):
            loops = any(isinstance(node, Loop) for node in own_statements(body))
            paced = bool(path.waits) and all(wait.call in paces for wait in path.waits)
            if (loops and not paced) or _converses(body) or waits_to_reconnect(path):
                return True
            if not paces and (path.waits or (_goes_on(body) and not _ends(finder.loop, body))):
                return True
    return False


def _passes_by(route: Route, statement: ast.stmt) -> bool:
    """Whether a route takes another branch than the one that a statement stands in."""
    return any(
        any(part is statement for part in own_statements(d.statement.orelse if d.taken else d.statement.body))
        for d in route.decisions
    )


def _converses(body: list[ast.stmt]) -> bool:
    """Whether a body goes on in a loop of its own with what it has set up, not with other things."""
    connections = {
        dotted(target)
        for node in own_statements(body)
        for target, value in _bound(node)
        if attempts.sets_up_by_name(attempts.calls_in([ast.Expr(value)]))
    }
    for node in own_statements(body):
        if isinstance(node, ast.While | ast.AsyncFor):
            return True
        if isinstance(node, ast.For) and (
            connections & names_in(node.iter)
            or _goes_on([ast.Expr(node.iter)])
            or any(
                attempts.takes_in(call) and dotted(call.func).partition(".")[0] not in loop_targets(node)
                for call in attempts.calls_in(node.body)
            )
        ):
            return True
    return False


def _bound(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    """What a statement binds, and to what."""
    match node:
        case ast.Assign(targets=targets, value=value):
            yield from ((target, value) for target in targets)
        case ast.With(items=items) | ast.AsyncWith(items=items):
            yield from ((item.optional_vars, item.context_expr) for item in items if item.optional_vars)


def _ends(loop: Loop, body: list[ast.stmt]) -> bool:
    """Whether each of so many rounds gives back what it has set up: it is a piece of work."""
    return isinstance(loop, ast.For) and any(
        words(last_name(call.func)) & {"close", "disconnect", "release"} for call in attempts.calls_in(body)
    )


def waits_to_reconnect(path: FailurePath) -> bool:
    """Whether a wait is named for what follows it: ``sleep(self.reconnect_interval)``."""
    for wait in path.waits:
        pausing = last_name(wait.call.func)
        named = words(dotted(wait.seconds) if wait.seconds and wait.helper is None else "")
        if words(pausing) & {"backoff", "delay", "pause", "sleep", "wait"}:
            named |= words(pausing)
        if named & {"reconnect", "reconnection", "retry"}:
            return True
    return False


def _goes_on(body: list[ast.stmt]) -> bool:
    """Whether a body stays in the conversation by a call that runs for long."""
    names = (dotted(call.func).rpartition(".")[2] for call in attempts.calls_in(body))
    if any(isinstance(node, ast.Yield) for node in own_nodes(body)):
        return True  # for as long as the caller works with what it was given
    return any(_LONG_RUNNING.search(name) for name in names)
