"""What ends a loop that keeps failing, and how many attempts it makes."""

from __future__ import annotations

import ast

import pytest

from flake8_connerr.retrying.bounds import Bound, counters
from tests.detection.models import Source

TRY = """
    try:
        return socket.create_connection(address)
    except OSError{handler}
"""

BOUNDS = {
    "range": ("for i in range(5):", ": pass", Bound.ATTEMPTS, 5),
    "range from one": ("for i in range(1, 5):", ": pass", Bound.ATTEMPTS, 4),
    "range of a constant": ("for i in range(TIMES + 1):", ": pass", Bound.ATTEMPTS, 4),
    "range of something else": ("for i in range(times):", ": pass", Bound.ATTEMPTS, None),
    "endless": ("while True:", ": pass", Bound.NONE, None),
    "count": ("for i in itertools.count():", ": pass", Bound.NONE, None),
    "count with an end": (
        "for i in itertools.count():",
        ":\n        if i > 5: raise",
        Bound.ATTEMPTS,
        None,
    ),
    "counted by hand": ("while attempt < 5:", ": attempt += 1", Bound.ATTEMPTS, None),
    "counted by hand with an end": (
        "while True:",
        ":\n        attempt += 1\n        if attempt > 5: raise",
        Bound.ATTEMPTS,
        None,
    ),
    "deadline": ("while time.monotonic() < deadline:", ": pass", Bound.DEADLINE, None),
    "deadline inside": (
        "while True:",
        ":\n        if time.monotonic() > deadline: raise",
        Bound.DEADLINE,
        None,
    ),
    "flag": ("while not stop.is_set():", ": pass", Bound.FLAG, None),
}


@pytest.mark.parametrize(("head", "handler", "bound", "attempts"), BOUNDS.values(), ids=BOUNDS)
def test_bounds(head: str, handler: str, bound: Bound, attempts: int | None) -> None:
    body = f"{head}{TRY.format(handler=handler)}"
    inner = "\n".join(f"    {line}" for line in body.splitlines())
    (loop,) = Source(
        f"import itertools, socket, time\nTIMES = 3\ndef f(stop, attempt=0):\n{inner}\n"
    ).retry_loops
    assert (loop.bound, loop.attempts) == (bound, attempts)


@pytest.mark.parametrize(
    ("loop", "names"),
    [
        ("for i in range(5): pass", {"i"}),
        ("for i, delay in enumerate(delays): pass", set[str]()),
        ("for host in hosts: pass", set[str]()),
        ("for host in hosts: failed += 1", {"failed"}),
        ("while waited < 60: waited += 0.5", set[str]()),
        ("while waited < 60: waited += pause", set[str]()),
        ("while self.left: self.left -= 1", {"self.left"}),
        ("while left: left = left - 1", {"left"}),
        ("while left: left = right - 1", set[str]()),
        ("while left: left *= 2", set[str]()),
        ("while (left := left - 1) > 0: pass", {"left"}),
        ("while (left := right - 1) > 0: pass", set[str]()),
        ("while table: table[0] += 1", set[str]()),
    ],
)
def test_counters(loop: str, names: set[str]) -> None:
    (node,) = ast.parse(loop).body
    assert isinstance(node, ast.For | ast.While)
    assert counters(node) == names
