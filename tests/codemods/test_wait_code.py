"""The seconds of a wait, its bound, its jitter, and the variable that keeps its delay."""

from __future__ import annotations

from typing import Any

import pytest

from flake8_connerr.settings import DEFAULT, Settings
from tests.codemods.planning import COUNTED, ENDLESS, TWO_BASES, failure, rewritten, wait_plan


def _counted(base: str, settings: Settings = DEFAULT, exponent: str = "i", **more: Any) -> str:
    """What the wait of a counting loop becomes."""
    plan = wait_plan(COUNTED, failure(COUNTED, base=base), loop="for", exponent=exponent, **more)
    code, refused = rewritten(COUNTED, plan, settings=settings)
    assert not refused
    assert code.startswith(COUNTED.removesuffix("sleep(5)\n"))
    return code.removeprefix(COUNTED.removesuffix("sleep(5)\n"))


def _endless(base: str, settings: Settings = DEFAULT, **more: Any) -> str:
    """What a loop without end becomes."""
    code, refused = rewritten(
        ENDLESS, wait_plan(ENDLESS, failure(ENDLESS, base=base), **more), settings=settings
    )
    assert not refused
    return code


BOUNDS = [
    ("5", "i", "min(30.0, 5 * 2**i)"),
    ("1", "i", "min(30.0, 2**i)"),
    ("1.0", "i", "min(30.0, 2**i)"),
    ("0.5", "i - 1", "min(30.0, 0.5 * 2 ** (i - 1))"),
    ("0.5", "self.failures", "min(30.0, 0.5 * 2**self.failures)"),
    ("0.5", "count()", "min(30.0, 0.5 * 2 ** count())"),
    ("45", "i", "min(45.0, 45 * 2**i)"),
    ("(20 * 3)", "i", "min(20 * 3, (20 * 3) * 2**i)"),
    ("(1 / 4)", "i", "min(30.0, (1 / 4) * 2**i)"),
    ("WAIT", "i", "min(max(30.0, WAIT), WAIT * 2**i)"),
]


@pytest.mark.parametrize(("base", "exponent", "bound"), BOUNDS)
def test_bounds(base: str, exponent: str, bound: str) -> None:
    assert _counted(base, exponent=exponent, attempts=100) == f"sleep(uniform(0, {bound}))\n"


LONG = [
    ("self.interval", "self.interval * 2**i", "max(30.0, self.interval)"),
    ("(interval / 2)", "(interval / 2) * 2**i", "max(30.0, interval / 2)"),
    ("options['interval']", "options['interval'] * 2**i", "max(30.0, options['interval'])"),
]


@pytest.mark.parametrize(("base", "product", "cap"), LONG)
def test_long_bounds_become_statements(base: str, product: str, cap: str) -> None:
    assert _counted(base, attempts=3) == (
        f"delay = min({cap}, {product})\n        sleep(uniform(0, delay))\n"
    )


@pytest.mark.parametrize(
    ("base", "attempts", "exponent"),
    [
        ("5", None, "2**i"),  # a whole number can be as large as need be
        ("0.5", 100, "2**i"),
        ("0.5", 101, "2 ** min(i, 32)"),
        ("0.5", None, "2 ** min(i, 32)"),
    ],
)
def test_powers_that_could_overflow_are_limited(base: str, attempts: int | None, exponent: str) -> None:
    wait = _counted(base, attempts=attempts)
    assert wait == f"sleep(uniform(0, min(30.0, {base} * {exponent})))\n"
    sleep = compile(wait.replace("uniform(0, ", "float("), "<wait>", "exec")
    for i in (0, 1, 1023, 1024, 1025, 5000)[: 2 if attempts == 100 else None]:
        slept: list[float] = []
        exec(sleep, {"sleep": slept.append, "i": i})
        assert slept == [min(30.0, float(base) * 2 ** min(i, 32))]


