"""The error of the last attempt raised where it was lost, and nothing else changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from codemods import engine
from codemods.results import UNSAFE
from tests.behaviour import harness
from tests.behaviour.faults import first_fail, of_class
from tests.behaviour.stand_ins import runnable
from tests.behaviour.traces import Trace
from tests.codemods.pairs import comments, source_after, sources_before

FIXTURES = sources_before("last_errors")
CODES = frozenset({"NET207"})
REQUEST = engine.Request(CODES, unsafe=True)
ALWAYS = 100


def _run(source: str, class_: type[BaseException], times: int) -> Trace:
    return harness.run(runnable(source), first_fail(of_class(class_), times))


@pytest.mark.parametrize("before", FIXTURES, ids=lambda path: path.name)
class TestFixtures:
    def test_rewritten(self, before: Path) -> None:
        done = engine.fix_source(before.read_text(), REQUEST)
        assert (done.source, done.remaining) == (source_after(before), ())
        assert done.fixed

    def test_rewritten_once(self, before: Path) -> None:
        after = source_after(before)
        assert engine.fix_source(after, REQUEST) == (after, (), ())

    def test_only_when_asked_for(self, before: Path) -> None:
        done = engine.fix_source(before.read_text(), REQUEST._replace(unsafe=False))
        assert done.source == before.read_text()
        assert [kept.refusal for kept in done.remaining] == [UNSAFE]

    def test_comments_are_kept(self, before: Path) -> None:
        assert comments(before.read_text()) == comments(source_after(before))

    @pytest.mark.parametrize("times", [0, 1, 2])
    def test_behaves_the_same_until_the_attempts_run_out(self, before: Path, times: int) -> None:
        for class_ in (ConnectionRefusedError, TimeoutError, ValueError, KeyboardInterrupt):
            assert _run(before.read_text(), class_, times) == _run(source_after(before), class_, times)

    def test_the_last_error_is_raised_after_as_many_attempts(self, before: Path) -> None:
        old = _run(before.read_text(), ConnectionRefusedError, ALWAYS)
        new = _run(source_after(before), ConnectionRefusedError, ALWAYS)
        assert old.error is None or old.error.name != "ConnectionRefusedError"
        assert new.error is not None
        assert new.error.name == "ConnectionRefusedError"
        assert new.events == old.events
        assert len(new.waits) <= len(old.waits)


def test_a_wait_after_the_last_attempt_needs_no_guard_then() -> None:
    (before,) = [path for path in FIXTURES if path.name == "falls_through.before.py"]
    done = engine.fix_source(before.read_text(), engine.Request(CODES | {"NET206"}, unsafe=True))
    assert (done.source, done.remaining) == (source_after(before), ())


LOOP = """\
import random
import socket
import time


def main():
    {head}
        try:
            connection = socket.create_connection(("reports.example", 9999))
        {handler}
        else:
            break
    connection.sendall(b"report")
"""
WAIT = "time.sleep(random.uniform(0, 2))"


@pytest.mark.parametrize(
    ("head", "handler", "reason"),
    [
        ("for attempt in retries(3):", f"except OSError: {WAIT}", "which attempt is the last"),
        ("for attempt in range(3):", f"except* OSError: {WAIT}", "except*"),
        (
            "for attempt in range(3):",
            f"except OSError:\n            if attempt == 2:\n                break\n            {WAIT}",
            "left on purpose",
        ),
    ],
)
def test_left_alone_with_a_reason(head: str, handler: str, reason: str) -> None:
    source = LOOP.format(head=head, handler=handler)
    done = engine.fix_source(source, REQUEST)
    assert done.source == source
    assert [reason in kept.refusal for kept in done.remaining] == [True]


@pytest.mark.parametrize("read", ["print(_)", "print(locals())"])
def test_an_underscore_that_is_read_keeps_its_name(read: str) -> None:
    source = (
        "def main():\n"
        "    for _ in range(3):\n"
        "        try:\n"
        "            connect()\n"
        "            break\n"
        "        except ConnectionError:\n"
        "            {}\n"
    )
    rewritten = engine.fix_source(source.format("pass"), REQUEST).source
    assert "for attempt in range(3):" in rewritten
    assert engine.fix_source(source.format(read), REQUEST).source == source.format(read)
