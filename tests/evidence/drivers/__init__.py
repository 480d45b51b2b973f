"""How to bring each catalogued call face to face with each fault.

A driver sets the scene for one fault and returns the call to watch, as a function without arguments
(a coroutine function where the driver is one). What goes on before that is not watched. To cover
another library, add a module of drivers beside these: every module here is loaded.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from typing import Any, NamedTuple

from ..faults import Fault
from ..peer import Peer

Scene = Callable[[Peer], Any]


class Driver(NamedTuple):
    """One way to meet ``faults`` with the catalogued call ``name``."""

    name: str
    faults: tuple[Fault, ...]
    scene: Scene


DRIVERS: list[Driver] = []


def drives(name: str, *faults: Fault) -> Callable[[Scene], Scene]:
    """Register the decorated function as a driver of the catalogued call ``name``."""

    def register(scene: Scene) -> Scene:
        DRIVERS.append(Driver(name, faults, scene))
        return scene

    return register


for _found in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_found.name}")
