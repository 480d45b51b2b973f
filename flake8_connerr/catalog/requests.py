"""requests: one call connects, asks and reads the answer.

Its ConnectionError is an OSError, by RequestException, but no builtin ConnectionError: the builtin never
catches anything here. A body that is read later (stream=True) fails in its own words.
"""

from __future__ import annotations

from .model import call

VERSION = "2.34.2"

CLASSES = {
    "requests.exceptions.RequestException": ("OSError",),
    "requests.exceptions.InvalidJSONError": ("requests.exceptions.RequestException",),
    "requests.exceptions.JSONDecodeError": ("requests.exceptions.InvalidJSONError", "json.JSONDecodeError"),
    "requests.exceptions.HTTPError": ("requests.exceptions.RequestException",),
    "requests.exceptions.ConnectionError": ("requests.exceptions.RequestException",),
    "requests.exceptions.ProxyError": ("requests.exceptions.ConnectionError",),
    "requests.exceptions.SSLError": ("requests.exceptions.ConnectionError",),
    "requests.exceptions.Timeout": ("requests.exceptions.RequestException",),
    "requests.exceptions.ConnectTimeout": (
        "requests.exceptions.ConnectionError",
        "requests.exceptions.Timeout",
    ),
    "requests.exceptions.ReadTimeout": ("requests.exceptions.Timeout",),
    "requests.exceptions.URLRequired": ("requests.exceptions.RequestException",),
    "requests.exceptions.TooManyRedirects": ("requests.exceptions.RequestException",),
    "requests.exceptions.MissingSchema": ("requests.exceptions.RequestException", "ValueError"),
    "requests.exceptions.InvalidSchema": ("requests.exceptions.RequestException", "ValueError"),
    "requests.exceptions.InvalidURL": ("requests.exceptions.RequestException", "ValueError"),
    "requests.exceptions.InvalidHeader": ("requests.exceptions.RequestException", "ValueError"),
    "requests.exceptions.InvalidProxyURL": ("requests.exceptions.InvalidURL",),
    "requests.exceptions.ChunkedEncodingError": ("requests.exceptions.RequestException",),
    "requests.exceptions.ContentDecodingError": (
        "requests.exceptions.RequestException",
        "urllib3.exceptions.HTTPError",
    ),
    "requests.exceptions.StreamConsumedError": ("requests.exceptions.RequestException", "TypeError"),
    "requests.exceptions.RetryError": ("requests.exceptions.RequestException",),
    "requests.exceptions.UnrewindableBodyError": ("requests.exceptions.RequestException",),
    "requests.exceptions.RequestsWarning": ("Warning",),
    "requests.exceptions.FileModeWarning": ("requests.exceptions.RequestsWarning", "DeprecationWarning"),
    "requests.exceptions.RequestsDependencyWarning": ("requests.exceptions.RequestsWarning",),
    "requests.cookies.CookieConflictError": ("RuntimeError",),
    "requests.Session": ("object",),
    "requests.Response": ("object",),
    "requests.Request": ("object",),
    "requests.PreparedRequest": ("object",),
}

