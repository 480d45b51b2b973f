"""Which attempt is the last: sums, counters, and the conditions that change with them."""

from __future__ import annotations

import ast
from textwrap import indent

import pytest

from flake8_connerr.check import CheckedFile
from flake8_connerr.retry_libraries.attempt_ends import Ends, ends_of
from flake8_connerr.retrying.attempt_limits import Counter, counter, linear, same, text, turning
from flake8_connerr.waiting.wait_plans import GuessworkError


def _expression(source: str) -> ast.expr:
    return ast.parse(source, mode="eval").body


@pytest.mark.parametrize(
    ("source", "sum_"),
    [
        ("3", "3"), ("n", "n"), ("n + 1", "n + 1"), ("1 + n - 2", "n - 1"), ("n - n", "0"), ("-n", "-n"),
        ("3 - n", "3 - n"), ("self.n + 1 - 1", "self.n"), ("2 - (n - m)", "m - n + 2"), ("n + n", "2 * n"),
        ("len(x) + 1", "len(x) + 1"), ("(n or 3) + 1", "(n or 3) + 1"), ("n * 2 - 1", "(n * 2) - 1"),
        ("n or 3", "n or 3"), ("x[0]", "x[0]"),
    ],
)  # fmt: skip
def test_sums(source: str, sum_: str) -> None:
    total = linear(_expression(source))
    assert total is not None
    assert text(total) == sum_


@pytest.mark.parametrize("source", ["1.5", "'n'", "True", "n + 0.5", "-'n'"])
def test_what_is_no_sum_of_whole_numbers(source: str) -> None:
    assert linear(_expression(source)) is None


def test_sums_that_are_the_same() -> None:
    first, second = linear(_expression("n + 1 - m")), linear(_expression("1 - m + n"))
    assert first is not None
    assert second is not None
    assert same(first, second)
    assert not same(first, {"n": 1, "m": -1})


def _file(head: str, before: str = "", handler: str = "time.sleep(2)") -> CheckedFile:
    loop = (
        f"{head}:\n    try:\n        return socket.create_connection(n)\n"
        f"    except ConnectionRefusedError:\n{indent(handler, '        ')}\n"
    )
    source = f"import socket\nimport time\n\n\ndef main(n, m, k=3):\n{indent(before + loop, '    ')}"
    return CheckedFile(ast.parse(source))


def _counter(head: str, before: str = "", handler: str = "time.sleep(2)") -> Counter | None:
    file = _file(head, before, handler)
    (loop,) = file.retry_loops
    return counter(file.module, loop)


@pytest.mark.parametrize(
    ("head", "attempts", "value"),
    [
        ("for i in range(5)", "5", "{} - 1"),
        ("for i in range(1, n + 1)", "n", "{}"),
        ("for i in range(n, 0, -1)", "n", "n - {} + 1"),
        ("for i in range(2, -1, -1)", "3", "3 - {}"),
        ("for i in range(m, n)", "n - m", "m + {} - 1"),
    ],
)
def test_ranges(head: str, attempts: str, value: str) -> None:
    found = _counter(head)
    assert found is not None
    assert found.attempts is not None
    assert (text(found.attempts), found.value) == (attempts, value)


@pytest.mark.parametrize(
    ("head", "before", "handler", "attempts"),
    [
        ("while i < n", "i = 0\n", "i += 1\ntime.sleep(2)", "n"),
        ("while i <= n", "i = 1\n", "time.sleep(2)\ni += 1", "n"),
        ("while i", "i = 4\n", "i -= 1\ntime.sleep(2)", "4"),
        ("while i > 0", "i = n\n", "i -= 1\ntime.sleep(2)", "n"),
        ("while not i >= 3", "i: int = 0\n", "i += 1\ntime.sleep(2)", "3"),
    ],
)
def test_counters_of_while_loops(head: str, before: str, handler: str, attempts: str) -> None:
    found = _counter(head, before, handler)
    assert found is not None
    assert found.attempts is not None
    assert text(found.attempts) == attempts


