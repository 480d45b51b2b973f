"""httpcore, the transport under httpx: errors are its own, none is an OSError."""

from __future__ import annotations

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
}

ALIASES = {
    "httpcore._exceptions": "httpcore",
}
