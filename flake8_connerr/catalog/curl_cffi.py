"""curl_cffi: requests' interface over libcurl; an error per code of libcurl's."""

from __future__ import annotations

from .model import call

VERSION = "0.17.0"

CLASSES = {
    "curl_cffi.requests.exceptions.CurlError": ("Exception",),
    "curl_cffi.requests.exceptions.RequestException": ("curl_cffi.requests.exceptions.CurlError", "OSError"),
    "curl_cffi.requests.exceptions.CookieConflict": ("curl_cffi.requests.exceptions.RequestException",),
    "curl_cffi.requests.exceptions.SessionClosed": ("curl_cffi.requests.exceptions.RequestException",),
    "curl_cffi.requests.exceptions.ImpersonateError": ("curl_cffi.requests.exceptions.RequestException",),
    "curl_cffi.requests.exceptions.InvalidJSONError": ("curl_cffi.requests.exceptions.RequestException",),
    "curl_cffi.requests.exceptions.JSONDecodeError": (
        "curl_cffi.requests.exceptions.InvalidJSONError",
        "json.JSONDecodeError",
    ),
    "curl_cffi.requests.exceptions.HTTPError": ("curl_cffi.requests.exceptions.RequestException",),
    "curl_cffi.requests.exceptions.IncompleteRead": ("curl_cffi.requests.exceptions.HTTPError",),
    "curl_cffi.requests.exceptions.ConnectionError": ("curl_cffi.requests.exceptions.RequestException",),
    "curl_cffi.requests.exceptions.DNSError": ("curl_cffi.requests.exceptions.ConnectionError",),
    "curl_cffi.requests.exceptions.ProxyError": ("curl_cffi.requests.exceptions.RequestException",),
    "curl_cffi.requests.exceptions.SSLError": ("curl_cffi.requests.exceptions.ConnectionError",),
    "curl_cffi.requests.exceptions.CertificateVerifyError": ("curl_cffi.requests.exceptions.SSLError",),
    "curl_cffi.requests.exceptions.Timeout": ("curl_cffi.requests.exceptions.RequestException",),
    "curl_cffi.requests.exceptions.ConnectTimeout": (
        "curl_cffi.requests.exceptions.ConnectionError",
        "curl_cffi.requests.exceptions.Timeout",
    ),
    "curl_cffi.requests.exceptions.ReadTimeout": ("curl_cffi.requests.exceptions.Timeout",),
    "curl_cffi.requests.exceptions.URLRequired": ("curl_cffi.requests.exceptions.RequestException",),
    "curl_cffi.requests.exceptions.TooManyRedirects": ("curl_cffi.requests.exceptions.RequestException",),
    "curl_cffi.requests.exceptions.MissingSchema": (
        "curl_cffi.requests.exceptions.RequestException",
        "ValueError",
    ),
    "curl_cffi.requests.exceptions.InvalidSchema": (
        "curl_cffi.requests.exceptions.RequestException",
        "ValueError",
    ),
    "curl_cffi.requests.exceptions.InvalidURL": (
        "curl_cffi.requests.exceptions.RequestException",
        "ValueError",
    ),
    "curl_cffi.requests.exceptions.InvalidHeader": (
        "curl_cffi.requests.exceptions.RequestException",
        "ValueError",
    ),
    "curl_cffi.requests.exceptions.InvalidProxyURL": ("curl_cffi.requests.exceptions.InvalidURL",),
    "curl_cffi.requests.exceptions.ChunkedEncodingError": ("curl_cffi.requests.exceptions.RequestException",),
    "curl_cffi.requests.exceptions.ContentDecodingError": ("curl_cffi.requests.exceptions.RequestException",),
    "curl_cffi.requests.exceptions.StreamConsumedError": (
        "curl_cffi.requests.exceptions.RequestException",
        "TypeError",
    ),
    "curl_cffi.requests.exceptions.RetryError": ("curl_cffi.requests.exceptions.RequestException",),
    "curl_cffi.requests.exceptions.UnrewindableBodyError": (
        "curl_cffi.requests.exceptions.RequestException",
    ),
    "curl_cffi.requests.exceptions.InterfaceError": ("curl_cffi.requests.exceptions.RequestException",),
    "curl_cffi.requests.exceptions.RequestsWarning": ("Warning",),
    "curl_cffi.requests.exceptions.FileModeWarning": (
        "curl_cffi.requests.exceptions.RequestsWarning",
        "DeprecationWarning",
    ),
    "curl_cffi.requests.exceptions.RequestsDependencyWarning": (
        "curl_cffi.requests.exceptions.RequestsWarning",
    ),
    "curl_cffi.WebSocketError": ("curl_cffi.requests.exceptions.CurlError",),
    "curl_cffi.WebSocketClosed": ("curl_cffi.WebSocketError", "curl_cffi.requests.exceptions.SessionClosed"),
    "curl_cffi.WebSocketTimeout": ("curl_cffi.WebSocketError", "curl_cffi.requests.exceptions.Timeout"),
    "curl_cffi.utils.CurlCffiWarning": ("UserWarning", "RuntimeWarning"),
    "curl_cffi.fingerprints.FingerprintUpdateError": (
        "RuntimeError",
        "curl_cffi.requests.exceptions.CurlError",
    ),
    "curl_cffi.requests.Session": ("object",),
    "curl_cffi.requests.Response": ("object",),
}

