"""websocket-client: builtins come through, beside classes of its own that are no OSErrors."""

from __future__ import annotations

VERSION = "1.9.2"

CLASSES = {
    "websocket.WebSocketException": ("Exception",),
    "websocket.WebSocketProtocolException": ("websocket.WebSocketException",),
    "websocket.WebSocketPayloadException": ("websocket.WebSocketException",),
    "websocket.WebSocketConnectionClosedException": ("websocket.WebSocketException",),
    "websocket.WebSocketTimeoutException": ("websocket.WebSocketException",),
    "websocket.WebSocketProxyException": ("websocket.WebSocketException",),
    "websocket.WebSocketBadStatusException": ("websocket.WebSocketException",),
    "websocket.WebSocketAddressException": ("websocket.WebSocketException",),
    "websocket._http.ProxyError": ("Exception",),
    "websocket._http.ProxyTimeoutError": ("Exception",),
    "websocket._http.ProxyConnectionError": ("Exception",),
}

ALIASES = {
    "websocket._exceptions": "websocket",
}
