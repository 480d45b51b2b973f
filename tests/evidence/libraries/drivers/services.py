"""Clients of services that speak HTTP: AWS, Elasticsearch, OpenSearch, InfluxDB, Docker, Kubernetes, ..."""

from __future__ import annotations

from typing import Any

import boto3
import botocore.client
import botocore.config
import botocore.session
import docker
import elastic_transport
import elasticsearch
import elasticsearch.helpers
import influxdb
import kubernetes.client
import kubernetes.watch
import opensearchpy
import opensearchpy.helpers

from ...faults import Fault
from ...peer import Peer
from ..breaking_server import BreakingServer
from ..http_scenes import HALF, drive_fetch, drive_read, patience
from . import drives

F1, F2, F3, F4, F5, F7, F8, F9 = (Fault[f"F{n}"] for n in (1, 2, 3, 4, 5, 7, 8, 9))
# Half an answer of a server that says that it is Elasticsearch.
HALF_OF_ELASTICSEARCH = HALF.replace(b"\r\n\r\n", b"\r\nX-Elastic-Product: Elasticsearch\r\n\r\n")


def _host_and_port(url: str) -> tuple[str, int]:
    host, _, port = url.removeprefix("http://").rstrip("/").partition(":")
    return host, int(port)


# AWS


def _aws(service: str, url: str, timeout: float) -> Any:
    config = botocore.config.Config(
        connect_timeout=timeout, read_timeout=timeout, retries={"total_max_attempts": 1}
    )
    return boto3.client(
        service, endpoint_url=url, config=config, region_name="us-east-1",
        aws_access_key_id="x", aws_secret_access_key="x",
    )  # fmt: skip


drive_fetch("botocore.client.BaseClient.*", lambda url, timeout: _aws("s3", url, timeout).list_buckets())
drive_fetch("botocore.client.BaseClient.*", lambda url, timeout: _aws("sqs", url, timeout).list_queues())


def _first_page(url: str, timeout: float) -> Any:
    return next(iter(_aws("s3", url, timeout).get_paginator("list_objects_v2").paginate(Bucket="x")))


drive_fetch("botocore.paginate.PageIterator.__next__", _first_page)


def _body(url: str, timeout: float) -> Any:
    return _aws("s3", url, timeout).get_object(Bucket="x", Key="x")["Body"]


for _name, _read in {
    "read": lambda body: body.read(),
    "iter_chunks": lambda body: list(body.iter_chunks()),
    "iter_lines": lambda body: list(body.iter_lines()),
    "__next__": lambda body: list(body),
}.items():
    drive_read(f"botocore.response.StreamingBody.{_name}", _body, _read)

# Elasticsearch and OpenSearch


def _elasticsearch(url: str, timeout: float) -> Any:
    return elasticsearch.Elasticsearch(url, request_timeout=timeout, max_retries=0)


async def _async_info(url: str, timeout: float) -> Any:
    async with elasticsearch.AsyncElasticsearch(url, request_timeout=timeout, max_retries=0) as client:
        await client.info()


def _perform(url: str, timeout: float) -> Any:
    host, port = _host_and_port(url)
    node = elastic_transport.NodeConfig("http", host, port)
    transport = elastic_transport.Transport([node], max_retries=0)
    try:
        return transport.perform_request("GET", "/", request_timeout=timeout)
    finally:
        transport.close()


_ACTIONS = [{"_index": "x", "_source": {}}]


def _drive_elasticsearch(name: str, fetch: Any) -> None:
    drive_fetch(name, fetch, HALF_OF_ELASTICSEARCH)


_drive_elasticsearch(
    "elasticsearch.Elasticsearch.*", lambda url, timeout: _elasticsearch(url, timeout).info()
)
_drive_elasticsearch(
    "elasticsearch.Elasticsearch.ping", lambda url, timeout: _elasticsearch(url, timeout).ping()
)
_drive_elasticsearch(
    "elasticsearch._sync.client._base.NamespacedClient.*",
    lambda url, timeout: _elasticsearch(url, timeout).indices.get(index="x"),
)
_drive_elasticsearch(
    "elasticsearch.helpers.bulk",
    lambda url, timeout: elasticsearch.helpers.bulk(_elasticsearch(url, timeout), _ACTIONS),
)
_drive_elasticsearch("elasticsearch.AsyncElasticsearch.*", _async_info)
_drive_elasticsearch("elastic_transport.Transport.perform_request", _perform)


