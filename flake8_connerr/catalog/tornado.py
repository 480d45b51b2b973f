"""tornado: a lost connection is StreamClosedError, an OSError, and HTTPClientError to the HTTP client."""

from __future__ import annotations

from .model import call

VERSION = "6.6.1"

CLASSES = {
    "tornado.httpclient.HTTPClientError": ("Exception",),
    "tornado.web.HTTPError": ("Exception",),
    "tornado.web.Finish": ("Exception",),
    "tornado.web.MissingArgumentError": ("tornado.web.HTTPError",),
    "tornado.concurrent.ReturnValueIgnoredError": ("Exception",),
    "tornado.gen.KeyReuseError": ("Exception",),
    "tornado.gen.UnknownKeyError": ("Exception",),
    "tornado.gen.LeakedCallbackError": ("Exception",),
    "tornado.gen.BadYieldError": ("Exception",),
    "tornado.gen.ReturnValueIgnoredError": ("Exception",),
    "tornado.gen.Return": ("Exception",),
    "tornado.httputil.HTTPInputError": ("Exception",),
    "tornado.httputil.HTTPOutputError": ("Exception",),
    "tornado.iostream.StreamClosedError": ("OSError",),
    "tornado.iostream.UnsatisfiableReadError": ("Exception",),
    "tornado.iostream.StreamBufferFullError": ("Exception",),
    "tornado.template.ParseError": ("Exception",),
    "tornado.auth.AuthError": ("Exception",),
    "tornado.options.Error": ("Exception",),
    "tornado.queues.QueueEmpty": ("Exception",),
    "tornado.queues.QueueFull": ("Exception",),
    "tornado.simple_httpclient.HTTPTimeoutError": ("tornado.httpclient.HTTPClientError",),
    "tornado.simple_httpclient.HTTPStreamClosedError": ("tornado.httpclient.HTTPClientError",),
    "tornado.websocket.WebSocketError": ("Exception",),
    "tornado.websocket.WebSocketClosedError": ("tornado.websocket.WebSocketError",),
    "tornado.iostream.IOStream": ("object",),
    "tornado.tcpclient.TCPClient": ("object",),
    "tornado.httpclient.AsyncHTTPClient": ("object",),
    "tornado.httpclient.HTTPClient": ("object",),
    "tornado.websocket.WebSocketClientConnection": ("object",),
}

ALIASES = {
    "tornado.httpclient.HTTPError": "tornado.httpclient.HTTPClientError",
}

_FETCH_CONNECT = {
    "ConnectionRefusedError": "F1",
    "socket.gaierror": "F9",
    "ConnectionResetError": "race: F2",
    "OSError": "source: connect(2) EHOSTUNREACH",
}
_FETCH_TRANSFER = {
    "ConnectionResetError": "F4",
    "tornado.simple_httpclient.HTTPStreamClosedError": "F5",
    "tornado.simple_httpclient.HTTPTimeoutError": "F7",
    "tornado.httpclient.HTTPClientError": "source: tornado/httpclient.py fetch",
    "ssl.SSLError": "source: tornado/iostream.py _do_ssl_handshake",
}
_FETCH_SYNC_CONNECT = {
    "ConnectionRefusedError": "source: tornado/httpclient.py HTTPClient, as AsyncHTTPClient",
    "ConnectionResetError": "source: tornado/httpclient.py HTTPClient, as AsyncHTTPClient",
    "socket.gaierror": "source: tornado/httpclient.py HTTPClient, as AsyncHTTPClient",
    "OSError": "source: tornado/httpclient.py HTTPClient, as AsyncHTTPClient",
}
_FETCH_SYNC_TRANSFER = {
    "ConnectionResetError": "source: tornado/httpclient.py HTTPClient, as AsyncHTTPClient",
    "tornado.httpclient.HTTPClientError": "source: tornado/httpclient.py HTTPClient, as AsyncHTTPClient",
    "tornado.simple_httpclient.HTTPTimeoutError": (
        "source: tornado/httpclient.py HTTPClient, as AsyncHTTPClient"
    ),
    "tornado.simple_httpclient.HTTPStreamClosedError": (
        "source: tornado/httpclient.py HTTPClient, as AsyncHTTPClient"
    ),
}
_WEBSOCKET_TRANSFER = {
    "ConnectionResetError": "F4",
    "tornado.simple_httpclient.HTTPStreamClosedError": "F5",
    "tornado.httpclient.HTTPClientError": "source: tornado/simple_httpclient.py",
}
_MESSAGE = {
    "tornado.websocket.WebSocketClosedError": "source: tornado/websocket.py write_message",
}
_CONNECT = {
    "TimeoutError": "F7",
    "socket.gaierror": "F9",
    "tornado.iostream.StreamClosedError": "F1",
    "ConnectionResetError": "race: F2",
    "OSError": "source: connect(2) EHOSTUNREACH",
}
_READ = {
    "tornado.iostream.StreamClosedError": "F4 F5",
}
_READ_CALL = call(transfer=_READ, returns="bytes")

CALLS = {
    "tornado.httpclient.AsyncHTTPClient": call(returns="tornado.httpclient.AsyncHTTPClient"),
    "tornado.httpclient.HTTPClient": call(returns="tornado.httpclient.HTTPClient"),
    "tornado.httpclient.HTTPRequest": call(),
    "tornado.httpclient.AsyncHTTPClient.fetch": call(connect=_FETCH_CONNECT, transfer=_FETCH_TRANSFER),
    "tornado.httpclient.AsyncHTTPClient.close": call(),
    "tornado.httpclient.HTTPClient.fetch": call(connect=_FETCH_SYNC_CONNECT, transfer=_FETCH_SYNC_TRANSFER),
    "tornado.httpclient.HTTPClient.close": call(),
    "tornado.websocket.websocket_connect": call(
        connect=_FETCH_CONNECT,
        transfer=_WEBSOCKET_TRANSFER,
        returns="tornado.websocket.WebSocketClientConnection",
    ),
    "tornado.websocket.WebSocketClientConnection.write_message": call(transfer=_MESSAGE),
    "tornado.websocket.WebSocketClientConnection.read_message": call(),
    "tornado.websocket.WebSocketClientConnection.close": call(),
    "tornado.tcpclient.TCPClient": call(returns="tornado.tcpclient.TCPClient"),
    "tornado.tcpclient.TCPClient.connect": call(connect=_CONNECT, returns="tornado.iostream.IOStream"),
    "tornado.iostream.IOStream.read_bytes": _READ_CALL,
    "tornado.iostream.IOStream.read_until": _READ_CALL,
    "tornado.iostream.IOStream.read_until_regex": _READ_CALL,
    "tornado.iostream.IOStream.read_into": call(transfer=_READ),
    "tornado.iostream.IOStream.write": call(transfer=_READ),
    "tornado.iostream.IOStream.close": call(),
    "tornado.iostream.IOStream.closed": call(),
    "tornado.iostream.IOStream.set_close_callback": call(),
    "tornado.iostream.IOStream.set_nodelay": call(),
    "tornado.gen.sleep": call(),
}
