"""Whether a way through a loop's body is followed by another round."""

from __future__ import annotations

import ast

import pytest

from flake8_connerr.control_flow.flow import Flow
from flake8_connerr.control_flow.loop_ends import comes_round

WATCHED = frozenset({"a", "b", "self.up", "n"})


def rounds(source: str) -> set[bool]:
    """What is said of each way through the body of the loop that ``source`` is."""
    (loop,) = ast.parse(source).body
    assert isinstance(loop, ast.For | ast.While)
    return {comes_round(loop, route) for route in Flow(lambda _: (), WATCHED).routes(loop.body)}


@pytest.mark.parametrize(
    ("loop", "expected"),
    [
        ("while True: f()", {True}),
        ("while True: break", {False}),
        ("while True: continue", {True}),
        ("for a in b: a = False", {True}),
        ("while a: a = False", {False}),
        ("while a: a = True", {True}),
        ("while a: a = f()", {True}),
        ("while a: b = False", {True}),
        ("while self.up: self.up = None", {False}),
        ("while not a: a = True", {False}),
        ("while not a: a = f()", {False}),
        ("while not a: a = False", {True}),
        ("while not a: b = True", {True}),
        ("while a and b: a = False", {False}),
        ("while a and b: a = True", {True}),
        ("while a or b: a = False", {True}),
        ("while a or b: a = b = False", {False}),
        ("while a is None: a = f()", {False}),
        ("while a is None: a = None", {True}),
        ("while a == 1: a = 1", {True}),
        ("while a == 1: a = 2", {False}),
        ("while a is None: b = 1", {True}),
        ("while n < 3: n = 5", {False}),
        ("while 3 > n: n = 5", {False}),
        ("while n < 3: a = 5", {True}),
        ("while a:\n    if b: a = False\n    else: f()", {True, False}),
    ],
)
def test_another_round(loop: str, expected: set[bool]) -> None:
    assert rounds(loop) == expected
