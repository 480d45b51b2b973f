"""How the delay of a loop's wait develops."""

from __future__ import annotations

import ast
from textwrap import indent

import pytest

from flake8_connerr.waiting.delays import Delay, Delays, Growth
from tests.detection.models import Source


def judged(delay: str, before: str = "", after: str = "", loop: str = "for i in range(5)") -> Delay:
    """The delay of the ``sleep`` in a loop, with statements before the loop and after the sleep."""
    file = Source(f"{before}\n{loop}:\n    sleep({delay})\n{indent(after, '    ')}")
    node = next(n for n in ast.walk(file.tree) if isinstance(n, ast.For | ast.While))
    call = node.body[0].value if isinstance(node.body[0], ast.Expr) else None
    assert isinstance(call, ast.Call)
    return Delays(file.module, node, file.module.scope_around(node)).judge(call.args[0])


@pytest.mark.parametrize(
    ("delay", "growth"),
    [
        ("1", Growth.CONSTANT),
        ("self.pause", Growth.CONSTANT),
        ("PAUSE * 2", Growth.CONSTANT),
        ("2 ** 3", Growth.CONSTANT),
        ("min(5, PAUSE)", Growth.CONSTANT),
        ("random.uniform(1, 3)", Growth.CONSTANT),
        ("i", Growth.LINEAR),
        ("i * 2 + 1", Growth.LINEAR),
        ("min(30, i)", Growth.LINEAR),
        ("2 ** i", Growth.EXPONENTIAL),
        ("1 << i", Growth.EXPONENTIAL),
        ("min(30, 0.5 * 2 ** (i + 1))", Growth.EXPONENTIAL),
        ("random.uniform(0, 2 ** i)", Growth.EXPONENTIAL),
        ("pow(2, i)", Growth.EXPONENTIAL),
        ("math.exp(i)", Growth.EXPONENTIAL),
        ("DELAYS[i]", Growth.TABLE),
        ("DELAYS[0]", Growth.CONSTANT),
        ("policy.next()", Growth.DELEGATED),
        ("i or 1", Growth.LINEAR),
        ("2 ** i if a else 1", Growth.EXPONENTIAL),
        ("float(response.headers['Retry-After'])", Growth.SERVER),
        ("(wait := i)", Growth.LINEAR),
        ("time.time()", Growth.CONSTANT),
        ("i > 3", Growth.DELEGATED),
    ],
)
def test_the_growth_of_an_expression(delay: str, growth: Growth) -> None:
    assert judged(delay).growth is growth


@pytest.mark.parametrize(
    ("after", "growth"),
    [
        ("pass", Growth.CONSTANT),
        ("delay = 3", Growth.CONSTANT),
        ("delay += 1", Growth.LINEAR),
        ("delay = delay + 1", Growth.LINEAR),
        ("delay *= 2", Growth.EXPONENTIAL),
        ("delay = min(delay * 2, 30)", Growth.EXPONENTIAL),
        ("delay += delay", Growth.EXPONENTIAL),
        ("failures += 1\ndelay = 2 ** failures", Growth.EXPONENTIAL),
        ("if a:\n    delay *= 2\nelse:\n    delay = 1", Growth.EXPONENTIAL),
        ("other *= 2", Growth.CONSTANT),
    ],
)
def test_the_growth_of_a_variable(after: str, growth: Growth) -> None:
    assert judged("delay", "delay = 1", after, "while True").growth is growth


def test_a_duration_grows_as_what_it_is_made_of() -> None:
    found = judged("delay.total_seconds()", "delay = timedelta(seconds=1)", "delay *= 2", "while True")
    assert found.growth is Growth.EXPONENTIAL


def test_the_delays_of_a_table_are_gone_through_in_order() -> None:
    assert judged("delay", loop="for delay in (1, 2, 5)").growth is Growth.TABLE


@pytest.mark.parametrize(
    ("delay", "capped", "jitter"),
    [
        ("2 ** i", False, False),
        ("min(30, 2 ** i)", True, False),
        ("random.uniform(0, 2 ** i)", False, True),
        ("min(30, 2 ** i) + random.random()", True, True),
    ],
)
def test_cap_and_jitter(delay: str, capped: bool, jitter: bool) -> None:
    found = judged(delay)
    assert (found.capped, found.jitter) == (capped, jitter)


@pytest.mark.parametrize(
    ("after", "capped"),
    [
        ("delay += 5", False),
        ("delay += 5\nif delay > 60: delay = 60", True),
        ("delay += 5\nif failures > 60: break", False),
        ("delay *= 2\nif delay > 60: delay = 60", True),
        ("delay *= 2\nif delay == 60: delay = 60", False),
    ],
)
def test_a_delay_that_is_compared_with_a_limit(after: str, capped: bool) -> None:
    assert judged("delay", after=after).capped == capped


def test_a_counter_that_is_compared_with_a_limit_does_not_cap_a_delay_made_of_it() -> None:
    assert not judged("2 ** failures", after="failures += 1\nif failures > 60: break").capped


@pytest.mark.parametrize(
    ("delay", "before", "after", "seconds"),
    [
        ("1.5", "", "", 1.5),
        ("PAUSE", "PAUSE = 3", "", 3.0),
        ("PAUSE", "PAUSE = 3", "PAUSE = 4", None),
        ("PAUSE", "PAUSE = 3\nPAUSE = 4", "", None),
        ("self.pause", "", "", None),
        ("2 ** i", "", "", None),
    ],
)
def test_the_seconds_that_the_file_says(delay: str, before: str, after: str, seconds: float | None) -> None:
    assert judged(delay, before, after).seconds == seconds
