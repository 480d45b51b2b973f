"""Waits capped, given jitter and left out at the end, where they stand; or left alone, with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from codemods import engine
from flake8_connerr.settings import DEFAULT
from tests.behaviour import harness, traces
from tests.behaviour.faults import first_fail, of_class
from tests.behaviour.stand_ins import runnable
from tests.behaviour.traces import Fault, Trace
from tests.codemods.pairs import comments, source_after, sources_before

FIXTURES = sources_before("single_waits")
GUARDED = [path for path in FIXTURES if path.name.startswith("guarded")]
# Jitter, a cap or both; the coroutine is rid of its last wait as well.
CHANGED = [path for path in FIXTURES if path not in GUARDED and "coroutine" not in path.name]
REQUEST = engine.Request(frozenset({"NET204", "NET205", "NET206"}))
ALWAYS = 10_000

refused = of_class(ConnectionRefusedError)


def _run(source: str, fault: Fault, times: int) -> Trace:
    return harness.run(runnable(source), first_fail(fault, times))


@pytest.mark.parametrize("before", FIXTURES, ids=lambda path: path.name)
class TestFixtures:
    def test_rewritten(self, before: Path) -> None:
        done = engine.fix_source(before.read_text(), REQUEST)
        assert (done.source, done.remaining) == (source_after(before), ())
        assert done.fixed

    def test_rewritten_once(self, before: Path) -> None:
        after = source_after(before)
        assert engine.fix_source(after, REQUEST) == (after, (), ())

    def test_comments_are_kept(self, before: Path) -> None:
        assert comments(before.read_text()) == comments(source_after(before))

    @pytest.mark.parametrize("times", [0, 1, 2, 3, 4, 5])
    def test_behaves_the_same(self, before: Path, times: int) -> None:
        for class_ in (ConnectionRefusedError, TimeoutError, ValueError, KeyboardInterrupt):
            old = _run(before.read_text(), of_class(class_), times)
            new = _run(source_after(before), of_class(class_), times)
            assert (old.events, old.result, old.error) == (new.events, new.result, new.error)


@pytest.mark.parametrize("before", GUARDED, ids=lambda path: path.name)
def test_all_waits_but_the_last_are_as_they_were(before: Path) -> None:
    old, new = (_run(source, refused, ALWAYS) for source in (before.read_text(), source_after(before)))
    assert len(old.waits) >= 3
    assert new.waits == old.waits[:-1]
    assert new.error == old.error


@pytest.mark.parametrize("before", CHANGED, ids=lambda path: path.name)
def test_no_wait_is_longer_than_it_was_or_than_the_cap(before: Path) -> None:
    old, new = (_run(source, refused, 6) for source in (before.read_text(), source_after(before)))
    longest = DEFAULT.cap if before.name.startswith("capped") else 60.0
    assert new.waits == tuple(min(wait, longest) for wait in old.waits)


def test_a_capped_wait_never_overflows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(traces, "MAX_CALLS", 2_000)
    (before,) = [path for path in FIXTURES if path.name == "capped.before.py"]
    trace = _run(source_after(before), refused, ALWAYS)
    assert (trace.result, trace.error) == ("endless", None)
    assert trace.waits[-1] == DEFAULT.cap


LOOP = """\
import socket
import time


def main(tell, attempts=7):
    delay = 1
    for attempt in range(attempts):
        try:
            return socket.create_connection(("reports.example", 9999))
        except ConnectionRefusedError:
            if attempt == attempts - 1:
                raise
            {body}
            delay *= 2
