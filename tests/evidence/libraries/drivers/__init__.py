"""How to bring each catalogued call of a library face to face with each fault.

As in the drivers of the standard library; one module a library or a few like ones. A module whose
library is not installed is left out, which ``test_libraries.py`` complains of.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable

from ...drivers import Driver, Scene
from ...faults import Fault

DRIVERS: list[Driver] = []


def drives(name: str, *faults: Fault) -> Callable[[Scene], Scene]:
    """Register the decorated function as a driver of the catalogued call ``name``."""

    def register(scene: Scene) -> Scene:
        DRIVERS.append(Driver(name, faults, scene))
        return scene

    return register


def load() -> list[Driver]:
    """The drivers of all the libraries that are installed."""
    for found in pkgutil.iter_modules(__path__):
        try:
            importlib.import_module(f"{__name__}.{found.name}")
        except ModuleNotFoundError as missing:
            if (missing.name or "").startswith("tests."):
                raise
    return DRIVERS
