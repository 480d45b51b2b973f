"""elasticsearch: what happens to the connection comes as elastic_transport's classes."""

from __future__ import annotations

VERSION = "9.5.1"

CLASSES = {
    "elasticsearch.ApiError": ("elastic_transport.ApiError",),
    "elasticsearch.UnsupportedProductError": ("elasticsearch.ApiError",),
    "elasticsearch.NotFoundError": ("elasticsearch.ApiError",),
    "elasticsearch.ConflictError": ("elasticsearch.ApiError",),
    "elasticsearch.BadRequestError": ("elasticsearch.ApiError",),
    "elasticsearch.AuthenticationException": ("elasticsearch.ApiError",),
    "elasticsearch.AuthorizationException": ("elasticsearch.ApiError",),
    "elasticsearch.ElasticsearchWarning": ("elastic_transport.TransportWarning",),
    "elasticsearch.exceptions.GeneralAvailabilityWarning": ("elastic_transport.TransportWarning",),
    "elasticsearch.helpers.BulkIndexError": ("Exception",),
    "elasticsearch.helpers.ScanError": ("Exception",),
}

ALIASES = {
    "elasticsearch.ConnectionError": "elastic_transport.ConnectionError",
    "elasticsearch.ConnectionTimeout": "elastic_transport.ConnectionTimeout",
    "elasticsearch.ElasticsearchDeprecationWarning": "elasticsearch.ElasticsearchWarning",
    "elasticsearch.RequestError": "elasticsearch.BadRequestError",
    "elasticsearch.SSLError": "elastic_transport.TlsError",
    "elasticsearch.SerializationError": "elastic_transport.SerializationError",
    "elasticsearch.TransportError": "elastic_transport.TransportError",
    "elasticsearch.exceptions": "elasticsearch",
    "elasticsearch.exceptions.ConnectionError": "elastic_transport.ConnectionError",
    "elasticsearch.exceptions.ConnectionTimeout": "elastic_transport.ConnectionTimeout",
    "elasticsearch.exceptions.ElasticsearchDeprecationWarning": "elasticsearch.ElasticsearchWarning",
    "elasticsearch.exceptions.RequestError": "elasticsearch.BadRequestError",
    "elasticsearch.exceptions.SSLError": "elastic_transport.TlsError",
    "elasticsearch.exceptions.SerializationError": "elastic_transport.SerializationError",
    "elasticsearch.exceptions.TransportError": "elastic_transport.TransportError",
    "elasticsearch.exceptions.TransportWarning": "elastic_transport.TransportWarning",
    "elasticsearch.helpers.errors": "elasticsearch.helpers",
    "elasticsearch.serializer.SerializationError": "elastic_transport.SerializationError",
}
