"""elasticsearch: what happens to the connection comes as elastic_transport's classes."""

from __future__ import annotations

from .model import call

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
    "elasticsearch.Elasticsearch": ("object",),
    "elasticsearch.AsyncElasticsearch": ("object",),
    "elasticsearch._sync.client._base.NamespacedClient": ("object",),
    "elasticsearch._async.client._base.NamespacedClient": ("object",),
    "elasticsearch.client.IndicesClient": ("elasticsearch._sync.client._base.NamespacedClient",),
    "elasticsearch.client.ClusterClient": ("elasticsearch._sync.client._base.NamespacedClient",),
    "elasticsearch.client.CatClient": ("elasticsearch._sync.client._base.NamespacedClient",),
    "elasticsearch.client.SnapshotClient": ("elasticsearch._sync.client._base.NamespacedClient",),
    "elasticsearch.client.IngestClient": ("elasticsearch._sync.client._base.NamespacedClient",),
    "elasticsearch.client.TasksClient": ("elasticsearch._sync.client._base.NamespacedClient",),
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
    "elasticsearch.client.Elasticsearch": "elasticsearch.Elasticsearch",
}

ATTRIBUTES = {
    "elasticsearch.Elasticsearch.async_search": "elasticsearch._sync.client._base.NamespacedClient",
    "elasticsearch.Elasticsearch.autoscaling": "elasticsearch._sync.client._base.NamespacedClient",
    "elasticsearch.Elasticsearch.cat": "elasticsearch._sync.client._base.NamespacedClient",
    "elasticsearch.Elasticsearch.ccr": "elasticsearch._sync.client._base.NamespacedClient",
    "elasticsearch.Elasticsearch.cluster": "elasticsearch._sync.client._base.NamespacedClient",
    "elasticsearch.Elasticsearch.dangling_indices": "elasticsearch._sync.client._base.NamespacedClient",
    "elasticsearch.Elasticsearch.enrich": "elasticsearch._sync.client._base.NamespacedClient",
    "elasticsearch.Elasticsearch.eql": "elasticsearch._sync.client._base.NamespacedClient",
    "elasticsearch.Elasticsearch.esql": "elasticsearch._sync.client._base.NamespacedClient",
    "elasticsearch.Elasticsearch.features": "elasticsearch._sync.client._base.NamespacedClient",
    "elasticsearch.Elasticsearch.fleet": "elasticsearch._sync.client._base.NamespacedClient",
    "elasticsearch.Elasticsearch.graph": "elasticsearch._sync.client._base.NamespacedClient",
    "elasticsearch.Elasticsearch.ilm": "elasticsearch._sync.client._base.NamespacedClient",
    "elasticsearch.Elasticsearch.indices": "elasticsearch._sync.client._base.NamespacedClient",
    "elasticsearch.Elasticsearch.inference": "elasticsearch._sync.client._base.NamespacedClient",
    "elasticsearch.Elasticsearch.ingest": "elasticsearch._sync.client._base.NamespacedClient",
    "elasticsearch.Elasticsearch.license": "elasticsearch._sync.client._base.NamespacedClient",
    "elasticsearch.Elasticsearch.logstash": "elasticsearch._sync.client._base.NamespacedClient",
    "elasticsearch.Elasticsearch.migration": "elasticsearch._sync.client._base.NamespacedClient",
    "elasticsearch.Elasticsearch.ml": "elasticsearch._sync.client._base.NamespacedClient",
    "elasticsearch.Elasticsearch.monitoring": "elasticsearch._sync.client._base.NamespacedClient",
    "elasticsearch.Elasticsearch.nodes": "elasticsearch._sync.client._base.NamespacedClient",
    "elasticsearch.Elasticsearch.rollup": "elasticsearch._sync.client._base.NamespacedClient",
    "elasticsearch.Elasticsearch.search_application": "elasticsearch._sync.client._base.NamespacedClient",
    "elasticsearch.Elasticsearch.searchable_snapshots": "elasticsearch._sync.client._base.NamespacedClient",
    "elasticsearch.Elasticsearch.security": "elasticsearch._sync.client._base.NamespacedClient",
    "elasticsearch.Elasticsearch.shutdown": "elasticsearch._sync.client._base.NamespacedClient",
    "elasticsearch.Elasticsearch.slm": "elasticsearch._sync.client._base.NamespacedClient",
    "elasticsearch.Elasticsearch.snapshot": "elasticsearch._sync.client._base.NamespacedClient",
    "elasticsearch.Elasticsearch.sql": "elasticsearch._sync.client._base.NamespacedClient",
    "elasticsearch.Elasticsearch.ssl": "elasticsearch._sync.client._base.NamespacedClient",
    "elasticsearch.Elasticsearch.tasks": "elasticsearch._sync.client._base.NamespacedClient",
    "elasticsearch.Elasticsearch.transform": "elasticsearch._sync.client._base.NamespacedClient",
    "elasticsearch.Elasticsearch.watcher": "elasticsearch._sync.client._base.NamespacedClient",
    "elasticsearch.Elasticsearch.xpack": "elasticsearch._sync.client._base.NamespacedClient",
    "elasticsearch.AsyncElasticsearch.async_search": "elasticsearch._async.client._base.NamespacedClient",
    "elasticsearch.AsyncElasticsearch.autoscaling": "elasticsearch._async.client._base.NamespacedClient",
    "elasticsearch.AsyncElasticsearch.cat": "elasticsearch._async.client._base.NamespacedClient",
    "elasticsearch.AsyncElasticsearch.ccr": "elasticsearch._async.client._base.NamespacedClient",
    "elasticsearch.AsyncElasticsearch.cluster": "elasticsearch._async.client._base.NamespacedClient",
    "elasticsearch.AsyncElasticsearch.dangling_indices": "elasticsearch._async.client._base.NamespacedClient",
    "elasticsearch.AsyncElasticsearch.enrich": "elasticsearch._async.client._base.NamespacedClient",
    "elasticsearch.AsyncElasticsearch.eql": "elasticsearch._async.client._base.NamespacedClient",
    "elasticsearch.AsyncElasticsearch.esql": "elasticsearch._async.client._base.NamespacedClient",
    "elasticsearch.AsyncElasticsearch.features": "elasticsearch._async.client._base.NamespacedClient",
    "elasticsearch.AsyncElasticsearch.fleet": "elasticsearch._async.client._base.NamespacedClient",
    "elasticsearch.AsyncElasticsearch.graph": "elasticsearch._async.client._base.NamespacedClient",
    "elasticsearch.AsyncElasticsearch.ilm": "elasticsearch._async.client._base.NamespacedClient",
    "elasticsearch.AsyncElasticsearch.indices": "elasticsearch._async.client._base.NamespacedClient",
    "elasticsearch.AsyncElasticsearch.inference": "elasticsearch._async.client._base.NamespacedClient",
    "elasticsearch.AsyncElasticsearch.ingest": "elasticsearch._async.client._base.NamespacedClient",
    "elasticsearch.AsyncElasticsearch.license": "elasticsearch._async.client._base.NamespacedClient",
    "elasticsearch.AsyncElasticsearch.logstash": "elasticsearch._async.client._base.NamespacedClient",
    "elasticsearch.AsyncElasticsearch.migration": "elasticsearch._async.client._base.NamespacedClient",
    "elasticsearch.AsyncElasticsearch.ml": "elasticsearch._async.client._base.NamespacedClient",
    "elasticsearch.AsyncElasticsearch.monitoring": "elasticsearch._async.client._base.NamespacedClient",
    "elasticsearch.AsyncElasticsearch.nodes": "elasticsearch._async.client._base.NamespacedClient",
    "elasticsearch.AsyncElasticsearch.rollup": "elasticsearch._async.client._base.NamespacedClient",
    "elasticsearch.AsyncElasticsearch.search_application": (
        "elasticsearch._async.client._base.NamespacedClient"
    ),
    "elasticsearch.AsyncElasticsearch.searchable_snapshots": (
        "elasticsearch._async.client._base.NamespacedClient"
    ),
    "elasticsearch.AsyncElasticsearch.security": "elasticsearch._async.client._base.NamespacedClient",
    "elasticsearch.AsyncElasticsearch.shutdown": "elasticsearch._async.client._base.NamespacedClient",
    "elasticsearch.AsyncElasticsearch.slm": "elasticsearch._async.client._base.NamespacedClient",
    "elasticsearch.AsyncElasticsearch.snapshot": "elasticsearch._async.client._base.NamespacedClient",
    "elasticsearch.AsyncElasticsearch.sql": "elasticsearch._async.client._base.NamespacedClient",
    "elasticsearch.AsyncElasticsearch.ssl": "elasticsearch._async.client._base.NamespacedClient",
    "elasticsearch.AsyncElasticsearch.tasks": "elasticsearch._async.client._base.NamespacedClient",
    "elasticsearch.AsyncElasticsearch.transform": "elasticsearch._async.client._base.NamespacedClient",
    "elasticsearch.AsyncElasticsearch.watcher": "elasticsearch._async.client._base.NamespacedClient",
    "elasticsearch.AsyncElasticsearch.xpack": "elasticsearch._async.client._base.NamespacedClient",
}

