"""The right class in the place of the wrong one: only when asked for, and nothing else touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from codemods import engine, results

FIXTURES = sorted((Path(__file__).parent / "fixtures" / "replace_class").glob("*.before.py"))
CODES = frozenset({"NET105"})
UNSAFE = engine.Request(CODES, unsafe=True)

NOT_IMPORTED = """
from caches import client
from redis import Redis

def read(key):
    client: Redis = Redis()
    try:
        return client.get(key)
    except ConnectionError:
        return None
"""
IMPORTED_SOMETIMES = """
from redis import Redis

if VERBOSE:
    from redis import ConnectionError as Lost

def read(client: Redis, key):
    try:
        return client.get(key)
    except ConnectionError:
        return None
    from redis import ConnectionError as Gone
"""
BEHIND_A_NAME = """
import redis

ERRORS = (ConnectionError, ValueError)

def read(client: redis.Redis, key):
    try:
        return client.get(key)
    except ERRORS:
        return None
"""


def _after(before: Path) -> str:
    return before.with_name(before.name.replace(".before.", ".after.")).read_text()


@pytest.mark.parametrize("before", FIXTURES, ids=lambda path: path.name)
class TestFixtures:
    def test_rewritten(self, before: Path) -> None:
        done = engine.fix_source(before.read_text(), UNSAFE)
        assert done.source == _after(before)
        assert done.fixed
        assert not done.remaining

    def test_rewritten_once(self, before: Path) -> None:
        after = _after(before)
        assert engine.fix_source(after, UNSAFE) == (after, (), ())

    def test_only_when_unsafe_fixes_are_asked_for(self, before: Path) -> None:
        source = before.read_text()
        done = engine.fix_source(source, engine.Request(CODES))
        assert done.source == source
        assert {remaining.refusal for remaining in done.remaining} == {results.UNSAFE}


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (NOT_IMPORTED, "the file imports no name that leads to redis.exceptions.ConnectionError"),
        (IMPORTED_SOMETIMES, "the file imports no name that leads to redis.exceptions.ConnectionError"),
        (BEHIND_A_NAME, "the clause names its classes through a variable"),
    ],
)
def test_says_why_it_is_left_alone(source: str, reason: str) -> None:
    done = engine.fix_source(source, UNSAFE)
    assert done.source == source
    assert [remaining.refusal for remaining in done.remaining] == [reason]


def test_says_which_class_of_a_tuple_it_means() -> None:
    (remaining,) = engine.fix_source(BEHIND_A_NAME, UNSAFE).remaining
    never = "`except ERRORS` never runs here for ConnectionError (the builtin): client.get() raises "
    assert remaining.finding.message.startswith(never)
