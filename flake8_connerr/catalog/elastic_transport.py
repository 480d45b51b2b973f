"""elastic_transport, under elasticsearch: errors are TransportError, which is no OSError."""

from __future__ import annotations

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
}

ALIASES = {
    "elastic_transport._exceptions": "elastic_transport",
    "elastic_transport.client_utils.LocationParseError": "urllib3.exceptions.LocationParseError",
}
