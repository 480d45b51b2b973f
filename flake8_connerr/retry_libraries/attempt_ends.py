"""How a retry loop ends when every attempt fails: after how many, or when, and by which tests of its own."""

from __future__ import annotations

import ast
from collections.abc import Set
from typing import TYPE_CHECKING, NamedTuple

from flake8_connerr.control_flow.flow import is_endless, own_nodes
from flake8_connerr.retry_libraries.reraising import LastTests, comes_round, leaves
from flake8_connerr.retrying.attempt_limits import Counter, Linear, counter, same, text, turning
from flake8_connerr.retrying.bounds import integer, looks_at_clock
from flake8_connerr.retrying.retries import RetryLoop
from flake8_connerr.waiting.wait_plans import GuessworkError

if TYPE_CHECKING:
    from flake8_connerr.check import CheckedFile

_NOT_TOLD = "it cannot be told how often it tries"


class Ends(NamedTuple):
    """How a loop ends.

    ``attempts`` is their number as source text, "" without a limit; ``timed`` says that a deadline ends
    it. ``runs_out`` says that the loop's own head does so, not a test in a handler. ``first`` are the
    conditions that are false at the first attempt alone, ``clock`` those that look at the clock.
    """

    counter: Counter | None
    attempts: str
    timed: bool
    runs_out: bool
    may_be_none: bool
    last: LastTests
    first: Set[ast.expr]
    clock: Set[ast.expr]

    def is_first_test(self, statement: ast.stmt, waits: Set[ast.AST]) -> bool:
        """Whether a statement does nothing but wait before all attempts but the first."""
        if not isinstance(statement, ast.If) or statement.test not in self.first or statement.orelse:
            return False
        for inner in statement.body:
            value = inner.value if isinstance(inner, ast.Expr) else None
            value = value.value if isinstance(value, ast.Await) else value
            if value not in waits:
                return False
        return True


def ends_of(file: CheckedFile, retry: RetryLoop, remaining: str) -> Ends:
    """How ``retry`` ends; ``remaining`` is the time left to its deadline. Raises GuessworkError."""
    module, loop = file.module, retry.loop
    count = counter(module, retry)
    timed_head = isinstance(loop, ast.While) and bool(remaining) and looks_at_clock(loop.test)
    attempts = None if count is None else count.attempts
    if attempts is None and not is_endless(loop) and not timed_head:
        raise GuessworkError(_NOT_TOLD)
    tests = [node for node in own_nodes(loop.body) if isinstance(node, ast.If)]
    turns = [
        (node, turn)
        for node in tests
        if count is not None and (turn := turning(module, retry, count, node.test, node)) is not None
    ]
    clock = _clock_tests(tests) if remaining else LastTests(frozenset(), frozenset())
    runs_out = attempts is not None or timed_head
    failing = {node for path in retry.paths for node in own_nodes(path.handler.body)}
    if attempts is None:
        for node, turn in turns:
            if node not in failing:
                continue
            told = LastTests({node.test} if turn.becomes else set(), set() if turn.becomes else {node.test})
            if comes_round([node], told) == (False, False) and node.test not in clock.true | clock.false:
                attempts = turn.attempt
                break
    last = LastTests(
        clock.true
        | {n.test for n, t in turns if attempts is not None and t.becomes and same(t.attempt, attempts)},
        clock.false
        | {n.test for n, t in turns if attempts is not None and not t.becomes and same(t.attempt, attempts)},
    )
    first = frozenset(
        n.test
        for n, t in turns
        if same(t.attempt, {"": 2 if t.becomes else 1}) and _holds_later(n.test, t.becomes)
    )
    may_be_none = timed_head or (attempts is not None and _may_be_none(file, retry, attempts, runs_out))
    timed = bool(remaining)
    return Ends(
        count,
        text(attempts) if attempts is not None else "",
        timed,
        runs_out,
        may_be_none,
        last,
        first,
        clock.true | clock.false,
    )


def _holds_later(test: ast.expr, becomes: bool) -> bool:
    """Whether a condition that changes stays as it then is, or is what it was again: ``!=`` does."""
    comparing = test.ops[0] if isinstance(test, ast.Compare) else ast.NotEq()
    return isinstance(comparing, ast.NotEq) is not becomes and not isinstance(comparing, ast.Eq)


def _clock_tests(tests: list[ast.If]) -> LastTests:
    """The tests of the clock that end the loop."""
    looking = [node for node in tests if looks_at_clock(node.test)]
    true = frozenset(node.test for node in looking if leaves(node.body[-1]))
    return LastTests(
        true,
        frozenset(
            node.test for node in looking if node.test not in true and node.orelse and leaves(node.orelse[-1])
        ),
    )


def _may_be_none(file: CheckedFile, retry: RetryLoop, attempts: Linear, runs_out: bool) -> bool:
    """Whether the number of attempts may be none at all; raises GuessworkError where it is."""
    number = integer(ast.parse(text(attempts), mode="eval").body, retry.scope, file.module)
    if number is not None:
        if number < 1:
            raise GuessworkError("it makes no attempt at all")
        return False
    least = attempts.get("", 0) if all(f > 0 for term, f in attempts.items() if term) else 0
    return runs_out and least < 1
