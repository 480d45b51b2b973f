"""What ends a loop that keeps failing, and how many attempts it makes."""

from __future__ import annotations

import pytest

from flake8_connerr.retrying.bounds import Bound
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
