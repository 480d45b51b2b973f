"""For how long a function waits that does so in slices, and what is left of a time."""

from __future__ import annotations

import ast
from textwrap import indent

import pytest

from flake8_connerr.waiting.deadlines import is_left_over
from flake8_connerr.waiting.sliced_waits import whole_wait

# Functions of `delay` and others that call sleep() -> the parameter that says for how long.
FUNCTIONS = {
    "end = now() + delay\nwhile now() < end: sleep(1)": "delay",
    "end = now() + delay\nwhile now() < end:\n    if x: return\n    sleep(min(1, end - now()))": "delay",
    "for _ in range(int(delay * 10)): sleep(0.1)": "delay",
    "while delay > 0:\n    sleep(1)\n    delay -= 1": "delay",
    "end = now() + seconds\nwhile now() < end: sleep(1)": "seconds",
    "end = now() + wait_seconds\nwhile now() < end: sleep(1)": "wait_seconds",
    "end = now() + timeout\nwhile now() < end: sleep(1)": None,
    "end = now() + delay + seconds\nwhile now() < end: sleep(1)": None,
    "while not ready(): sleep(delay)": None,
    "sleep(delay)": None,
    "for _ in range(3): sleep(delay)": None,
    "async for _ in ticks(delay): sleep(1)": None,
}


@pytest.mark.parametrize(("body", "expected"), FUNCTIONS.items())
def test_the_whole_of_a_wait(body: str, expected: str | None) -> None:
    head = "async def wait(self, delay, seconds, timeout, *, wait_seconds=1):\n"
    (function,) = ast.parse(head + indent(body, "    ")).body
    assert isinstance(function, ast.AsyncFunctionDef)
    calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
    (call,) = (call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "sleep")
    whole = whole_wait(function, call)
    assert (whole and whole.id) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("deadline - now()", True),
        ("self.end - now()", True),
        ("timeout_seconds - elapsed", True),
        ("delay - 1", False),
        ("deadline + 1", False),
        ("now() - deadline", False),
        ("deadline", False),
        ("(end - a) / 2", False),
    ],
)
def test_what_is_left_of_a_time(value: str, expected: bool) -> None:
    assert is_left_over(ast.parse(value, mode="eval").body) is expected
