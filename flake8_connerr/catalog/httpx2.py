"""httpx2, the successor of httpx: everything about connections is a TransportError, no OSError."""

from __future__ import annotations

VERSION = "2.16.2"

CLASSES = {
    "httpx2.HTTPError": ("Exception",),
    "httpx2.RequestError": ("httpx2.HTTPError",),
    "httpx2.TransportError": ("httpx2.RequestError",),
    "httpx2.TimeoutException": ("httpx2.TransportError",),
    "httpx2.ConnectTimeout": ("httpx2.TimeoutException",),
    "httpx2.ReadTimeout": ("httpx2.TimeoutException",),
    "httpx2.WriteTimeout": ("httpx2.TimeoutException",),
    "httpx2.PoolTimeout": ("httpx2.TimeoutException",),
    "httpx2.NetworkError": ("httpx2.TransportError",),
    "httpx2.ReadError": ("httpx2.NetworkError",),
    "httpx2.WriteError": ("httpx2.NetworkError",),
    "httpx2.ConnectError": ("httpx2.NetworkError",),
    "httpx2.CloseError": ("httpx2.NetworkError",),
    "httpx2.ProxyError": ("httpx2.TransportError",),
    "httpx2.UnsupportedProtocol": ("httpx2.TransportError",),
    "httpx2.ProtocolError": ("httpx2.TransportError",),
    "httpx2.LocalProtocolError": ("httpx2.ProtocolError",),
    "httpx2.RemoteProtocolError": ("httpx2.ProtocolError",),
    "httpx2.DecodingError": ("httpx2.RequestError",),
    "httpx2.TooManyRedirects": ("httpx2.RequestError",),
    "httpx2.HTTPStatusError": ("httpx2.HTTPError",),
    "httpx2.InvalidURL": ("Exception",),
    "httpx2.CookieConflict": ("Exception",),
    "httpx2.StreamError": ("RuntimeError",),
    "httpx2.StreamConsumed": ("httpx2.StreamError",),
    "httpx2.StreamClosed": ("httpx2.StreamError",),
    "httpx2.ResponseNotRead": ("httpx2.StreamError",),
    "httpx2.RequestNotRead": ("httpx2.StreamError",),
    "httpx2.SSEError": ("httpx2.TransportError",),
    "httpx2._exceptions.HTTPXDeprecationWarning": ("UserWarning",),
    "httpx2.websockets._exceptions.HTTPXWSException": ("Exception",),
    "httpx2.websockets._exceptions.WebSocketUpgradeError": (
        "httpx2.websockets._exceptions.HTTPXWSException",
    ),
    "httpx2.websockets._exceptions.WebSocketDisconnect": ("httpx2.websockets._exceptions.HTTPXWSException",),
    "httpx2.websockets._exceptions.WebSocketInvalidTypeReceived": (
        "httpx2.websockets._exceptions.HTTPXWSException",
    ),
    "httpx2.websockets._exceptions.WebSocketNetworkError": (
        "httpx2.websockets._exceptions.HTTPXWSException",
    ),
    "httpx2.websockets._transport.ASGIWebSocketTransportError": ("Exception",),
    "httpx2.websockets._transport.UnhandledASGIMessageType": (
        "httpx2.websockets._transport.ASGIWebSocketTransportError",
    ),
    "httpx2.websockets._transport.UnhandledWebSocketEvent": (
        "httpx2.websockets._transport.ASGIWebSocketTransportError",
    ),
    "httpx2.websockets._api.QueueShutDown": ("Exception",),
    "httpx2.websockets._api.ShouldClose": ("Exception",),
    "httpx2.websockets._api.EndOfStream": ("Exception",),
}

ALIASES = {
    "httpx2._exceptions": "httpx2",
    "httpx2.websockets.HTTPXWSException": "httpx2.websockets._exceptions.HTTPXWSException",
    "httpx2.websockets.WebSocketDisconnect": "httpx2.websockets._exceptions.WebSocketDisconnect",
    "httpx2.websockets.WebSocketNetworkError": "httpx2.websockets._exceptions.WebSocketNetworkError",
    "httpx2.websockets.WebSocketUpgradeError": "httpx2.websockets._exceptions.WebSocketUpgradeError",
}
