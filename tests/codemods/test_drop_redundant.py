"""Classes dropped from clauses: what stays, what is left alone, and that all behaves the same."""

from __future__ import annotations

import ast
from pathlib import Path

import libcst as cst
import pytest

from codemods import engine
from codemods.drop_redundant import rewrite
from codemods.trees.locate import Located
from flake8_connerr.fixes import DropClasses
from flake8_connerr.nodes import Position
from flake8_connerr.settings import DEFAULT
from tests.behaviour.faults import faults, one_at_each_call
from tests.behaviour.harness import calls_of, run
from tests.codemods.pairs import comments, source_after, sources_before

FIXTURES = sources_before("drop_redundant")
CODES = frozenset({"NET103", "NET104"})


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

    def test_behaves_the_same(self, before: Path) -> None:
        old, new = before.read_text(), source_after(before)
        assert run(old, {}) == run(new, {})
        for name, fault in faults().items():
            for schedule in one_at_each_call(fault, calls_of(old)):
                assert run(old, schedule) == run(new, schedule), (name, list(schedule))


def test_the_fixtures_are_there() -> None:
    assert len(FIXTURES) >= 8


def _dropped(clause: str, *elements: int) -> tuple[str, list[str]]:
    """A clause without some of its elements, and the reasons for those that were not dropped."""
    source = f"try: f()\nexcept {clause}: g()\n"
    module = cst.parse_module(source)
    fixes = [DropClasses(Position(1, 0), 0, (element,)) for element in elements]
    done = rewrite(module, Located(module, ast.parse(source)), fixes, DEFAULT)
    compile(done.module.code, "<dropped>", "exec")
    return done.module.code.removeprefix("try: f()\nexcept").removesuffix(": g()\n"), list(
        done.refused.values()
    )


@pytest.mark.parametrize(
    ("clause", "elements", "after"),
    [
        ("(A, B)", [1], " A"),
        ("(A, B)", [0], " B"),
        ("(A, B,)", [0], " B"),
        ("(A, B, C)", [1], " (A, C)"),
        ("(A, B, C)", [0, 2], " B"),
        ("(A,B,C)", [1], " (A,C)"),
        ("(A, b.B)as e", [0], " b.B as e"),
        ("(A, *B)", [0], " (*B,)"),
        ("( A , B )", [1], " A"),
        ("( A , B , C )", [1], " ( A , C )"),
        ("(\n  A,\n  B,\n  C,\n)", [1], " (\n  A,\n  C,\n)"),
        ("(\n  A,\n  B,\n  C\n)", [2], " (\n  A,\n  B\n)"),
        ("(\n  A,\n  B,\n)", [0], " B"),
        ("(A,\n  B,\n  C)", [0], " (B,\n  C)"),
        ("(\n  A,  # a\n  B,\n)", [1], " (\n  A,  # a\n)"),
        ("(\n  A,\n  B,  # b\n)", [0], " (\n  B,  # b\n)"),
        ("(\n  A,  # a\n  B,\n  C,\n)", [0], " (\n  # a\n  B,\n  C,\n)"),
        ("(  # top\n  A, B)", [0], " (  # top\n  B,)"),
        ("(\n  A, B,  # both\n  C,\n)", [1], " (\n  A,  # both\n  C,\n)"),
        ("(\n  A, B,  # both\n  C,\n)", [0], " (\n  B,  # both\n  C,\n)"),
        ("(\n  A,  # a\n  B,  # b\n  C,\n)", [0, 1], " (\n  # a\n  # b\n  C,\n)"),
        ("((A, B))", [1], " A"),
        ("(\n  A  # a\n  , B)", [1], " (\n  A  # a\n  ,)"),
        ("(A, B  # b\n  , C)", [0, 2], " (B  # b\n  ,)"),
        ("(A, B  # b\n  , C)", [2], " (A, B  # b\n  ,)"),
    ],
)
def test_clauses(clause: str, elements: list[int], after: str) -> None:
    assert _dropped(clause, *elements) == (after, [])


@pytest.mark.parametrize(
    ("clause", "elements", "reason"),
    [
        ("(A, (  # why\n  B))", [1], "comment"),
        ("(A, B  # why\n  , C)", [1], "comment"),
        ("A", [0], "spell out"),
        ("(A, B)", [2], "spell out"),
        ("(A, B)", [0, 1], "spell out"),
        ("classes()", [0], "spell out"),
    ],
)
def test_left_alone(clause: str, elements: list[int], reason: str) -> None:
    code, refused = _dropped(clause, *elements)
    assert code == f" {clause}"
    assert refused
    assert all(reason in why for why in refused)


def test_what_is_not_there() -> None:
    source = "try: f()\nexcept (A, B): g()\nh()\n"
    module = cst.parse_module(source)
    located = Located(module, ast.parse(source))
    fixes = [DropClasses(Position(line, 0), 1, (0,)) for line in (1, 2, 3)]
    done = rewrite(module, located, fixes, DEFAULT)
    assert done.module is module
    assert set(done.refused) == set(fixes)


def test_a_tuple_with_a_name_is_left_alone() -> None:
    source = "E = (OSError, ConnectionError)\ntry: f()\nexcept E: g()\n"
    done = engine.fix_source(source, engine.Request(CODES))
    assert done.source == source
    assert ["other code" in kept.refusal for kept in done.remaining] == [True]


def test_line_ends_and_tabs_are_kept() -> None:
    source = "try:\r\n\tf()\r\nexcept (\r\n\tOSError,  # a\r\n\tConnectionError,  # b\r\n):\r\n\tg()\r\n"
    done = engine.fix_source(source, engine.Request(CODES))
    assert done.source == source.replace("\tConnectionError,  # b", "\t# b")


SPLIT_NEXT = """\
import socket

try:
    socket.create_connection(("localhost", 80))
except (ConnectionError, ConnectionRefusedError):
    print("lost")
"""


def test_what_was_hidden_behind_it_comes_to_light_and_is_fixed_as_well() -> None:
    alone = engine.fix_source(SPLIT_NEXT, engine.Request(CODES))
    assert alone.source == SPLIT_NEXT.replace("(ConnectionError, ConnectionRefusedError)", "ConnectionError")
    done = engine.fix_source(SPLIT_NEXT, engine.Request(CODES | {"NET101"}))
    assert [finding.code for finding in done.fixed] == ["NET101", "NET103"]
    assert "except ConnectionRefusedError:" in done.source
    assert not done.remaining
