"""Queues between threads. queue.Empty says "nothing yet", not that anything failed."""

from __future__ import annotations

VERSION = "3.11 to 3.13"

CLASSES = {
    "queue.Empty": ("Exception",),
    "queue.Full": ("Exception",),
    "queue.ShutDown": ("Exception",),
}
