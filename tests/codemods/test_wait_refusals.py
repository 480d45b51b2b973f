"""What stands still is planned on; what may move, be nothing or tell of the wait is left alone."""

from __future__ import annotations

from textwrap import indent

import pytest

from codemods import engine

REQUEST = engine.Request(frozenset({"NET201", "NET202"}))
HEAD = "import socket\nimport threading\nimport time\n\nstop = threading.Event()\n\n\n"
ATTEMPT = """\
    try:
        return socket.create_connection(("peer.example", 9999))
    except ConnectionRefusedError:
"""
TIME_LEFT = "the time left to the loop's deadline cannot be read from its condition"
UNSTEADY = "the wait may be something else each time, or nothing at all"
TOLD = "a message of the loop tells of a time, which may no longer be true"
UNREADABLE = "the name of a module that is needed means something else here"


def program(loop: str, handler: str, signature: str = "", before: str = "", after: str = "") -> str:
    """A function that connects in ``loop``, with ``handler`` as what it does about a refusal."""
    body = f"{before}{loop}:\n{ATTEMPT}{indent(handler, ' ' * 8)}\n{after}"
    return f"{HEAD}def main({signature}):\n{indent(body, '    ')}"


def refusals(source: str) -> list[str]:
    done = engine.fix_source(source, REQUEST)
    assert done.source == source
    return [remaining.refusal for remaining in done.remaining]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (
            program(
                "while True",
                "if deadline is not None and time.monotonic() > deadline:\n    raise\ntime.sleep(1)",
                "deadline=None",
            ),
            TIME_LEFT,
        ),
        (
            program(
                "while True",
                "if time.monotonic() > late:\n    return None\n"
                "if time.monotonic() > end:\n    raise\ntime.sleep(1)",
                "late, end",
            ),
            TIME_LEFT,
        ),
        (program("while not stop.is_set()", "stop.wait(interval)", "interval=None"), UNSTEADY),
        (program("while True", "time.sleep(pause)", "pause=None"), UNSTEADY),
        (program("while True", "import settings\ntime.sleep(settings.PAUSE)"), UNSTEADY),
        (program("while True", "time.sleep(60 - 90)"), UNSTEADY),
        (program("while True", "time.sleep(PAUSE)"), UNSTEADY),
        (program("while True", "time.sleep(pause)", "pause: 'float | None'"), UNSTEADY),
        (program("while True", "time.sleep(pause)", "pause: Optional[float] = 3"), UNSTEADY),
        (program("while True", "time.sleep(pause)", "pause=-1"), UNSTEADY),
        (program("while True", "time.sleep(max(1, 5))"), UNSTEADY),
        (program("while True", "time.sleep(1 if stop else 5)"), UNSTEADY),
        (
            program("while not stop.is_set()", "stop.wait(interval)", "interval"),
            "the wait may be without a limit, as a timeout of None is",
        ),
        (program("for _ in range(3)", "print('retry in one second')\ntime.sleep(1)"), TOLD),
        (program("for _ in range(3)", "print('retry in 500ms')\ntime.sleep(0.5)"), TOLD),
        (program("for _ in range(3)", "print(f'retry in {1}s')\ntime.sleep(1)"), TOLD),
        (program("for _ in range(3)", "print('retrying immediately')"), TOLD),
        (
            program("for _ in range(3)", "print('retry after', 5)\ntime.sleep(5)"),
            "a call of the loop is told 5 as well, which may be the wait",
        ),
        (
            program("for _ in range(3)", "time.sleep(pause)", "pause: float", after="print(3 * pause)\n"),
            "`pause` is used beside the wait as well, where it tells of it",
        ),
        (
            program("for _ in range(3)", "for _ in range(50):\n    time.sleep(0.1)"),
            "the wait is part of a larger expression, or in a loop of its own",
        ),
        (program("for _ in range(3)", "time.sleep(1)", after="import random\n"), UNREADABLE),
        (
            program("for _ in range(timeout)", "time.sleep(1)", "timeout"),
            "its number of attempts stands for a time, which longer waits would stretch",
        ),
        (
            program("for _ in range(3)", "print('again')").replace("def main", "async def main"),
            "it cannot be told which event loop this coroutine runs on",
        ),
    ],
)
def test_says_why(source: str, reason: str) -> None:
    assert refusals(source) == [reason]


