"""Text for a terminal: nothing in it that would steer one, and colour."""

from __future__ import annotations

RED, GREEN, CYAN, BOLD, PLAIN = (f"\x1b[{code}m" for code in (31, 32, 36, 1, 0))


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
