"""Handlers moved to where they run: only when asked for, with their comments, and to some effect."""

from __future__ import annotations

import ast
from pathlib import Path

import libcst as cst
import pytest

from codemods import engine, results
from codemods.reorder_handlers import rewrite
from codemods.trees.locate import Located
from flake8_connerr.fixes import MoveHandler
from flake8_connerr.nodes import Position
from flake8_connerr.settings import DEFAULT
from tests.behaviour.faults import of_class
from tests.behaviour.harness import run
from tests.codemods.pairs import comments, source_after, sources_before

FIXTURES = sources_before("reorder_handlers")
CODES = frozenset({"NET103", "NET104"})
UNSAFE = engine.Request(CODES, unsafe=True)


@pytest.mark.parametrize("before", FIXTURES, ids=lambda path: path.name)
class TestFixtures:
    def test_rewritten(self, before: Path) -> None:
        done = engine.fix_source(before.read_text(), UNSAFE)
        assert done.source == source_after(before)
        assert done.fixed
        assert not done.remaining

    def test_rewritten_once(self, before: Path) -> None:
        after = source_after(before)
        assert engine.fix_source(after, UNSAFE) == (after, (), ())

    def test_only_when_asked_for(self, before: Path) -> None:
        done = engine.fix_source(before.read_text(), engine.Request(CODES))
        moved = [kept for kept in done.remaining if kept.finding.code == "NET104"]
        assert moved
        assert all(kept.refusal == results.UNSAFE for kept in moved)

    def test_comments_are_kept(self, before: Path) -> None:
        assert comments(before.read_text()) == comments(source_after(before))


def test_the_fixtures_are_there() -> None:
    assert len(FIXTURES) >= 5


def test_the_moved_handler_runs_and_the_other_still_does() -> None:
    (plain,) = (path for path in FIXTURES if path.name.startswith("plain"))
    results = [
        (
            run(plain.read_text(), {1: of_class(error)}).result,
            run(source_after(plain), {1: of_class(error)}).result,
        )
        for error in (BrokenPipeError, PermissionError)
    ]
    assert results == [("'failed'", "'lost'"), ("'failed'", "'failed'")]


@pytest.mark.parametrize(
    ("clauses", "reason"),
    [
        (["ConnectionError", "ConnectionError"], "same class"),
        (["OSError", "IOError"], "same class"),
        (["TimeoutError", "(OSError, ValueError)", "(TimeoutError, ConnectionError)"], "same class"),
        (["(OSError, *LATE)", "TimeoutError"], "same class"),
    ],
)
def test_the_same_class_again_is_left_alone(clauses: list[str], reason: str) -> None:
    lines = [f"except {clause}: g({number})\n" for number, clause in enumerate(clauses)]
    source = "".join(["LATE = (ValueError, TimeoutError)\ntry: f()\n", *lines])
    done = engine.fix_source(source, UNSAFE)
    assert done.source == source
    moved = [kept.refusal for kept in done.remaining if kept.finding.code == "NET104"]
    assert [reason in refusal for refusal in moved] == [True]


@pytest.mark.parametrize(
    ("clauses", "kept"),
    [
        (["(ConnectionResetError, OSError)", "ConnectionResetError"], {"NET103", "NET104"}),
        (["(OSError, ConnectionResetError)", "(ConnectionResetError,)"], {"NET103", "NET104"}),
        (["OSError", "(TimeoutError, ValueError)", "TimeoutError"], {"NET104"}),
    ],
)
def test_a_class_that_a_later_handler_is_for_as_well_stays(clauses: list[str], kept: set[str]) -> None:
    """Without it, the later handler would seem to be misplaced, and be moved above."""
    source = "try: f()\n" + "".join(f"except {clause}: g()\n" for clause in clauses)
    done = engine.fix_source(source, UNSAFE)
    assert done.source == source
    assert {one.finding.code for one in done.remaining} == kept
    assert all("which is meant cannot be told" in one.refusal for one in done.remaining)


def test_a_clause_that_a_later_handler_is_for_as_well_is_not_split() -> None:
    source = (
        "def f(line: socket.socket):\n"
        "    try: line.sendall(b'1')\n"
        "    except ConnectionError: g()\n"
        "    except OSError: h()\n"
        "    except (ConnectionError, BlockingIOError): i()\n"
    )
    source = f"import socket\n{source}"
    done = engine.fix_source(source, engine.Request(CODES | {"NET102"}, unsafe=True))
    assert done.source == source
    assert {one.finding.code for one in done.remaining} == {"NET102", "NET104"}
    assert all("which is meant cannot be told" in one.refusal for one in done.remaining)


def test_a_class_that_is_named_twice_is_dropped_all_the_same() -> None:
    clauses = ["(ConnectionResetError, ConnectionResetError)", "ConnectionResetError"]
    source = "try: f()\n" + "".join(f"except {clause}: g()\n" for clause in clauses)
    done = engine.fix_source(source, UNSAFE)
    assert [(one.code, one.position.line) for one in done.fixed] == [("NET103", 2)]


def test_a_move_that_would_leave_another_handler_dead_is_not_made() -> None:
    clauses = ["LookupError", "ConnectionResetError", "OSError", "(ConnectionError, KeyError)"]
    source = "try: f()\n" + "".join(f"except {clause}: g()\n" for clause in clauses)
    done = engine.fix_source(source, UNSAFE)
    assert done.source == source
    assert ["not accepted" in kept.refusal for kept in done.remaining] == [True]


def test_what_is_not_there() -> None:
    source = "try: f()\nexcept A: g()\nexcept B: h()\nx()\n"
    module = cst.parse_module(source)
    fixes = [
        MoveHandler(Position(*at), *places)
        for at, places in [((1, 0), (2, 0)), ((1, 0), (0, 1)), ((4, 0), (1, 0)), ((9, 0), (1, 0))]
    ]
    done = rewrite(module, Located(module, ast.parse(source)), fixes, DEFAULT)
    assert done.module is module
    assert set(done.refused) == set(fixes)
