"""Loops of many shapes are written with a library, or left alone; what is written does the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from codemods import engine
from flake8_connerr.settings import DEFAULT
from tests.behaviour import harness, traces
from tests.behaviour.faults import first_fail, of_class
from tests.behaviour.libraries import on_fake_clock
from tests.behaviour.loop_shapes import Shapes
from tests.behaviour.traces import Schedule

STYLES = ("tenacity", "stamina")
REFUSED = of_class(ConnectionRefusedError)
FAULTS = tuple(
    map(
        of_class,
        (
            ConnectionRefusedError, TimeoutError, ConnectionResetError, ValueError, BlockingIOError,
            KeyboardInterrupt,
        ),
    )
)  # fmt: skip


def _schedules() -> Iterator[Schedule]:
    for fault in FAULTS:
        yield from (first_fail(fault, times) for times in (0, 1, 2, 3, 4, 5, 100))
        yield from ({2: fault}, {1: REFUSED, 2: fault}, {1: REFUSED, 2: REFUSED, 3: fault})
        yield from ({1: fault, 2: REFUSED, 3: REFUSED}, {1: REFUSED, 3: fault})


SCHEDULES = tuple(_schedules())


def _differ(source: str, rewritten: str, schedule: Schedule) -> bool:
    old, new = (harness.run(one, schedule, modules=on_fake_clock()) for one in (source, rewritten))
    if "endless" in (old.result, new.result):
        # Where the harness ends them is a matter of how often they wait.
        shared = min(len(old.events), len(new.events))
        return old.result != new.result or old.events[:shared] != new.events[:shared]
    return (old.events, old.result, old.error) != (new.events, new.result, new.error)


def _rewritten(seed: int, count: int) -> int:
    """How many of ``count`` loops are rewritten, each of which is held to what it did."""
    shapes = Shapes(seed)
    rewritten = 0
    for number in range(count):
        source, style = shapes.program(), STYLES[number % 2]
        request = engine.Request(frozenset({"NET201", "NET202"}), DEFAULT._replace(style=style))
        done = engine.fix_source(source, request)
        if done.fixed:
            rewritten += 1
            assert engine.fix_source(done.source, request).source == done.source
            for schedule in SCHEDULES:
                assert not _differ(source, done.source, schedule), f"{schedule}\n{source}\n{done.source}"
    return rewritten


def test_loops_of_many_shapes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(traces, "MAX_CALLS", 40)
    assert _rewritten(seed=1, count=120) > 20


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 6))
def test_loops_of_many_more_shapes(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(traces, "MAX_CALLS", 40)
    assert _rewritten(seed, count=400) > 40