ALIASES = {
    "requests.ConnectTimeout": "requests.exceptions.ConnectTimeout",
    "requests.ConnectionError": "requests.exceptions.ConnectionError",
    "requests.DependencyWarning": "urllib3.exceptions.DependencyWarning",
    "requests.FileModeWarning": "requests.exceptions.FileModeWarning",
    "requests.HTTPError": "requests.exceptions.HTTPError",
    "requests.JSONDecodeError": "requests.exceptions.JSONDecodeError",
    "requests.ReadTimeout": "requests.exceptions.ReadTimeout",
    "requests.RequestException": "requests.exceptions.RequestException",
    "requests.RequestsDependencyWarning": "requests.exceptions.RequestsDependencyWarning",
    "requests.Timeout": "requests.exceptions.Timeout",
    "requests.TooManyRedirects": "requests.exceptions.TooManyRedirects",
    "requests.URLRequired": "requests.exceptions.URLRequired",
    "requests.adapters.ClosedPoolError": "urllib3.exceptions.ClosedPoolError",
    "requests.adapters.ConnectTimeout": "requests.exceptions.ConnectTimeout",
    "requests.adapters.ConnectTimeoutError": "urllib3.exceptions.ConnectTimeoutError",
    "requests.adapters.ConnectionError": "requests.exceptions.ConnectionError",
    "requests.adapters.InvalidHeader": "requests.exceptions.InvalidHeader",
    "requests.adapters.InvalidProxyURL": "requests.exceptions.InvalidProxyURL",
    "requests.adapters.InvalidSchema": "requests.exceptions.InvalidSchema",
    "requests.adapters.InvalidURL": "requests.exceptions.InvalidURL",
    "requests.adapters.LocationValueError": "urllib3.exceptions.LocationValueError",
    "requests.adapters.MaxRetryError": "urllib3.exceptions.MaxRetryError",
    "requests.adapters.NewConnectionError": "urllib3.exceptions.NewConnectionError",
    "requests.adapters.ProtocolError": "urllib3.exceptions.ProtocolError",
    "requests.adapters.ProxyError": "requests.exceptions.ProxyError",
    "requests.adapters.ReadTimeout": "requests.exceptions.ReadTimeout",
    "requests.adapters.ReadTimeoutError": "urllib3.exceptions.ReadTimeoutError",
    "requests.adapters.ResponseError": "urllib3.exceptions.ResponseError",
    "requests.adapters.RetryError": "requests.exceptions.RetryError",
    "requests.adapters.SSLError": "requests.exceptions.SSLError",
    "requests.exceptions.BaseHTTPError": "urllib3.exceptions.HTTPError",
    "requests.models.ChunkedEncodingError": "requests.exceptions.ChunkedEncodingError",
    "requests.models.ConnectionError": "requests.exceptions.ConnectionError",
    "requests.models.ContentDecodingError": "requests.exceptions.ContentDecodingError",
    "requests.models.DecodeError": "urllib3.exceptions.DecodeError",
    "requests.models.HTTPError": "requests.exceptions.HTTPError",
    "requests.models.InvalidJSONError": "requests.exceptions.InvalidJSONError",
    "requests.models.InvalidURL": "requests.exceptions.InvalidURL",
    "requests.models.LocationParseError": "urllib3.exceptions.LocationParseError",
    "requests.models.MissingSchema": "requests.exceptions.MissingSchema",
    "requests.models.ProtocolError": "urllib3.exceptions.ProtocolError",
    "requests.models.ReadTimeoutError": "urllib3.exceptions.ReadTimeoutError",
    "requests.models.RequestsJSONDecodeError": "requests.exceptions.JSONDecodeError",
    "requests.models.RequestsSSLError": "requests.exceptions.SSLError",
    "requests.models.SSLError": "urllib3.exceptions.SSLError",
    "requests.models.StreamConsumedError": "requests.exceptions.StreamConsumedError",
    "requests.packages.urllib3": "urllib3",
    "requests.sessions.ChunkedEncodingError": "requests.exceptions.ChunkedEncodingError",
    "requests.sessions.ContentDecodingError": "requests.exceptions.ContentDecodingError",
    "requests.sessions.InvalidSchema": "requests.exceptions.InvalidSchema",
    "requests.sessions.TooManyRedirects": "requests.exceptions.TooManyRedirects",
    "requests.utils.InvalidHeader": "requests.exceptions.InvalidHeader",
    "requests.utils.InvalidURL": "requests.exceptions.InvalidURL",
    "requests.utils.UnrewindableBodyError": "requests.exceptions.UnrewindableBodyError",
    "requests.api.get": "requests.get",
    "requests.api.post": "requests.post",
    "requests.api.put": "requests.put",
    "requests.api.patch": "requests.patch",
    "requests.api.delete": "requests.delete",
    "requests.api.options": "requests.options",
    "requests.api.head": "requests.head",
    "requests.api.request": "requests.request",
    "requests.sessions.Session": "requests.Session",
    "requests.models.Response": "requests.Response",
}

ATTRIBUTES = {
    "requests.Response.text": "str",
    "requests.Response.content": "bytes",
    "requests.Response.headers": "dict",
    "requests.Response.url": "str",
    "requests.Response.raw": "urllib3.HTTPResponse",
}

