"""What statements do about a failure, and what follows a loop asks for, reads and hands on."""

from __future__ import annotations

import ast

import pytest

from flake8_connerr.control_flow.following import following
from flake8_connerr.retrying.aftermath import Aftermath, Weight, weight
from tests.detection.models import Source

WEIGHTS = {
    "pass": Weight.NOTHING,
    "break": Weight.NOTHING,
    "continue": Weight.NOTHING,
    "return": Weight.NOTHING,
    "import os": Weight.NOTHING,
    "'''text'''": Weight.NOTHING,
    "...": Weight.NOTHING,
    "connection.close()": Weight.NOTHING,
    "self.cleanup_all()": Weight.NOTHING,
    "time.sleep(5)": Weight.NOTHING,
    "await asyncio.sleep(5)": Weight.NOTHING,
    "log.debug('failed')": Weight.NOTHING,
    "log.info('failed')": Weight.NOTHING,
    "log.warning('failed')": Weight.LOGS,
    "log.error('failed')": Weight.LOGS,
    "await log.error('failed')": Weight.LOGS,
    "print('failed')": Weight.LOGS,
    "click.echo('failed')": Weight.LOGS,
    "fail()": Weight.HANDLES,
    "await fail()": Weight.HANDLES,
    "return None": Weight.HANDLES,
    "return answer": Weight.HANDLES,
    "raise TimeoutError": Weight.HANDLES,
    "failed = True": Weight.HANDLES,
    "if failed: pass": Weight.HANDLES,
}


@pytest.mark.parametrize(("statement", "expected"), WEIGHTS.items())
def test_weights(statement: str, expected: Weight) -> None:
    (function,) = ast.parse(f"async def f():\n  while a:\n    {statement}").body
    assert isinstance(function, ast.AsyncFunctionDef)
    (loop,) = function.body
    assert isinstance(loop, ast.While)
    assert weight(loop.body[0]) is expected


def _after(source: str, finally_: str = "pass") -> Aftermath:
    """What follows a loop in a ``try`` that holds nothing else, with ``source`` below it."""
    text = f"def f():\n  try:\n    while a: pass\n  finally: {finally_}\n  {source}"
    module = Source(text).module
    loop = min((n for n in ast.walk(module.tree) if isinstance(n, ast.While)), key=lambda n: n.lineno)
    return Aftermath(module, following(module, loop))


@pytest.mark.parametrize(
    ("after", "heaviest"),
    [
        ("pass", Weight.NOTHING),
        ("print(1); pass", Weight.LOGS),
        ("pass; fail(); pass", Weight.HANDLES),
    ],
)
def test_what_follows_weighs_as_much_as_its_heaviest_statement(after: str, heaviest: Weight) -> None:
    assert _after(after).weight is heaviest


def test_what_follows_a_success_as_well_has_no_weight() -> None:
    after = _after("pass", finally_="fail()")
    assert after.weight is Weight.NOTHING
    assert after.always.asks_for(["a"]) is False
    assert _after("pass", finally_="assert answer").always.asks_for(["answer"])


@pytest.mark.parametrize(
    ("after", "admits"),
    [
        ("return False", True),
        ("return 0", True),
        ("return None", True),
        ("return True", False),
        ("return", False),
        ("return answer", False),
    ],
)
def test_returning_a_false_constant_admits_a_failure(after: str, admits: bool) -> None:
    module = Source(f"def f():\n  while a: pass\n  {after}").module
    (loop,) = (node for node in ast.walk(module.tree) if isinstance(node, ast.While))
    assert Aftermath(module, following(module, loop)).admits_failure is admits


def test_where_nothing_follows_nothing_is_admitted() -> None:
    module = Source("def f():\n  while a: pass").module
    (loop,) = (node for node in ast.walk(module.tree) if isinstance(node, ast.While))
    after = Aftermath(module, following(module, loop))
    assert not after
    assert not after.admits_failure


# What follows -> whether it reads "answer", asks for it, and hands it on.
USES = {
    "pass": (False, False, False),
    "answer = 1": (True, False, False),
    "answer.close()": (True, False, False),
    "if answer: pass": (True, True, False),
    "while answer.left: pass": (True, True, False),
    "assert not answer": (True, True, False),
    "x = 1 if answer else 2": (True, True, False),
    "x = answer if y else 2": (True, False, False),
    "if self.up: pass": (False, True, False),
    "self.up = x": (False, False, False),
    "return answer": (True, False, True),
    "return answer.text": (True, False, True),
    "return x": (False, False, False),
    "tell(answer)": (True, False, True),
    "tell(x, about=answer)": (True, False, True),
    "def g(): return answer": (False, False, False),
}


@pytest.mark.parametrize(("after", "uses"), USES.items())
def test_how_a_name_is_used(after: str, uses: tuple[bool, bool, bool]) -> None:
    found = _after(after)
    assert (found.reads(["answer"]), found.asks_for(["answer"]), found.hands_on(["answer"])) == uses


def test_a_match_asks_for_its_subject() -> None:
    found = _after("match answer:\n    case 1: pass")
    assert found.asks_for(["answer"])
    assert not found.asks_for(["other"])
