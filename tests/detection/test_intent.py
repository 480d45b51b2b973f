"""Which words of a loop say that it retries, and which of a handler that a peer has failed."""

from __future__ import annotations

import ast
from textwrap import dedent

import pytest

from flake8_connerr.nodes import FunctionNode
from flake8_connerr.retrying import intent

# Loops that stand in a function of a name -> how many of their words speak of retrying.
SIGNS = {
    "nothing": ("work", "while True", "OSError", "pass", 0),
    "the condition": ("work", "while tries < 5", "OSError", "pass", 1),
    "an attribute in the condition": ("work", "while self.max_retries", "OSError", "pass", 1),
    "the target": ("work", "for attempt in range(5)", "OSError", "pass", 1),
    "what is gone through": ("work", "for _ in range(retries)", "OSError", "pass", 1),
    "the function": ("reconnect", "while True", "OSError", "pass", 1),
    "a test of the handler": ("work", "while True", "OSError", "if attempts > 5: raise", 1),
    "a step of the handler": ("work", "while True", "OSError", "attempts += 1", 1),
    "an assignment of the handler": ("work", "while True", "OSError", "attempts = 1", 0),
    "the message": ("work", "while True", "OSError", "print('trying again')", 1),
    "another message": ("work", "while True", "OSError", "print('The failed Attempts')", 1),
    "a message of something else": ("work", "while True", "OSError", "print('attempting country')", 0),
    "a function in the handler": ("work", "while True", "OSError", "lambda: 'retry'", 0),
    "the class": ("work", "while True", "errors.RetryError", "pass", 1),
    "one of the classes": ("work", "while True", "(OSError, Retry)", "pass", 1),
    "no class": ("work", "while True", "", "pass", 0),
    "the counter twice": ("work", "while tries < retries", "OSError", "tries += 1", 1),
    "all": ("retry", "while tries < 5", "Retry", "print('retrying')", 4),
}


@pytest.mark.parametrize(("name", "head", "clause", "failed", "count"), SIGNS.values(), ids=SIGNS)
def test_signs(name: str, head: str, clause: str, failed: str, count: int) -> None:
    source = f"def {name}():\n  {head}:\n    try: f()\n    except {clause}:\n      {failed}"
    (function,) = ast.parse(source).body
    assert isinstance(function, FunctionNode)
    (loop,) = function.body
    assert isinstance(loop, ast.While | ast.For)
    (handler,) = (node for node in ast.walk(loop) if isinstance(node, ast.ExceptHandler))
    assert intent.signs(loop, handler.body, handler.type, function) == count


def test_at_the_top_of_a_module_no_function_says_anything() -> None:
    (loop,) = ast.parse("while tries: pass").body
    assert isinstance(loop, ast.While)
    assert intent.signs(loop, [], None, None) == 1


@pytest.mark.parametrize(
    ("counters", "expected"),
    [({"attempt"}, True), ({"i", "self.n_retries"}, True), ({"i", "retrospect"}, False), (set[str](), False)],
)
def test_a_counter_of_attempts(counters: set[str], expected: bool) -> None:
    assert intent.counts_attempts(counters) is expected


@pytest.mark.parametrize(
    ("handler", "expected"),
    [
        ("log.info('Connection lost')", True),
        ("log.info('no answer from %s', 'the Server')", True),
        ("log.info('file not found')", False),
        ("log.info('hosted elsewhere')", False),
        ("connection.close()", False),
    ],
)
def test_a_message_about_a_peer(handler: str, expected: bool) -> None:
    assert intent.tells_of_peer(ast.parse(dedent(handler)).body) is expected


@pytest.mark.parametrize(
    ("handler", "expected"),
    [
        ("print('Invalid authorization:', error)", True),
        ("print('wrong user name or password')", True),
        ("print('The credentials are wrong')", False),
        ("print('Invalid credentials, or the server is down')", False),
        ("print('Invalid answer')", False),
        ("token.invalidate()", False),
    ],
)
def test_a_message_about_signing_in(handler: str, expected: bool) -> None:
    assert intent.tells_of_sign_in(ast.parse(dedent(handler)).body) is expected