_REQUEST_CONNECT = {
    "elastic_transport.ConnectionError": "F1 F9",
    "elastic_transport.TlsError": "source: elastic_transport/_node/_http_urllib3.py perform_request",
}
_REQUEST_TRANSFER = {
    "elastic_transport.ConnectionError": "F4 F5",
    "elastic_transport.ConnectionTimeout": "F7",
    "elasticsearch.ApiError": "source: elasticsearch/_sync/client/_base.py perform_request",
    "elasticsearch.UnsupportedProductError": "source: elasticsearch/_sync/client/_base.py perform_request",
    "elastic_transport.SerializationError": "source: elastic_transport/_serializer.py loads",
}
_ASYNC_NS_CONNECT = {
    "elastic_transport.ConnectionError": "source: elasticsearch/_async/client/_base.py perform_request",
    "elastic_transport.TlsError": "source: elastic_transport/_node/_http_urllib3.py perform_request",
}
_ASYNC_NS_TRANSFER = {
    "elastic_transport.ConnectionError": "source: elasticsearch/_async/client/_base.py perform_request",
    "elastic_transport.ConnectionTimeout": "source: elasticsearch/_async/client/_base.py perform_request",
    "elasticsearch.ApiError": "source: elasticsearch/_sync/client/_base.py perform_request",
    "elasticsearch.UnsupportedProductError": "source: elasticsearch/_sync/client/_base.py perform_request",
    "elastic_transport.SerializationError": "source: elastic_transport/_serializer.py loads",
}
_BULK_TRANSFER = {
    "elastic_transport.ConnectionError": "F4 F5",
    "elastic_transport.ConnectionTimeout": "F7",
    "elasticsearch.ApiError": "source: elasticsearch/_sync/client/_base.py perform_request",
    "elasticsearch.UnsupportedProductError": "source: elasticsearch/_sync/client/_base.py perform_request",
    "elastic_transport.SerializationError": "source: elastic_transport/_serializer.py loads",
    "elasticsearch.helpers.BulkIndexError": "source: elasticsearch/helpers/actions.py streaming_bulk",
}
_SCAN_CONNECT = {
    "elastic_transport.ConnectionError": "source: elasticsearch/helpers/actions.py scan",
}
_SCAN_TRANSFER = {
    "elastic_transport.ConnectionError": "source: elasticsearch/helpers/actions.py scan",
    "elastic_transport.ConnectionTimeout": "source: elasticsearch/helpers/actions.py scan",
    "elasticsearch.ApiError": "source: elasticsearch/helpers/actions.py scan",
    "elasticsearch.helpers.ScanError": "source: elasticsearch/helpers/actions.py scan",
}
_REQUEST_CALL = call(connect=_REQUEST_CONNECT, transfer=_REQUEST_TRANSFER)

