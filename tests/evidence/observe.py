"""Run drivers and tell what was raised."""

from __future__ import annotations

import asyncio
import functools
import inspect
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from flake8_connerr import catalog

from .drivers import DRIVERS, Driver, Scene
from .peer import PATIENCE, Peer

if TYPE_CHECKING:
    from .faults import Fault


@functools.cache
def observed(name: str) -> frozenset[tuple[str, Fault]]:
    """The exceptions that the call ``name`` raised, by their catalogued name, each with its fault."""
    return observed_by(driver for driver in DRIVERS if driver.name == name)


def observed_by(drivers: Iterable[Driver]) -> frozenset[tuple[str, Fault]]:
    """The exceptions that came out of ``drivers``, by their catalogued name, each with its fault."""
    found = set()
    for driver in drivers:
        for fault in driver.faults:
            raised = _meet(driver.scene, fault)
            if raised is not None:
                found.add((class_name(raised), fault))
    return frozenset(found)


def class_name(cls: type) -> str:
    """The catalogued name of a class."""
    name = cls.__qualname__ if cls.__module__ == "builtins" else f"{cls.__module__}.{cls.__qualname__}"
    return catalog.canonical(name)


def _meet(scene: Scene, fault: Fault) -> type[Exception] | None:
    with Peer(fault) as peer:
        if inspect.iscoroutinefunction(scene):
            return asyncio.run(_watch_coroutine(scene, peer))
        return _watch(scene(peer))


def _watch(watched: Any) -> type[Exception] | None:
    try:
        watched()
    except Exception as error:
        return type(error)
    return None


async def _watch_coroutine(scene: Scene, peer: Peer) -> type[Exception] | None:
    # Transports that end with the loop have nobody to report to.
    asyncio.get_running_loop().set_exception_handler(lambda *_: None)
    watched = await scene(peer)
    try:
        async with asyncio.timeout(PATIENCE):
            await watched()
    except Exception as error:
        return type(error)
    return None
