"""Threads, and what they wait for each other with."""

from __future__ import annotations

VERSION = "3.11 to 3.13"

CLASSES = {
    "threading.BrokenBarrierError": ("RuntimeError",),
    "threading.Condition": ("object",),
    "threading.Event": ("object",),
}

ALIASES = {
    "threading.ThreadError": "RuntimeError",
}
