"""Lets a program use the real tenacity and stamina on the harness' fake clock."""

from __future__ import annotations

import asyncio
import contextlib
import sys
import types
from collections.abc import Callable, Iterator, Mapping
from unittest import mock

import stamina
import stamina._core
import tenacity
import tenacity.asyncio
import tenacity.nap
import tenacity.wait

from tests.behaviour.harness import Modules
from tests.behaviour.traces import Recorder

Draw = Callable[[float, float], float]


def highest(_low: float, high: float) -> float:
    """The longest wait that may be drawn."""
    return high


def lowest(low: float, _high: float) -> float:
    """The shortest wait that may be drawn."""
    return low


def on_asyncio() -> str:
    """The event loop that a program is told to be on."""
    return "asyncio"


def on_fake_clock(draw: Draw = highest) -> Modules:
    """The libraries, drawing their waits with ``draw``; what they wait is recorded, and nothing sleeps."""

    @contextlib.contextmanager
    def ready(recorder: Recorder) -> Iterator[Mapping[str, types.ModuleType]]:
        clock = types.SimpleNamespace(sleep=recorder.wait, monotonic=lambda: recorder.now)

        async def sleep(seconds: float) -> None:
            recorder.wait(seconds)

        with contextlib.ExitStack() as patches:
            for module in (tenacity.nap, tenacity):
                patches.enter_context(mock.patch.object(module, "time", clock))
            for module in (tenacity.wait, stamina._core):
                patches.enter_context(
                    mock.patch.object(module, "random", types.SimpleNamespace(uniform=draw))
                )
            patches.enter_context(mock.patch.object(asyncio, "sleep", sleep))
            asked = [stamina._core, *(sys.modules[name] for name in ("sniffio",) if name in sys.modules)]
            for module in asked:
                patches.enter_context(mock.patch.object(module, "current_async_library", on_asyncio))
            yield {"tenacity": tenacity, "stamina": stamina}

    return ready
