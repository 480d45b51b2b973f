"""niquests, a fork of requests over urllib3-future: its classes are its own, none of requests'."""

from __future__ import annotations

from .model import call

VERSION = "3.21.2"

CLASSES = {
    "niquests.exceptions.RequestException": ("OSError",),
    "niquests.exceptions.InvalidJSONError": ("niquests.exceptions.RequestException",),
    "niquests.exceptions.JSONDecodeError": ("niquests.exceptions.InvalidJSONError", "json.JSONDecodeError"),
    "niquests.exceptions.HTTPError": ("niquests.exceptions.RequestException",),
    "niquests.exceptions.ConnectionError": ("niquests.exceptions.RequestException",),
    "niquests.exceptions.ProxyError": ("niquests.exceptions.ConnectionError",),
    "niquests.exceptions.SSLError": ("niquests.exceptions.ConnectionError",),
    "niquests.exceptions.Timeout": ("niquests.exceptions.RequestException",),
    "niquests.exceptions.ConnectTimeout": (
        "niquests.exceptions.ConnectionError",
        "niquests.exceptions.Timeout",
    ),
    "niquests.exceptions.ReadTimeout": ("niquests.exceptions.Timeout",),
    "niquests.exceptions.URLRequired": ("niquests.exceptions.RequestException",),
    "niquests.exceptions.TooManyRedirects": ("niquests.exceptions.RequestException",),
    "niquests.exceptions.MissingSchema": ("niquests.exceptions.RequestException", "ValueError"),
    "niquests.exceptions.InvalidSchema": ("niquests.exceptions.RequestException", "ValueError"),
    "niquests.exceptions.InvalidURL": ("niquests.exceptions.RequestException", "ValueError"),
    "niquests.exceptions.InvalidHeader": ("niquests.exceptions.RequestException", "ValueError"),
    "niquests.exceptions.InvalidProxyURL": ("niquests.exceptions.InvalidURL",),
    "niquests.exceptions.ChunkedEncodingError": ("niquests.exceptions.RequestException",),
    "niquests.exceptions.ContentDecodingError": (
        "niquests.exceptions.RequestException",
        "urllib3.exceptions.HTTPError",
    ),
    "niquests.exceptions.StreamConsumedError": ("niquests.exceptions.RequestException", "TypeError"),
    "niquests.exceptions.RetryError": ("niquests.exceptions.RequestException",),
    "niquests.exceptions.UnrewindableBodyError": ("niquests.exceptions.RequestException",),
    "niquests.exceptions.MultiplexingError": ("niquests.exceptions.RequestException",),
    "niquests.exceptions.RequestsWarning": ("Warning",),
    "niquests.exceptions.FileModeWarning": ("niquests.exceptions.RequestsWarning", "DeprecationWarning"),
    "niquests.exceptions.RequestsDependencyWarning": ("niquests.exceptions.RequestsWarning",),
    "niquests.cookies.CookieConflictError": ("RuntimeError",),
    "niquests.Session": ("object",),
    "niquests.Response": ("object",),
    "niquests.Request": ("object",),
    "niquests.PreparedRequest": ("object",),
}

ALIASES = {
    "niquests.ConnectTimeout": "niquests.exceptions.ConnectTimeout",
    "niquests.ConnectionError": "niquests.exceptions.ConnectionError",
    "niquests.DependencyWarning": "urllib3.exceptions.DependencyWarning",
    "niquests.FileModeWarning": "niquests.exceptions.FileModeWarning",
    "niquests.HTTPError": "niquests.exceptions.HTTPError",
    "niquests.JSONDecodeError": "niquests.exceptions.JSONDecodeError",
    "niquests.ReadTimeout": "niquests.exceptions.ReadTimeout",
    "niquests.RequestException": "niquests.exceptions.RequestException",
    "niquests.RequestsDependencyWarning": "niquests.exceptions.RequestsDependencyWarning",
    "niquests.Timeout": "niquests.exceptions.Timeout",
    "niquests.TooManyRedirects": "niquests.exceptions.TooManyRedirects",
    "niquests.URLRequired": "niquests.exceptions.URLRequired",
    "niquests.exceptions.BaseHTTPError": "urllib3.exceptions.HTTPError",
    "niquests.extensions.sgi.MaxRetryError": "urllib3.exceptions.MaxRetryError",
    "niquests.extensions.unixsocket.RequestException": "niquests.exceptions.RequestException",
    "niquests.packages.urllib3": "urllib3",
    "niquests.api.get": "niquests.get",
    "niquests.api.post": "niquests.post",
    "niquests.api.put": "niquests.put",
    "niquests.api.patch": "niquests.patch",
    "niquests.api.delete": "niquests.delete",
    "niquests.api.options": "niquests.options",
    "niquests.api.head": "niquests.head",
    "niquests.api.request": "niquests.request",
    "niquests.sessions.Session": "niquests.Session",
    "niquests.models.Response": "niquests.Response",
}

