"""Which modules a package holds; none of them is loaded."""

from __future__ import annotations

import os
from collections.abc import Sequence


def submodules(package_path: Sequence[str]) -> frozenset[str]:
    """The names of the modules right below a package, by its ``__path__``."""
    try:
        files = os.listdir(package_path[0])  # noqa: PTH208
    except OSError:  # the package is in an archive
        import pkgutil  # loads `inspect`, which takes longer than all that most runs need of this package

        return frozenset(found.name for found in pkgutil.iter_modules(package_path))
    names = {name.partition(".")[0] for name in files if name.endswith((".py", ".pyc"))}
    return frozenset(names - {"__init__"})