"""


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ('print(f"again in {delay} s"); time.sleep(delay)', "the loop tells how long it waits"),
        ('print("again in %s s" % delay); time.sleep(delay)', "the loop tells how long it waits"),
        ('message = f"again in {delay} s"; time.sleep(delay)', "the loop tells how long it waits"),
        ('message = "again in %s s" % delay; time.sleep(delay)', "the loop tells how long it waits"),
        ("tell(delay); time.sleep(delay)", "the loop tells how long it waits"),
        ("tell.waited += delay; time.sleep(delay)", "the loop tells how long it waits"),
        ("time.sleep(pause := delay); print(pause)", "gives its seconds a name"),
        ("tell.sleep(delay)", "is a sleep that cannot be read"),
    ],
)
def test_left_alone_with_a_reason(body: str, reason: str) -> None:
    source = LOOP.format(body=body)
    done = engine.fix_source(source, REQUEST)
    assert done.source == source
    assert [kept.finding.code for kept in done.remaining] == ["NET204", "NET205"]
    assert all(reason in kept.refusal for kept in done.remaining)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (
            LOOP.format(body="time.sleep(delay)").replace("def ", "async def "),
            "time.sleep() blocks the event loop of this coroutine, which is wrong by itself",
        ),
        (
            LOOP.format(body="asyncio.wait(tasks, timeout=delay)").replace("import time", "import asyncio"),
            "`asyncio.wait` does more than wait",
        ),
    ],
)
def test_a_call_that_is_not_only_a_wait_is_left_alone(source: str, reason: str) -> None:
    done = engine.fix_source(source, REQUEST)
    assert done.source == source
    assert [(kept.finding.code, kept.refusal) for kept in done.remaining] == [
        ("NET204", reason),
        ("NET205", reason),
    ]


def test_no_jitter_where_random_means_something_else() -> None:
    source = LOOP.format(body="time.sleep(delay)").replace("import time", "import time\nrandom = None")
    done = engine.fix_source(source, REQUEST)
    assert [finding.code for finding in done.fixed] == ["NET204"]
    assert [kept.refusal for kept in done.remaining] == [
        "the name of a module that is needed means something else here"
    ]


def test_a_power_that_grows_elsewhere_is_left_to_the_author() -> None:
    source = LOOP.format(body="time.sleep(delay)").replace("for attempt in range(attempts)", "while True")
    source = source.replace("if attempt == attempts - 1:\n                raise\n            ", "")
    source = source.replace("delay *= 2", "delay **= 2")
    done = engine.fix_source(source, engine.Request(frozenset({"NET204"})))
    assert done.source == source
    assert ["overflows in the end" in kept.refusal for kept in done.remaining] == [True]


def test_a_delay_that_is_told_by_what_it_is_made_of_is_left_alone() -> None:
    source = LOOP.format(body='delay = 2**attempt; print(f"again in {2**attempt} s"); time.sleep(delay)')
    source = source.replace("            delay *= 2\n", "")
    done = engine.fix_source(source, REQUEST)
    assert done.source == source
    assert ["the loop tells how long it waits" in kept.refusal for kept in done.remaining] == [True, True]


LAST_WAIT = """\
import socket
import time


def main():
    for attempt in range(3):
        try:
            return socket.create_connection(("reports.example", 9999))
        except ConnectionRefusedError:
            {body}
    raise TimeoutError
