"""python-engineio: ConnectionError is its own, not the builtin."""

from __future__ import annotations

from .model import call

VERSION = "4.15.1"

CLASSES = {
    "engineio.exceptions.EngineIOError": ("Exception",),
    "engineio.exceptions.ContentTooLongError": ("engineio.exceptions.EngineIOError",),
    "engineio.exceptions.UnknownPacketError": ("engineio.exceptions.EngineIOError",),
    "engineio.exceptions.QueueEmpty": ("engineio.exceptions.EngineIOError",),
    "engineio.exceptions.SocketIsClosedError": ("engineio.exceptions.EngineIOError",),
    "engineio.exceptions.ConnectionError": ("engineio.exceptions.EngineIOError",),
    "engineio.Client": ("object",),
    "engineio.AsyncClient": ("object",),
}

_CONNECT = {
    "engineio.exceptions.ConnectionError": "F1 F9",
}
_CONNECT_TRANSFER = {
    "engineio.exceptions.ConnectionError": "F4 F5 F7",
    "TimeoutError": "race: F7",
    "aiohttp.ClientPayloadError": "race: F5",
}

CALLS = {
    "engineio.Client": call(returns="engineio.Client"),
    "engineio.AsyncClient": call(returns="engineio.AsyncClient"),
    "engineio.Client.connect": call(connect=_CONNECT, transfer=_CONNECT_TRANSFER),
    "engineio.AsyncClient.connect": call(connect=_CONNECT, transfer=_CONNECT_TRANSFER),
    "engineio.Client.disconnect": call(),
    "engineio.AsyncClient.disconnect": call(),
}
