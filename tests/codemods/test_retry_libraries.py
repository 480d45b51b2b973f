"""Retry loops written with tenacity and stamina, and loops that are left alone with the reason."""

from __future__ import annotations

import ast
from pathlib import Path
from textwrap import indent

import libcst as cst
import pytest

from codemods import engine
from codemods.retry_libraries import rewrite
from codemods.trees.locate import Located
from flake8_connerr.check import check
from flake8_connerr.fixes import LibraryNames, LibraryRetry
from flake8_connerr.nodes import Position
from flake8_connerr.settings import DEFAULT
from tests.codemods.pairs import LIBRARIES, comments, source_after, sources_before

CODES = frozenset({"NET201", "NET202"})
FIXTURES = [(style, path) for style in LIBRARIES for path in sources_before("retry_libraries")]
IDS = [f"{style}-{path.name.partition('.')[0]}" for style, path in FIXTURES]


def _request(style: str, unsafe: bool = False) -> engine.Request:
    return engine.Request(CODES, DEFAULT._replace(style=style), unsafe)


@pytest.mark.parametrize(("style", "before"), FIXTURES, ids=IDS)
class TestFixtures:
    def test_rewritten(self, style: str, before: Path) -> None:
        done = engine.fix_source(before.read_text(), _request(style))
        assert done.source == source_after(before, style)
        assert done.fixed
        assert not done.remaining

    def test_rewritten_once(self, style: str, before: Path) -> None:
        after = source_after(before, style)
        assert engine.fix_source(after, _request(style)) == (after, (), ())

    def test_nothing_new_is_found_in_what_is_written(self, style: str, before: Path) -> None:
        settings = DEFAULT._replace(style=style)
        old, new = (
            sorted(finding.code for finding in check(source, settings))
            for source in (before.read_text(), source_after(before, style))
        )
        assert new == [code for code in old if not code.startswith("NET2")]

    def test_comments_are_kept(self, style: str, before: Path) -> None:
        assert comments(before.read_text()) == comments(source_after(before, style))

    def test_other_newlines_and_indents(self, style: str, before: Path) -> None:
        def other(source: str) -> str:
            return source.replace("    ", "\t").replace("\n", "\r\n")

        rewritten = engine.fix_source(other(before.read_text()), _request(style)).source
        assert rewritten == other(source_after(before, style))


HEAD = "import socket\nimport threading\nimport time\n\nstop = threading.Event()\n\n\n"
CONNECT = 'return socket.create_connection(("peer.example", 9999))'
RANGE = "for attempt in range(3)"
RAISE = "if attempt == 2:\n    raise\n"
WAIT = "time.sleep(0.75)\n"
ROUND = f"{RAISE}{WAIT}continue\n"
KEPT = 'peer = socket.create_connection(("peer.example", 9999))'
SENT = "peer.sendall(b'')\nreturn peer\n"
NOISY_SUCCESS = "what is done after a success may fail with an error that would be tried again"


def _program(
    handler: str,
    head: str = RANGE,
    attempt: str = CONNECT,
    caught: str = "ConnectionRefusedError as error",
    *,
    others: str = "",
    signature: str = "",
    before: str = "",
    leading: str = "",
    trailing: str = "",
    after: str = "",
) -> str:
    """A function with a retry loop, put together from its parts."""
    try_ = f"try:\n{indent(attempt, '    ')}\nexcept {caught}:\n{indent(handler, '    ')}\n{others}"
    body = f"{before}{head}:\n{indent(leading + try_ + trailing, '    ')}{after}"
    return f"{HEAD}def main({signature}):\n{indent(body, '    ')}"


