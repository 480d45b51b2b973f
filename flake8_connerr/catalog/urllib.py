"""urllib.request: connecting and sending are wrapped in URLError, waiting for the answer is not."""

from __future__ import annotations

from .model import call

VERSION = "3.11 to 3.13"

CLASSES = {
    "urllib.error.URLError": ("OSError",),
    "urllib.error.HTTPError": ("urllib.error.URLError", "urllib.response.addinfourl"),
    "urllib.error.ContentTooShortError": ("urllib.error.URLError",),
    "urllib.response.addinfourl": ("object",),
    "urllib.request.Request": ("object",),
    "urllib.request.OpenerDirector": ("object",),
}

ALIASES = {
    "urllib.request.URLError": "urllib.error.URLError",
    "urllib.request.HTTPError": "urllib.error.HTTPError",
    "urllib.request.ContentTooShortError": "urllib.error.ContentTooShortError",
}

_CONNECT = {"urllib.error.URLError": "F1 F7 F9"}
_TRANSFER = {
    "http.client.RemoteDisconnected": "F5",
    "ConnectionResetError": "F4",
    "ConnectionAbortedError": "windows: recv() WSAECONNABORTED",
    "TimeoutError": "F7",
    # While the request is being sent.
    "urllib.error.URLError": "race: F2 F3 F6",
    "urllib.error.HTTPError": "source: Lib/urllib/request.py http_error_default",
    "http.client.BadStatusLine": "source: Lib/http/client.py _read_status",
    "http.client.HTTPException": "source: Lib/http/client.py parse_headers",
}

CALLS = {
    "urllib.request.urlopen": call(connect=_CONNECT, transfer=_TRANSFER, returns="http.client.HTTPResponse"),
    "urllib.request.OpenerDirector.open": call(
        connect=_CONNECT, transfer=_TRANSFER, returns="http.client.HTTPResponse"
    ),
    "urllib.request.urlretrieve": call(
        connect=_CONNECT,
        transfer=_TRANSFER
        | {
            "http.client.IncompleteRead": "source: Lib/http/client.py HTTPResponse.read",
            "urllib.error.ContentTooShortError": "source: Lib/urllib/request.py urlretrieve",
        },
    ),
    "urllib.request.Request": call(returns="urllib.request.Request"),
    "urllib.request.Request.add_header": call(),
    "urllib.request.Request.get_full_url": call(returns="str"),
    "urllib.request.Request.get_method": call(returns="str"),
    "urllib.request.build_opener": call(returns="urllib.request.OpenerDirector"),
    "urllib.request.install_opener": call(),
    "urllib.request.pathname2url": call(returns="str"),
    "urllib.request.url2pathname": call(returns="str"),
    "urllib.request.getproxies": call(),
    "urllib.request.urlcleanup": call(),
    "urllib.parse.parse_qs": call(),
    "urllib.parse.parse_qsl": call(),
    "urllib.parse.quote": call(returns="str"),
    "urllib.parse.quote_plus": call(returns="str"),
    "urllib.parse.unquote": call(returns="str"),
    "urllib.parse.unquote_plus": call(returns="str"),
    "urllib.parse.urlencode": call(returns="str"),
    "urllib.parse.urljoin": call(returns="str"),
    "urllib.parse.urlparse": call(),
    "urllib.parse.urlsplit": call(),
    "urllib.parse.urlunparse": call(returns="str"),
    "urllib.parse.urlunsplit": call(returns="str"),
}
