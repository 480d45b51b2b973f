"""python-socketio: ConnectionError is its own, not the builtin."""

from __future__ import annotations

VERSION = "5.18.1"

CLASSES = {
    "socketio.exceptions.SocketIOError": ("Exception",),
    "socketio.exceptions.ConnectionError": ("socketio.exceptions.SocketIOError",),
    "socketio.exceptions.ConnectionRefusedError": ("socketio.exceptions.ConnectionError",),
    "socketio.exceptions.TimeoutError": ("socketio.exceptions.SocketIOError",),
    "socketio.exceptions.BadNamespaceError": ("socketio.exceptions.SocketIOError",),
    "socketio.exceptions.DisconnectedError": ("socketio.exceptions.SocketIOError",),
}
