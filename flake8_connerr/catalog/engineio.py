"""python-engineio: ConnectionError is its own, not the builtin."""

from __future__ import annotations

VERSION = "4.15.1"

CLASSES = {
    "engineio.exceptions.EngineIOError": ("Exception",),
    "engineio.exceptions.ContentTooLongError": ("engineio.exceptions.EngineIOError",),
    "engineio.exceptions.UnknownPacketError": ("engineio.exceptions.EngineIOError",),
    "engineio.exceptions.QueueEmpty": ("engineio.exceptions.EngineIOError",),
    "engineio.exceptions.SocketIsClosedError": ("engineio.exceptions.EngineIOError",),
    "engineio.exceptions.ConnectionError": ("engineio.exceptions.EngineIOError",),
}
