"""httpx: everything about connections is a TransportError, which is no OSError."""

from __future__ import annotations

VERSION = "0.28.1"

CLASSES = {
    "httpx.HTTPError": ("Exception",),
    "httpx.RequestError": ("httpx.HTTPError",),
    "httpx.TransportError": ("httpx.RequestError",),
    "httpx.TimeoutException": ("httpx.TransportError",),
    "httpx.ConnectTimeout": ("httpx.TimeoutException",),
    "httpx.ReadTimeout": ("httpx.TimeoutException",),
    "httpx.WriteTimeout": ("httpx.TimeoutException",),
    "httpx.PoolTimeout": ("httpx.TimeoutException",),
    "httpx.NetworkError": ("httpx.TransportError",),
    "httpx.ReadError": ("httpx.NetworkError",),
    "httpx.WriteError": ("httpx.NetworkError",),
    "httpx.ConnectError": ("httpx.NetworkError",),
    "httpx.CloseError": ("httpx.NetworkError",),
    "httpx.ProxyError": ("httpx.TransportError",),
    "httpx.UnsupportedProtocol": ("httpx.TransportError",),
    "httpx.ProtocolError": ("httpx.TransportError",),
    "httpx.LocalProtocolError": ("httpx.ProtocolError",),
    "httpx.RemoteProtocolError": ("httpx.ProtocolError",),
    "httpx.DecodingError": ("httpx.RequestError",),
    "httpx.TooManyRedirects": ("httpx.RequestError",),
    "httpx.HTTPStatusError": ("httpx.HTTPError",),
    "httpx.InvalidURL": ("Exception",),
    "httpx.CookieConflict": ("Exception",),
    "httpx.StreamError": ("RuntimeError",),
    "httpx.StreamConsumed": ("httpx.StreamError",),
    "httpx.StreamClosed": ("httpx.StreamError",),
    "httpx.ResponseNotRead": ("httpx.StreamError",),
    "httpx.RequestNotRead": ("httpx.StreamError",),
}

ALIASES = {
    "httpx._exceptions": "httpx",
}
