"""What a round does beside the attempt."""

from __future__ import annotations

import ast
from textwrap import indent

import pytest

from flake8_connerr.retrying.bystanders import is_bystander

ENDS = "answer = fetch()\nif answer: break"
# (what is tried, what its handler does, what stands below) -> whether the round does not ask for it
ROUNDS = [
    ("redirect()", "pass", ENDS, True),
    ("redirect()", "print(error)", ENDS, True),
    ("redirect()", "print(error)", "if fetch(): return", True),
    ("redirect()", "pass", "", False),
    ("redirect()", "pass", "fetch()", False),
    ("redirect()", "pass", "if done: break", False),
    ("redirect()", "continue", ENDS, False),
    ("redirect()", "raise", ENDS, False),
    ("redirect(); return", "pass", ENDS, False),
    ("answer = redirect()", "pass", ENDS, False),
    ("redirect()", "answer = None", ENDS, False),
    ("redirect(answer)", "pass", ENDS, False),
    ("self.redirect()", "pass", "if self.fetch(): break", False),
    ("redirect(left)", "pass", ENDS, False),
    ("redirect()", "left -= 1", ENDS, False),
]


@pytest.mark.parametrize(("tried", "handled", "below", "expected"), ROUNDS)
def test_what_the_round_does_not_ask_for(tried: str, handled: str, below: str, expected: bool) -> None:
    body = f"try: {tried}\nexcept OSError as error: {handled}\n{below}"
    (function,) = ast.parse(f"def f():\n  while left:\n{indent(body, '    ')}").body
    assert isinstance(function, ast.FunctionDef)
    (loop,) = function.body
    assert isinstance(loop, ast.While)
    statement = loop.body[0]
    assert isinstance(statement, ast.Try)
    assert is_bystander(loop, statement) is expected


def test_a_try_in_a_branch_is_asked_for() -> None:
    source = f"while True:\n if x:\n  try: f()\n  except OSError: pass\n{indent(ENDS, ' ')}"
    (loop,) = ast.parse(source).body
    assert isinstance(loop, ast.While)
    (statement,) = (node for node in ast.walk(loop) if isinstance(node, ast.Try))
    assert not is_bystander(loop, statement)
