"""Makes fixtures runnable that need more than stubs can do: events, locks, other event loops."""

from __future__ import annotations

# An event that is never set, or a condition that never comes true, on the fake clock, and a lock that nobody
# else holds.
_EVENT = """
import contextlib as _contextlib
import time as _clock
class _Event:
    def is_set(self):
        return False
    def wait(self, timeout=None):
        _clock.sleep(timeout)
        return False
    def __enter__(self):
        return self
    def __exit__(self, *_):
        pass
class threading:
    Event = Condition = _Event
    Lock = _contextlib.nullcontext
async def _wait_for(event, seconds):
    _clock.sleep(seconds)
    raise TimeoutError
"""
# What stubs cannot do: be an event, or let time pass.
_STAND_INS = (
    ("import threading\n", _EVENT),
    ("main(stop: asyncio.Event):", "main():\n    stop = _Event()\n"),
    ("asyncio.wait_for(stop.wait(), ", "_wait_for(stop, "),
    ("import trio\n", "import trio\nimport asyncio as _asyncio\n"),
    ("trio.sleep", "_asyncio.sleep"),
)


def runnable(source: str) -> str:
    """``source`` with stand-ins that let the harness run it."""
    if "_wait_for" not in source and "asyncio.wait_for" in source:
        source = source.replace("import asyncio\n", f"import asyncio\n{_EVENT}", 1)
    for written, stand_in in _STAND_INS:
        source = source.replace(written, stand_in)
    return source
