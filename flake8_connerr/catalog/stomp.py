"""stomp.py: its errors are StompExceptions, and none of them is an OSError."""

from __future__ import annotations

from .model import call

VERSION = "9.0.0"

CLASSES = {
    "stomp.exception.StompException": ("Exception",),
    "stomp.exception.ConnectFailedException": ("stomp.exception.StompException",),
    "stomp.exception.ConnectionClosedException": ("stomp.exception.StompException",),
    "stomp.exception.InterruptedException": ("stomp.exception.StompException",),
    "stomp.exception.NotConnectedException": ("stomp.exception.StompException",),
    # What is connected and called, beside the exceptions.
    "stomp.Connection": ("object",),
    "stomp.Connection10": ("object",),
    "stomp.Connection12": ("object",),
}

ALIASES = {
    "stomp.connect.ConnectFailedException": "stomp.exception.ConnectFailedException",
    "stomp.protocol.ConnectFailedException": "stomp.exception.ConnectFailedException",
    "stomp.connect.StompConnection10": "stomp.Connection10",
    "stomp.connect.StompConnection11": "stomp.Connection",
    "stomp.connect.StompConnection12": "stomp.Connection12",
    "stomp.Connection11": "stomp.Connection",
    "stomp.StompConnection10": "stomp.Connection10",
    "stomp.StompConnection11": "stomp.Connection",
    "stomp.StompConnection12": "stomp.Connection12",
}

_CONNECT = {"stomp.exception.ConnectFailedException": "F1 F4 F5 F9"}
# An error in sending is raised as it is; where the receiving thread closes the socket meanwhile, it is
# 'Bad file descriptor'.
_HANDSHAKE = {
    "OSError": "race: F2 F3",
    "ConnectionResetError": "race: F2",
    "BrokenPipeError": "source: stomp/transport.py send",
    "ConnectionAbortedError": "windows: send() WSAECONNABORTED",
    "stomp.exception.ConnectFailedException": "race: F2 F3",
    "stomp.exception.NotConnectedException": "race: F2 F3",
}
_FRAME = {
    "stomp.exception.NotConnectedException": "F6",
    "BrokenPipeError": "source: stomp/transport.py send",
    "ConnectionResetError": "source: stomp/transport.py send",
    "ConnectionAbortedError": "windows: send() WSAECONNABORTED",
    "OSError": "source: stomp/transport.py send",
}
_LIKE_A_FRAME = {
    "stomp.exception.NotConnectedException": "source: stomp/transport.py send",
    "BrokenPipeError": "source: stomp/transport.py send",
    "ConnectionResetError": "source: stomp/transport.py send",
    "ConnectionAbortedError": "windows: send() WSAECONNABORTED",
    "OSError": "source: stomp/transport.py send",
}
_LIKE_CONNECTING = {
    "BrokenPipeError": "source: stomp/transport.py send",
    "ConnectionResetError": "source: stomp/transport.py send",
    "ConnectionAbortedError": "windows: send() WSAECONNABORTED",
    "stomp.exception.ConnectFailedException": "source: stomp/transport.py attempt_connection",
    "stomp.exception.NotConnectedException": "source: stomp/transport.py send",
    "OSError": "source: stomp/transport.py send",
}
_QUIET = call()

CALLS = {
    "stomp.Connection": call(returns="stomp.Connection"),
    "stomp.Connection.connect": call(connect=_CONNECT, transfer=_HANDSHAKE),
    "stomp.Connection.ack": call(transfer=_FRAME),
    "stomp.Connection.begin": call(transfer=_FRAME),
    "stomp.Connection.send": call(transfer=_FRAME),
    "stomp.Connection.subscribe": call(transfer=_FRAME),
    "stomp.Connection.abort": call(transfer=_LIKE_A_FRAME),
    "stomp.Connection.commit": call(transfer=_LIKE_A_FRAME),
    "stomp.Connection.nack": call(transfer=_LIKE_A_FRAME),
    "stomp.Connection.send_frame": call(transfer=_LIKE_A_FRAME),
    "stomp.Connection.unsubscribe": call(transfer=_LIKE_A_FRAME),
    "stomp.Connection.disconnect": _QUIET,
    "stomp.Connection.is_connected": _QUIET,
    "stomp.Connection.set_listener": _QUIET,
    "stomp.Connection.remove_listener": _QUIET,
    "stomp.Connection.get_listener": _QUIET,
    "stomp.Connection.set_ssl": _QUIET,
    "stomp.Connection.set_receipt": _QUIET,
    "stomp.Connection10": call(returns="stomp.Connection10"),
    "stomp.Connection10.connect": call(connect=_LIKE_CONNECTING),
    "stomp.Connection10.abort": call(transfer=_LIKE_A_FRAME),
    "stomp.Connection10.ack": call(transfer=_LIKE_A_FRAME),
    "stomp.Connection10.begin": call(transfer=_LIKE_A_FRAME),
    "stomp.Connection10.commit": call(transfer=_LIKE_A_FRAME),
    "stomp.Connection10.send": call(transfer=_LIKE_A_FRAME),
    "stomp.Connection10.subscribe": call(transfer=_LIKE_A_FRAME),
    "stomp.Connection10.unsubscribe": call(transfer=_LIKE_A_FRAME),
    "stomp.Connection10.disconnect": _QUIET,
    "stomp.Connection10.is_connected": _QUIET,
    "stomp.Connection10.set_listener": _QUIET,
    "stomp.Connection10.set_ssl": _QUIET,
    "stomp.Connection12": call(returns="stomp.Connection12"),
    "stomp.Connection12.connect": call(connect=_LIKE_CONNECTING),
    "stomp.Connection12.abort": call(transfer=_LIKE_A_FRAME),
    "stomp.Connection12.ack": call(transfer=_LIKE_A_FRAME),
    "stomp.Connection12.begin": call(transfer=_LIKE_A_FRAME),
    "stomp.Connection12.commit": call(transfer=_LIKE_A_FRAME),
    "stomp.Connection12.send": call(transfer=_LIKE_A_FRAME),
    "stomp.Connection12.subscribe": call(transfer=_LIKE_A_FRAME),
    "stomp.Connection12.unsubscribe": call(transfer=_LIKE_A_FRAME),
    "stomp.Connection12.disconnect": _QUIET,
    "stomp.Connection12.is_connected": _QUIET,
    "stomp.Connection12.set_listener": _QUIET,
    "stomp.Connection12.set_ssl": _QUIET,
}
