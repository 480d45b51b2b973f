"""urllib3: errors are wrapped in HTTPError, which is no OSError.

Its ConnectionError is another name of ProtocolError. With retries left on, the last failure of an attempt
comes inside MaxRetryError; without (retries=False), it comes by itself.
"""

from __future__ import annotations

from .model import call

VERSION = "2.8.0"

CLASSES = {
    "urllib3.exceptions.HTTPError": ("Exception",),
    "urllib3.exceptions.HTTPWarning": ("Warning",),
    "urllib3.exceptions.PoolError": ("urllib3.exceptions.HTTPError",),
    "urllib3.exceptions.RequestError": ("urllib3.exceptions.PoolError",),
    "urllib3.exceptions.SSLError": ("urllib3.exceptions.HTTPError",),
    "urllib3.exceptions.ProxyError": ("urllib3.exceptions.HTTPError",),
    "urllib3.exceptions.DecodeError": ("urllib3.exceptions.HTTPError",),
    "urllib3.exceptions.ProtocolError": ("urllib3.exceptions.HTTPError",),
    "urllib3.exceptions.MaxRetryError": ("urllib3.exceptions.RequestError",),
    "urllib3.exceptions.HostChangedError": ("urllib3.exceptions.RequestError",),
    "urllib3.exceptions.TimeoutStateError": ("urllib3.exceptions.HTTPError",),
    "urllib3.exceptions.TimeoutError": ("urllib3.exceptions.HTTPError",),
    "urllib3.exceptions.ReadTimeoutError": (
        "urllib3.exceptions.TimeoutError",
        "urllib3.exceptions.RequestError",
    ),
    "urllib3.exceptions.ConnectTimeoutError": ("urllib3.exceptions.TimeoutError",),
    "urllib3.exceptions.NewConnectionError": (
        "urllib3.exceptions.ConnectTimeoutError",
        "urllib3.exceptions.HTTPError",
    ),
    "urllib3.exceptions.NameResolutionError": ("urllib3.exceptions.NewConnectionError",),
    "urllib3.exceptions.EmptyPoolError": ("urllib3.exceptions.PoolError",),
    "urllib3.exceptions.FullPoolError": ("urllib3.exceptions.PoolError",),
    "urllib3.exceptions.ClosedPoolError": ("urllib3.exceptions.PoolError",),
    "urllib3.exceptions.LocationValueError": ("ValueError", "urllib3.exceptions.HTTPError"),
    "urllib3.exceptions.LocationParseError": ("urllib3.exceptions.LocationValueError",),
    "urllib3.exceptions.URLSchemeUnknown": ("urllib3.exceptions.LocationValueError",),
    "urllib3.exceptions.ResponseError": ("urllib3.exceptions.HTTPError",),
    "urllib3.exceptions.SecurityWarning": ("urllib3.exceptions.HTTPWarning",),
    "urllib3.exceptions.InsecureRequestWarning": ("urllib3.exceptions.SecurityWarning",),
    "urllib3.exceptions.NotOpenSSLWarning": ("urllib3.exceptions.SecurityWarning",),
    "urllib3.exceptions.SystemTimeWarning": ("urllib3.exceptions.SecurityWarning",),
    "urllib3.exceptions.InsecurePlatformWarning": ("urllib3.exceptions.SecurityWarning",),
    "urllib3.exceptions.DependencyWarning": ("urllib3.exceptions.HTTPWarning",),
    "urllib3.exceptions.ResponseNotChunked": ("urllib3.exceptions.ProtocolError", "ValueError"),
    "urllib3.exceptions.BodyNotHttplibCompatible": ("urllib3.exceptions.HTTPError",),
    "urllib3.exceptions.IncompleteRead": ("urllib3.exceptions.HTTPError", "http.client.IncompleteRead"),
    "urllib3.exceptions.InvalidChunkLength": ("urllib3.exceptions.HTTPError", "http.client.IncompleteRead"),
    "urllib3.exceptions.InvalidHeader": ("urllib3.exceptions.HTTPError",),
    "urllib3.exceptions.ProxySchemeUnknown": ("AssertionError", "urllib3.exceptions.URLSchemeUnknown"),
    "urllib3.exceptions.ProxySchemeUnsupported": ("ValueError",),
    "urllib3.exceptions.HeaderParsingError": ("urllib3.exceptions.HTTPError",),
    "urllib3.exceptions.UnrewindableBodyError": ("urllib3.exceptions.HTTPError",),
    "urllib3.util.ssl_match_hostname.CertificateError": ("ValueError",),
    "urllib3.PoolManager": ("object",),
    "urllib3.ProxyManager": ("urllib3.PoolManager",),
    "urllib3.HTTPConnectionPool": ("object",),
    "urllib3.HTTPSConnectionPool": ("urllib3.HTTPConnectionPool",),
    "urllib3.HTTPResponse": ("object",),
    "urllib3.Retry": ("object",),
    "urllib3.Timeout": ("object",),
    "urllib3.connection.HTTPConnection": ("http.client.HTTPConnection",),
    "urllib3.connection.HTTPSConnection": ("urllib3.connection.HTTPConnection",),
}

