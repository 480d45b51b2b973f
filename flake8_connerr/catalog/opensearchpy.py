"""opensearch-py: ConnectionError is a TransportError and no OSError; ConnectionTimeout is one of it."""

from __future__ import annotations

VERSION = "3.2.0"

CLASSES = {
    "opensearchpy.ImproperlyConfigured": ("Exception",),
    "opensearchpy.OpenSearchException": ("Exception",),
    "opensearchpy.SerializationError": ("opensearchpy.OpenSearchException",),
    "opensearchpy.TransportError": ("opensearchpy.OpenSearchException",),
    "opensearchpy.ConnectionError": ("opensearchpy.TransportError",),
    "opensearchpy.SSLError": ("opensearchpy.ConnectionError",),
    "opensearchpy.ConnectionTimeout": ("opensearchpy.ConnectionError",),
    "opensearchpy.NotFoundError": ("opensearchpy.TransportError",),
    "opensearchpy.ConflictError": ("opensearchpy.TransportError",),
    "opensearchpy.RequestError": ("opensearchpy.TransportError",),
    "opensearchpy.AuthenticationException": ("opensearchpy.TransportError",),
    "opensearchpy.AuthorizationException": ("opensearchpy.TransportError",),
    "opensearchpy.OpenSearchDslException": ("Exception",),
    "opensearchpy.UnknownDslObject": ("opensearchpy.OpenSearchDslException",),
    "opensearchpy.ValidationException": ("ValueError", "opensearchpy.OpenSearchDslException"),
    "opensearchpy.IllegalOperation": ("opensearchpy.OpenSearchDslException",),
    "opensearchpy.OpenSearchWarning": ("Warning",),
    "opensearchpy.helpers.errors.BulkIndexError": ("opensearchpy.OpenSearchException",),
    "opensearchpy.helpers.errors.ScanError": ("opensearchpy.OpenSearchException",),
}

ALIASES = {
    "opensearchpy.OpenSearchDeprecationWarning": "opensearchpy.OpenSearchWarning",
    "opensearchpy.client.TransportError": "opensearchpy.TransportError",
    "opensearchpy.exceptions": "opensearchpy",
    "opensearchpy.exceptions.OpenSearchDeprecationWarning": "opensearchpy.OpenSearchWarning",
    "opensearchpy.helpers.BulkIndexError": "opensearchpy.helpers.errors.BulkIndexError",
    "opensearchpy.helpers.ScanError": "opensearchpy.helpers.errors.ScanError",
    "opensearchpy.helpers.errors": "opensearchpy",
}
