"""Programs made at random do the same after the fixer as before; a difference is seen and made small."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codemods import engine, registry
from flake8_connerr.settings import DEFAULT
from tests.behaviour import sweep
from tests.behaviour.differences import difference
from tests.behaviour.faults import of_class
from tests.behaviour.harness import run
from tests.behaviour.minimal import minimal
from tests.behaviour.programs import program
from tests.behaviour.rewrites import Rewrite, rewritten
from tests.behaviour.sweep import CODES, Figures, compared, sweep_one

EVERYTHING = engine.Request(CODES, unsafe=True)
SAFE = engine.Request(CODES)


@pytest.mark.parametrize("request_", [SAFE, EVERYTHING], ids=["safe", "unsafe"])
def test_programs_do_the_same(request_: engine.Request) -> None:
    figures = Figures()
    for number in range(40):
        assert sweep_one(f"suite:{number}", request_, figures) is None
    assert figures.rewritten >= 0.3 * figures.programs
    assert figures.faults > 5_000


@settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None
)
@given(rng=st.randoms(use_true_random=False))
def test_programs_that_can_be_made_smaller_do_the_same(rng: Random) -> None:
    source = program(rng)
    assert compared("drawn", source, EVERYTHING, Figures(), thorough=False) is None, source


def test_every_codemod_is_reached() -> None:
    figures = Figures()
    for number in range(120):
        style = ("stdlib", "tenacity", "stamina")[number % 3]
        request = engine.Request(CODES, DEFAULT._replace(style=style), unsafe=True)
        source = program(Random(f"reached:{number}"))
        rewrite = rewritten(source, request)
        if rewrite.made:
            figures.count(rewrite)
    assert figures.rewritten >= 40
    assert set(registry.MODULES) == {name for name, number in figures.fixes.items() if number}


RETRY = """
import time

def main():
    for attempt in range(3):
        try:
            return connect()
        except ConnectionError as error:
            print("failed", error)
            time.sleep(1)
"""
# What a rewrite might get wrong, and how that shows.
WRONG = {
    "another call": ("print(", "send(", "other calls"),
    "another error": ("ConnectionError", "ConnectionResetError", "other calls"),
    "another variable": (
        "return connect()",
        "attempt = 9\n            return connect()",
        "variables of main",
    ),
    "a wait more": ("time.sleep(1)", "time.sleep(1)\n            time.sleep(1)", "a wait more"),
    "a wait less": ("time.sleep(1)", "pass", "a wait less"),
    "too long a wait": ("time.sleep(1)", "time.sleep(31)", "a wait of 31 s"),
    "another result": ("return connect()", "return None", "other calls"),
}


def test_a_name_for_what_nobody_reads_is_no_variable() -> None:
    before = "def main():\n    for _ in range(2):\n        for _ in range(3):\n            step()\n"
    after = before.replace("for _ in range(3)", "for attempt in range(3)")
    rewrite = Rewrite.of(before, after, (), DEFAULT)
    assert difference(rewrite, *(run(source, {}, bindings=True) for source in (before, after))) == ""


@pytest.mark.parametrize("how", WRONG)
def test_a_wrong_rewrite_is_told(how: str) -> None:
    old, new, told = WRONG[how]
    rewrite = Rewrite.of(RETRY, RETRY.replace(old, new), (), DEFAULT)
    traces = [
        run(source, {1: of_class(ConnectionRefusedError)}, bindings=True)
        for source in (rewrite.before, rewrite.after)
    ]
    assert difference(rewrite, traces[0], traces[0]) == ""
    assert difference(rewrite, *traces).startswith(told)


def test_an_unsafe_fix_may_change_no_more_than_it_says() -> None:
    source = RETRY.replace("return connect()", "connect()\n            break").replace(", error)", ")")
    rewrite = rewritten(source, engine.Request(frozenset({"NET207"}), unsafe=True))
    always = dict.fromkeys(range(1, 9), of_class(ConnectionRefusedError))
    before, after = (run(one, always) for one in (source, rewrite.after))
    assert after.error is not None
    assert difference(rewrite, before, after) == ""
    quiet = run(source, {})
    assert difference(rewrite, quiet, quiet._replace(result="other")) != ""


def test_programs_are_rewritten_as_the_fixer_does_it() -> None:
    for number in range(30):
        source = program(Random(f"rewritten:{number}"))
        assert rewritten(source, EVERYTHING).after == engine.fix_source(source, EVERYTHING).source


INTERRUPTED = "import time\ndef main():\n    connect()\n    time.sleep(1)\n    send()\n    time.sleep(1)\n"


def test_runs_are_compared_up_to_the_wait_that_is_interrupted() -> None:
    schedule = {-2: of_class(KeyboardInterrupt)}
    old = run(INTERRUPTED, schedule)
    for after, differs in [("    time.sleep(1)\n    send()", False), ("    close()\n    send()", True)]:
        source = INTERRUPTED.replace("    send()", after)
        rewrite = Rewrite.of(INTERRUPTED, source, (), DEFAULT)
        assert bool(difference(rewrite, old, run(source, schedule), interrupted=2)) is differs


MOVED = """
def main():
    try:
        connect()
    except OSError:
        return 1
    except ConnectionError:
        return 2
    {}
"""


@pytest.mark.parametrize(
    ("below", "may"),
    [("", False), ("raise ValueError(1)", False), ("raise Lost", True), ("raise ConnectionResetError", True)],
)
def test_what_a_program_raises_itself_counts_by_its_class(below: str, may: bool) -> None:
    """Where another class arrives than those that the moved handler names, nothing may change."""
    source = f"class Lost(ConnectionError): pass\n{MOVED.format(below)}"
    rewrite = rewritten(source, EVERYTHING)
    trace = run(source, {1: of_class(TimeoutError)})
    assert rewrite.after != source
    assert (difference(rewrite, trace, trace._replace(result="other")) == "") is may


def test_a_handler_that_is_moved_may_wait() -> None:
    source = MOVED.format("").replace("return 1", "time.sleep(1)")
    rewrite = rewritten(f"import time\n{source}", EVERYTHING)
    before, after = (run(one, {1: of_class(ConnectionResetError)}) for one in (rewrite.before, rewrite.after))
    assert (before.waits, after.waits) == ((1,), ())
    assert difference(rewrite, before, after) == ""
    assert difference(rewrite, before, after._replace(waits=(-1,), waited=(1,))) != ""


def test_a_program_is_made_as_small_as_possible() -> None:
    small = minimal(RETRY, lambda source: "connect()" in source)
    assert small == "import time\n\ndef main():\n    return connect()\n"


def test_a_fixer_that_raises_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sweep, "rewritten", lambda *_: 1 // 0)
    found = sweep_one("any", EVERYTHING, Figures())
    assert found is not None
    assert found.what.startswith("the fixer raised ZeroDivisionError")


def test_the_command_prints_its_figures(capsys: pytest.CaptureFixture[str]) -> None:
    assert sweep.main(["--programs", "3", "--seed", "5"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("3 programs, ")
    assert told.endswith("0 programs differ\n")


LOST_NAME = """
while True:
    try:
        connect()
    except ConnectionError as error:
        pass
    else:
        break
print(error)
"""


def test_a_name_that_only_the_original_binds_is_given_to_neither() -> None:
    """Neither version finds the error after the loop: Python has taken the name away, or never given it."""
    request = engine.Request(CODES, DEFAULT._replace(style="stamina"))
    figures = Figures()
    assert compared("a name", LOST_NAME, request, figures) is None
    assert figures.faults
