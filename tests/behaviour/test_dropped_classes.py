"""Programs made at random behave the same when redundant classes are dropped, whatever is raised."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from codemods import engine
from tests.behaviour.faults import faults
from tests.behaviour.harness import run
from tests.codemods.pairs import comments

CLASSES = [
    "OSError", "IOError", "ConnectionError", "ConnectionResetError", "BrokenPipeError", "TimeoutError",
    "asyncio.TimeoutError", "builtins.OSError", "ValueError", "UnicodeError", "Exception", "LostError",
    "RejectedError", "*FAILURES",
]  # fmt: skip
HEAD = """\
import asyncio
import builtins

class LostError(ConnectionResetError): pass
class RejectedError(ValueError, ConnectionError): pass

FAILURES = (ConnectionError, TimeoutError)

def main():
    try:
        connect()
"""
# What stands between the classes of a tuple.
GAPS = ["", " ", "\n        ", "  # {}\n        ", "\n\n        # {}\n        "]
CODES = frozenset({"NET103", "NET104"})


@st.composite
def clauses(draw: Callable[..., Any], number: int) -> str:
    """The clause of a handler: a tuple in any layout."""
    named = draw(st.lists(st.sampled_from(CLASSES), min_size=1, max_size=4))
    gaps = [draw(st.sampled_from(GAPS)).format(f"{number}.{i}") for i in range(len(named) + 1)]
    trailing = "," if len(named) == 1 or draw(st.booleans()) else ""
    written = "".join(f"{gap}{name}," for gap, name in zip(gaps, named, strict=False))
    return f"({written.removesuffix(',')}{trailing}{gaps[-1]})"


@st.composite
def programs(draw: Callable[..., Any]) -> str:
    """A ``try`` with some handlers."""
    handlers = [
        f"    except {draw(clauses(number))} as error:\n        print({number}, error)\n"
        for number in range(draw(st.integers(1, 3)))
    ]
    return HEAD + "".join(handlers)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(source=programs())
def test_behaves_the_same(source: str) -> None:
    done = engine.fix_source(source, engine.Request(CODES))
    for kept in done.remaining:
        assert kept.finding.code == "NET104" or "a later handler is for the same class" in kept.refusal
    assert comments(source) == comments(done.source)
    assert engine.fix_source(done.source, engine.Request(CODES)).source == done.source
    for fault in faults().values():
        assert run(source, {1: fault}) == run(done.source, {1: fault})
