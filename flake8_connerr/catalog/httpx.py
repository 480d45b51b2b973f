"""httpx: everything about connections is a TransportError, which is no OSError."""

from __future__ import annotations

from .model import call

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
    "httpx.Client": ("object",),
    "httpx.AsyncClient": ("object",),
    "httpx.Response": ("object",),
    "httpx.Request": ("object",),
}

ALIASES = {
    "httpx._exceptions": "httpx",
}

ATTRIBUTES = {
    "httpx.Response.text": "str",
    "httpx.Response.content": "bytes",
    "httpx.Response.headers": "dict",
}

_REQUEST_CONNECT = {
    "httpx.ConnectError": "F1 F9",
    "httpx.ConnectTimeout": "F7",
    "httpx.PoolTimeout": "source: httpx/_transports/default.py",
    "httpx.ProxyError": "source: httpx/_transports/default.py",
    "httpx.UnsupportedProtocol": "source: httpx/_transports/default.py",
}
_REQUEST_TRANSFER = {
    "httpx.ConnectError": "race: F2",
    "httpx.ReadError": "F4",
    "httpx.ReadTimeout": "F7",
    "httpx.RemoteProtocolError": "F5",
    "httpx.WriteError": "source: httpx/_transports/default.py",
    "httpx.WriteTimeout": "source: httpx/_transports/default.py",
    "httpx.LocalProtocolError": "source: httpx/_transports/default.py",
    "httpx.DecodingError": "source: httpx/_decoders.py",
    "httpx.TooManyRedirects": "source: httpx/_client.py _send_handling_redirects",
    "httpx.InvalidURL": "source: httpx/_urlparse.py urlparse",
}
_READ = {
    "httpx.ReadError": "F4",
    "httpx.ReadTimeout": "F7",
    "httpx.RemoteProtocolError": "F5",
    "httpx.DecodingError": "source: httpx/_decoders.py",
    "httpx.StreamClosed": "source: httpx/_models.py iter_raw",
    "httpx.StreamConsumed": "source: httpx/_models.py iter_raw",
}
_STATUS = {
    "httpx.HTTPStatusError": "source: httpx/_models.py raise_for_status",
}
_REQUEST_CALL = call(connect=_REQUEST_CONNECT, transfer=_REQUEST_TRANSFER, returns="httpx.Response")

CALLS = {
    "httpx.get": _REQUEST_CALL,
    "httpx.post": _REQUEST_CALL,
    "httpx.put": _REQUEST_CALL,
    "httpx.patch": _REQUEST_CALL,
    "httpx.delete": _REQUEST_CALL,
    "httpx.options": _REQUEST_CALL,
    "httpx.head": _REQUEST_CALL,
    "httpx.request": _REQUEST_CALL,
    "httpx.stream": _REQUEST_CALL,
    "httpx.Client": call(returns="httpx.Client"),
    "httpx.AsyncClient": call(returns="httpx.AsyncClient"),
    "httpx.Timeout": call(),
    "httpx.Limits": call(),
    "httpx.HTTPTransport": call(),
    "httpx.AsyncHTTPTransport": call(),
    "httpx.Client.get": _REQUEST_CALL,
    "httpx.Client.post": _REQUEST_CALL,
    "httpx.Client.put": _REQUEST_CALL,
    "httpx.Client.patch": _REQUEST_CALL,
    "httpx.Client.delete": _REQUEST_CALL,
    "httpx.Client.options": _REQUEST_CALL,
    "httpx.Client.head": _REQUEST_CALL,
    "httpx.Client.request": _REQUEST_CALL,
    "httpx.Client.send": _REQUEST_CALL,
    "httpx.Client.stream": _REQUEST_CALL,
    "httpx.AsyncClient.get": _REQUEST_CALL,
    "httpx.AsyncClient.post": _REQUEST_CALL,
    "httpx.AsyncClient.put": _REQUEST_CALL,
    "httpx.AsyncClient.patch": _REQUEST_CALL,
    "httpx.AsyncClient.delete": _REQUEST_CALL,
    "httpx.AsyncClient.options": _REQUEST_CALL,
    "httpx.AsyncClient.head": _REQUEST_CALL,
    "httpx.AsyncClient.request": _REQUEST_CALL,
    "httpx.AsyncClient.send": _REQUEST_CALL,
    "httpx.AsyncClient.stream": _REQUEST_CALL,
    "httpx.Client.close": call(),
    "httpx.Client.__exit__": call(),
    "httpx.Client.build_request": call(returns="httpx.Request"),
    "httpx.AsyncClient.aclose": call(),
    "httpx.AsyncClient.__aexit__": call(),
    "httpx.AsyncClient.build_request": call(returns="httpx.Request"),
    "httpx.Response.read": call(transfer=_READ, returns="bytes"),
    "httpx.Response.aread": call(transfer=_READ, returns="bytes"),
    "httpx.Response.iter_bytes": call(transfer=_READ),
    "httpx.Response.iter_raw": call(transfer=_READ),
    "httpx.Response.iter_text": call(transfer=_READ),
    "httpx.Response.iter_lines": call(transfer=_READ),
    "httpx.Response.aiter_bytes": call(transfer=_READ),
    "httpx.Response.aiter_raw": call(transfer=_READ),
    "httpx.Response.aiter_text": call(transfer=_READ),
    "httpx.Response.aiter_lines": call(transfer=_READ),
    "httpx.Response.json": call(returns="dict"),
    "httpx.Response.close": call(),
    "httpx.Response.aclose": call(),
    "httpx.Response.raise_for_status": call(transfer=_STATUS, returns="httpx.Response"),
}
