"""The lines of a source text."""

from __future__ import annotations

import io


def source_lines(text: str) -> list[str]:
    """The lines of a source text as Python counts them, with their ends; str.splitlines knows more ends."""
    return io.StringIO(text, newline="").readlines()