ALIASES = {
    "urllib3.connection.ConnectTimeoutError": "urllib3.exceptions.ConnectTimeoutError",
    "urllib3.connection.HeaderParsingError": "urllib3.exceptions.HeaderParsingError",
    "urllib3.connection.NameResolutionError": "urllib3.exceptions.NameResolutionError",
    "urllib3.connection.NewConnectionError": "urllib3.exceptions.NewConnectionError",
    "urllib3.connection.ProxyError": "urllib3.exceptions.ProxyError",
    "urllib3.connectionpool.ClosedPoolError": "urllib3.exceptions.ClosedPoolError",
    "urllib3.connectionpool.EmptyPoolError": "urllib3.exceptions.EmptyPoolError",
    "urllib3.connectionpool.FullPoolError": "urllib3.exceptions.FullPoolError",
    "urllib3.connectionpool.HostChangedError": "urllib3.exceptions.HostChangedError",
    "urllib3.connectionpool.LocationValueError": "urllib3.exceptions.LocationValueError",
    "urllib3.connectionpool.MaxRetryError": "urllib3.exceptions.MaxRetryError",
    "urllib3.connectionpool.NewConnectionError": "urllib3.exceptions.NewConnectionError",
    "urllib3.connectionpool.ProtocolError": "urllib3.exceptions.ProtocolError",
    "urllib3.connectionpool.ProxyError": "urllib3.exceptions.ProxyError",
    "urllib3.connectionpool.ReadTimeoutError": "urllib3.exceptions.ReadTimeoutError",
    "urllib3.connectionpool.SSLError": "urllib3.exceptions.SSLError",
    "urllib3.connectionpool.TimeoutError": "urllib3.exceptions.TimeoutError",
    "urllib3.exceptions.ConnectionError": "urllib3.exceptions.ProtocolError",
    "urllib3.poolmanager.LocationValueError": "urllib3.exceptions.LocationValueError",
    "urllib3.poolmanager.MaxRetryError": "urllib3.exceptions.MaxRetryError",
    "urllib3.poolmanager.ProxySchemeUnknown": "urllib3.exceptions.ProxySchemeUnknown",
    "urllib3.poolmanager.URLSchemeUnknown": "urllib3.exceptions.URLSchemeUnknown",
    "urllib3.response.BodyNotHttplibCompatible": "urllib3.exceptions.BodyNotHttplibCompatible",
    "urllib3.response.DecodeError": "urllib3.exceptions.DecodeError",
    "urllib3.response.HTTPError": "urllib3.exceptions.HTTPError",
    "urllib3.response.IncompleteRead": "urllib3.exceptions.IncompleteRead",
    "urllib3.response.InvalidChunkLength": "urllib3.exceptions.InvalidChunkLength",
    "urllib3.response.InvalidHeader": "urllib3.exceptions.InvalidHeader",
    "urllib3.response.ProtocolError": "urllib3.exceptions.ProtocolError",
    "urllib3.response.ReadTimeoutError": "urllib3.exceptions.ReadTimeoutError",
    "urllib3.response.ResponseNotChunked": "urllib3.exceptions.ResponseNotChunked",
    "urllib3.response.SSLError": "urllib3.exceptions.SSLError",
    "urllib3.poolmanager.PoolManager": "urllib3.PoolManager",
    "urllib3.poolmanager.ProxyManager": "urllib3.ProxyManager",
    "urllib3.connectionpool.HTTPConnectionPool": "urllib3.HTTPConnectionPool",
    "urllib3.connectionpool.HTTPSConnectionPool": "urllib3.HTTPSConnectionPool",
    "urllib3.response.HTTPResponse": "urllib3.HTTPResponse",
    "urllib3.util.Retry": "urllib3.Retry",
    "urllib3.util.retry.Retry": "urllib3.Retry",
    "urllib3.util.Timeout": "urllib3.Timeout",
}

