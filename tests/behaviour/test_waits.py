"""A loop that was rewritten attempts, handles and returns what it did before, and waits as it should."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.behaviour import harness, traces
from tests.behaviour.faults import first_fail, of_class
from tests.behaviour.stand_ins import runnable
from tests.behaviour.stubs import Stub
from tests.behaviour.traces import MAX_CALLS, Fault, Recorder, Trace

FIXTURES = Path(__file__).parents[1] / "codemods" / "fixtures" / "exponential_waits"
NAMES = sorted(path.name.removesuffix(".before.py") for path in FIXTURES.glob("*.before.py"))
CAP = 30.0
ALWAYS = 10_000

# The class that the fixture's loop retries on, where it is not ConnectionRefusedError.
CAUGHT = {
    "counted": ("requests.exceptions", "ConnectionError"),
    "aiohttp": ("aiohttp", "ClientConnectionError"),
}


def _caught(name: str) -> Fault:
    if name not in CAUGHT:
        return of_class(ConnectionRefusedError)
    module, class_ = CAUGHT[name]
    error: Callable[[str], BaseException] = getattr(Stub(Recorder({}), module), class_)
    return lambda: error("injected")


def _source(name: str, version: str) -> str:
    return runnable((FIXTURES / f"{name}.{version}.py").read_text())


def _run(name: str, version: str, fault: Fault, times: int) -> Trace:
    return harness.run(_source(name, version), first_fail(fault, times))


def _class(trace: Trace) -> str:
    return "" if trace.error is None else trace.error.name


DEADLINES = ("deadline", "deadline_by_elapsed_time", "deadline_in_handler")
# Seven failures fit before the deadline as it was: with growing waits, fewer attempts do.
FAILING = [(name, times) for name in NAMES for times in (0, 1, 2, 3, 4, 7, ALWAYS)]
FAILING = [case for case in FAILING if not (case[0] in DEADLINES and case[1] == 7)]


@pytest.mark.parametrize(("name", "times"), FAILING)
def test_behaves_the_same(name: str, times: int) -> None:
    for fault in (_caught(name), of_class(ValueError), of_class(KeyboardInterrupt), of_class(TimeoutError)):
        old, new = _run(name, "before", fault, times), _run(name, "after", fault, times)
        if name not in DEADLINES or times < ALWAYS:
            assert (old.events, old.error) == (new.events, new.error)
        assert (old.result, _class(old)) == (new.result, _class(new))
        assert set(old.names) <= set(new.names)


def _bounds(base: float, count: int, cap: float = CAP) -> tuple[float, ...]:
    return tuple(min(cap, base * 2 ** min(failures, 64)) for failures in range(count))


# Fixture, base of the first wait and how often it waits when every attempt fails.
BOUNDED = [
    ("counted", 1, 4), ("counted_without_wait", 0.5, 4), ("not_counted", 0.5, 2), ("from_one", 2, 2),
    ("counting_down", 0.5, 3), ("while_counted", 0.5, 4), ("for_else", 1, 3), ("one_line_suites", 1, 3),
    ("comments", 1, 2), ("from_imports", 1, 2), ("two_paths", 5, 9), ("aiohttp", 1, 2), ("finally", 2, 3),
    ("event_in_test_counted", 5, 5), ("some_ways_come_round", 0.5, 4), ("method", 2.5, 3),
]  # fmt: skip
ENDLESS = [
    ("endless", 0.5, CAP), ("stop_event", 0.5, CAP), ("event_in_test", 5, CAP), ("wait_for", 5, CAP),
    ("in_blocks", 1, CAP), ("decorated", 1, CAP), ("module_level", 1, CAP), ("aliased_imports", 1, CAP),
    ("after_the_try", 2, CAP), ("before_the_try", 2, CAP), ("above_the_cap", 60, 60), ("taken_names", 5, CAP),
    ("trio", 1, CAP), ("reconnect", 5, CAP), ("reconnect_with", 5, CAP), ("global_names", 1, CAP),
    ("reconnect_raised", 5, CAP),
]  # fmt: skip


def test_every_fixture_is_judged() -> None:
    judged = {name for name, *_ in [*BOUNDED, *ENDLESS]}
    assert judged | {*DEADLINES, "many_attempts", "nested"} == set(NAMES)


@pytest.mark.parametrize(("name", "base", "count"), BOUNDED)
def test_waits_double_and_none_follows_the_last_attempt(name: str, base: float, count: int) -> None:
    waits = _run(name, "after", _caught(name), ALWAYS).waits
    # An event that is asked whether it is set, without a wait, still reports so.
    assert tuple(wait for wait in waits if wait) == _bounds(base, count)
    assert _run(name, "after", _caught(name), 0).waits == ()


@pytest.mark.parametrize(("name", "base", "cap"), ENDLESS)
def test_loops_without_end_never_overflow(
    name: str, base: float, cap: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(traces, "MAX_CALLS", 2_000)
    trace = _run(name, "after", _caught(name), ALWAYS)
    assert trace.result == "endless" or trace.error is None
    assert trace.waits == _bounds(base, 2_000, cap)


def test_many_attempts_never_overflow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(traces, "MAX_CALLS", 2_000)
    trace = _run("many_attempts", "after", _caught("many_attempts"), ALWAYS)
    assert (trace.result, trace.error) == ("None", None)
    assert trace.waits == _bounds(0.5, 1_499)


@pytest.mark.parametrize("name", DEADLINES)
def test_no_wait_runs_past_the_deadline(name: str) -> None:
    waits = _run(name, "after", _caught(name), ALWAYS).waits
    assert sum(waits) == 100
    assert waits[:-1] == _bounds(5, len(waits) - 1)
    assert waits[-1] < 30


def test_each_loop_has_a_delay_of_its_own() -> None:
    assert _run("nested", "after", _caught("nested"), 3).waits == (1, 2, 4)
    # The first loop's connection, then three failures in the second loop.
    fail_later = dict.fromkeys((2, 3, 4), of_class(ConnectionRefusedError))
    assert harness.run(_source("nested", "after"), fail_later).waits == (3, 6, 12)


def test_growth_starts_again_when_the_connection_stands() -> None:
    refused = of_class(ConnectionRefusedError)
    # Three refusals; a connection, which is lost on its second message; two more refusals.
    lost = dict.fromkeys((1, 2, 3, 7, 8), refused) | {6: of_class(ConnectionResetError)}
    trace = harness.run(_source("reconnect", "after"), lost)
    assert trace.events[3].startswith("asyncio.open_connection(")
    assert trace.events[6].startswith("asyncio.open_connection()[0].readexactly(")
    assert trace.waits == (5, 10, 20, 5, 10, 20)


def test_growth_starts_again_within_a_with_statement() -> None:
    refused = of_class(ConnectionRefusedError)
    # Two refusals; a connection whose use fails, twice.
    trace = harness.run(_source("reconnect_with", "after"), dict.fromkeys((1, 2, 4, 6), refused))
    assert trace.waits == (5, 10, 5, 5)


def test_failures_of_two_kinds_share_one_growth() -> None:
    refused, reset = of_class(ConnectionRefusedError), of_class(ConnectionResetError)
    assert harness.run(_source("two_paths", "after"), {1: refused, 2: reset}, "forever").waits == (5, 2)
    waits = harness.run(_source("two_paths", "after"), first_fail(reset, ALWAYS), "forever").waits
    assert waits == _bounds(1, MAX_CALLS)
