"""curl_cffi: requests' interface over libcurl; an error per code of libcurl's."""

from __future__ import annotations

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
}
