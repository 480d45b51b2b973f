"""websockets: a connection that ended is ConnectionClosed, no OSError; connecting raises builtins."""

from __future__ import annotations

from .model import call

VERSION = "17.4"

CLASSES = {
    "websockets.exceptions.AbortHandshake": ("websockets.exceptions.InvalidHandshake",),
    "websockets.exceptions.ConcurrencyError": ("websockets.exceptions.WebSocketException", "RuntimeError"),
    "websockets.exceptions.ConnectionClosed": ("websockets.exceptions.WebSocketException",),
    "websockets.exceptions.ConnectionClosedError": ("websockets.exceptions.ConnectionClosed",),
    "websockets.exceptions.ConnectionClosedOK": ("websockets.exceptions.ConnectionClosed",),
    "websockets.exceptions.DuplicateParameter": ("websockets.exceptions.NegotiationError",),
    "websockets.exceptions.HeaderLineTooLong": ("websockets.exceptions.SecurityError",),
    "websockets.exceptions.InvalidHandshake": ("websockets.exceptions.WebSocketException",),
    "websockets.exceptions.InvalidHeader": ("websockets.exceptions.InvalidHandshake",),
    "websockets.exceptions.InvalidHeaderFormat": ("websockets.exceptions.InvalidHeader",),
    "websockets.exceptions.InvalidHeaderValue": ("websockets.exceptions.InvalidHeader",),
    "websockets.exceptions.InvalidMessage": ("websockets.exceptions.InvalidHandshake",),
    "websockets.exceptions.InvalidMethod": ("websockets.exceptions.InvalidHandshake",),
    "websockets.exceptions.InvalidOrigin": ("websockets.exceptions.InvalidHeader",),
    "websockets.exceptions.InvalidParameterName": ("websockets.exceptions.NegotiationError",),
    "websockets.exceptions.InvalidParameterValue": ("websockets.exceptions.NegotiationError",),
    "websockets.exceptions.InvalidProtocol": ("websockets.exceptions.InvalidHandshake",),
    "websockets.exceptions.InvalidProxy": ("websockets.exceptions.WebSocketException",),
    "websockets.exceptions.InvalidProxyMessage": ("websockets.exceptions.ProxyError",),
    "websockets.exceptions.InvalidProxyStatus": ("websockets.exceptions.ProxyError",),
    "websockets.exceptions.InvalidState": ("websockets.exceptions.WebSocketException", "AssertionError"),
    "websockets.exceptions.InvalidStatus": ("websockets.exceptions.InvalidHandshake",),
    "websockets.exceptions.InvalidStatusCode": ("websockets.exceptions.InvalidHandshake",),
    "websockets.exceptions.InvalidURI": ("websockets.exceptions.WebSocketException",),
    "websockets.exceptions.InvalidUpgrade": ("websockets.exceptions.InvalidHeader",),
    "websockets.exceptions.NegotiationError": ("websockets.exceptions.InvalidHandshake",),
    "websockets.exceptions.PayloadTooBig": ("websockets.exceptions.WebSocketException",),
    "websockets.exceptions.ProtocolError": ("websockets.exceptions.WebSocketException",),
    "websockets.exceptions.ProxyError": ("websockets.exceptions.InvalidHandshake",),
    "websockets.exceptions.RedirectHandshake": ("websockets.exceptions.InvalidHandshake",),
    "websockets.exceptions.RequestLineTooLong": ("websockets.exceptions.SecurityError",),
    "websockets.exceptions.SecurityError": ("websockets.exceptions.InvalidHandshake",),
    "websockets.exceptions.StatusLineTooLong": ("websockets.exceptions.SecurityError",),
    "websockets.exceptions.TooManyFragments": ("websockets.exceptions.WebSocketException",),
    "websockets.exceptions.TooManyHeaders": ("websockets.exceptions.SecurityError",),
    "websockets.exceptions.WebSocketException": ("Exception",),
    "websockets.datastructures.MultipleValuesError": ("LookupError",),
    "websockets.asyncio.client.ClientConnection": ("object",),
    "websockets.sync.client.ClientConnection": ("object",),
    "websockets.asyncio.client.connect": ("object",),
    "websockets.asyncio.server.ServerConnection": ("object",),
}