@pytest.mark.parametrize(
    "loop",
    [
        "for i in range(n or 5)",
        "for i in range(1 << n)",
        "for i in range(3 if n else 5)",
        "for i in range(n[0])",
        "while n < (limit or 5)",
    ],
)
def test_asks_no_bound_that_cannot_be_read_again(loop: str) -> None:
    source = program(loop, "n += 1\ntime.sleep(1)" if "while" in loop else "time.sleep(1)", "n, limit=None")
    rewritten = engine.fix_source(source, REQUEST).source
    assert "random.uniform(0, delay)" in rewritten
    assert "if i <" not in rewritten
    assert " if n " not in rewritten.partition("except")[2]


def test_a_wait_that_is_wrong_by_itself() -> None:
    source = program("while True", "time.sleep(1)").replace("def main", "async def main")
    assert refusals(source) == [
        "time.sleep() blocks the event loop of this coroutine, which is wrong by itself"
    ]


def test_an_optional_step_of_the_counter_is_no_guard() -> None:
    source = program("while n < 3", "time.sleep(1)\nif transient():\n    n += 1", "n, transient")
    assert "if n" not in engine.fix_source(source, REQUEST).source


@pytest.mark.parametrize("read", ["return _\n", "print(_)\n"])
def test_an_underscore_that_is_read_keeps_its_name(read: str) -> None:
    source = program("for _ in range(3)", "time.sleep(1)", after=read)
    assert "for _ in range(3):" in engine.fix_source(source, REQUEST).source


@pytest.mark.parametrize(
    "rebound",
    [
        "import os as i",
        "try:\n    pass\nexcept OSError as i:\n    pass",
        "match 1:\n    case i:\n        pass",
    ],
)
def test_a_counter_that_the_loop_binds_anew_is_not_counted_by(rebound: str) -> None:
    source = program("for i in range(3)", f"{rebound}\ntime.sleep(1)")
    assert "if i <" not in engine.fix_source(source, REQUEST).source


def test_a_loop_in_a_class_body_gains_no_attribute() -> None:
    loop = program("while True", "time.sleep(1)").partition("def main():\n")[2]
    loop = loop.replace("return socket", "peer = socket").replace("))\n", "))\n            break\n")
    source = f"import socket\nimport time\n\n\nclass Peer:\n{loop}"
    assert refusals(source) == ["the loop runs in a class body, where a new variable would be an attribute"]


def test_an_attribute_that_the_attempt_sets_is_not_read_before() -> None:
    source = """
import socket
import time


class Client:
    def connect(self):
        self.pause = 1
        return socket.create_connection(("peer.example", 9999))

    def main(self):
        while True:
            try:
                return self.connect()
            except ConnectionRefusedError:
                time.sleep(self.pause)
"""
    assert refusals(source) == [UNSTEADY]


@pytest.mark.parametrize("taken", ["min = None", "max = min", "from numpy import max"])
def test_what_a_wait_is_written_with_must_mean_what_it_does(taken: str) -> None:
    source = f"{taken}\n{program('while True', 'time.sleep(1)')}"
    assert refusals(source) == ["`min` or `max` means something else here"]


@pytest.mark.parametrize("read", ["print(locals())\n", "return vars()\n", "print(eval(text))\n"])
def test_a_function_that_reads_all_its_variables_gains_none(read: str) -> None:
    reason = "a new variable would be among those that `locals()` or the like reads"
    assert refusals(program("while True", "time.sleep(1)", after=read)) == [reason]


def test_a_range_of_another_kind_is_not_counted_by() -> None:
    source = program("for attempt in range(3)", "time.sleep(1)", before="range = stop.rounds\n")
    assert "2**attempt" not in engine.fix_source(source, REQUEST).source


