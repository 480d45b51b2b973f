"""Where a generated statement stands, and blocks of lines."""

from __future__ import annotations

from textwrap import indent
from typing import NamedTuple


class Place(NamedTuple):
    """What the code around a statement allows.

    ``error`` is the name of the error that is handled, ``bare`` says that one is handled at all, ``group``
    that it is one of ``except*``, which no jump may leave. ``depth`` is how much may still be nested.
    """

    depth: int = 3
    async_: bool = False
    function: bool = True
    loop: bool = False
    error: str = ""
    bare: bool = False
    group: bool = False

    @property
    def await_(self) -> str:
        """What a call of a coroutine function begins with."""
        return "await " if self.async_ else ""

    def deeper(self) -> Place:
        """Inside a statement that stands here."""
        return self._replace(depth=self.depth - 1)


def block(*parts: str) -> str:
    """Statements as the body of something, one level in."""
    return indent("\n".join(part for part in parts if part) or "pass", "    ")