_REQUEST_CONNECT = {
    "requests.exceptions.ConnectionError": "F1 F9",
    "requests.exceptions.ConnectTimeout": "F7",
    "requests.exceptions.SSLError": "source: requests/adapters.py send",
    "requests.exceptions.ProxyError": "source: requests/adapters.py send",
    "urllib3.exceptions.LocationParseError": "source: urllib3/util/connection.py create_connection",
}
_REQUEST_TRANSFER = {
    "requests.exceptions.ConnectionError": "F4 F5 F7",
    "requests.exceptions.ChunkedEncodingError": "F4 F5",
    "requests.exceptions.ReadTimeout": "F7",
    "requests.exceptions.ContentDecodingError": "source: requests/models.py iter_content",
    "requests.exceptions.TooManyRedirects": "source: requests/sessions.py resolve_redirects",
    "requests.exceptions.RetryError": "source: requests/adapters.py send",
    "requests.exceptions.InvalidURL": "source: requests/adapters.py send",
    "requests.exceptions.InvalidSchema": "source: requests/sessions.py get_adapter",
    "requests.exceptions.MissingSchema": "source: requests/models.py prepare_url",
}
_REQUEST_HEAD_TRANSFER = {
    "requests.exceptions.ConnectionError": "F4 F5",
    "requests.exceptions.ReadTimeout": "F7",
    "requests.exceptions.ContentDecodingError": "source: requests/models.py iter_content",
    "requests.exceptions.TooManyRedirects": "source: requests/sessions.py resolve_redirects",
    "requests.exceptions.RetryError": "source: requests/adapters.py send",
    "requests.exceptions.InvalidURL": "source: requests/adapters.py send",
    "requests.exceptions.InvalidSchema": "source: requests/sessions.py get_adapter",
    "requests.exceptions.MissingSchema": "source: requests/models.py prepare_url",
}
_READ = {
    "requests.exceptions.ChunkedEncodingError": "F4 F5",
    "requests.exceptions.ConnectionError": "F7",
    "requests.exceptions.ContentDecodingError": "source: requests/models.py iter_content",
    "requests.exceptions.SSLError": "source: requests/models.py iter_content",
    "requests.exceptions.StreamConsumedError": "source: requests/models.py iter_content",
}
_READ_JSON = {
    "requests.exceptions.ChunkedEncodingError": "F4 F5",
    "requests.exceptions.ConnectionError": "F7",
    "requests.exceptions.ContentDecodingError": "source: requests/models.py iter_content",
    "requests.exceptions.SSLError": "source: requests/models.py iter_content",
    "requests.exceptions.JSONDecodeError": "source: requests/models.py json",
}
_READ_WHOLE = {
    "requests.exceptions.ChunkedEncodingError": "F4 F5",
    "requests.exceptions.ConnectionError": "F7",
    "requests.exceptions.ContentDecodingError": "source: requests/models.py iter_content",
    "requests.exceptions.SSLError": "source: requests/models.py iter_content",
}
_STATUS = {
    "requests.exceptions.HTTPError": "source: requests/models.py raise_for_status",
}
_REQUEST_CALL = call(connect=_REQUEST_CONNECT, transfer=_REQUEST_TRANSFER, returns="requests.Response")

CALLS = {
    "requests.get": _REQUEST_CALL,
    "requests.post": _REQUEST_CALL,
    "requests.put": _REQUEST_CALL,
    "requests.patch": _REQUEST_CALL,
    "requests.delete": _REQUEST_CALL,
    "requests.options": _REQUEST_CALL,
    "requests.request": _REQUEST_CALL,
    "requests.head": call(
        connect=_REQUEST_CONNECT, transfer=_REQUEST_HEAD_TRANSFER, returns="requests.Response"
    ),
    "requests.Session": call(returns="requests.Session"),
    "requests.session": call(returns="requests.Session"),
    "requests.Session.get": _REQUEST_CALL,
    "requests.Session.post": _REQUEST_CALL,
    "requests.Session.put": _REQUEST_CALL,
    "requests.Session.patch": _REQUEST_CALL,
    "requests.Session.delete": _REQUEST_CALL,
    "requests.Session.options": _REQUEST_CALL,
    "requests.Session.request": _REQUEST_CALL,
    "requests.Session.send": _REQUEST_CALL,
    "requests.Session.head": call(
        connect=_REQUEST_CONNECT, transfer=_REQUEST_HEAD_TRANSFER, returns="requests.Response"
    ),
    "requests.Session.close": call(),
    "requests.Session.mount": call(),
    "requests.Session.get_adapter": call(),
    "requests.Session.merge_environment_settings": call(),
    "requests.Session.rebuild_auth": call(),
    "requests.Session.rebuild_proxies": call(),
    "requests.Session.__exit__": call(),
    "requests.Session.prepare_request": call(returns="requests.PreparedRequest"),
    "requests.Session.__enter__": call(returns="requests.Session"),
    "requests.Request": call(returns="requests.Request"),
    "requests.Request.prepare": call(returns="requests.PreparedRequest"),
    "requests.Response.iter_content": call(transfer=_READ),
    "requests.Response.iter_lines": call(transfer=_READ),
    "requests.Response.json": call(transfer=_READ_JSON, returns="dict"),
    "requests.Response.raise_for_status": call(transfer=_STATUS),
    "requests.Response.close": call(),
    "requests.Response.__exit__": call(),
    "requests.Response.__enter__": call(returns="requests.Response"),
}

# With stream=True the body is read here; without, the call that asked has read it.
READS = {
    "requests.Response.content": call(transfer=_READ_WHOLE),
    "requests.Response.text": call(transfer=_READ_WHOLE),
}
