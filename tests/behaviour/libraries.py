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

from tests.behaviour.harness import Modules, Recorder

Draw = Callable[[float, float], float]


def highest(_low: float, high: float) -> float:
    """The longest wait that may be drawn."""
    return high


def lowest(low: float, _high: float) -> float:
    """The shortest wait that may be drawn."""
    return low


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
            on_asyncio = mock.Mock(return_value="asyncio")
            patches.enter_context(mock.patch.object(stamina._core, "current_async_library", on_asyncio))
            if "sniffio" in sys.modules:
                patches.enter_context(
                    mock.patch.object(sys.modules["sniffio"], "current_async_library", on_asyncio)
                )
            yield {"tenacity": tenacity, "stamina": stamina}

    return ready
