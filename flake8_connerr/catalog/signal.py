"""Signals."""

from __future__ import annotations

VERSION = "3.11 to 3.13"

CLASSES = {
    "signal.ItimerError": ("OSError",),
}

ALIASES = {
    "signal.itimer_error": "signal.ItimerError",
}