CALLS = {
    "elasticsearch.Elasticsearch": call(returns="elasticsearch.Elasticsearch"),
    "elasticsearch.AsyncElasticsearch": call(returns="elasticsearch.AsyncElasticsearch"),
    "elasticsearch.Elasticsearch.*": _REQUEST_CALL,
    "elasticsearch.AsyncElasticsearch.*": _REQUEST_CALL,
    "elasticsearch._sync.client._base.NamespacedClient.*": _REQUEST_CALL,
    "elasticsearch._async.client._base.NamespacedClient.*": call(
        connect=_ASYNC_NS_CONNECT, transfer=_ASYNC_NS_TRANSFER
    ),
    "elasticsearch.helpers.bulk": call(connect=_REQUEST_CONNECT, transfer=_BULK_TRANSFER),
    "elasticsearch.helpers.scan": call(connect=_SCAN_CONNECT, transfer=_SCAN_TRANSFER),
    "elasticsearch.Elasticsearch.ping": call(returns="bool"),
    "elasticsearch.AsyncElasticsearch.ping": call(returns="bool"),
    "elasticsearch.Elasticsearch.close": call(),
    "elasticsearch.AsyncElasticsearch.close": call(),
    "elasticsearch.Elasticsearch.options": call(returns="elasticsearch.Elasticsearch"),
    "elasticsearch.AsyncElasticsearch.options": call(returns="elasticsearch.AsyncElasticsearch"),
}
