"""What may come out of a block, and whether that is all."""

from __future__ import annotations

import ast

import pytest

from flake8_connerr.catalog.model import Phase
from flake8_connerr.raise_sets import RaiseSet, bounded
from flake8_connerr.raise_sets import Source as Raised
from tests.detection.models import Source, spelled

HEAD = """
import asyncio, contextlib, socket
def connect(): return socket.create_connection(address)
def both(n): return both(n - 1) or connect()
def one(): return other()
def other(): return one() or connect()
def caught():
    try:
        connect()
    except OSError:
        pass
def placeholder(): raise NotImplementedError
class Connection:
    def __enter__(self): return connect()
    def __exit__(self, *error): self.close()
@decorated
def wrapped(): connect()
async def coroutine(): connect()
class Made:
    def __init__(self): connect()
class Given:
    __init__ = connect
class Peer(socket.socket): pass
class Foreign(unknown.Class): pass
class OfFunction(connect): pass
"""
REFUSED = "ConnectionRefusedError"

# Statements -> whether a refused connection can come out, and whether all that can is known.
BLOCKS = {
    "pass": (False, True),
    "x = 1 + len('a')": (False, True),
    "unknown()": (False, False),
    "socket.create_connection(a)": (True, True),
    "connect()": (True, True),
    "both(3)": (True, True),
    "one()": (True, True),
    "caught()": (False, True),
    "placeholder()": (False, False),
    "wrapped()": (True, False),
    "f = lambda: connect()": (False, True),
    "def f(): connect()": (False, True),
    "def f(a=connect()): pass": (True, True),
    "@unknown\ndef f(): pass": (False, False),
    "class A: connect()": (True, True),
    "class A:\n    def f(self): connect()": (False, True),
    "class A: unknown()": (False, False),
    "if a:\n    connect()": (True, True),
    "for a in ():\n    connect()": (True, True),
    "while a: pass\nelse: connect()": (True, True),
    "match a:\n    case 1: connect()": (True, True),
    "with Connection(): pass": (True, False),
    "with contextlib.suppress(OSError): connect()": (False, False),
    "try: connect()\nexcept ConnectionError: pass": (False, True),
    "try: connect()\nexcept ConnectionResetError: pass": (True, True),
    "try: connect()\nexcept ConnectionError: raise": (True, True),
    "try: connect()\nexcept ConnectionError as e: raise e": (True, True),
    "try: connect()\nexcept ConnectionError:\n    if a: pass\n    else: raise": (True, True),
    "try: connect()\nexcept ConnectionError:\n    for a in (): raise": (True, True),
    "try: connect()\nexcept ConnectionError:\n    with a: raise": (True, False),
    "try: connect()\nexcept ConnectionError as e: raise KeyError from e": (False, True),
    "try: pass\nexcept ConnectionError: connect()": (True, True),
    "try: pass\nfinally: connect()": (True, True),
    "try: unknown()\nexcept Exception: pass": (False, True),
    "try: unknown()\nexcept: pass": (False, True),
    "try: unknown()\nexcept OSError: pass": (False, False),
    "try: connect()\nexcept* ConnectionError: pass": (False, True),
    "raise ConnectionRefusedError": (True, True),
    "raise ConnectionRefusedError('no')": (True, True),
    "raise unknown": (False, False),
    "error = unknown()\nraise error": (False, False),
    "try: connect()\nexcept ConnectionError as e:\n    error = unknown()\n    raise error": (False, False),
    "asyncio.create_task(coroutine())": (False, True),
    "asyncio.create_task(coroutine(connect()))": (True, True),
    "loop.run_in_executor(None, connect)": (True, True),
    "loop.run_in_executor(None, unknown)": (False, False),
    "loop.run_in_executor(None)": (False, False),
    "import json, os": (False, True),
    "from os import path": (False, True),
    "import json, unknown": (False, False),
    "from unknown import name": (False, False),
    "from . import sibling": (False, False),
    "for a in things: pass": (False, False),
    "for a in []: connect()": (True, True),
    "async for a in []: pass": (False, True),
    "async for a in things(): pass": (False, False),
    "Made()": (True, True),
    "Given()": (False, False),
    "Peer()": (False, True),
    "Foreign()": (False, False),
    "OfFunction()": (False, False),
    "asyncio.StreamWriter()": (False, False),
}


