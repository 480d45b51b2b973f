"""After which calls nothing follows."""

from __future__ import annotations

import ast

import pytest

from flake8_connerr.control_flow.endings import leaving_branches, never_returns
from tests.detection.models import Source

FUNCTIONS = """
import functools
def fail(): log(); raise TimeoutError
async def fail_later(): raise TimeoutError
def leave(): sys.exit(1)
def placeholder(): raise NotImplementedError
def items(): yield 1; raise TimeoutError
@functools.cache
def decorated(): raise TimeoutError
def returns():
    if left: return
    raise TimeoutError
def inside():
    def inner(): return 1
    raise TimeoutError
def goes_on(): log()
"""


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("sys.exit(1)", True),
        ("raise_timeout(error)", True),
        ("response.raise_for_status()", False),
        ("fail()", True),
        ("leave()", True),
        ("inside()", True),
        ("await fail_later()", True),
        ("fail_later()", False),
        ("await fail()", False),
        ("placeholder()", False),
        ("items()", False),
        ("decorated()", False),
        ("returns()", False),
        ("goes_on()", False),
        ("unknown()", False),
        ("x = fail()", False),
        ("fail", False),
    ],
)
def test_a_call_that_does_not_return(statement: str, expected: bool) -> None:
    file = Source(f"{FUNCTIONS}async def asked():\n    {statement}")
    function = file.function("asked")
    assert isinstance(function, ast.AsyncFunctionDef)
    scope = file.module.scope_inside(function)
    assert never_returns(function.body[0], scope, file.receivers) is expected


def test_branches_that_leave() -> None:
    source = "if a:\n one = f()\n raise g(one)\nif b:\n two = f()\nelse:\n three = f()\n"
    found = leaving_branches(ast.parse(source).body)
    named = {n.id for n in found if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    assert named == {"one"}
