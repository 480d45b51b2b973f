"""elastic_transport, under elasticsearch: errors are TransportError, which is no OSError."""

from __future__ import annotations

from .model import call

VERSION = "9.4.2"

CLASSES = {
    "elastic_transport.TransportWarning": ("Warning",),
    "elastic_transport.SecurityWarning": ("elastic_transport.TransportWarning",),
    "elastic_transport.TransportError": ("Exception",),
    "elastic_transport.SniffingError": ("elastic_transport.TransportError",),
    "elastic_transport.SerializationError": ("elastic_transport.TransportError",),
    "elastic_transport.ConnectionError": ("elastic_transport.TransportError",),
    "elastic_transport.TlsError": ("elastic_transport.ConnectionError",),
    "elastic_transport.ConnectionTimeout": ("elastic_transport.TransportError",),
    "elastic_transport.ApiError": ("Exception",),
    "elastic_transport.Transport": ("object",),
    "elastic_transport.AsyncTransport": ("elastic_transport.Transport",),
}

ALIASES = {
    "elastic_transport._exceptions": "elastic_transport",
    "elastic_transport.client_utils.LocationParseError": "urllib3.exceptions.LocationParseError",
}

_REQUEST_CONNECT = {
    "elastic_transport.ConnectionError": "F1 F9",
    "elastic_transport.TlsError": "source: elastic_transport/_node/_http_urllib3.py perform_request",
}
_REQUEST_TRANSFER = {
    "elastic_transport.ConnectionError": "F4 F5",
    "elastic_transport.ConnectionTimeout": "F7",
    "elastic_transport.SerializationError": "source: elastic_transport/_serializer.py loads",
}

CALLS = {
    "elastic_transport.Transport.perform_request": call(connect=_REQUEST_CONNECT, transfer=_REQUEST_TRANSFER),
    "elastic_transport.Transport": call(returns="elastic_transport.Transport"),
    "elastic_transport.AsyncTransport": call(returns="elastic_transport.AsyncTransport"),
    "elastic_transport.Transport.close": call(),
}
