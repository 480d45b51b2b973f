"""httpcore2, the transport under httpx2: errors are its own, none is an OSError."""

from __future__ import annotations

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
}

ALIASES = {
    "httpcore2._exceptions": "httpcore2",
}
