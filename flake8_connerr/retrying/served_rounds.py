"""Rounds that take in something new to serve it: what fails there is not tried again."""

from __future__ import annotations

import ast
from collections.abc import Collection

from flake8_connerr.catalog.vocabulary import words
from flake8_connerr.clauses.handlers import Try
from flake8_connerr.control_flow.flow import Loop, dotted, last_name, own_level
from flake8_connerr.retrying import attempts


def serves(loop: Loop, statement: Try, leaving: Collection[ast.AST]) -> bool:
    """Whether a round takes in a new peer, message or item by or before ``statement``, to serve it.

    What stands in the ``leaving`` branches does not come round.
    """
    if any("accept" in words(last_name(call.func)) for call in attempts.calls_in(statement.body)):
        return True
    if _answers(statement):
        return True
    for node in own_level(loop.body, handlers=False):
        if node is statement:
            return False
        if (
            isinstance(node, ast.Assign)
            and node not in leaving
            and (any(map(attempts.takes_in, attempts.calls_in([node]))) or _takes_work(node, statement))
        ):
            return True
    return False


def _answers(statement: Try) -> bool:
    """Whether an attempt takes in what has come on a connection and then sends: it serves or passes on."""
    calls = [c for c in attempts.calls_in(statement.body) if not attempts.is_message(dotted(c.func))]
    if not calls or not attempts.takes_in(calls[0]):
        return False
    handled = [call for handler in statement.handlers for call in attempts.calls_in(handler.body)]
    sends = any(words(last_name(call.func)) & {"send", "sendall", "reply", "respond"} for call in calls)
    return sends and not attempts.sets_up_by_name([*calls, *handled])


def _takes_work(assignment: ast.Assign, statement: Try) -> bool:
    """Whether a round takes several things at once off a list, which is work and no endpoint.

    ``url, depth = waiting.pop(0)``: the failed item is not tried again, unless a handler puts it back.
    """
    match assignment:
        case ast.Assign(targets=[ast.Tuple()], value=ast.Call(func=ast.Attribute(attr="pop" | "popleft"))):
            given_back = {"append", "appendleft", "insert", "put", "push"}
            handled = (call for handler in statement.handlers for call in attempts.calls_in(handler.body))
            return not any(last_name(call.func) in given_back for call in handled)
    return False
