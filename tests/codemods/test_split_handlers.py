"""The split of a handler: what it writes and keeps, what it leaves alone, and that all behaves the same."""

from __future__ import annotations

import ast
import io
import tokenize
from collections import Counter
from pathlib import Path

import libcst as cst
import pytest

from codemods import engine
from codemods.split_handlers import rewrite
from codemods.trees.bodies import MAX_REPEATED_LINES
from codemods.trees.locate import Located
from flake8_connerr.fixes import SplitHandler
from flake8_connerr.nodes import Position
from flake8_connerr.settings import DEFAULT
from tests.behaviour.faults import faults, one_at_each_call
from tests.behaviour.harness import calls_of, run
from tests.behaviour.traces import Fault

FIXTURES = sorted((Path(__file__).parent / "fixtures" / "split_handlers").glob("*.before.py"))
CODES = frozenset({"NET101", "NET102"})
AWAY = "(ConnectionResetError, BrokenPipeError, ConnectionAbortedError)"
# Of calls in a loop without end, the first ones will do.
CALLS = 6


def _after(before: Path) -> str:
    return before.with_name(before.name.replace(".before.", ".after.")).read_text()


def _comments(source: str) -> Counter[str]:
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return Counter(token.string for token in tokens if token.type == tokenize.COMMENT)


@pytest.mark.parametrize("before", FIXTURES, ids=lambda path: path.name)
class TestFixtures:
    def test_rewritten(self, before: Path) -> None:
        done = engine.fix_source(before.read_text(), engine.Request(CODES))
        assert done.source == _after(before)
        assert done.fixed
        assert not done.remaining

    def test_rewritten_once(self, before: Path) -> None:
        after = _after(before)
        assert engine.fix_source(after, engine.Request(CODES)) == (after, (), ())

    def test_comments_are_kept(self, before: Path) -> None:
        assert not _comments(before.read_text()) - _comments(_after(before))

    def test_behaves_the_same(self, before: Path) -> None:
        old, new = before.read_text(), _after(before)
        calls = min(calls_of(old), CALLS)
        assert calls
        assert run(old, {}) == run(new, {})
        for name, fault in _possible_faults(new).items():
            for schedule in one_at_each_call(fault, calls):
                assert run(old, schedule) == run(new, schedule), (name, list(schedule))


def _possible_faults(after: str) -> dict[str, Fault]:
    """The faults that the rewritten code is about.

    Where it keeps no handler of the base class, no error of the base class alone can come; where it
    names no refused connection, none can be refused.
    """
    possible = faults(unspecific="except ConnectionError" in after)
    if "ConnectionRefusedError" not in after:
        return {name: fault for name, fault in possible.items() if "REFUSED" not in name.upper()}
    return possible


def test_the_fixtures_are_there() -> None:
    assert len(FIXTURES) >= 9


def _split(source: str, *fixes: SplitHandler) -> tuple[str, list[str]]:
    """The source with the fixes made, and the reasons for those that were not."""
    module = cst.parse_module(source)
    done = rewrite(module, Located(module, ast.parse(source)), fixes, DEFAULT)
    compile(done.module.code, "<split>", "exec")
    return done.module.code, list(done.refused.values())


def _fix(line: int = 1, handler: int = 0, refused: bool = True, keep_base: bool = False) -> SplitHandler:
    return SplitHandler(Position(line, 0), handler, refused, keep_base)


SPLIT = "try: f()\nexcept ConnectionRefusedError: g()\nexcept {away}: g()\n"
CLAUSES = [
    ("try: f()\nexcept ConnectionError: g()\n", SPLIT.format(away=AWAY)),
    ("try: f()\nexcept(ConnectionError): g()\n", SPLIT.format(away=AWAY).replace("except (", "except(")),
    ("try: f()\nexcept (ConnectionError,): g()\n", SPLIT.format(away=AWAY[:-1] + ",)")),
    ("try: f()\nexcept (A, ConnectionError): g()\n", SPLIT.format(away="(A, " + AWAY[1:])),
    ("try: f()\nexcept (ConnectionError, a.B): g()\n", SPLIT.format(away=AWAY[:-1] + ", a.B)")),
    (
        "try: f()\nexcept (ConnectionError)as e: g(e)\n",
        f"try: f()\nexcept ConnectionRefusedError as e: g(e)\nexcept {AWAY}as e: g(e)\n",
    ),
    (
        "try: f()\nexcept  ConnectionError  as  e: g(e)\n",
        f"try: f()\nexcept  ConnectionRefusedError  as  e: g(e)\nexcept  {AWAY}  as  e: g(e)\n",
    ),
    (
        "try: f()\nexcept builtins.ConnectionError: g()\n",
        SPLIT.format(away=AWAY.replace("(", "(builtins.").replace(", ", ", builtins.")).replace(
            "except Conn", "except builtins.Conn"
        ),
    ),
    (
        "try: f()\nexcept (  # why\n    ConnectionError\n): g()\n",
        SPLIT.format(away="(  # why\n    " + AWAY[1:-1] + "\n)"),
    ),
    (
        "try: f()\nexcept \\\n  ConnectionError: g()\n",
        SPLIT.format(away=AWAY).replace("except ", "except \\\n  "),
    ),
    (
        "try: f()\nexcept (redis.ConnectionError, ConnectionError): g()\n",
        SPLIT.format(away="(redis.ConnectionError, " + AWAY[1:]),
    ),
]


