"""opensearch-py: ConnectionError is a TransportError and no OSError; ConnectionTimeout is one of it."""

from __future__ import annotations

from .model import call

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
    "opensearchpy.OpenSearch": ("object",),
    "opensearchpy.client.utils.NamespacedClient": ("object",),
}

ALIASES = {
    "opensearchpy.OpenSearchDeprecationWarning": "opensearchpy.OpenSearchWarning",
    "opensearchpy.client.TransportError": "opensearchpy.TransportError",
    "opensearchpy.exceptions": "opensearchpy",
    "opensearchpy.exceptions.OpenSearchDeprecationWarning": "opensearchpy.OpenSearchWarning",
    "opensearchpy.helpers.BulkIndexError": "opensearchpy.helpers.errors.BulkIndexError",
    "opensearchpy.helpers.ScanError": "opensearchpy.helpers.errors.ScanError",
    "opensearchpy.helpers.errors": "opensearchpy",
    "opensearchpy.client.OpenSearch": "opensearchpy.OpenSearch",
}

ATTRIBUTES = {
    "opensearchpy.OpenSearch.cat": "opensearchpy.client.utils.NamespacedClient",
    "opensearchpy.OpenSearch.cluster": "opensearchpy.client.utils.NamespacedClient",
    "opensearchpy.OpenSearch.dangling_indices": "opensearchpy.client.utils.NamespacedClient",
    "opensearchpy.OpenSearch.features": "opensearchpy.client.utils.NamespacedClient",
    "opensearchpy.OpenSearch.indices": "opensearchpy.client.utils.NamespacedClient",
    "opensearchpy.OpenSearch.ingest": "opensearchpy.client.utils.NamespacedClient",
    "opensearchpy.OpenSearch.nodes": "opensearchpy.client.utils.NamespacedClient",
    "opensearchpy.OpenSearch.remote": "opensearchpy.client.utils.NamespacedClient",
    "opensearchpy.OpenSearch.security": "opensearchpy.client.utils.NamespacedClient",
    "opensearchpy.OpenSearch.snapshot": "opensearchpy.client.utils.NamespacedClient",
    "opensearchpy.OpenSearch.tasks": "opensearchpy.client.utils.NamespacedClient",
}

_REQUEST_CONNECT = {
    "opensearchpy.ConnectionError": "F1 F9",
    "opensearchpy.SSLError": "source: opensearchpy/connection/http_urllib3.py perform_request",
}
_REQUEST_TRANSFER = {
    "opensearchpy.ConnectionError": "F4 F5 F7",
    "opensearchpy.ConnectionTimeout": "F7",
    "opensearchpy.TransportError": "source: opensearchpy/connection/base.py _raise_error",
    "opensearchpy.SerializationError": "source: opensearchpy/serializer.py loads",
}
_BULK_TRANSFER = {
    "opensearchpy.ConnectionError": "F4 F5 F7",
    "opensearchpy.ConnectionTimeout": "F7",
    "opensearchpy.TransportError": "source: opensearchpy/connection/base.py _raise_error",
    "opensearchpy.SerializationError": "source: opensearchpy/serializer.py loads",
    "opensearchpy.helpers.errors.BulkIndexError": "source: opensearchpy/helpers/actions.py streaming_bulk",
}

CALLS = {
    "opensearchpy.OpenSearch": call(returns="opensearchpy.OpenSearch"),
    "opensearchpy.OpenSearch.*": call(connect=_REQUEST_CONNECT, transfer=_REQUEST_TRANSFER),
    "opensearchpy.client.utils.NamespacedClient.*": call(
        connect=_REQUEST_CONNECT, transfer=_REQUEST_TRANSFER
    ),
    "opensearchpy.helpers.bulk": call(connect=_REQUEST_CONNECT, transfer=_BULK_TRANSFER),
    "opensearchpy.OpenSearch.ping": call(returns="bool"),
    "opensearchpy.OpenSearch.close": call(),
}
