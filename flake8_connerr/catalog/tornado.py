"""tornado: a lost connection is StreamClosedError, an OSError, and HTTPClientError to the HTTP client."""

from __future__ import annotations

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
}

ALIASES = {
    "tornado.httpclient.HTTPError": "tornado.httpclient.HTTPClientError",
}
