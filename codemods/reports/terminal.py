"""Text for a terminal: nothing in it that would steer one, and colour where that is wanted."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal, TextIO

if TYPE_CHECKING:
    from rich.console import Console


def escaped(text: str, keep: str = "") -> str:
    """``text`` with what would steer a terminal, or could not be printed, written as an escape."""
    if text.isprintable():
        return text
    return "".join(
        character
        if character.isprintable() or character in keep
        else character.encode("unicode_escape", "surrogatepass").decode("ascii")
        for character in text
    )


def console(stream: TextIO) -> Console:
    """What prints :class:`rich.text.Text`, and reads nothing into plain strings.

    It heeds NO_COLOR, FORCE_COLOR and TERM=dumb. Lines are as long as they are: a terminal wraps them.
    """
    from rich.console import Console

    colours: Literal["auto"] | None = None if os.environ.get("NO_COLOR") else "auto"  # None: no bold either
    return Console(
        file=stream, color_system=colours, highlight=False, markup=False, emoji=False, soft_wrap=True
    )