ALIASES = {
    "curl_cffi.CurlError": "curl_cffi.requests.exceptions.CurlError",
    "curl_cffi.curl.CurlError": "curl_cffi.requests.exceptions.CurlError",
    "curl_cffi.requests.RequestsError": "curl_cffi.requests.exceptions.RequestException",
    "curl_cffi.requests.WebSocketClosed": "curl_cffi.WebSocketClosed",
    "curl_cffi.requests.WebSocketError": "curl_cffi.WebSocketError",
    "curl_cffi.requests.WebSocketTimeout": "curl_cffi.WebSocketTimeout",
    "curl_cffi.requests.errors": "curl_cffi.requests.exceptions",
    "curl_cffi.requests.errors.RequestsError": "curl_cffi.requests.exceptions.RequestException",
    "curl_cffi.requests.websockets.WebSocketClosed": "curl_cffi.WebSocketClosed",
    "curl_cffi.requests.websockets.WebSocketError": "curl_cffi.WebSocketError",
    "curl_cffi.requests.websockets.WebSocketTimeout": "curl_cffi.WebSocketTimeout",
    "curl_cffi.Session": "curl_cffi.requests.Session",
    "curl_cffi.requests.session.Session": "curl_cffi.requests.Session",
    "curl_cffi.Response": "curl_cffi.requests.Response",
    "curl_cffi.get": "curl_cffi.requests.get",
    "curl_cffi.post": "curl_cffi.requests.post",
    "curl_cffi.put": "curl_cffi.requests.put",
    "curl_cffi.patch": "curl_cffi.requests.patch",
    "curl_cffi.delete": "curl_cffi.requests.delete",
    "curl_cffi.options": "curl_cffi.requests.options",
    "curl_cffi.head": "curl_cffi.requests.head",
}

_REQUEST_CONNECT = {
    "curl_cffi.requests.exceptions.ConnectionError": "F1",
    "curl_cffi.requests.exceptions.DNSError": "F9",
    "curl_cffi.requests.exceptions.SSLError": "source: curl_cffi/requests/exceptions.py CODE2ERROR",
    "curl_cffi.requests.exceptions.ProxyError": "source: curl_cffi/requests/exceptions.py CODE2ERROR",
    "curl_cffi.requests.exceptions.CertificateVerifyError": (
        "source: curl_cffi/requests/exceptions.py CODE2ERROR"
    ),
}
_REQUEST_TRANSFER = {
    "curl_cffi.requests.exceptions.ConnectionError": "F4 F5",
    "curl_cffi.requests.exceptions.IncompleteRead": "F5",
    "curl_cffi.requests.exceptions.Timeout": "F7",
    "curl_cffi.requests.exceptions.RequestException": "source: curl_cffi/requests/exceptions.py CODE2ERROR",
}
_REQUEST_HEAD_TRANSFER = {
    "curl_cffi.requests.exceptions.ConnectionError": "F4 F5",
    "curl_cffi.requests.exceptions.Timeout": "F7",
    "curl_cffi.requests.exceptions.RequestException": "source: curl_cffi/requests/exceptions.py CODE2ERROR",
}
_REQUEST_CALL = call(
    connect=_REQUEST_CONNECT, transfer=_REQUEST_TRANSFER, returns="curl_cffi.requests.Response"
)

CALLS = {
    "curl_cffi.requests.get": _REQUEST_CALL,
    "curl_cffi.requests.post": _REQUEST_CALL,
    "curl_cffi.requests.put": _REQUEST_CALL,
    "curl_cffi.requests.patch": _REQUEST_CALL,
    "curl_cffi.requests.delete": _REQUEST_CALL,
    "curl_cffi.requests.options": _REQUEST_CALL,
    "curl_cffi.requests.head": call(
        connect=_REQUEST_CONNECT, transfer=_REQUEST_HEAD_TRANSFER, returns="curl_cffi.requests.Response"
    ),
    "curl_cffi.requests.Session.get": _REQUEST_CALL,
    "curl_cffi.requests.Session.post": _REQUEST_CALL,
    "curl_cffi.requests.Session.put": _REQUEST_CALL,
    "curl_cffi.requests.Session.patch": _REQUEST_CALL,
    "curl_cffi.requests.Session.delete": _REQUEST_CALL,
    "curl_cffi.requests.Session.options": _REQUEST_CALL,
    "curl_cffi.requests.Session.head": call(
        connect=_REQUEST_CONNECT, transfer=_REQUEST_HEAD_TRANSFER, returns="curl_cffi.requests.Response"
    ),
    "curl_cffi.requests.Session": call(returns="curl_cffi.requests.Session"),
    "curl_cffi.requests.Session.close": call(),
    "curl_cffi.requests.Session.__exit__": call(),
    "curl_cffi.requests.Response.json": call(),
}