REFUSED = {
    "reconnects": (
        _program(WAIT, "while True", "peer = socket.create_connection(a)\nwhile True:\n    peer.recv(9)"),
        "a reconnect loop goes on after a success, where a library's ends",
    ),
    "flag": (
        _program(WAIT, "while not stop.is_set()"),
        "a flag ends the loop, which a library does not look at",
    ),
    "event": (
        _program("stop.wait(5)", "while True"),
        "its wait can be cut short, where a library's cannot",
    ),
    "two bases": (
        _program(WAIT, others="except TimeoutError:\n    time.sleep(3)\n"),
        "its failures wait differently, where a library treats them alike",
    ),
    "yields": (
        _program(RAISE + WAIT, attempt="yield socket.create_connection(a)\nreturn"),
        "it yields, and what is thrown in there would be taken for a failure",
    ),
    "two attempts": (
        _program(
            "time.sleep(0.75)\ncontinue",
            "while True",
            "peer = socket.create_connection(a)",
            trailing=("try:\n    return peer.recv(9)\nexcept ConnectionResetError:\n    time.sleep(0.75)\n"),
        ),
        "more than one part of the loop is tried again",
    ),
    "polls": (
        _program(RAISE + WAIT, attempt="peer = socket.create_connection(a)\nif peer.ready:\n    return peer"),
        "an attempt that works does not by itself leave the loop",
    ),
    "other round": (
        _program(RAISE + WAIT, others="except KeyError:\n    print('no')\n"),
        "a handler goes round that is not for a failed connection",
    ),
    "condition on the error": (
        _program("if error.errno != 5:\n    raise\n" + WAIT),
        "whether another attempt is made depends on more than the error's class",
    ),
    "early raise": (
        _program("if attempt == 1:\n    raise\n" + WAIT),
        "whether another attempt is made depends on more than the error's class",
    ),
    "waits under a condition": (
        _program("print('no')\nif stop:\n    time.sleep(0.75)\n"),
        "a wait is made under a condition",
    ),
    "waits in a block": (
        _program(RAISE + "with stop.lock:\n    time.sleep(0.75)\n"),
        "a wait is part of a larger statement",
    ),
    "raises in a block": (
        _program(RAISE + "for line in str(error):\n    if not line:\n        raise\n" + WAIT),
        "a handler goes round, or raises, from within a block of its own",
    ),
    "raised where the class cannot be read": (
        _program(
            "raise",
            caught="stop.Stopped",
            leading="from where import Stopped\n",
            others="except ConnectionError:\n    time.sleep(0.75)\n",
        ).replace("stop.Stopped", "Stopped"),
        "a handler raises what would be tried again",
    ),
    "noise in the handler": (
        _program(RAISE + "reset()\n" + WAIT),
        "`reset()` may itself fail with an error that would be tried again",
    ),
    "noise in finally": (
        _program(RAISE + WAIT, others="finally:\n    reset()\n"),
        "`reset()` may itself fail with an error that would be tried again",
    ),
    "noise in another handler": (
        _program(RAISE + WAIT, others="except ValueError:\n    reset()\n    raise\n"),
        "`reset()` may itself fail with an error that would be tried again",
    ),
    "raised by another handler": (
        _program(RAISE + WAIT, others="except ValueError:\n    raise ConnectionRefusedError\n"),
        "a handler raises what would be tried again",
    ),
    "subclass raised at once": (
        _program(
            "raise", caught="ConnectionResetError", others="except ConnectionError:\n    time.sleep(0.75)\n"
        ),
        "a handler raises what would be tried again",
    ),
    "else": (
        _program(
            WAIT,
            attempt="peer = socket.create_connection(a)\nbreak",
            after="else:\n    print('nobody')\nreturn peer\n",
        ),
        "its else clause is run when the attempts run out",
    ),
    "else that is never run": (
        _program(RAISE + WAIT, after="else:\n    print('nobody')\n"),
        "its else clause has no place in a library's retrying",
    ),
    "leaves early": (
        _program(RAISE + WAIT, leading="if stop.is_set():\n    return None\n"),
        "it may leave before an attempt is made",
    ),
    "waits first": (
        _program(RAISE.replace("raise", "return None"), leading=WAIT),
        "it waits before the first attempt as well",
    ),
    "trailing": (
        _program("print('no')", trailing="print('again')\ntime.sleep(0.75)\n"),
        "what follows the `try` is done after a failure as well",
    ),
    "after a success, and a finally": (
        _program(ROUND, attempt=KEPT, trailing=SENT, others="finally:\n    print('tried')\n"),
        NOISY_SUCCESS,
    ),
    "after a success that may be passed by": (
        _program(ROUND, attempt=f"{KEPT}\nif stop.is_set():\n    break", trailing=SENT),
        NOISY_SUCCESS,
    ),
    "after a success, and after another handler": (
        _program(
            ROUND,
            attempt=KEPT,
            others="except ValueError:\n    peer = None\nelse:\n    peer.sendall(b'')\n",
            trailing="return peer\n",
        ),
        NOISY_SUCCESS,
    ),
    "after a success, and goes round": (
        _program(ROUND, attempt=KEPT, trailing="if not peer.send(b''):\n    continue\nreturn peer\n"),
        "an attempt that works does not by itself leave the loop",
    ),
    "goes on after the last for some": (
        _program("if attempt == 2:\n    print('gone')\n    if stop.is_set():\n        raise\n" + WAIT),
        "the last failure ends the loop in more than one way",
    ),
    "a deadline for one of two": (
        _program(
            "if time.monotonic() > end:\n    raise\n" + WAIT,
            "while True",
            signature="end",
            others="except TimeoutError:\n    time.sleep(0.75)\n",
        ),
        "it may go on after what should be its last attempt",
    ),
    "unknown number": (
        _program(WAIT, "for attempt in reversed(range(3))"),
        "it cannot be told how often it tries",
    ),
    "no attempt": (_program(WAIT, "for attempt in range(0)"), "it makes no attempt at all"),
    "interrupt": (
        _program(RAISE + WAIT, attempt=f"{CONNECT}", caught="BaseException"),
        "it tries again even after an interrupt, which a library does not",
    ),
    "class of the loop": (
        _program(
            RAISE + WAIT,
            leading="error_class = ConnectionRefusedError\n",
            caught="(error_class, ConnectionResetError)",
        ),
        "`error_class` may be something else before the loop",
    ),
    "end of the deadline": (
        _program(
            "if time.monotonic() > end:\n    raise RuntimeError from error\n" + WAIT,
            "while True",
            signature="end",
        ),
        "its deadline ends it in another way than by the last error",
    ),
    "goes on after the last": (
        _program(
            "attempts += 1\nif attempts > 3:\n    raise\ntime.sleep(0.75)",
            "while True",
            before="attempts = 0\n",
            others="except ConnectionResetError:\n    time.sleep(0.75)\n",
        ),
        "whether another attempt is made depends on more than the error's class",
    ),
    "empty branch": (
        _program("if attempt < 2:\n    time.sleep(0.75)\nprint('failed')\n"),
        "what is done after the last attempt alone would leave an empty branch",
    ),
    "more than one end": (
        _program(RAISE + WAIT, others="except ConnectionResetError:\n    time.sleep(0.75)\n"),
        "the last failure ends the loop in more than one way",
    ),
}