def _opensearch(url: str, timeout: float) -> Any:
    return opensearchpy.OpenSearch(url, timeout=timeout, max_retries=0)


drive_fetch("opensearchpy.OpenSearch.*", lambda url, timeout: _opensearch(url, timeout).info())
drive_fetch("opensearchpy.OpenSearch.ping", lambda url, timeout: _opensearch(url, timeout).ping())
drive_fetch(
    "opensearchpy.client.utils.NamespacedClient.*",
    lambda url, timeout: _opensearch(url, timeout).indices.get(index="x"),
)
drive_fetch(
    "opensearchpy.helpers.bulk",
    lambda url, timeout: opensearchpy.helpers.bulk(_opensearch(url, timeout), _ACTIONS),
)

# InfluxDB


def _influxdb(url: str, timeout: float) -> Any:
    host, port = _host_and_port(url)
    return influxdb.InfluxDBClient(host, port, timeout=timeout, retries=1)


drive_fetch("influxdb.InfluxDBClient.ping", lambda url, timeout: _influxdb(url, timeout).ping())
drive_fetch("influxdb.InfluxDBClient.*", lambda url, timeout: _influxdb(url, timeout).query("SHOW DATABASES"))

# Docker


def _docker(url: str, timeout: float) -> Any:
    return docker.DockerClient(url.replace("http", "tcp"), version="1.44", timeout=timeout)


drive_fetch(
    "docker.DockerClient",
    lambda url, timeout: docker.DockerClient(url.replace("http", "tcp"), timeout=timeout),
)
drive_fetch(
    "docker.from_env",
    lambda url, timeout: docker.from_env(
        environment={"DOCKER_HOST": url.replace("http", "tcp")}, timeout=timeout
    ),
)
drive_fetch(
    "docker.APIClient.*",
    lambda url, timeout: docker.APIClient(
        url.replace("http", "tcp"), version="1.44", timeout=timeout
    ).containers(),
)
drive_fetch("docker.DockerClient.*", lambda url, timeout: _docker(url, timeout).ping())
drive_fetch(
    "docker.models.resource.Collection.*", lambda url, timeout: _docker(url, timeout).containers.list()
)
for _which in (0, 1):

    @drives("docker.DockerClient", F8)
    def _docker_socket(peer: Peer, which: int = _which) -> Any:
        path = peer.unix_paths()[which]
        return lambda: docker.DockerClient(f"unix://{path}")

    @drives("docker.from_env", F8)
    def _docker_socket_from_env(peer: Peer, which: int = _which) -> Any:
        path = peer.unix_paths()[which]
        return lambda: docker.from_env(environment={"DOCKER_HOST": f"unix://{path}"})

    @drives("docker.DockerClient.*", F8)
    def _docker_socket_later(peer: Peer, which: int = _which) -> Any:
        path = peer.unix_paths()[which]
        return docker.DockerClient(f"unix://{path}", version="1.44").ping


# Kubernetes


def _core_api(url: str, retries: object) -> Any:
    configuration = kubernetes.client.Configuration(host=url.rstrip("/"))
    configuration.retries = retries
    return kubernetes.client.CoreV1Api(kubernetes.client.ApiClient(configuration))


for _retries in (0, False):
    drive_fetch(
        "kubernetes.client.CoreV1Api.*",
        lambda url, timeout, retries=_retries: _core_api(url, retries).list_node(_request_timeout=timeout),
    )


def _watch(url: str, timeout: float) -> Any:
    listing = _core_api(url, False).list_node
    return next(kubernetes.watch.Watch().stream(listing, _request_timeout=timeout))


drive_fetch("kubernetes.watch.Watch.stream", _watch)


@drives("botocore.client.BaseClient.*", F5)
def _answer_that_is_no_xml(peer: Peer) -> Any:
    server = BreakingServer(peer, b"HTTP/1.1 503 Slow Down\r\nContent-Length: 0\r\n\r\n")
    server.strike()
    client = _aws("s3", server.url(), patience(peer))
    return client.list_buckets
