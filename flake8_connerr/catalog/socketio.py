"""python-socketio: ConnectionError is its own, not the builtin."""

from __future__ import annotations

from .model import call

VERSION = "5.18.1"

CLASSES = {
    "socketio.exceptions.SocketIOError": ("Exception",),
    "socketio.exceptions.ConnectionError": ("socketio.exceptions.SocketIOError",),
    "socketio.exceptions.ConnectionRefusedError": ("socketio.exceptions.ConnectionError",),
    "socketio.exceptions.TimeoutError": ("socketio.exceptions.SocketIOError",),
    "socketio.exceptions.BadNamespaceError": ("socketio.exceptions.SocketIOError",),
    "socketio.exceptions.DisconnectedError": ("socketio.exceptions.SocketIOError",),
    "socketio.Client": ("object",),
    "socketio.AsyncClient": ("object",),
    "socketio.SimpleClient": ("object",),
}

_CONNECT = {
    "socketio.exceptions.ConnectionError": "F1 F9",
}
_CONNECT_TRANSFER = {
    "socketio.exceptions.ConnectionError": "F4 F5 F7",
    "TimeoutError": "race: F7",
    "aiohttp.ClientPayloadError": "race: F5",
}
_CONNECT_CALL = call(connect=_CONNECT, transfer=_CONNECT_TRANSFER)

CALLS = {
    "socketio.Client": call(returns="socketio.Client"),
    "socketio.AsyncClient": call(returns="socketio.AsyncClient"),
    "socketio.SimpleClient": call(returns="socketio.SimpleClient"),
    "socketio.Client.connect": _CONNECT_CALL,
    "socketio.AsyncClient.connect": _CONNECT_CALL,
    "socketio.SimpleClient.connect": _CONNECT_CALL,
    "socketio.Client.disconnect": call(),
    "socketio.AsyncClient.disconnect": call(),
    "socketio.SimpleClient.disconnect": call(),
}