@pytest.mark.parametrize(
    ("jitter", "counted", "doubled"),
    [
        ("full", "uniform(0, min(30.0, 5 * 2**i))", "uniform(0, delay)"),
        ("equal", "min(30.0, 5 * 2**i) * uniform(0.5, 1)", "delay * uniform(0.5, 1)"),
        ("none", "min(30.0, 5 * 2**i)", "delay"),
    ],
)
def test_jitter(jitter: str, counted: str, doubled: str) -> None:
    settings = DEFAULT._replace(jitter=jitter)
    assert _counted("5", settings) == f"sleep({counted})\n"
    assert f"sleep({doubled})\n" in _endless("5", settings)


def test_no_import_for_jitter_that_is_not_wanted() -> None:
    more: dict[str, Any] = {"uniform": "random.uniform", "imports": ("random",)}
    assert "import random\n" in _endless("5", **more)
    assert "import" not in _endless("5", DEFAULT._replace(jitter="none"), **more)


def test_no_import_of_a_sleep_that_is_not_added() -> None:
    assert "import" not in _endless("5", sleep="time.sleep", imports=("time",))


def test_unknown_jitter() -> None:
    with pytest.raises(ValueError, match="no such jitter"):
        _counted("5", DEFAULT._replace(jitter="some"))


def test_cap() -> None:
    assert _counted("5", DEFAULT._replace(cap=60)) == "sleep(uniform(0, min(60.0, 5 * 2**i)))\n"
    assert "delay = min(delay * 2, 7.5)\n" in _endless("5", DEFAULT._replace(cap=7.5))


def test_time_left() -> None:
    wait = "sleep(min(uniform(0, delay), max(0.0, end - now())))\n"
    assert wait in _endless("5", remaining="end - now()")


@pytest.mark.parametrize(
    ("base", "start", "cap"),
    [
        ("5", "5.0", "30.0"),
        ("45", "45.0", "45.0"),
        ("0.5", "0.5", "30.0"),
        ("(a + 1)", "a + 1", "max(30.0, a + 1)"),
    ],
)
def test_doubling(base: str, start: str, cap: str) -> None:
    head = ENDLESS.removesuffix("sleep(5)\n")
    rest = f"sleep(uniform(0, delay))\n        delay = min(delay * 2, {cap})\n"
    assert _endless(base) == f"delay = {start}\n{head}{rest}"


def test_long_time_left_becomes_a_statement() -> None:
    wait = "remaining = {0}\n        sleep(min(uniform(0, delay), max(0.0, remaining)))\n"
    left = "longest_wait_of_all - (now() - beginning)"
    assert wait.format(left) in _endless("5", remaining=left)


@pytest.mark.parametrize(
    ("taken", "name"),
    [
        ("delay", "retry_delay"),
        ("delay, retry_delay", "backoff_delay"),
        ("delay, retry_delay, backoff_delay", "delay_2"),
        ("delay, retry_delay, backoff_delay, delay_2", "delay_3"),
        ("self.delay", "retry_delay"),
    ],
)
def test_names_that_are_taken(taken: str, name: str) -> None:
    source = ENDLESS.replace("f()", f"f({taken})")
    code, _ = rewritten(source, wait_plan(source, failure(source)))
    assert f"\n{name} = 5.0\n" in f"\n{code}"


def test_names_of_another_function_are_free() -> None:
    body = ENDLESS.replace("\n", "\n    ").rstrip(" ")
    source = f"def f(delay): pass\ndef g():\n    {body}"
    code, _ = rewritten(source, wait_plan(source, failure(source)))
    assert "    delay = 5.0\n" in code


def test_two_bases_share_one_growth() -> None:
    paths = failure(TWO_BASES), failure(TWO_BASES, "nap(", "0.5", handler=1)
    code, _ = rewritten(TWO_BASES, wait_plan(TWO_BASES, *paths))
    assert code == (
        "growth = 1\n"
        "while 1:\n    try: f()\n"
        "    except E:\n"
        "        sleep(uniform(0, min(30.0, 5 * growth)))\n        growth = min(growth * 2, 64)\n"
        "    except F:\n"
        "        nap(uniform(0, min(30.0, 0.5 * growth)))\n        growth = min(growth * 2, 64)\n"
    )