"""


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("time.sleep(pause := 2**attempt); print(pause)", "gives its seconds a name"),
        ('print(f"again in {2**attempt} s"); time.sleep(2**attempt)', "the loop tells how long it waits"),
    ],
)
def test_the_last_wait_is_left_alone_with_a_reason(body: str, reason: str) -> None:
    source = LAST_WAIT.format(body=body)
    done = engine.fix_source(source, engine.Request(frozenset({"NET206"})))
    assert done.source == source
    assert [reason in kept.refusal for kept in done.remaining] == [True]


def test_a_wait_whose_end_is_an_exception_is_left_alone() -> None:
    wait = (
        "try:\n                await asyncio.wait_for(stop.wait(), 2**attempt)\n                print('over')"
    )
    source = LAST_WAIT.format(body=f"{wait}\n            except TimeoutError:\n                continue")
    source = source.replace("def main()", "async def main(stop)").replace("import time", "import asyncio")
    done = engine.fix_source(source, engine.Request(frozenset({"NET206"})))
    assert done.source == source
    assert ["is told by an exception" in kept.refusal for kept in done.remaining] == [True]


def test_the_last_of_attempts_that_are_counted_down() -> None:
    source = LAST_WAIT.format(body="time.sleep(2.0**-left)").replace("main()", "main(attempts=3)")
    source = source.replace("attempt in range(3)", "left in range(attempts, 0, -1)")
    done = engine.fix_source(source, engine.Request(frozenset({"NET206"})))
    assert "if left > 1:\n                time.sleep(2.0**-left)" in done.source
    old, new = (_run(text, refused, ALWAYS) for text in (source, done.source))
    assert new.waits == old.waits[:-1]


def test_a_function_that_does_more_than_wait_is_called_after_the_last_attempt_as_well() -> None:
    source = LAST_WAIT.format(body="pause(attempt)")
    source += '\n\ndef pause(attempt):\n    print("once more")\n    time.sleep(2**attempt)\n'
    done = engine.fix_source(source, engine.Request(frozenset({"NET206"})))
    assert done.source == source
    assert ["`pause` does more than wait" in kept.refusal for kept in done.remaining] == [True]


def test_the_last_wait_is_left_out_though_the_counter_is_told() -> None:
    source = LAST_WAIT.format(body='print(f"attempt {attempt}"); time.sleep(attempt)')
    done = engine.fix_source(source, engine.Request(frozenset({"NET206"})))
    assert "if attempt < 2:\n                time.sleep(attempt)" in done.source


def test_a_function_that_counts_its_calls_is_called_after_the_last_attempt_as_well() -> None:
    source = LAST_WAIT.format(body="pause(attempt)")
    source += "\n\ndef pause(attempt):\n    global paused\n    paused = True\n    time.sleep(2**attempt)\n"
    done = engine.fix_source(source, engine.Request(frozenset({"NET206"})))
    assert done.source == source
    assert ["`pause` does more than wait" in kept.refusal for kept in done.remaining] == [True]


def test_a_delay_that_is_added_to_itself_is_told_to_nobody() -> None:
    source = LOOP.format(body="time.sleep(delay)").replace("delay *= 2", "delay += delay")
    done = engine.fix_source(source, engine.Request(frozenset({"NET204"})))
    assert "time.sleep(min(30.0, delay))" in done.source


def test_min_that_means_something_else() -> None:
    source = LOOP.format(body="time.sleep(delay)").replace("delay = 1", "delay = min = 1")
    done = engine.fix_source(source, engine.Request(frozenset({"NET204"})))
    assert done.source == source
    assert ["`min` means something else" in kept.refusal for kept in done.remaining] == [True]


def test_a_delay_on_two_lines() -> None:
    source = LOOP.format(body="time.sleep(\n                delay\n                + 1)")
    request = engine.Request(frozenset({"NET205"}), DEFAULT._replace(jitter="equal"))
    done = engine.fix_source(source, request)
    assert "+ 1) * random.uniform(0.5, 1))" in done.source
    assert done.remaining == ()


ENDLESS = """\
import socket
import time


def main(factor=1.1):
    failures = 0
    while True:
        try:
            return socket.create_connection(("reports.example", 9999))
        except ConnectionRefusedError:
            failures += 1
            time.sleep({delay})
"""


def test_a_power_that_grows_slowly_comes_to_the_cap_all_the_same() -> None:
    source = ENDLESS.format(delay="1.1 ** (failures - 1)")
    done = engine.fix_source(source, engine.Request(frozenset({"NET204"})))
    assert done.remaining == ()
    old, new = (_run(text, refused, 50) for text in (source, done.source))
    assert new.waits == tuple(min(wait, DEFAULT.cap) for wait in old.waits)
    assert new.waits[-1] == DEFAULT.cap
    assert "min(failures - 1, " in done.source


@pytest.mark.parametrize(
    ("power", "held"),
    [("2**failures", 32), ("2.5**failures", 25), ("3**failures", 21), ("1000000.0**failures", 2)],
)
def test_a_power_that_grows_fast_comes_to_the_cap_and_never_overflows(power: str, held: int) -> None:
    source = ENDLESS.format(delay=power)
    done = engine.fix_source(source, engine.Request(frozenset({"NET204"})))
    assert f"min(failures, {held})" in done.source
    trace = _run(done.source, refused, 60)
    assert trace.error is None
    assert trace.waits[10:] == (DEFAULT.cap,) * 50


def test_a_power_of_something_unknown_is_left_alone() -> None:
    source = ENDLESS.format(delay="factor**failures")
    done = engine.fix_source(source, engine.Request(frozenset({"NET204"})))
    assert done.source == source
    assert ["how fast the power grows" in kept.refusal for kept in done.remaining] == [True]


@pytest.mark.parametrize(
    ("jitter", "wait"),
    [
        ("full", "random.uniform(0, min(30.0, delay))"),
        ("equal", "min(30.0, delay) * random.uniform(0.5, 1)"),
        ("none", "min(30.0, delay)"),
    ],
)
def test_the_jitter_asked_for(jitter: str, wait: str) -> None:
    source = LOOP.format(body="time.sleep(delay)")
    done = engine.fix_source(source, REQUEST._replace(settings=DEFAULT._replace(jitter=jitter)))
    assert f"time.sleep({wait})" in done.source
    assert [kept.refusal for kept in done.remaining] == (
        ["no jitter was asked for"] if jitter == "none" else []
    )
