# It is asked of every file of a tree, and pathlib takes several times as long.
# ruff: noqa: PTH100, PTH118, PTH120, PTH123
"""The oldest Python that a file has to run on, as the project around it says."""

from __future__ import annotations

import functools
import os
import re

from flake8_connerr.settings import DEFAULT

# Names that became TimeoutError itself, and the Python since which they are it. Source: the "Changed in
# version" notes of socket.timeout, asyncio.TimeoutError and concurrent.futures.TimeoutError.
ALIASES_SINCE = {
    "socket.timeout": (3, 10),
    "asyncio.TimeoutError": (3, 11),
    "asyncio.exceptions.TimeoutError": (3, 11),
    "concurrent.futures.TimeoutError": (3, 11),
    "concurrent.futures._base.TimeoutError": (3, 11),
}

# The clauses of a version specifier that name the lowest version (PEP 440).
_LOWEST = re.compile(r"(?:>=|~=|===?)\s*(3)\.(\d+)")
_VERSION = re.compile(r"(3)\.(\d+)", re.ASCII)


def target_named(text: str) -> tuple[int, int]:
    """The version that an option names, such as ``3.11``; raises ValueError where it names none."""
    found = _VERSION.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is no version of Python such as 3.11")
    return int(found[1]), int(found[2])


def target_of(path: str) -> tuple[int, int]:
    """The lowest version in the ``requires-python`` of the nearest pyproject.toml; 3.11 where none is told.

    A file that cannot be read, or is no TOML, tells nothing. Nothing but the file's text is looked at.
    """
    return target_in(os.path.dirname(os.path.abspath(path)))


@functools.cache
def target_in(directory: str) -> tuple[int, int]:
    """As :func:`target_of`, for the files in a directory, given by its absolute path."""
    try:
        with open(os.path.join(directory, "pyproject.toml"), encoding="utf-8") as file:
            text = file.read()
        import tomllib  # start-up is to be quick where there is no project

        specifier = tomllib.loads(text)["project"]["requires-python"]
        found = _LOWEST.search(specifier)
    except FileNotFoundError:
        above = os.path.dirname(directory)
        return DEFAULT.target if above == directory else target_in(above)
    except (OSError, ValueError, LookupError, TypeError):
        return DEFAULT.target
    return (int(found[1]), int(found[2])) if found else DEFAULT.target
