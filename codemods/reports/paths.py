"""Names of files as other programs want them. A name may be any bytes; these are not all text."""

from __future__ import annotations

import os
from pathlib import PurePath
from urllib.parse import quote


def text(path: str) -> str:
    """``path`` as text that can be written as UTF-8; bytes that are none become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def absolute(path: str) -> str:
    """The absolute path, as text."""
    return text(os.path.abspath(path))  # noqa: PTH100 - Path.absolute() leaves ".." in


def relative(path: str, base: str) -> str:
    """``path`` as seen from the directory ``base``, with slashes; absolute where it lies elsewhere."""
    full, base = os.path.abspath(path), os.path.abspath(base)  # noqa: PTH100 - as above
    below = base.rstrip(os.sep) + os.sep
    return PurePath(full.removeprefix(below)).as_posix()


def uri(path: str) -> str:
    """A URI reference for a path that :func:`relative` returned."""
    quoted = quote(os.fsencode(path))
    return f"file://{quoted}" if path.startswith("/") else quoted
