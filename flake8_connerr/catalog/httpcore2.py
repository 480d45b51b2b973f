"""httpcore2, the transport under httpx2: errors are its own, none is an OSError."""

from __future__ import annotations

from .model import call

VERSION = "2.16.2"

CLASSES = {
    "httpcore2.ConnectionNotAvailable": ("Exception",),
    "httpcore2.ProxyError": ("Exception",),
    "httpcore2.UnsupportedProtocol": ("Exception",),
    "httpcore2.ProtocolError": ("Exception",),
    "httpcore2.RemoteProtocolError": ("httpcore2.ProtocolError",),
    "httpcore2.LocalProtocolError": ("httpcore2.ProtocolError",),
    "httpcore2.TimeoutException": ("Exception",),
    "httpcore2.PoolTimeout": ("httpcore2.TimeoutException",),
    "httpcore2.ConnectTimeout": ("httpcore2.TimeoutException",),
    "httpcore2.ReadTimeout": ("httpcore2.TimeoutException",),
    "httpcore2.WriteTimeout": ("httpcore2.TimeoutException",),
    "httpcore2.NetworkError": ("Exception",),
    "httpcore2.ConnectError": ("httpcore2.NetworkError",),
    "httpcore2.ReadError": ("httpcore2.NetworkError",),
    "httpcore2.WriteError": ("httpcore2.NetworkError",),
    "httpcore2.ConnectionPool": ("object",),
    "httpcore2.AsyncConnectionPool": ("object",),
    "httpcore2.Response": ("object",),
}

ALIASES = {
    "httpcore2._exceptions": "httpcore2",
}

_REQUEST_CONNECT = {
    "httpcore2.ConnectError": "F1 F9",
    "httpcore2.ConnectTimeout": "F7",
    "httpcore2.PoolTimeout": "source: httpcore2/_synchronization.py",
    "httpcore2.ProxyError": "source: httpcore2/_sync/http_proxy.py",
    "httpcore2.UnsupportedProtocol": "source: httpcore2/_sync/connection_pool.py",
}
_REQUEST_TRANSFER = {
    "httpcore2.ConnectError": "race: F2",
    "httpcore2.ReadError": "F4",
    "httpcore2.ReadTimeout": "F7",
    "httpcore2.RemoteProtocolError": "F5",
    "httpcore2.WriteError": "source: httpcore2/_backends/sync.py",
    "httpcore2.WriteTimeout": "source: httpcore2/_backends/sync.py",
    "httpcore2.LocalProtocolError": "source: httpcore2/_sync/http11.py",
}
_REQUEST_CALL = call(connect=_REQUEST_CONNECT, transfer=_REQUEST_TRANSFER, returns="httpcore2.Response")

CALLS = {
    "httpcore2.request": _REQUEST_CALL,
    "httpcore2.ConnectionPool": call(returns="httpcore2.ConnectionPool"),
    "httpcore2.AsyncConnectionPool": call(returns="httpcore2.AsyncConnectionPool"),
    "httpcore2.ConnectionPool.request": _REQUEST_CALL,
    "httpcore2.ConnectionPool.stream": _REQUEST_CALL,
    "httpcore2.AsyncConnectionPool.request": _REQUEST_CALL,
    "httpcore2.ConnectionPool.close": call(),
    "httpcore2.ConnectionPool.__exit__": call(),
    "httpcore2.AsyncConnectionPool.aclose": call(),
    "httpcore2.AsyncConnectionPool.__aexit__": call(),
}
