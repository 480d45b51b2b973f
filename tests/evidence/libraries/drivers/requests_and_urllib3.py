"""requests and urllib3."""

from __future__ import annotations

from typing import Any

import requests
import urllib3
import urllib3.connection

from ...faults import Fault
from ...peer import Peer
from ..http_scenes import HALF, HALF_A_CHUNK, drive_fetch, drive_read, patience
from ..like_requests import drive_like_requests
from . import drives

F1, F4, F5, F7, F9 = (Fault[f"F{n}"] for n in (1, 4, 5, 7, 9))

drive_like_requests(requests)


def _pooled(url: str, timeout: float) -> Any:
    with urllib3.PoolManager() as pool:
        return pool.request("GET", url, timeout=timeout, retries=0)


def _pooled_without_retries(url: str, timeout: float) -> Any:
    with urllib3.PoolManager() as pool:
        return pool.request("GET", url, timeout=timeout, retries=False)


def _connection_pool(url: str, timeout: float) -> Any:
    with urllib3.connection_from_url(url) as pool:
        return pool.request("GET", "/", timeout=timeout, retries=False)


def _connection_pool_retrying(url: str, timeout: float) -> Any:
    with urllib3.connection_from_url(url) as pool:
        return pool.urlopen("GET", "/", timeout=timeout, retries=0)


for _fetch in (_pooled, _pooled_without_retries):
    drive_fetch("urllib3.PoolManager.request", _fetch)
drive_fetch("urllib3.PoolManager.urlopen", _pooled)
for _retries in (0, False):
    drive_fetch(
        "urllib3.request",
        lambda url, timeout, retries=_retries: urllib3.request("GET", url, timeout=timeout, retries=retries),
    )
    drive_fetch(
        "urllib3.PoolManager.urlopen",
        lambda url, timeout, retries=_retries: urllib3.PoolManager().urlopen(
            "GET", url, timeout=timeout, retries=retries
        ),
    )
for _fetch in (_connection_pool, _connection_pool_retrying):
    drive_fetch("urllib3.HTTPConnectionPool.request", _fetch)
    drive_fetch("urllib3.HTTPConnectionPool.urlopen", _fetch)


def _unread(url: str, timeout: float) -> Any:
    return urllib3.PoolManager().request("GET", url, timeout=timeout, preload_content=False, retries=False)


for _half in (HALF, HALF_A_CHUNK):
    drive_read("urllib3.HTTPResponse.read", _unread, lambda response: response.read(), _half)
    drive_read("urllib3.HTTPResponse.stream", _unread, lambda response: list(response.stream(10)), _half)
    drive_read("urllib3.HTTPResponse.json", _unread, lambda response: response.json(), _half)
    drive_read("urllib3.HTTPResponse.data", _unread, lambda response: response.data, _half)
drive_read("urllib3.HTTPResponse.read1", _unread, lambda response: [response.read1(), response.read1()])
drive_read(
    "urllib3.HTTPResponse.readinto", _unread, lambda response: [response.readinto(bytearray(9)) for _ in "ab"]
)
drive_read("urllib3.HTTPResponse.drain_conn", _unread, lambda response: response.drain_conn())


@drives("urllib3.connection.HTTPConnection.connect", F1, F7, F9)
def _connect(peer: Peer) -> Any:
    host, port = peer.address_to_connect()
    return peer.keep(urllib3.connection.HTTPConnection(host, port, timeout=patience(peer))).connect


@drives("urllib3.connection.HTTPConnection.getresponse", F4, F5, F7)
def _get_response(peer: Peer) -> Any:
    host, port = peer.address()
    connection = peer.keep(urllib3.connection.HTTPConnection(host, port, timeout=patience(peer)))
    connection.request("GET", "/")
    return connection.getresponse
