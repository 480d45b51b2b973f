"""The server's side of WebSocket's handshake."""

from __future__ import annotations

import base64
import hashlib
import re

# RFC 6455, section 1.3.
_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


def accept_websocket(request: bytes) -> bytes:
    """The answer to a client's request to speak WebSocket."""
    key = re.search(rb"(?i)sec-websocket-key: *(\S+)", request)
    if key is None:
        return b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"
    accepted = base64.b64encode(hashlib.sha1(key[1] + _GUID).digest())
    return (
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Accept: " + accepted + b"\r\n\r\n"
    )