@pytest.mark.parametrize(
    ("block", "refused", "complete"),
    [(k, *v) for k, v in BLOCKS.items()],
    ids=[" ".join(block.split()) for block in BLOCKS],
)
def test_of_block(block: str, refused: bool, complete: bool) -> None:
    file = Source(HEAD)
    asked = ast.parse(block).body
    whole = Source(f"{HEAD}\n{block}")
    raised = whole.raises.of_block(whole.tree.body[len(file.tree.body) :], whole.module.scopes.module)
    assert len(whole.tree.body) - len(file.tree.body) == len(asked)
    assert (REFUSED in {source.exception for source in raised.sources}, raised.complete) == (
        refused,
        complete,
    )


def test_a_source_tells_its_phase_its_call_and_its_line() -> None:
    file = Source(
        """
        import socket
        def connect():
            return socket.create_connection(address)
        """
    )
    (refused,) = (
        s for s in file.raises.of_function(file.function("connect")).sources if s.exception == REFUSED
    )
    assert (refused.phase, refused.call, refused.line) == (Phase.CONNECT, "socket.create_connection()", 4)
    assert not refused.explicit


def test_functions_that_call_each_other_raise_the_same_whichever_is_asked_first() -> None:
    names = ("one", "other")
    found = []
    for first in names:
        file = Source(HEAD)
        file.raises.of_function(file.function(first))
        found.append(
            [{s.exception for s in file.raises.of_function(file.function(n)).sources} for n in names]
        )
    assert found[0] == found[1]
    assert found[0][0] == found[0][1] != set()


def test_a_raise_names_a_class_of_this_file() -> None:
    file = Source("class Gone(ConnectionError): pass\ndef f():\n    raise Gone('a')")
    (source,) = file.raises.of_function(file.function("f")).sources
    assert (spelled(source.exception), source.explicit, source.phase) == ("here:Gone", True, None)


@pytest.mark.parametrize(
    ("block", "call"),
    [
        ("socket.create_connection(a)", "socket.create_connection()"),
        ("connect()", "socket.create_connection() in connect()"),
        ("one()", "socket.create_connection() in connect()"),
    ],
)
def test_the_call_that_raises_is_told_with_the_function_it_stands_in(block: str, call: str) -> None:
    file = Source(HEAD)
    found = file.raises.of_block(ast.parse(block).body, file.module.scopes.module)
    assert {source.call for source in found.sources} == {call}


def _of_one_kind(lines: range) -> RaiseSet:
    """One error in calls on these lines."""
    return RaiseSet(tuple(Raised(REFUSED, Phase.CONNECT, "f()", line, "") for line in lines), complete=True)


def test_of_one_kind_eight_errors_are_kept() -> None:
    eight = _of_one_kind(range(8))
    assert bounded(eight, before=_of_one_kind(range(7, 8))) == eight
    assert bounded(_of_one_kind(range(20)), before=_of_one_kind(range(0))) == eight
    assert bounded(_of_one_kind(range(20)), before=eight) == eight


def test_errors_that_were_kept_before_stay_and_others_fill_up() -> None:
    before = _of_one_kind(range(17, 20))
    kept = bounded(_of_one_kind(range(20)), before)
    assert [source.line for source in kept.sources] == [17, 18, 19, 0, 1, 2, 3, 4]


def test_errors_of_another_kind_are_kept_beside_them() -> None:
    other = Raised("BrokenPipeError", Phase.TRANSFER, "f()", 30, "")
    found = _of_one_kind(range(20))
    kept = bounded(RaiseSet((*found.sources, other), complete=False), before=_of_one_kind(range(0)))
    assert kept == RaiseSet((*_of_one_kind(range(8)).sources, other), complete=False)