ALIASES = {
    "websockets.AbortHandshake": "websockets.exceptions.AbortHandshake",
    "websockets.ConcurrencyError": "websockets.exceptions.ConcurrencyError",
    "websockets.ConnectionClosed": "websockets.exceptions.ConnectionClosed",
    "websockets.ConnectionClosedError": "websockets.exceptions.ConnectionClosedError",
    "websockets.ConnectionClosedOK": "websockets.exceptions.ConnectionClosedOK",
    "websockets.DuplicateParameter": "websockets.exceptions.DuplicateParameter",
    "websockets.HeaderLineTooLong": "websockets.exceptions.HeaderLineTooLong",
    "websockets.InvalidHandshake": "websockets.exceptions.InvalidHandshake",
    "websockets.InvalidHeader": "websockets.exceptions.InvalidHeader",
    "websockets.InvalidHeaderFormat": "websockets.exceptions.InvalidHeaderFormat",
    "websockets.InvalidHeaderValue": "websockets.exceptions.InvalidHeaderValue",
    "websockets.InvalidMessage": "websockets.exceptions.InvalidMessage",
    "websockets.InvalidMethod": "websockets.exceptions.InvalidMethod",
    "websockets.InvalidOrigin": "websockets.exceptions.InvalidOrigin",
    "websockets.InvalidParameterName": "websockets.exceptions.InvalidParameterName",
    "websockets.InvalidParameterValue": "websockets.exceptions.InvalidParameterValue",
    "websockets.InvalidProtocol": "websockets.exceptions.InvalidProtocol",
    "websockets.InvalidProxy": "websockets.exceptions.InvalidProxy",
    "websockets.InvalidProxyMessage": "websockets.exceptions.InvalidProxyMessage",
    "websockets.InvalidProxyStatus": "websockets.exceptions.InvalidProxyStatus",
    "websockets.InvalidState": "websockets.exceptions.InvalidState",
    "websockets.InvalidStatus": "websockets.exceptions.InvalidStatus",
    "websockets.InvalidStatusCode": "websockets.exceptions.InvalidStatusCode",
    "websockets.InvalidURI": "websockets.exceptions.InvalidURI",
    "websockets.InvalidUpgrade": "websockets.exceptions.InvalidUpgrade",
    "websockets.MultipleValuesError": "websockets.datastructures.MultipleValuesError",
    "websockets.NegotiationError": "websockets.exceptions.NegotiationError",
    "websockets.PayloadTooBig": "websockets.exceptions.PayloadTooBig",
    "websockets.ProtocolError": "websockets.exceptions.ProtocolError",
    "websockets.ProxyError": "websockets.exceptions.ProxyError",
    "websockets.RedirectHandshake": "websockets.exceptions.RedirectHandshake",
    "websockets.RequestLineTooLong": "websockets.exceptions.RequestLineTooLong",
    "websockets.SecurityError": "websockets.exceptions.SecurityError",
    "websockets.StatusLineTooLong": "websockets.exceptions.StatusLineTooLong",
    "websockets.TooManyFragments": "websockets.exceptions.TooManyFragments",
    "websockets.TooManyHeaders": "websockets.exceptions.TooManyHeaders",
    "websockets.WebSocketException": "websockets.exceptions.WebSocketException",
    "websockets.WebSocketProtocolError": "websockets.exceptions.ProtocolError",
    "websockets.exceptions.WebSocketProtocolError": "websockets.exceptions.ProtocolError",
    "websockets.legacy.exceptions": "websockets.exceptions",
    "websockets.legacy.exceptions.WebSocketProtocolError": "websockets.exceptions.ProtocolError",
    "websockets.connect": "websockets.asyncio.client.connect",
    "websockets.ClientConnection": "websockets.asyncio.client.ClientConnection",
}

