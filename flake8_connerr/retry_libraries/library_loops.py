"""Which retry loops a library's retrying can stand for at all, and why others are left alone."""

from __future__ import annotations

import ast

from flake8_connerr.clauses.handlers import Try
from flake8_connerr.control_flow.flow import own_nodes
from flake8_connerr.control_flow.loop_ends import comes_round
from flake8_connerr.fixes import ExponentialWait
from flake8_connerr.naming.function_bodies import yields
from flake8_connerr.nodes import Position
from flake8_connerr.retrying.bounds import Bound
from flake8_connerr.retrying.loop_kinds import Kind
from flake8_connerr.retrying.retries import RetryLoop
from flake8_connerr.waiting.wait_plans import GuessworkError

_JUMPS = (ast.Return, ast.Break, ast.Continue)


def the_attempt(loop: RetryLoop) -> Try:
    """The one ``try`` that makes the loop's attempts; raises GuessworkError where there is no such."""
    statements = {path.statement for path in loop.paths}
    if len(statements) != 1:
        raise GuessworkError("more than one part of the loop is tried again")
    (statement,) = statements
    if statement not in loop.loop.body:
        raise GuessworkError("the attempt stands inside another statement of the loop")
    return statement


def refuse_others(loop: RetryLoop, waits: ExponentialWait, statement: Try) -> None:
    """Raise GuessworkError where a library's retrying would do something else than ``loop``."""
    for holds, reason in (
        (loop.kind is not Kind.RETRY, "a reconnect loop goes on after a success, where a library's ends"),
        (loop.bound is Bound.FLAG, "a flag ends the loop, which a library does not look at"),
        (_waits_differ(loop, waits), "its failures wait differently, where a library treats them alike"),
        (
            any(not wait.function for path in loop.paths for wait in path.waits),
            "its wait can be cut short, where a library's cannot",
        ),
        (yields(loop.loop.body), "it yields, and what is thrown in there would be taken for a failure"),
        (
            any(isinstance(node, _JUMPS) for node in own_nodes(statement.finalbody)),
            "its finally clause leaves by itself",
        ),
    ):
        if holds:
            raise GuessworkError(reason)
    _refuse_rounds(loop, statement)


def _waits_differ(loop: RetryLoop, waits: ExponentialWait) -> bool:
    rewritten = {(path.try_at, path.handler) for path in waits.paths}
    failing = {(Position.of(path.statement), path.place) for path in loop.paths}
    return rewritten != failing or len({path.base for path in waits.paths}) != 1


def _refuse_rounds(loop: RetryLoop, statement: Try) -> None:
    """Only the failures that are tried again may come round."""
    mine = set(statement.handlers)
    for route in loop.routes:
        if not comes_round(loop.loop, route):
            continue
        entered = mine.intersection(route.handlers)
        if not entered:
            raise GuessworkError("an attempt that works does not by itself leave the loop")
        if not entered.intersection(loop.failing_handlers):
            raise GuessworkError("a handler goes round that is not for a failed connection")