_REQUEST_CONNECT = {
    "niquests.exceptions.ConnectionError": "F1 F9",
    "niquests.exceptions.ConnectTimeout": "F7",
    "niquests.exceptions.SSLError": "source: niquests/adapters.py send",
    "niquests.exceptions.ProxyError": "source: niquests/adapters.py send",
    "urllib3.exceptions.LocationParseError": "source: urllib3/util/connection.py create_connection",
}
_REQUEST_TRANSFER = {
    "niquests.exceptions.ConnectionError": "F4 F5 F7",
    "niquests.exceptions.ChunkedEncodingError": "F5",
    "niquests.exceptions.ReadTimeout": "F7",
    "niquests.exceptions.ContentDecodingError": "source: niquests/models.py iter_content",
    "niquests.exceptions.TooManyRedirects": "source: niquests/sessions.py resolve_redirects",
    "niquests.exceptions.RetryError": "source: niquests/adapters.py send",
    "niquests.exceptions.InvalidURL": "source: niquests/adapters.py send",
    "niquests.exceptions.InvalidSchema": "source: niquests/sessions.py get_adapter",
}
_REQUEST_HEAD_TRANSFER = {
    "niquests.exceptions.ConnectionError": "F4 F5",
    "niquests.exceptions.ReadTimeout": "F7",
    "niquests.exceptions.ContentDecodingError": "source: niquests/models.py iter_content",
    "niquests.exceptions.TooManyRedirects": "source: niquests/sessions.py resolve_redirects",
    "niquests.exceptions.RetryError": "source: niquests/adapters.py send",
    "niquests.exceptions.InvalidURL": "source: niquests/adapters.py send",
    "niquests.exceptions.InvalidSchema": "source: niquests/sessions.py get_adapter",
}
_READ = {
    "niquests.exceptions.ChunkedEncodingError": "F4 F5",
    "niquests.exceptions.ConnectionError": "F7",
    "niquests.exceptions.ContentDecodingError": "source: niquests/models.py iter_content",
    "niquests.exceptions.SSLError": "source: niquests/models.py iter_content",
    "niquests.exceptions.StreamConsumedError": "source: niquests/models.py iter_content",
}
_READ_JSON = {
    "niquests.exceptions.ChunkedEncodingError": "F4 F5",
    "niquests.exceptions.ConnectionError": "F7",
    "niquests.exceptions.ContentDecodingError": "source: niquests/models.py iter_content",
    "niquests.exceptions.SSLError": "source: niquests/models.py iter_content",
    "niquests.exceptions.JSONDecodeError": "source: niquests/models.py json",
}
_READ_WHOLE = {
    "niquests.exceptions.ChunkedEncodingError": "F4 F5",
    "niquests.exceptions.ConnectionError": "F7",
    "niquests.exceptions.ContentDecodingError": "source: niquests/models.py iter_content",
    "niquests.exceptions.SSLError": "source: niquests/models.py iter_content",
}
_STATUS = {
    "niquests.exceptions.HTTPError": "source: niquests/models.py raise_for_status",
}
_REQUEST_CALL = call(connect=_REQUEST_CONNECT, transfer=_REQUEST_TRANSFER, returns="niquests.Response")

CALLS = {
    "niquests.get": _REQUEST_CALL,
    "niquests.post": _REQUEST_CALL,
    "niquests.put": _REQUEST_CALL,
    "niquests.patch": _REQUEST_CALL,
    "niquests.delete": _REQUEST_CALL,
    "niquests.options": _REQUEST_CALL,
    "niquests.request": _REQUEST_CALL,
    "niquests.head": call(
        connect=_REQUEST_CONNECT, transfer=_REQUEST_HEAD_TRANSFER, returns="niquests.Response"
    ),
    "niquests.Session": call(returns="niquests.Session"),
    "niquests.Session.get": _REQUEST_CALL,
    "niquests.Session.post": _REQUEST_CALL,
    "niquests.Session.put": _REQUEST_CALL,
    "niquests.Session.patch": _REQUEST_CALL,
    "niquests.Session.delete": _REQUEST_CALL,
    "niquests.Session.options": _REQUEST_CALL,
    "niquests.Session.request": _REQUEST_CALL,
    "niquests.Session.send": _REQUEST_CALL,
    "niquests.Session.head": call(
        connect=_REQUEST_CONNECT, transfer=_REQUEST_HEAD_TRANSFER, returns="niquests.Response"
    ),
    "niquests.Session.close": call(),
    "niquests.Session.mount": call(),
    "niquests.Session.get_adapter": call(),
    "niquests.Session.merge_environment_settings": call(),
    "niquests.Session.rebuild_auth": call(),
    "niquests.Session.rebuild_proxies": call(),
    "niquests.Session.__exit__": call(),
    "niquests.Session.prepare_request": call(returns="niquests.PreparedRequest"),
    "niquests.Session.__enter__": call(returns="niquests.Session"),
    "niquests.Request": call(returns="niquests.Request"),
    "niquests.Request.prepare": call(returns="niquests.PreparedRequest"),
    "niquests.Response.iter_content": call(transfer=_READ),
    "niquests.Response.iter_lines": call(transfer=_READ),
    "niquests.Response.json": call(transfer=_READ_JSON),
    "niquests.Response.raise_for_status": call(transfer=_STATUS),
    "niquests.Response.close": call(),
    "niquests.Response.__exit__": call(),
    "niquests.Response.__enter__": call(returns="niquests.Response"),
}

# With stream=True the body is read here; without, the call that asked has read it.
READS = {
    "niquests.Response.content": call(transfer=_READ_WHOLE),
    "niquests.Response.text": call(transfer=_READ_WHOLE),
}