@pytest.mark.parametrize("style", LIBRARIES)
@pytest.mark.parametrize("case", REFUSED)
def test_says_why_not(style: str, case: str) -> None:
    source, reason = REFUSED[case]
    done = engine.fix_source(source, _request(style, unsafe=True))
    assert done.source == source
    assert [remaining.refusal for remaining in done.remaining] == [reason]


def test_stamina_cannot_be_told_to_wait_with_greenlets() -> None:
    source = _program(RAISE + "gevent.sleep(0.75)\n").replace("import time\n", "import gevent\n")
    (remaining,) = engine.fix_source(source, _request("stamina")).remaining
    assert remaining.refusal == "stamina cannot be told to wait with gevent.sleep"
    assert "sleep=gevent.sleep,\n" in engine.fix_source(source, _request("tenacity")).source


@pytest.mark.parametrize("style", LIBRARIES)
def test_the_name_of_the_library_may_mean_something_else(style: str) -> None:
    source = _program(RAISE + WAIT, signature=style)
    (remaining,) = engine.fix_source(source, _request(style)).remaining
    assert remaining.refusal == "the name of a module that is needed means something else here"


@pytest.mark.parametrize("style", LIBRARIES)
@pytest.mark.parametrize(
    ("head", "last", "before", "unsafe"),
    [
        ("for attempt in range(n)", "attempt == n - 1", "", True),
        ("for attempt in range(1, n + 1)", "attempt == n", "", True),
        ("for attempt in range(n + 1)", "attempt == n", "", False),
        ("while attempt < n", "attempt == n", "attempt = 0\n", True),
        ("while True", "attempt >= n", "attempt = 0\n", False),
    ],
)
def test_a_number_that_may_be_none_makes_it_unsafe(
    style: str, head: str, last: str, before: str, unsafe: bool
) -> None:
    count = "attempt += 1\n" if before else ""
    source = _program(f"{count}if {last}:\n    raise\n{WAIT}", head, before=before, signature="n")
    safe = engine.fix_source(source, _request(style))
    assert (safe.source == source) is unsafe
    asked = engine.fix_source(source, _request(style, unsafe=True))
    number = "n + 1" if "range(n + 1)" in head else "n"
    attempts = f"attempts={number}," if style == "stamina" else f"stop_after_attempt({number}),"
    assert attempts in asked.source
    assert not asked.remaining


