"""Odd and huge files: checking ends, changes nothing, and fails in no way but those it says."""

from __future__ import annotations

import ast
import random
import sysconfig
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flake8_connerr.check import check
from flake8_connerr.rules import all_rules

EVERY_CODE = frozenset(rule.code for rule in all_rules())
HEAD = "import asyncio, socket, time, requests\n"
CATCH = "except ConnectionError:\n    print()\n"

# Files of the standard library with much of what the rules look at.
LIBRARY = Path(sysconfig.get_path("stdlib"))
FILES = [
    LIBRARY / name
    for name in (
        "socket.py", "ssl.py", "ftplib.py", "smtplib.py", "http/client.py", "asyncio/streams.py",
        "asyncio/selector_events.py", "multiprocessing/connection.py", "subprocess.py", "socketserver.py",
    )
]  # fmt: skip


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_tree_is_left_as_it_was(path: Path) -> None:
    source = path.read_text("utf-8")
    tree = ast.parse(source)
    before = ast.dump(tree, include_attributes=True)
    check(source, tree=tree, codes=EVERY_CODE)
    assert ast.dump(tree, include_attributes=True) == before


def blocks(tree: ast.Module) -> list[list[ast.stmt]]:
    """Every list of statements in the tree."""
    found = []
    for node in ast.walk(tree):
        for _, value in ast.iter_fields(node):
            if isinstance(value, list) and value and all(isinstance(one, ast.stmt) for one in value):
                found.append(value)
    return found


@given(st.integers(0, 2**32), st.sampled_from(FILES))
@settings(max_examples=12, deadline=None)
def test_a_shuffled_file_is_checked_like_any_other(seed: int, path: Path) -> None:
    """Statements are moved between the blocks of a file, into places where nobody would write them."""
    chance = random.Random(seed)
    tree = ast.parse(path.read_text("utf-8"))
    places = blocks(tree)
    movable = [one for block in places for one in block if not isinstance(one, ast.ImportFrom)]
    for _ in range(40):
        block = chance.choice(places)
        block[chance.randrange(len(block))] = chance.choice([m for m in movable if not _holds(m, block)])
    source = ast.unparse(ast.fix_missing_locations(tree))
    for finding in check(source, tree=ast.parse(source), codes=EVERY_CODE):
        assert 1 <= finding.position.line <= source.count("\n") + 1


def _holds(statement: ast.stmt, block: list[ast.stmt]) -> bool:
    """Whether the block stands in the statement, so that it cannot be moved there."""
    return any(block is value for node in ast.walk(statement) for _, value in ast.iter_fields(node))


@given(st.text(alphabet="\n :()=.,*'\"#\\\f\0aexcept tryConnectionErrorforwhileimportsocket", max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_is_checked_or_refused(text: str) -> None:
    try:
        ast.parse(text)
    except (SyntaxError, ValueError):
        with pytest.raises((SyntaxError, ValueError)):
            check(text, codes=EVERY_CODE)
    else:
        assert check(text, codes=EVERY_CODE) == []


CONNECT = f"try:\n    socket.create_connection(a)\n{CATCH}"

# Each takes far longer than a test run where time grows with more than the size of the file.
HUGE = {
    "handlers": (
        "try:\n    socket.create_connection(a)\n"
        + "".join(f"except E{number}:\n    pass\n" for number in range(10_000))
        + CATCH,
        1,
    ),
    "handlers of the same class": (CONNECT + CATCH * 10_000, 1),
    "tries": (CONNECT * 2_000, 2_000),
    "elif": (
        "try:\n    if a: pass\n"
        + "".join(f"    elif a == {number}:\n        b()\n" for number in range(1_000))
        + f"    else: socket.create_connection(a)\n{CATCH}",
        1,
    ),
    "long sum": (f"try:\n    x = {'+'.join(['f(1)'] * 800)}\n    socket.create_connection(a)\n{CATCH}", 1),
    "long chain of attributes": (
        f"try:\n    x = a{'.b' * 800}()\n    socket.create_connection(a)\n{CATCH}",
        1,
    ),
    "long chain of calls": (f"try:\n    x = a{'.b()' * 400}\n    socket.create_connection(a)\n{CATCH}", 1),
    "functions in a row": (
        "".join(f"def f{n}(): f{n + 1}()\n" for n in range(2_000))
        + f"def f2000(): socket.create_connection(a)\ntry:\n    f0()\n{CATCH}",
        1,
    ),
    "functions that call two others": (
        "".join(f"def f{n}(): f{n + 1}(); f{n + 2}()\n" for n in range(100))
        + f"def f100(): socket.create_connection(a)\ntry:\n    f0()\n{CATCH}",
        1,
    ),
    "functions that all call each other": (
        "".join(
            f"def f{n}():\n    socket.create_connection(a)\n" + "".join(f"    f{m}()\n" for m in range(40))
            for n in range(40)
        )
        + f"try:\n    f0()\n{CATCH}",
        1,
    ),
    "names that stand for each other": (
        "a = a.b\n" * 20 + "a = c\n" * 20 + "c = a\n" * 20 + f"try:\n    a()\n{CATCH}",
        0,
    ),
    "results of each other": (
        "".join(f"def g{n}():\n    return g{(n + 1) % 30}() or g{(n + 7) % 30}()\n" for n in range(30))
        + f"try:\n    g0().send()\n{CATCH}",
        0,
    ),
    "bases of each other": (
        "".join(f"class C{n}(C{n + 1}, C{n + 2}): pass\n" for n in range(300))
        + f"class C300(C0): pass\ntry:\n    C0().send()\n{CATCH}",
        0,
    ),
    "a name bound over and over": (
        f"s = socket.socket()\ntry:\n    s.send(b'')\n{CATCH}" * 1_500,
        1_500,
    ),
    "comprehensions in each other": (
        "try:\n    x = " + "[" * 60 + "socket.create_connection(a)"
        + "".join(f" for a{n} in b]" for n in range(60)) + f"\n{CATCH}",
        1,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("source", "count"), HUGE.values(), ids=HUGE)
def test_huge_and_tangled_files_are_read_to_the_end(source: str, count: int) -> None:
    assert len(check(HEAD + source, codes=frozenset({"NET101", "NET102"}))) == count


@pytest.mark.slow
def test_a_file_of_a_hundred_thousand_lines() -> None:
    function = "def f(a):\n    x = a.b.c(1)\n    return x\n"
    source = HEAD + function * 34_000 + CONNECT
    assert [finding.code for finding in check(source)] == ["NET101"]
