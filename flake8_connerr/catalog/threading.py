"""Threads."""

from __future__ import annotations

VERSION = "3.11 to 3.13"

CLASSES = {
    "threading.BrokenBarrierError": ("RuntimeError",),
}

ALIASES = {
    "threading.ThreadError": "RuntimeError",
}
