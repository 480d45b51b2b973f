"""Which of the catalogued libraries there are here."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from typing import Any

from flake8_connerr import catalog

LIBRARIES = sorted(
    name for name in catalog.libraries() if name not in sys.stdlib_module_names and name != "builtins"
)
INSTALLED = [name for name in LIBRARIES if importlib.util.find_spec(name) is not None]
# Not among the extra's: installing one of these changes another library.
APART = {
    "niquests",  # its urllib3-future takes urllib3's place
}


def table(libraries: list[str], name: str) -> dict[str, Any]:
    """One table of the catalog (``CLASSES``, ``CALLS``, ...), of all ``libraries`` together."""
    modules = [importlib.import_module(f"flake8_connerr.catalog.{library}") for library in libraries]
    return {key: value for module in modules for key, value in getattr(module, name, {}).items()}
