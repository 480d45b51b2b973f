"""stomp.py: its errors are StompExceptions, and none of them is an OSError."""

from __future__ import annotations

VERSION = "9.0.0"

CLASSES = {
    "stomp.exception.StompException": ("Exception",),
    "stomp.exception.ConnectFailedException": ("stomp.exception.StompException",),
    "stomp.exception.ConnectionClosedException": ("stomp.exception.StompException",),
    "stomp.exception.InterruptedException": ("stomp.exception.StompException",),
    "stomp.exception.NotConnectedException": ("stomp.exception.StompException",),
}

ALIASES = {
    "stomp.connect.ConnectFailedException": "stomp.exception.ConnectFailedException",
    "stomp.protocol.ConnectFailedException": "stomp.exception.ConnectFailedException",
}
