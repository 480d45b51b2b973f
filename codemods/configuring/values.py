"""What the options' values may be, for the command line and for configuration files alike.

Each function takes a value as it was written and returns what it stands for; it raises ValueError, with
words for the user, where the value cannot be right.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from codemods.configuring.selection import unknown_code

STYLES = ("stdlib", "tenacity", "stamina")
JITTERS = ("full", "equal", "none")


def codes(written: Sequence[str]) -> tuple[str, ...]:
    """Codes and prefixes of codes, each of which some rule has."""
    upper = tuple(code.upper() for code in written)
    for code in upper:
        if wrong := unknown_code(code):
            raise ValueError(wrong)
    return upper


def seconds(written: object) -> float:
    """A number of seconds above 0."""
    number = isinstance(written, (int, float)) and not isinstance(written, bool)
    if not number or not 0 < written < math.inf:  # type: ignore[operator]
        raise ValueError(f"{written!r} is not a number of seconds above 0")
    return float(written)  # type: ignore[arg-type]


def processes(written: object) -> int:
    """A number of processes: 1 or more."""
    if not isinstance(written, int) or isinstance(written, bool) or written < 1:
        raise ValueError(f"{written!r} is not a number of processes")
    return written


def one_of(choices: Sequence[str]) -> Callable[[object], str]:
    """One of these words."""

    def chosen(written: object) -> str:
        if not isinstance(written, str) or written not in choices:
            raise ValueError(f"{written!r} is none of {', '.join(choices)}")
        return written

    return chosen


def texts(written: object) -> tuple[str, ...]:
    """A list of strings."""
    if not isinstance(written, list) or not all(isinstance(item, str) for item in written):
        raise ValueError(f"{written!r} is no list of strings")
    return tuple(written)


def switch(written: object) -> bool:
    """Whether something is on."""
    if not isinstance(written, bool):
        raise ValueError(f"{written!r} is neither true nor false")
    return written