def test_names_follow_the_imports_of_the_file() -> None:
    source = _program(RAISE + WAIT).replace(
        "import time\n",
        "import time\n\nfrom tenacity import Retrying, retry, stop_after_attempt as stop_after\n"
        "import tenacity as again\n",
    )
    rewritten = engine.fix_source(source, _request("tenacity")).source
    assert "@retry(\n" in rewritten
    assert "stop=stop_after(3),\n" in rewritten
    assert "wait=again.wait_random_exponential(" in rewritten
    assert "import tenacity\n" not in rewritten


@pytest.mark.parametrize(
    ("style", "jitter", "lines"),
    [
        ("tenacity", "full", ["wait=tenacity.wait_random_exponential(multiplier=0.75, max=30.0),"]),
        ("tenacity", "none", ["wait=tenacity.wait_exponential(multiplier=0.75, max=30.0),"]),
        (
            "tenacity",
            "equal",
            [
                "wait=tenacity.wait_exponential(multiplier=0.375, max=15)",
                "+ tenacity.wait_random_exponential(multiplier=0.375, max=15)",
            ],
        ),
        ("stamina", "full", ["wait_initial=0.375,", "wait_max=30.0,", "wait_jitter=0.375,"]),
        ("stamina", "equal", ["wait_initial=0.375,", "wait_max=30.0,", "wait_jitter=0.375,"]),
        ("stamina", "none", ["wait_initial=0.75,", "wait_max=30.0,", "wait_jitter=0,"]),
    ],
)
def test_the_jitter_asked_for(style: str, jitter: str, lines: list[str]) -> None:
    request = engine.Request(CODES, DEFAULT._replace(style=style, jitter=jitter))
    rewritten = engine.fix_source(_program(RAISE + WAIT), request).source
    assert [line for line in lines if line not in rewritten] == []


def test_loops_within_one_another_are_rewritten_one_after_the_other() -> None:
    inner = _program(WAIT, "while True").partition("def main():\n")[2]
    source = (
        f"{HEAD}def main():\n    for _ in range(2):\n        try:\n{indent(inner, '        ')}"
        "        except TimeoutError as late:\n            last = late\n            time.sleep(2.5)\n"
        "    raise last\n"
    )
    done = engine.fix_source(source, _request("tenacity"))
    assert not done.remaining
    outer, inner = done.source.partition("multiplier=2.5")[::2]
    assert outer.count("@tenacity.retry(") == 1
    assert "multiplier=0.75" in inner
    assert done.source.endswith(f"def main():\n    {CONNECT}\n")


def test_an_attempt_inside_another_statement() -> None:
    attempt = f"{HEAD}def main():\n    for _ in range(3):\n        with stop.lock:\n"
    try_ = f"try:\n    {CONNECT}\nexcept ConnectionRefusedError:\n    time.sleep(0.75)\n"
    source = attempt + indent(try_, " " * 12)
    (remaining,) = engine.fix_source(source, _request("tenacity")).remaining
    assert remaining.refusal == "the attempt stands inside another statement of the loop"


LOOP = "for i in n:\n    try: f()\n    except E:\n        sleep(5)\n"
PLAN = LibraryRetry(
    Position(1, 0), Position(2, 4), LibraryNames("stamina", (("retry_context", "again"),), "", ()), False,
    "E", "n", "", "5", (0,), (), (Position(4, 8),), (),
)  # fmt: skip


def _refusal(source: str, plan: LibraryRetry) -> str:
    module = cst.parse_module(source)
    done = rewrite(module, Located(module, ast.parse(source)), [plan], DEFAULT)
    assert done.module.code == source
    (reason,) = done.refused.values()
    return reason


def test_plans_that_do_not_fit_the_source() -> None:
    assert "the loop is not there" in _refusal(LOOP, PLAN._replace(loop_at=Position(2, 4)))
    assert "the attempt is not there" in _refusal(LOOP, PLAN._replace(try_at=Position(4, 8)))
    assert "the function is not there" in _refusal(LOOP, PLAN._replace(decorates=Position(1, 0)))
    assert "more than once" in _refusal(LOOP, PLAN._replace(base="next(waits)"))
    assert "no statement begins" in _refusal(LOOP, PLAN._replace(dropped=(Position(9, 9),)))