_REQUEST_CONNECT = {
    "urllib3.exceptions.MaxRetryError": "F1 F9",
    "urllib3.exceptions.ConnectTimeoutError": "F7",
    "urllib3.exceptions.NameResolutionError": "F9",
    "urllib3.exceptions.NewConnectionError": "F1",
    "urllib3.exceptions.SSLError": "source: urllib3/connectionpool.py urlopen",
    "urllib3.exceptions.ProxyError": "source: urllib3/connectionpool.py urlopen",
}
_REQUEST_TRANSFER = {
    "urllib3.exceptions.MaxRetryError": "F4 F5 F7",
    "urllib3.exceptions.ProtocolError": "F4 F5",
    "urllib3.exceptions.ReadTimeoutError": "F7",
    "urllib3.exceptions.DecodeError": "source: urllib3/response.py _decode",
    "urllib3.exceptions.LocationParseError": "source: urllib3/util/url.py parse_url",
}
_OPEN = {
    "urllib3.exceptions.ConnectTimeoutError": "F7",
    "urllib3.exceptions.NameResolutionError": "F9",
    "urllib3.exceptions.NewConnectionError": "F1",
}
_RESPONSE = {
    "ConnectionResetError": "F4",
    "TimeoutError": "F7",
    "http.client.RemoteDisconnected": "F5",
    "http.client.BadStatusLine": "source: Lib/http/client.py _read_status",
}
_READ = {
    "urllib3.exceptions.ProtocolError": "F4 F5",
    "urllib3.exceptions.ReadTimeoutError": "F7",
    "urllib3.exceptions.DecodeError": "source: urllib3/response.py _decode",
    "urllib3.exceptions.SSLError": "source: urllib3/response.py _error_catcher",
}
_READ_ONCE = {
    "urllib3.exceptions.ProtocolError": "F4",
    "urllib3.exceptions.ReadTimeoutError": "F7",
    "urllib3.exceptions.SSLError": "source: urllib3/response.py _error_catcher",
}
_REQUEST_CALL = call(connect=_REQUEST_CONNECT, transfer=_REQUEST_TRANSFER, returns="urllib3.HTTPResponse")

CALLS = {
    "urllib3.request": _REQUEST_CALL,
    "urllib3.PoolManager": call(returns="urllib3.PoolManager"),
    "urllib3.ProxyManager": call(returns="urllib3.ProxyManager"),
    "urllib3.proxy_from_url": call(returns="urllib3.ProxyManager"),
    "urllib3.connection_from_url": call(returns="urllib3.HTTPConnectionPool"),
    "urllib3.HTTPConnectionPool": call(returns="urllib3.HTTPConnectionPool"),
    "urllib3.HTTPSConnectionPool": call(returns="urllib3.HTTPSConnectionPool"),
    "urllib3.Retry": call(returns="urllib3.Retry"),
    "urllib3.Timeout": call(returns="urllib3.Timeout"),
    "urllib3.disable_warnings": call(),
    "urllib3.PoolManager.request": _REQUEST_CALL,
    "urllib3.PoolManager.urlopen": _REQUEST_CALL,
    "urllib3.HTTPConnectionPool.request": _REQUEST_CALL,
    "urllib3.HTTPConnectionPool.urlopen": _REQUEST_CALL,
    "urllib3.PoolManager.clear": call(),
    "urllib3.PoolManager.__exit__": call(),
    "urllib3.PoolManager.connection_from_url": call(returns="urllib3.HTTPConnectionPool"),
    "urllib3.PoolManager.connection_from_host": call(returns="urllib3.HTTPConnectionPool"),
    "urllib3.HTTPConnectionPool.close": call(),
    "urllib3.HTTPConnectionPool.__exit__": call(),
    "urllib3.connection.HTTPConnection": call(returns="urllib3.connection.HTTPConnection"),
    "urllib3.connection.HTTPConnection.connect": call(connect=_OPEN),
    "urllib3.connection.HTTPConnection.getresponse": call(transfer=_RESPONSE, returns="urllib3.HTTPResponse"),
    "urllib3.HTTPResponse.read": call(transfer=_READ),
    "urllib3.HTTPResponse.stream": call(transfer=_READ),
    "urllib3.HTTPResponse.json": call(transfer=_READ),
    "urllib3.HTTPResponse.readinto": call(transfer=_READ),
    "urllib3.HTTPResponse.read1": call(transfer=_READ_ONCE, returns="bytes"),
    "urllib3.HTTPResponse.drain_conn": call(),
    "urllib3.HTTPResponse.release_conn": call(),
    "urllib3.HTTPResponse.close": call(),
    "urllib3.HTTPResponse.getheader": call(),
    "urllib3.HTTPResponse.getheaders": call(),
    "urllib3.HTTPResponse.__exit__": call(),
}

# With preload_content=False the body is read here; without, the call that asked has read it.
READS = {
    "urllib3.HTTPResponse.data": call(transfer=_READ),
}