@pytest.mark.parametrize(("before", "after"), CLAUSES)
def test_clauses(before: str, after: str) -> None:
    assert _split(before, _fix()) == (after, [])


def test_only_the_peer_that_went_away() -> None:
    source = "try: f()\nexcept ConnectionError: g()\n"
    assert _split(source, _fix(refused=False)) == (f"try: f()\nexcept {AWAY}: g()\n", [])
    kept = f"try: f()\nexcept {AWAY}: g()\nexcept ConnectionError: g()\n"
    assert _split(source, _fix(refused=False, keep_base=True)) == (kept, [])


def test_several_handlers_of_one_try_and_of_several() -> None:
    source = "try: f()\nexcept A: a()\nexcept ConnectionError: b()\nelse: c()\n"
    both = source + source
    code, refused = _split(both, _fix(1, 1, refused=False), _fix(5, 1, refused=False))
    assert not refused
    assert code == both.replace("except ConnectionError", f"except {AWAY}")


def test_tabs_and_newlines_are_kept() -> None:
    source = "if 1:\r\n\ttry:\r\n\t\tf()\r\n\texcept ConnectionError:\r\n\t\tg() # x\r\n"
    fix = SplitHandler(Position(2, 1), 0, refused=True, keep_base=False)
    body = "\t\tg() # x\r\n"
    after = source.replace(
        f"\texcept ConnectionError:\r\n{body}",
        f"\texcept ConnectionRefusedError:\r\n{body}\texcept {AWAY}:\r\n{body}",
    )
    assert _split(source, fix) == (after, [])


def _body(lines: int) -> str:
    return "try: f()\nexcept ConnectionError:\n    if x:\n" + "        g()\n" * (lines - 1)


def test_the_longest_body_that_is_repeated() -> None:
    code, _ = _split(_body(MAX_REPEATED_LINES), _fix())
    assert code.count("except") == 2
    code, _ = _split(_body(MAX_REPEATED_LINES + 1), _fix())
    assert code == _body(MAX_REPEATED_LINES + 1).replace(
        "ConnectionError", "(ConnectionRefusedError, " + AWAY[1:]
    )


def test_a_long_body_that_is_not_repeated_needs_no_limit() -> None:
    source = _body(MAX_REPEATED_LINES + 1)
    assert _split(source, _fix(refused=False)) == (source.replace("ConnectionError", AWAY), [])


LEFT_ALONE = [
    (_body(MAX_REPEATED_LINES + 1), _fix(keep_base=True), "too long"),
    (_body(MAX_REPEATED_LINES + 1), _fix(refused=False, keep_base=True), "too long"),
    ("try: f()\nexcept ConnectionError:\n    class A: pass\n", _fix(keep_base=True), "too long"),
    ("try: f()\nexcept* ConnectionError: g()\n", _fix(), "except*"),
    ("try: f()\nexcept NETWORK_ERRORS: g()\n", _fix(), "spell out"),
    ("try: f()\nexcept: g()\n", _fix(), "spell out"),
    ("try: f()\nexcept errors(): g()\n", _fix(), "spell out"),
    ("try: f()\nexcept ConnectionError:\n    global x\n    x = 1\n", _fix(), "global"),
    ("try: f()\nexcept ConnectionError: g()\n", _fix(handler=1), "not there"),
    ("try: f()\nexcept ConnectionError: g()\n", _fix(line=2), "no statement"),
    ("f()\n", _fix(), "not there"),
]


@pytest.mark.parametrize(("source", "fix", "reason"), LEFT_ALONE)
def test_left_alone(source: str, fix: SplitHandler, reason: str) -> None:
    code, refused = _split(source, fix)
    assert code == source
    assert len(refused) == 1
    assert reason in refused[0]


def test_global_where_nothing_is_repeated() -> None:
    source = "try: f()\nexcept ConnectionError:\n    global x\n    x = 1\n"
    assert _split(source, _fix(refused=False)) == (source.replace("ConnectionError", AWAY), [])


def test_one_left_alone_does_not_keep_back_the_other() -> None:
    source = "try: f()\nexcept E: g()\ntry: f()\nexcept ConnectionError: g()\n"
    code, refused = _split(source, _fix(1, refused=False), _fix(3, refused=False))
    assert code == source.replace("ConnectionError", AWAY)
    assert len(refused) == 1


SHADOW = "class BrokenPipeError(Exception): pass\n"
AT_THE_TOP = """\
import socket
try:
    peer = socket.create_connection(("peer.example", 1))
except ConnectionError:
    print("failed")
"""


@pytest.mark.parametrize("source", [SHADOW + AT_THE_TOP, AT_THE_TOP + SHADOW], ids=["above", "below"])
def test_a_subclass_of_the_module_s_own_is_told_at_the_top_of_it(source: str) -> None:
    done = engine.fix_source(source, engine.Request(CODES))
    assert done.source == source
    assert ["means something else in this file" in kept.refusal for kept in done.remaining] == [True]