# A test of the counter, what it does, and whether the last wait needs another test.
ASKED = [
    ("if attempt == 4:\n    raise\ntime.sleep(1)", False),
    ("if attempt == 5:\n    raise\ntime.sleep(1)", True),
    ("if attempt > 4:\n    raise\ntime.sleep(1)", True),
    ("if attempt >= 2:\n    raise\ntime.sleep(1)", False),
    ("if attempt < 0:\n    raise\ntime.sleep(1)", True),
    ("if attempt != 0:\n    raise\ntime.sleep(1)", False),
    ("if attempt < 4:\n    time.sleep(1)", False), ("if attempt < 5:\n    time.sleep(1)", True),
    ("if attempt != 4:\n    time.sleep(1)", False), ("if attempt != 3:\n    time.sleep(1)", True),
    ("if attempt > 0:\n    time.sleep(1)", True), ("if attempt == 3:\n    time.sleep(1)", False),
    ("if attempt == 4:\n    print()\nelse:\n    time.sleep(1)", False),
    ("if attempt == 5:\n    print()\nelse:\n    time.sleep(1)", True),
]  # fmt: skip


@pytest.mark.parametrize(("handler", "guarded"), ASKED)
def test_a_test_that_is_not_about_the_last_attempt_is_no_guard(handler: str, guarded: bool) -> None:
    request = engine.Request(frozenset({"NET202"}))
    done = engine.fix_source(program("for attempt in range(5)", handler), request).source
    assert ("    if attempt < 4:\n" in done and "attempt < 4" not in handler) is guarded


@pytest.mark.parametrize(
    "body", ["with connect() as attempt:\n    return 1", "with a() as (b, attempt):\n    pass"]
)
def test_a_counter_that_a_with_statement_binds_is_not_counted_by(body: str) -> None:
    source = program("for attempt in range(3)", "time.sleep(1)")
    source = source.replace(
        "return socket.create", f"{indent(body, ' ' * 12).lstrip()}\n            return socket.create"
    )
    request = engine.Request(frozenset({"NET202", "NET206"}))
    assert engine.fix_source(source, request).source.count("attempt") == source.count("attempt")


@pytest.mark.parametrize("pause", ["None", "'5'", "True"])
def test_a_name_that_is_no_number_is_no_wait(pause: str) -> None:
    source = program("while True", "time.sleep(PAUSE)").replace("\n\n\ndef", f"\nPAUSE = {pause}\n\n\ndef")
    assert refusals(source) == [UNSTEADY]


@pytest.mark.parametrize(("decorator", "guarded"), [("@property\n", False), ("", True)])
def test_a_bound_that_a_property_works_out_is_not_read_again(decorator: str, guarded: bool) -> None:
    method = program("for i in range(self.most)", "time.sleep(1)", "self").partition("\n\n\n")[2]
    most = f"{decorator}def most(self):\n    return 5\n" if decorator else "most = 5\n"
    source = f"import socket\nimport time\n\n\nclass Client:\n{indent(f'{most}{method}', '    ')}"
    assert ("if i < self.most - 1:" in engine.fix_source(source, REQUEST).source) is guarded


def test_a_time_limit_of_an_event_that_is_a_number_is_a_wait() -> None:
    source = program("while not stop.is_set()", "stop.wait(PAUSE)").replace("\n\ndef", "PAUSE = 5\n\n\ndef")
    assert "stop.wait(random.uniform(0, delay))" in engine.fix_source(source, REQUEST).source


def test_a_counter_that_is_also_the_name_of_the_error_is_not_counted_by() -> None:
    source = program("while tries < 3", "tries = 1\ntime.sleep(1)", before="tries = 0\n")
    source = source.replace("RefusedError:", "RefusedError as tries:").replace("tries = 1", "print(tries)")
    source = source.rstrip() + "\n        tries += 1\n"
    request = engine.Request(frozenset({"NET202", "NET206"}))
    assert "if tries" not in engine.fix_source(source, request).source


def test_a_test_of_the_error_by_the_counter_s_name_is_no_test_of_the_counter() -> None:
    source = program("for i in range(3)", "if i == 2:\n    break").replace(
        "RefusedError:", "RefusedError as i:"
    )
    reason = "it cannot be told which attempt is the last, after which nothing is to wait"
    assert refusals(source) == [reason]