_CONNECT = {
    "ConnectionRefusedError": "F1",
    "socket.gaierror": "F9",
    "OSError": "F1 (several addresses)",
    "ConnectionResetError": "race: F2",
}
_CONNECT_SYNC = _CONNECT | {"OSError": "source: connect(2) EHOSTUNREACH"}
_CONNECT_TRANSFER = {
    "websockets.exceptions.InvalidMessage": "F4 F5",
    "TimeoutError": "F7",
    "ConnectionResetError": "race: F2",
    "ssl.SSLError": "source: Modules/_ssl.c fill_and_set_sslerror",
    "websockets.exceptions.InvalidStatus": "source: websockets/asyncio/client.py connect",
    "websockets.exceptions.InvalidHandshake": "source: websockets/asyncio/client.py connect",
    "websockets.exceptions.InvalidURI": "source: websockets/asyncio/client.py connect",
    "websockets.exceptions.InvalidProxy": "source: websockets/asyncio/client.py connect",
}
_CONNECT_SYNC_TRANSFER = {
    "websockets.exceptions.InvalidMessage": "F4 F5",
    "TimeoutError": "F7",
    "websockets.exceptions.ConnectionClosedError": "race: F2 F3",
    "ConnectionResetError": "race: F2",
    "ssl.SSLError": "source: Modules/_ssl.c fill_and_set_sslerror",
    "websockets.exceptions.InvalidStatus": "source: websockets/asyncio/client.py connect",
    "websockets.exceptions.InvalidHandshake": "source: websockets/asyncio/client.py connect",
    "websockets.exceptions.InvalidURI": "source: websockets/asyncio/client.py connect",
    "websockets.exceptions.InvalidProxy": "source: websockets/asyncio/client.py connect",
}
_RECEIVE = {
    "websockets.exceptions.ConnectionClosedError": "F4 F5",
    "websockets.exceptions.ConnectionClosedOK": "source: websockets/exceptions.py ConnectionClosed",
}
_ITERATE = {
    "websockets.exceptions.ConnectionClosedError": "F4 F5",
}
_RECEIVE_SYNC = {
    "websockets.exceptions.ConnectionClosedError": "F4 F5",
    "TimeoutError": "F7",
    "websockets.exceptions.ConnectionClosedOK": "source: websockets/exceptions.py ConnectionClosed",
}
_SERVER = {
    "websockets.exceptions.ConnectionClosedError": (
        "source: websockets/asyncio/connection.py, as ClientConnection"
    ),
    "websockets.exceptions.ConnectionClosedOK": "source: websockets/exceptions.py ConnectionClosed",
}
_SERVER_ITERATE = {
    "websockets.exceptions.ConnectionClosedError": (
        "source: websockets/asyncio/connection.py, as ClientConnection"
    ),
}

CALLS = {
    "websockets.asyncio.client.connect": call(
        connect=_CONNECT, transfer=_CONNECT_TRANSFER, returns="websockets.asyncio.client.ClientConnection"
    ),
    "websockets.sync.client.connect": call(
        connect=_CONNECT_SYNC,
        transfer=_CONNECT_SYNC_TRANSFER,
        returns="websockets.sync.client.ClientConnection",
    ),
    "websockets.asyncio.client.ClientConnection.recv": call(transfer=_RECEIVE),
    "websockets.asyncio.client.ClientConnection.recv_streaming": call(transfer=_RECEIVE),
    "websockets.asyncio.client.ClientConnection.__anext__": call(transfer=_ITERATE),
    "websockets.asyncio.client.ClientConnection.send": call(transfer=_RECEIVE),
    "websockets.asyncio.client.ClientConnection.ping": call(transfer=_RECEIVE),
    "websockets.asyncio.client.ClientConnection.pong": call(transfer=_RECEIVE),
    "websockets.asyncio.client.ClientConnection.close": call(),
    "websockets.asyncio.client.ClientConnection.wait_closed": call(),
    "websockets.asyncio.client.ClientConnection.__aexit__": call(),
    "websockets.sync.client.ClientConnection.recv": call(transfer=_RECEIVE_SYNC),
    "websockets.sync.client.ClientConnection.recv_streaming": call(transfer=_RECEIVE),
    "websockets.sync.client.ClientConnection.__next__": call(transfer=_ITERATE),
    "websockets.sync.client.ClientConnection.send": call(transfer=_RECEIVE),
    "websockets.sync.client.ClientConnection.ping": call(transfer=_RECEIVE),
    "websockets.sync.client.ClientConnection.pong": call(transfer=_RECEIVE),
    "websockets.sync.client.ClientConnection.close": call(),
    "websockets.sync.client.ClientConnection.__exit__": call(),
    "websockets.asyncio.server.ServerConnection.recv": call(transfer=_SERVER),
    "websockets.asyncio.server.ServerConnection.send": call(transfer=_SERVER),
    "websockets.asyncio.server.ServerConnection.ping": call(transfer=_SERVER),
    "websockets.asyncio.server.ServerConnection.pong": call(transfer=_SERVER),
    "websockets.asyncio.server.ServerConnection.__anext__": call(transfer=_SERVER_ITERATE),
    "websockets.asyncio.server.ServerConnection.close": call(),
    "websockets.asyncio.server.ServerConnection.wait_closed": call(),
}
