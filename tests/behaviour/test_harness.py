"""The harness sees what it is to compare."""

from __future__ import annotations

import gc

import pytest

from tests.behaviour.faults import faults, first_fail, of_class, of_errno
from tests.behaviour.harness import calls_of, run
from tests.behaviour.traces import MAX_CALLS, Schedule

RETRY = """
import time, random, socket

def main():
    for attempt in range(5):
        try:
            return socket.create_connection(("example", 80))
        except ConnectionRefusedError as error:
            print("failed", error)
            time.sleep(random.uniform(0, 2 ** attempt))
    raise TimeoutError("gave up")
"""


def test_calls_waits_and_result() -> None:
    trace = run(RETRY, first_fail(of_class(ConnectionRefusedError), 2))
    assert trace.events == (
        "socket.create_connection(('example', 80))",
        "print('failed', ConnectionRefusedError('injected'))",
        "socket.create_connection(('example', 80))",
        "print('failed', ConnectionRefusedError('injected'))",
        "socket.create_connection(('example', 80))",
    )
    assert trace.result == "<socket.create_connection()>"
    assert trace.error is None
    assert trace.waits == (1, 2)


def test_always_failing() -> None:
    trace = run(RETRY, first_fail(of_class(ConnectionRefusedError), 99))
    assert trace.error is not None
    assert trace.error.name == "TimeoutError"
    assert trace.waits == (1, 2, 4, 8, 16)


def test_fault_by_errno_has_its_class() -> None:
    assert run("connect()", {1: of_errno(111)}).error == run("connect()", {1: of_errno(111)}).error
    error = run("connect()", {1: of_errno(111)}).error
    assert error is not None
    assert error.name == "ConnectionRefusedError"


def test_cause_and_context() -> None:
    source = "try:\n    connect()\nexcept OSError as e:\n    raise ValueError('no') from e\n"
    error = run(source, {1: of_class(BrokenPipeError)}).error
    assert error is not None
    assert error.cause is not None
    assert error.cause.name == "BrokenPipeError"
    assert run(source.replace(" from e", ""), {1: of_class(BrokenPipeError)}).error != error


RETHROWN = {
    "the very same": ("raise", 1),
    "the same by name": ("raise error", 1),
    "a copy": ("raise type(error)(*error.args)", 0),
    "another": ("raise ValueError", 0),
}


@pytest.mark.parametrize("how", RETHROWN)
def test_an_error_that_a_call_raised_is_told_from_a_copy(how: str) -> None:
    statement, call = RETHROWN[how]
    source = f"try:\n    connect()\nexcept OSError as error:\n    {statement}\n"
    error = run(source, {1: of_class(BrokenPipeError)}).error
    assert error is not None
    assert error.call == call


def test_a_hidden_context_is_told_from_one_that_is_shown() -> None:
    source = "try:\n    connect()\nexcept OSError as error:\n    raise ValueError from {}\n"
    hidden, shown = (run(source.format(cause), {1: of_class(OSError)}).error for cause in ("None", "error"))
    assert hidden is not None
    assert shown is not None
    assert (hidden.from_none, shown.from_none) == (True, False)


def test_notes_are_told() -> None:
    source = "try:\n    connect()\nexcept OSError as error:\n    error.add_note('twice')\n    raise\n"
    error = run(source, {1: of_class(BrokenPipeError)}).error
    assert error is not None
    assert error.notes == ("twice",)


def test_coroutines_and_their_waits() -> None:
    source = """
import asyncio
async def main():
    async with client() as c:
        await asyncio.sleep(3)
        return await c.get(1)
"""
    trace = run(source, {})
    assert trace.events == ("client()", "client().get(1)", "leave client()")
    assert trace.waits == (3,)
    assert trace.result == "<client().get()>"


def test_endless_programs_end() -> None:
    assert run("while True: connect()", {}).result == "endless"
    assert run("while True: print()", {}).result == "endless"
    assert run("x = 1\nwhile x: pass", {}).result == "endless"
    assert len(run("import time\nwhile True: time.sleep(1)", {}).waits) == MAX_CALLS


def test_names_that_are_bound() -> None:
    assert run("try:\n    connect()\nexcept OSError as e:\n    x = 1\n", {1: of_class(OSError)}).names == (
        "x",
    )


def test_a_library_s_class_is_not_the_builtin() -> None:
    source = "from redis import ConnectionError\ntry:\n    connect()\nexcept ConnectionError:\n    pass\n"
    assert run(source, {1: of_class(ConnectionResetError)}).error is not None


DIFFERENT = [
    ("connect()", "connect(1)", {}),
    (
        "try: connect()\nexcept OSError: pass",
        "try: connect()\nexcept OSError: print()",
        {1: of_class(OSError)},
    ),
    ("def main(): return 1", "def main(): return 2", {}),
    ("connect(); send()", "send(); connect()", {}),
]


@pytest.mark.parametrize(("one", "other", "schedule"), DIFFERENT)
def test_differences_are_seen(one: str, other: str, schedule: Schedule) -> None:
    assert run(one, schedule).behaviour != run(other, schedule).behaviour


def test_calls_are_counted() -> None:
    assert calls_of("print(1)\nlog.info(2)\nwith connect() as c:\n    c.send()\n") == 2


def test_logging_does_not_fail() -> None:
    trace = run("log.info(1); connect()", {1: of_class(OSError)})
    assert trace.events == ("log.info(1)", "connect()")
    assert trace.error is not None


def test_faults_have_names() -> None:
    assert {"MyResetError", "ConnectionError", "EPIPE", "KeyboardInterrupt"} < set(faults())
    assert "ConnectionError" not in faults(unspecific=False)


GENERATOR_IN_A_RING = """
def ticks():
    while True:
        yield


def main():
    kept = ticks()
    next(kept)
    ring = [kept]
    ring.append(ring)
"""


def test_what_an_earlier_run_left_behind_is_not_recorded() -> None:
    run(GENERATOR_IN_A_RING, {})
    trace = run("def main():\n    collect()\n", {}, bindings=True, stand_in={"collect": gc.collect}.get)
    assert [name for name, _ in trace.bindings] == ["<module>", "main"]
