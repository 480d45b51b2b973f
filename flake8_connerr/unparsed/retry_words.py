"""Whether code says that it tries again: in the names of counters and functions, and in what it tells."""

from __future__ import annotations

import re

# Literals are looked for many times as fast as patterns, and patterns that begin with one next.
_WORDS = (
    b"retry",
    b"attempt",
    b"reconnect",
    b"re-try",
    b"re-tri",
    b"re-connect",
    b"try again",
    b"trying again",
)
_RETRIES = re.compile(rb"retri(?!ev)")
# Not "entries".
_TRIES = tuple(re.compile(word) for word in (rb"tries(?<![a-z]tries)", rb"Tries", rb"TRIES(?<![A-Z]TRIES)"))


def speaks_of_retrying(code: bytes) -> bool:
    """Whether a piece of code has a word for trying again."""
    lower = code.lower()
    if any(word in lower for word in _WORDS) or _RETRIES.search(lower):
        return True
    return b"tries" in lower and any(pattern.search(code) for pattern in _TRIES)
