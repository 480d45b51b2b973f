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
# Between the pieces in which a text may be written: "try " "again".
_BETWEEN_PIECES = re.compile(rb"[\"'](?:[\s\\]++|#[^\n]*+)*+[a-zA-Z]{0,2}+[\"']|\\\n")


def speaks_of_retrying(code: bytes) -> bool:
    """Whether a piece of code has a word for trying again."""
    lower = code.lower()
    if any(word in lower for word in _WORDS) or _RETRIES.search(lower):
        return True
    return b"tries" in lower and any(pattern.search(code) for pattern in _TRIES)


def tells_of_retrying(code: bytes) -> bool:
    """Whether a piece of code has a word for trying again, or a text that is written in pieces has."""
    if speaks_of_retrying(code):
        return True
    # Nobody but a wrapper of lines takes words apart, and of these only "again" needs the one before.
    return b"again" in code.lower() and speaks_of_retrying(_BETWEEN_PIECES.sub(b"", code))
