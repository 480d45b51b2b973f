"""Retry loops whose failure is no exception but an answer: an error status, or a false result."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

from flake8_connerr.catalog.vocabulary import words
from flake8_connerr.control_flow.flow import Loop, dotted, last_name, own_level, own_nodes, source_of
from flake8_connerr.control_flow.loop_ends import comes_round
from flake8_connerr.control_flow.loop_heads import counts
from flake8_connerr.control_flow.routes import Decision, Exit, Route
from flake8_connerr.names import Module
from flake8_connerr.nodes import walk
from flake8_connerr.raises import Raises
from flake8_connerr.retrying import attempts, intent
from flake8_connerr.retrying.bounds import bound_of
from flake8_connerr.retrying.failure_paths import FailurePaths
from flake8_connerr.retrying.gates import is_told
from flake8_connerr.retrying.loop_kinds import has_peer
from flake8_connerr.retrying.next_attempts import NOT_SIGNED_IN
from flake8_connerr.waiting.delays import Delay, are_constant
from flake8_connerr.waiting.waits import Wait, Waits

_STATUS = frozenset({"status", "status_code", "http_status"})
# Too many requests, and the server's own failures; a comparison with 400 takes in the latter.
_TOO_MANY = 429
_SERVER_FAILURES = range(500, 600)
_NOT_YET = frozenset({202, 404})
_SUCCESSES = range(200, 300)
_ERRORS_FROM = range(400, 501)
# In the name of a function: what it is passed has less in it afterwards.
_TAKING_OUT = frozenset({"discard", "drop", "omit", "remove", "strip"})
_RETRIED = re.compile(r"retr(y|ies|iable|yable)|transient", re.IGNORECASE)

# Why the fixer leaves such a loop alone.
TOLD_BY_ANSWER = "the failure is told by an answer, and it cannot be seen which way on is to wait"


class StatusRetry(NamedTuple):
    """A loop that asks again because of what it was answered.

    ``judged`` is the ``if`` that tells the failure; ``waits`` and ``delays`` are those met before the
    next attempt; ``attempts`` is their number where the file says it.
    """

    loop: Loop
    judged: ast.If
    waits: tuple[Wait, ...]
    delays: tuple[Delay, ...]
    attempts: int | None

    @property
    def is_constant(self) -> bool:
        """Whether it waits, and the same each time."""
        return are_constant(self.delays)


def status_retries(module: Module, raises: Raises, waits: Waits) -> tuple[StatusRetry, ...]:
    """The loops of a file that ask again after an error status or a false result, in source order.

    One that only waits where another inside it does is paced by that, and is left to it.
    """
    left: list[StatusRetry] = []
    claimed: set[ast.Call] = set()
    for node in sorted(module.scopes.suites, key=lambda node: node.lineno, reverse=True):  # outwards
        if isinstance(node, ast.While) or (isinstance(node, ast.For) and counts(node)):
            found = _status_retry(module, raises, waits, node)
            if found is not None and not (found.waits and claimed.issuperset(w.call for w in found.waits)):
                left.append(found)
                claimed.update(wait.call for wait in found.waits)
    return tuple(reversed(left))


def _status_retry(
    module: Module, raises: Raises, waits: Waits, loop: ast.For | ast.While
) -> StatusRetry | None:
    asked = _questions(loop)
    function = module.function_around(loop)
    judges = [node for node in own_level(loop.body) if isinstance(node, ast.If) and _judges(node.test, asked)]
    if not judges or not has_peer(loop, function.name if function else ""):
        return None
    finder = FailurePaths(module, raises, waits, loop)
    counted = finder.counted
    if attempts.rotates(loop, counted) or any(_changes_question(judge, asked, counted) for judge in judges):
        return None
    routes = [route for route in finder.routes if not route.handlers]
    rounds = [route for route in routes if comes_round(loop, route)]
    plain = intent.signs(loop, judges, None, function) >= intent.ENOUGH and not _awaits_work(loop, asked)
    failed = [decision for route in rounds for decision in route.decisions if _fails(decision, asked, plain)]
    if not failed or not all(any(_fails(d, asked, plain) for d in route.decisions) for route in rounds):
        return None
    if all(any(_signs_in(d) or _changes_request(d, asked) for d in route.decisions) for route in rounds):
        return None
    if not any(_works(loop, route) for route in routes) or finder.pacing.inside(_statements(asked)):
        return None
    timed = finder.pacing.timed(call for route in rounds for call in route.waits)
    _, number = bound_of(loop, finder.scope, module, routes, finder.counted)
    first = min((decision.statement for decision in failed), key=lambda node: node.lineno)
    return StatusRetry(loop, first, tuple(w for w, _ in timed), tuple(d for _, d in timed), number)


def _awaits_work(loop: Loop, asked: dict[str, ast.stmt]) -> bool:
    """Whether a loop asks for a status that says that something is not there yet, or not done."""
    return any(
        isinstance(node, ast.Compare)
        and _is_status(node.left, asked)
        and any(isinstance(part, ast.Constant) and part.value in _NOT_YET for part in walk(node))
        for node in walk(loop)
    )


def _signs_in(decision: Decision) -> bool:
    """Whether a branch is taken because somebody has to sign in first."""
    return is_told(decision.statement.test, decision.taken, _names_sign_in)


def _names_sign_in(test: ast.expr) -> bool:
    return NOT_SIGNED_IN.search(source_of(test)) is not None


def _changes_request(decision: Decision, asked: dict[str, ast.stmt]) -> bool:
    """Whether a branch is taken once a function has taken something out of what is asked."""
    read = {dotted(node) for statement in _statements(asked) for node in _read(statement)}
    return decision.taken and any(
        isinstance(node, ast.Call)
        and words(last_name(node.func)) & _TAKING_OUT
        and any(dotted(argument) in read for argument in node.args)
        for node in walk(decision.statement.test)
    )


def _works(loop: Loop, route: Route) -> bool:
    """Whether a route leaves the loop because the answer was good."""
    return route.exit is not Exit.RAISE and not comes_round(loop, route)


# What is asked, and what the answer is


def _questions(loop: Loop) -> dict[str, ast.stmt]:
    """Name -> the statement that binds it to what a peer answers."""
    found: dict[str, ast.stmt] = {}
    for node in own_level(loop.body, handlers=False):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if _asks(value):
                found[name] = node
            case ast.With() | ast.AsyncWith():
                for item in node.items:
                    if isinstance(item.optional_vars, ast.Name) and _asks(item.context_expr):
                        found[item.optional_vars.id] = node
    return found


def _asks(value: ast.expr) -> bool:
    call = value.value if isinstance(value, ast.Await) else value
    return isinstance(call, ast.Call) and attempts.is_network_call(call) and not attempts.takes_in(call)


def _statements(asked: dict[str, ast.stmt]) -> list[ast.stmt]:
    return list(dict.fromkeys(asked.values()))


def _changes_question(judge: ast.If, asked: dict[str, ast.stmt], counted: frozenset[str]) -> bool:
    """Whether a branch goes on with another question than the one that failed."""
    read = {dotted(node) for statement in _statements(asked) for node in _read(statement)}
    bound = {
        dotted(node)
        for node in own_nodes(judge.body)
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Store)
    }
    changed = {
        dotted(node.value)
        for node in own_nodes(judge.body)
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store)
    }
    return bool((bound | changed) & read - counted - {""})


def _read(statement: ast.stmt) -> Iterator[ast.AST]:
    heads = (
        [item.context_expr for item in statement.items]
        if isinstance(statement, ast.With | ast.AsyncWith)
        else [statement]
    )
    for node in own_nodes(heads):
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load):
            yield node


# What says that it failed


def _judges(test: ast.expr, asked: dict[str, ast.stmt]) -> bool:
    return _error(test, asked, plain=True) is not None


def _fails(decision: Decision, asked: dict[str, ast.stmt], plain: bool) -> bool:
    """Whether a branch is taken because the answer is a failure."""
    return _error(decision.statement.test, asked, plain) is decision.taken


def _error(test: ast.expr, asked: dict[str, ast.stmt], plain: bool) -> bool | None:
    """What ``test`` is for an answer that is a failure; None where it does not tell.

    A false result, or a status that is none of success, is a failure only where the loop plainly says that it
    retries (``plain``).
    """
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            inner = _error(operand, asked, plain)
            return None if inner is None else not inner
        case ast.BoolOp(op=operator, values=parts):
            # Of `a and b` that is true both hold, of `a or b` that is false neither; else all must agree.
            told = {_error(part, asked, plain) for part in parts}
            decisive = isinstance(operator, ast.And)
            return decisive if decisive in told else told.pop() if len(told) == 1 else None
        case ast.Name(id=name) | ast.Attribute(value=ast.Name(id=name), attr="ok" | "is_success"):
            return False if plain and name in asked else None
        case ast.Compare(left=left, ops=[operator], comparators=[right]) if _is_status(left, asked):
            error = _status_error(operator, right)
            return _status_success(operator, right) if plain and error is None else error
    return None


def _is_status(expression: ast.expr, asked: dict[str, ast.stmt]) -> bool:
    if isinstance(expression, ast.BinOp) and isinstance(expression.op, ast.FloorDiv):
        return False
    return last_name(expression) in _STATUS and dotted(expression).partition(".")[0] in asked


def _status_error(operator: ast.cmpop, right: ast.expr) -> bool | None:
    """What comparing a status with ``right`` is for a failure."""
    named = not isinstance(right, ast.Constant) and bool(_RETRIED.search(dotted(right).rpartition(".")[2]))
    codes = {node.value for node in walk(right) if isinstance(node, ast.Constant)}
    whole = isinstance(right, ast.Constant | ast.Tuple | ast.List | ast.Set)
    errors = whole and any(
        isinstance(code, int) and (code == _TOO_MANY or code in _SERVER_FAILURES) for code in codes
    )
    match operator:
        case ast.Eq() | ast.In() if errors or named:
            return True
        case ast.NotEq() | ast.NotIn() if errors or named:
            return False
        case ast.GtE() | ast.Gt() if whole and any(code in _ERRORS_FROM for code in codes):
            return True
        case ast.Lt() | ast.LtE() if whole and any(code in _ERRORS_FROM for code in codes):
            return False
    return None


def _status_success(operator: ast.cmpop, right: ast.expr) -> bool | None:
    """What comparing a status with those of success is for a failure."""
    codes = [node.value for node in walk(right) if isinstance(node, ast.Constant)]
    if codes and all(code in _SUCCESSES for code in codes):
        match operator:
            case ast.Eq() | ast.In():
                return False
            case ast.NotEq() | ast.NotIn():
                return True
    return None
