"""Retry loops rewritten as the findings say, and plans that are not carried out."""

from __future__ import annotations

from pathlib import Path

import pytest

from codemods import engine
from flake8_connerr.fixes import ExponentialWait, PathWait
from flake8_connerr.nodes import Position
from tests.codemods.pairs import comments, source_after, sources_before
from tests.codemods.planning import (
    ENDLESS,
    TWO_BASES,
    UPDATE,
    failure,
    rewritten,
    wait_plan,
    where,
    without_wait,
)

FIXTURES = sources_before("exponential_waits")
CODES = frozenset({"NET201", "NET202"})


@pytest.mark.parametrize("before", FIXTURES, ids=lambda path: path.name)
class TestFixtures:
    def test_rewritten(self, before: Path) -> None:
        done = engine.fix_source(before.read_text(), engine.Request(CODES))
        assert done.source == source_after(before)
        assert done.fixed
        assert not done.remaining

    def test_rewritten_once(self, before: Path) -> None:
        after = source_after(before)
        assert engine.fix_source(after, engine.Request(CODES)) == (after, (), ())

    def test_comments_are_kept(self, before: Path) -> None:
        assert comments(before.read_text()) == comments(source_after(before))

    def test_other_newlines_and_indents(self, before: Path) -> None:
        def other(source: str) -> str:
            return source.replace("    ", "\t").replace("\n", "\r\n")

        assert engine.fix_source(other(before.read_text()), engine.Request(CODES)).source == other(
            source_after(before)
        )


def test_the_fixtures_are_there() -> None:
    assert len(FIXTURES) >= 30


def _refusal(source: str, *plans: ExponentialWait) -> str:
    code, refused = rewritten(source, *plans)
    assert code == source
    assert len(refused) == 1
    return refused[0]


def test_bases_that_cannot_be_repeated() -> None:
    assert "more than once" in _refusal(ENDLESS, wait_plan(ENDLESS, failure(ENDLESS, base="next(waits)")))
    assert "before anything has failed" in _refusal(
        ENDLESS, wait_plan(ENDLESS, failure(ENDLESS, base="o['x']"))
    )


@pytest.mark.parametrize(
    "sets",
    [
        "t = 5",
        "t += 1",
        "t: int = 5",
        "(t := 5)",
        "for t in a: pass",
        "with a as t: pass",
        "t.x = 5",
        "t, u = a",
    ],
)
def test_base_that_the_loop_sets(sets: str) -> None:
    source = ENDLESS.replace("    try", f"    {sets}\n    try")
    assert "is set inside the loop" in _refusal(source, wait_plan(source, failure(source, base="t.x")))
    code, refused = rewritten(source, wait_plan(source, failure(source, base="other.x")))
    assert not refused
    assert "delay = other.x\n" in code


def test_wait_that_is_not_in_the_loop() -> None:
    source = ENDLESS + "nap(5)\n"
    assert "not in the loop" in _refusal(source, wait_plan(source, failure(source, "nap(")))
    head = ENDLESS.replace("while 1", "while not sleep(5)")
    assert "larger expression" in _refusal(head, wait_plan(head, failure(head)))


def test_handlers_that_are_not_there() -> None:
    source = without_wait(" pass\n")
    assert "not there" in _refusal(source, wait_plan(source, failure(source, wait="", handler=1)))
    assert "not there" in _refusal(
        source, wait_plan(source, failure(source, wait=""), loop_at=where(source, "try"))
    )
    group = source.replace("except", "except*")
    assert "not there" in _refusal(group, wait_plan(group, failure(group, wait="")))
    leaves = without_wait(" raise\n")
    assert "does not come round" in _refusal(leaves, wait_plan(leaves, failure(leaves, wait="")))


def test_growth_that_would_start_again_in_an_elif() -> None:
    source = ENDLESS.replace("f()", "\n        if a: b()\n        elif c(): d()")
    at = where(source, "if c()")._replace(column=where(source, "elif").column)
    assert "elif" in _refusal(source, wait_plan(source, failure(source), reset_after=at))


SHARED = "while 1:\n    try: f()\n    except E: g()\n    except F: h()\n    sleep(5)\n"


def test_failures_that_share_a_wait() -> None:
    first, second = failure(SHARED), failure(SHARED, handler=1)
    code, refused = rewritten(SHARED, wait_plan(SHARED, first, second))
    assert not refused
    assert code.count(UPDATE) == 1
    assert "share one wait" in _refusal(SHARED, wait_plan(SHARED, first, second._replace(unless_last="x")))


def test_a_plan_is_carried_out_as_a_whole_or_not_at_all() -> None:
    plan = wait_plan(TWO_BASES, failure(TWO_BASES), failure(TWO_BASES, wait="", base="5", handler=2))
    assert "not there" in _refusal(TWO_BASES, plan)


def test_a_plan_that_is_refused_does_not_keep_back_another() -> None:
    good = wait_plan(ENDLESS, failure(ENDLESS))
    code, refused = rewritten(ENDLESS, good._replace(loop_at=Position(9, 9)), good)
    assert "no statement begins" in refused[0]
    assert UPDATE in code


def test_two_plans_for_one_wait() -> None:
    plan = wait_plan(ENDLESS, failure(ENDLESS))
    code, refused = rewritten(ENDLESS, plan, plan._replace(sleep="other"))
    assert refused == ["two fixes would change the same place"]
    assert code.count(UPDATE) == 1


def test_nested_loops_have_delays_of_their_own() -> None:
    source = (
        "while 1:\n    try:\n"
        "        while 2:\n            try: f()\n            except E:\n                nap(3)\n"
        "    except F:\n        sleep(5)\n"
    )
    inner_try = where(source, "try: f()")
    outer = wait_plan(source, failure(source))
    inner = wait_plan(source, PathWait(inner_try, 0, where(source, "nap("), "3"), loop="while 2")
    for plans in ((outer, inner), (inner, outer)):
        code, refused = rewritten(source, *plans)
        assert not refused
        first, second = ("delay", "retry_delay") if plans[0] is outer else ("retry_delay", "delay")
        assert code == (
            f"{first} = 5.0\n"
            f"while 1:\n    try:\n        {second} = 3.0\n"
            "        while 2:\n            try: f()\n            except E:\n"
            f"                nap(uniform(0, {second}))\n                {second} = min({second} * 2, 30.0)\n"
            f"    except F:\n        sleep(uniform(0, {first}))\n        {first} = min({first} * 2, 30.0)\n"
        )