@pytest.mark.parametrize(
    ("head", "before", "handler"),
    [
        ("for i in range(0, n, 2)", "", "time.sleep(2)"),
        ("for i in range(5)", "", "i = 0\ntime.sleep(2)"),
        ("for i in reversed(range(5))", "", "time.sleep(2)"),
        ("while i < n", "i = 0\nuse(i)\n", "i += 1\ntime.sleep(2)"),
        ("while i < n", "i = 0\n", "i += 2\ntime.sleep(2)"),
        ("while i < n", "i = 0\n", "if m:\n    continue\ni += 1\ntime.sleep(2)"),
        ("while i < n", "i = 0\n", "if m:\n    i += 1\ntime.sleep(2)"),
        ("while i < n", "i = 0\n", "i += 1\ni += 1\ntime.sleep(2)"),
        ("while k < n", "", "k += 1\ntime.sleep(2)"),
        ("while i", "i = 4\n", "try: f()\nexcept OSError as i: f()\ni -= 1\ntime.sleep(2)"),
        ("while i", "i = 4\n", "match f():\n    case [i]: f()\ni -= 1\ntime.sleep(2)"),
        ("while i < n", "i = 0.5\n", "i += 1\ntime.sleep(2)"),
        ("while i < n", "i: int\n", "i += 1\ntime.sleep(2)"),
        ("while i < n", "i = 0\nif m:\n    n = 3\nprint(m)\n", "j = i\ntime.sleep(2)"),
    ],
)
def test_what_cannot_be_counted_by(head: str, before: str, handler: str) -> None:
    assert _counter(head, before, handler) is None


@pytest.mark.parametrize(
    ("test", "attempt", "becomes"),
    [
        ("i == n - 1", "n", True), ("i + 1 == n", "n", True), ("n - 1 == i", "n", True),
        ("i >= n - 1", "n", True), ("i > n - 2", "n", True), ("not i < n - 1", "n", True),
        ("i < n - 1", "n", False), ("i <= n - 2", "n", False), ("i != n - 1", "n", False),
        ("n - i > 1", "n", False), ("n - i <= 1", "n", True), ("i", "1", False), ("not i", "1", True),
        ("i > 0", "2", True),
    ],
)  # fmt: skip
def test_conditions(test: str, attempt: str, becomes: bool) -> None:
    file = _file("for i in range(n)", handler=f"if {test}:\n    raise\ntime.sleep(2)")
    (loop,) = file.retry_loops
    count = counter(file.module, loop)
    node = next(node for node in ast.walk(loop.loop) if isinstance(node, ast.If))
    assert count is not None
    found = turning(file.module, loop, count, node.test, node)
    assert found is not None
    assert (text(found.attempt), found.becomes) == (attempt, becomes)


@pytest.mark.parametrize(
    "test", ["i % 2", "m", "2 * i == n", "i == f()", "i is n", "0 < i < n", "i == self.n", "i == ~f()"]
)
def test_conditions_that_are_not_told(test: str) -> None:
    file = _file("for i in range(n)", handler=f"if {test}:\n    print(1)\ntime.sleep(2)")
    (loop,) = file.retry_loops
    count = counter(file.module, loop)
    node = next(node for node in ast.walk(loop.loop) if isinstance(node, ast.If))
    assert count is not None
    assert turning(file.module, loop, count, node.test, node) is None


def _ends(head: str, before: str = "", handler: str = "time.sleep(2)", remaining: str = "") -> Ends:
    file = _file(head, before, handler)
    (loop,) = file.retry_loops
    return ends_of(file, loop, remaining)


def test_a_test_in_the_handler_ends_an_endless_loop() -> None:
    ends = _ends("while True", "i = 0\n", "i += 1\nif i > n:\n    raise\ntime.sleep(2)")
    assert (ends.attempts, ends.runs_out, ends.may_be_none) == ("n + 1", False, False)
    assert len(ends.last.true) == 1


def test_a_test_that_does_not_leave_ends_nothing() -> None:
    ends = _ends("while True", "i = 0\n", "i += 1\nif i > n:\n    print(i)\ntime.sleep(2)")
    assert (ends.attempts, ends.timed, ends.runs_out) == ("", False, False)


@pytest.mark.parametrize(
    ("head", "may_be_none"),
    [("for i in range(n)", True), ("for i in range(n + 1)", False), ("for i in range(2)", False)],
)
def test_numbers_that_may_be_none(head: str, may_be_none: bool) -> None:
    assert _ends(head).may_be_none is may_be_none


def test_a_deadline_may_have_passed_before_the_first_attempt() -> None:
    ends = _ends("while time.time() < n", remaining="n - time.time()")
    assert (ends.attempts, ends.timed, ends.runs_out, ends.may_be_none) == ("", True, True, True)


def test_no_attempts_at_all() -> None:
    with pytest.raises(GuessworkError, match="no attempt"):
        _ends("for i in range(0)")
