"""A loop that was written with a library attempts, handles and returns what it did before.

The libraries are the real ones, on a fake clock.
"""

from __future__ import annotations

import asyncio

import pytest

from codemods import engine
from flake8_connerr.settings import DEFAULT
from tests.behaviour import harness
from tests.behaviour.faults import first_fail, of_class
from tests.behaviour.libraries import Draw, highest, lowest, on_fake_clock
from tests.behaviour.traces import Fault, Trace
from tests.codemods.pairs import LIBRARIES, source_after, sources_before

# Of many functions and no ``main``: tests/behaviour/test_examples.py runs them.
COLLECTIONS = {"handlers_by_the_line", "handlers_that_stay", "kept_errors"}
SOURCES = {path.name.removesuffix(".before.py"): path for path in sources_before("retry_libraries")}
NAMES = sorted(SOURCES.keys() - COLLECTIONS)
CAP = 30.0
ALWAYS = 10_000
REFUSED = of_class(ConnectionRefusedError)
OTHERS = tuple(
    map(of_class, (TimeoutError, ConnectionResetError, ValueError, KeyboardInterrupt, asyncio.CancelledError))
)

# With a deadline, growing waits leave room for fewer attempts.
DEADLINES = ("deadline",)


def _runnable(source: str) -> str:
    """``source`` with a sleep that is on the fake clock, where that is trio's."""
    source = source.replace("import trio\n", "import trio\nimport asyncio as _asyncio\n")
    return source.replace("trio.sleep", "_asyncio.sleep")


def _source(style: str, name: str, version: str) -> str:
    before = SOURCES[name]
    return _runnable(before.read_text() if version == "before" else source_after(before, style))


def _run(source: str, fault: Fault, times: int, draw: Draw = highest) -> Trace:
    return harness.run(source, first_fail(fault, times), modules=on_fake_clock(draw))


def _bounds(base: float, count: int, cap: float) -> list[float]:
    return [min(cap, base * 2 ** min(failures, 64)) for failures in range(count)]


@pytest.mark.parametrize("style", LIBRARIES)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("times", [0, 1, 2, 3, 4, 7, ALWAYS])
def test_behaves_the_same(style: str, name: str, times: int) -> None:
    before, after = _source(style, name, "before"), _source(style, name, "after")
    for fault in (REFUSED, *OTHERS):
        old, new = _run(before, fault, times), _run(after, fault, times)
        if name not in DEADLINES or times <= 4:
            assert old.events == new.events
            assert (old.result, old.error) == (new.result, new.error)


@pytest.mark.parametrize("style", LIBRARIES)
@pytest.mark.parametrize("name", NAMES)
def test_another_error_ends_it_as_before(style: str, name: str) -> None:
    for fault in OTHERS:
        schedule = {1: REFUSED, 2: REFUSED, 3: fault}
        old, new = (
            harness.run(_source(style, name, version), schedule, modules=on_fake_clock())
            for version in ("before", "after")
        )
        assert (old.events, old.result, old.error) == (new.events, new.result, new.error)


# Fixture, bound of the first wait, how often it waits when every attempt fails, and the cap.
WAITS = [
    ("above_the_cap", 60, 1_000, 60), ("another_error", 1, 2, CAP), ("coroutine", 1, 3, CAP),
    ("coroutine_decorated", 1, 3, CAP), ("counter_told", 2, 2, CAP), ("counting_down", 1, 3, CAP),
    ("decorated", 1, 4, CAP), ("decorated_method", 0.25, 2, CAP), ("endless", 5, 1_000, CAP),
    ("for_else", 1, 2, CAP), ("comments", 1, 2, CAP), ("last_branch", 5, 3, CAP),
    ("last_error", 1, 2, CAP), ("method", 2.5, 3, CAP), ("names_taken", 1, 2, CAP), ("no_wait", 0.5, 3, CAP),
    ("other_handlers", 1, 2, CAP), ("sentinel", 1, 2, CAP), ("tail", 1, 2, CAP), ("trio", 1, 1_000, CAP),
    ("waits_first", 2, 3, CAP), ("while_counted", 0.5, 4, CAP), ("while_counter_told", 1, 3, CAP),
]  # fmt: skip


def test_every_fixture_is_judged() -> None:
    assert {name for name, *_ in WAITS} | {*DEADLINES, "two_loops"} == set(NAMES)


@pytest.mark.parametrize(("name", "base", "count", "cap"), WAITS)
def test_waits_double_and_none_follows_the_last_attempt(
    name: str, base: float, count: int, cap: float
) -> None:
    bounds = _bounds(base, count, cap)
    tenacity = _run(_source("tenacity", name, "after"), REFUSED, ALWAYS)
    assert list(tenacity.waits) == bounds
    assert set(_run(_source("tenacity", name, "after"), REFUSED, ALWAYS, lowest).waits) == {0}
    for draw in (lowest, highest):
        waits = _run(_source("stamina", name, "after"), REFUSED, ALWAYS, draw).waits
        assert len(waits) == count
        assert all(bound / 2 <= wait <= bound for wait, bound in zip(waits, bounds, strict=True))
        assert list(waits) == sorted(waits)
    for style in LIBRARIES:
        assert _run(_source(style, name, "after"), REFUSED, 0).waits == ()


def test_loops_that_follow_one_another_wait_each_for_itself() -> None:
    lost = {1: REFUSED, 3: REFUSED}
    trace = harness.run(_source("tenacity", "two_loops", "after"), lost, modules=on_fake_clock())
    assert trace.waits == (1, 2)


@pytest.mark.parametrize("style", LIBRARIES)
def test_a_deadline_ends_it_with_the_last_error(style: str) -> None:
    old = _run(_source(style, "deadline", "before"), REFUSED, ALWAYS)
    new = _run(_source(style, "deadline", "after"), REFUSED, ALWAYS)
    assert old.error is not None
    assert new.error is not None
    assert (old.error.name, old.error.cause, old.error.context) == (
        new.error.name, new.error.cause, new.error.context,
    )  # fmt: skip
    assert len(new.events) <= len(old.events)
    # tenacity makes no wait that would run past the deadline; stamina looks at the clock after it.
    assert sum(new.waits) < (100 if style == "tenacity" else 130)


@pytest.mark.parametrize(
    ("style", "jitter", "draw", "waits"),
    [
        ("tenacity", "equal", highest, [1, 2, 4]),
        ("tenacity", "equal", lowest, [0.5, 1, 2]),
        ("tenacity", "none", lowest, [1, 2, 4]),
        ("stamina", "equal", highest, [1, 1.5, 2.5]),
        ("stamina", "equal", lowest, [0.5, 1, 2]),
        ("stamina", "none", lowest, [1, 2, 4]),
    ],
)
def test_jitter(style: str, jitter: str, draw: Draw, waits: list[float]) -> None:
    before = _source(style, "coroutine_decorated", "before")
    settings = DEFAULT._replace(style=style, jitter=jitter)
    after = engine.fix_source(before, engine.Request(frozenset({"NET202"}), settings)).source
    assert list(_run(after, REFUSED, ALWAYS, draw).waits) == waits
