"""Which calls wait, and for how long."""

from __future__ import annotations

import ast

import pytest

from tests.detection.models import Source

HEAD = """
import asyncio, threading, time
ready, noticed = threading.Event(), threading.Condition()
"""
# Calls -> the seconds that they wait; None for those that wait for something else than the time.
CALLS = {
    "time.sleep(5)": "5",
    "time.sleep(0)": None,
    "asyncio.sleep(delay=5)": "5",
    "stop.wait(5)": "5",
    "stop.wait(timeout=5)": "5",
    "ready.wait(5)": "5",
    "noticed.wait(5)": "5",
    "process.wait(5)": None,
    "asyncio.wait_for(stop.wait(), 5)": "5",
    "asyncio.wait_for(stop.wait(), timeout=5)": "5",
    "asyncio.wait_for(stop.wait(), None)": None,
    "asyncio.wait_for(stop.wait())": None,
    "asyncio.wait_for(connection.read(), 5)": None,
    "asyncio.wait_for(wait(), 5)": None,
    "asyncio.wait_for(task, 5)": None,
    "asyncio.wait(tasks, timeout=5)": "5",
    "asyncio.wait(tasks, timeout=None)": None,
    "asyncio.wait(tasks)": None,
    "self.sleep_quietly(5)": "5",
    "self.sleep_quietly(5, 6)": None,
}


@pytest.mark.parametrize(("call", "seconds"), CALLS.items())
def test_seconds(call: str, seconds: str | None) -> None:
    file = Source(f"{HEAD}\nASKED({call})")
    asked, scope = file.asked()
    assert isinstance(asked, ast.Call)
    wait = file.waits.wait(asked, scope)
    assert (wait and wait.seconds and ast.unparse(wait.seconds)) == seconds
