"""httpcore, the transport under httpx: errors are its own, none is an OSError."""

from __future__ import annotations

from .model import call

VERSION = "1.0.9"

CLASSES = {
    "httpcore.ConnectionNotAvailable": ("Exception",),
    "httpcore.ProxyError": ("Exception",),
    "httpcore.UnsupportedProtocol": ("Exception",),
    "httpcore.ProtocolError": ("Exception",),
    "httpcore.RemoteProtocolError": ("httpcore.ProtocolError",),
    "httpcore.LocalProtocolError": ("httpcore.ProtocolError",),
    "httpcore.TimeoutException": ("Exception",),
    "httpcore.PoolTimeout": ("httpcore.TimeoutException",),
    "httpcore.ConnectTimeout": ("httpcore.TimeoutException",),
    "httpcore.ReadTimeout": ("httpcore.TimeoutException",),
    "httpcore.WriteTimeout": ("httpcore.TimeoutException",),
    "httpcore.NetworkError": ("Exception",),
    "httpcore.ConnectError": ("httpcore.NetworkError",),
    "httpcore.ReadError": ("httpcore.NetworkError",),
    "httpcore.WriteError": ("httpcore.NetworkError",),
    "httpcore.ConnectionPool": ("object",),
    "httpcore.AsyncConnectionPool": ("object",),
    "httpcore.Response": ("object",),
}

ALIASES = {
    "httpcore._exceptions": "httpcore",
}

_REQUEST_CONNECT = {
    "httpcore.ConnectError": "F1 F9",
    "httpcore.ConnectTimeout": "F7",
    "httpcore.PoolTimeout": "source: httpcore/_synchronization.py",
    "httpcore.ProxyError": "source: httpcore/_sync/http_proxy.py",
    "httpcore.UnsupportedProtocol": "source: httpcore/_sync/connection_pool.py",
}
_REQUEST_TRANSFER = {
    "httpcore.ReadError": "F4",
    "httpcore.ReadTimeout": "F7",
    "httpcore.RemoteProtocolError": "F5",
    "httpcore.WriteError": "source: httpcore/_backends/sync.py",
    "httpcore.WriteTimeout": "source: httpcore/_backends/sync.py",
    "httpcore.LocalProtocolError": "source: httpcore/_sync/http11.py",
}
_REQUEST_CALL = call(connect=_REQUEST_CONNECT, transfer=_REQUEST_TRANSFER, returns="httpcore.Response")

CALLS = {
    "httpcore.request": _REQUEST_CALL,
    "httpcore.ConnectionPool": call(returns="httpcore.ConnectionPool"),
    "httpcore.AsyncConnectionPool": call(returns="httpcore.AsyncConnectionPool"),
    "httpcore.ConnectionPool.request": _REQUEST_CALL,
    "httpcore.ConnectionPool.stream": _REQUEST_CALL,
    "httpcore.AsyncConnectionPool.request": _REQUEST_CALL,
    "httpcore.ConnectionPool.close": call(),
    "httpcore.ConnectionPool.__exit__": call(),
    "httpcore.AsyncConnectionPool.aclose": call(),
    "httpcore.AsyncConnectionPool.__aexit__": call(),
}
