"""niquests, a fork of requests over urllib3-future: its classes are its own, none of requests'."""

from __future__ import annotations

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
}
