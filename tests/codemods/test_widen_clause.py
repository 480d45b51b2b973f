"""Classes added to a clause: only when asked for, in its own layout, and nothing else touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from codemods import engine, results
from flake8_connerr.exceptions import PEER_WENT_AWAY

BEFORE = Path(__file__).parent / "fixtures" / "widen_clause" / "clauses.before.py"
AFTER = BEFORE.with_name("clauses.after.py")
CODES = frozenset({"NET108"})
UNSAFE = engine.Request(CODES, unsafe=True)

NOT_IMPORTED = """
from urllib.request import urlopen

def read(address):
    try:
        return urlopen(address)
    except ConnectionRefusedError:
        return None
"""
BEHIND_A_NAME = """
import asyncio

ERRORS = (ConnectionRefusedError, ValueError)

async def connect(host):
    try:
        return await asyncio.open_connection(host, 80)
    except ERRORS:
        return None
"""
HANDLER_BELOW = """
import asyncio

async def connect(host):
    try:
        return await asyncio.open_connection(host, 80)
    except ConnectionRefusedError:
        return None
    except (ValueError, TimeoutError):
        return False
"""
MEANS_SOMETHING_ELSE = """
import asyncio
from errors import OSError

async def connect(host):
    try:
        return await asyncio.open_connection(host, 80)
    except ConnectionRefusedError:
        return None
"""
COMMENT_WITHIN = """
import asyncio

async def connect(host):
    try:
        return await asyncio.open_connection(host, 80)
    except ((  # the port may be closed
        ConnectionRefusedError
    ), ValueError):
        return None
    except KeyError:
        return False
"""
BOTH = """
import asyncio

async def connect(host):
    try:
        return await asyncio.open_connection(host, 80)
    except ConnectionError:
        return None
"""
URL = """
import urllib.error
import urllib.request

def read(address):
    try:
        return urllib.request.urlopen(address)
    except ConnectionError:
        return None
"""


def test_rewritten() -> None:
    done = engine.fix_source(BEFORE.read_text(), UNSAFE)
    assert done.source == AFTER.read_text()
    assert done.fixed
    assert not done.remaining


def test_rewritten_once() -> None:
    after = AFTER.read_text()
    assert engine.fix_source(after, UNSAFE) == (after, (), ())


def test_only_when_unsafe_fixes_are_asked_for() -> None:
    source = BEFORE.read_text()
    done = engine.fix_source(source, engine.Request(CODES))
    assert done.source == source
    assert {remaining.refusal for remaining in done.remaining} == {results.UNSAFE}


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (NOT_IMPORTED, "the file has no name that leads to urllib.error.URLError"),
        (BEHIND_A_NAME, "the clause names its classes through a variable"),
        (HANDLER_BELOW, "the handler of TimeoutError below it would no longer run"),
        (COMMENT_WITHIN, "a comment within the class would be lost"),
        (MEANS_SOMETHING_ELSE, "the file has no name that leads to OSError"),
    ],
)
def test_says_why_it_is_left_alone(source: str, reason: str) -> None:
    done = engine.fix_source(source, UNSAFE)
    assert done.source == source
    assert [remaining.refusal for remaining in done.remaining] == [reason]


@pytest.mark.parametrize(
    ("source", "clauses"),
    [
        (BOTH, ["except OSError:"]),
        (URL, [f"except ({', '.join(PEER_WENT_AWAY)}, urllib.error.URLError):"]),
    ],
)
def test_it_agrees_with_the_split_of_the_same_clause(source: str, clauses: list[str]) -> None:
    codes = frozenset({"NET101", "NET102", "NET103", "NET104", "NET108"})
    done = engine.fix_source(source, engine.Request(codes, unsafe=True))
    assert not done.remaining
    assert [line.strip() for line in done.source.splitlines() if "except" in line] == clauses
