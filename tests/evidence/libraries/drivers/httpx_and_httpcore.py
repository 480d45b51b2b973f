"""httpx, httpcore and their successors httpx2 and httpcore2."""

from __future__ import annotations

from typing import Any

import httpcore
import httpcore2
import httpx
import httpx2

from ..http_scenes import HALF, HALF_A_CHUNK, drive_fetch, drive_read

METHODS = ("get", "post", "put", "patch", "delete", "options", "head")
READS = {
    "read": lambda response: response.read(),
    "iter_bytes": lambda response: list(response.iter_bytes()),
    "iter_raw": lambda response: list(response.iter_raw()),
    "iter_text": lambda response: list(response.iter_text()),
    "iter_lines": lambda response: list(response.iter_lines()),
}


def _drive_client(library: Any, method: str) -> None:
    def function(url: str, timeout: float) -> Any:
        return getattr(library, method)(url, timeout=timeout)

    def client_method(url: str, timeout: float) -> Any:
        with library.Client(timeout=timeout) as client:
            return getattr(client, method)(url)

    async def async_client_method(url: str, timeout: float) -> Any:
        async with library.AsyncClient(timeout=timeout) as client:
            return await getattr(client, method)(url)

    drive_fetch(f"{library.__name__}.{method}", function)
    drive_fetch(f"{library.__name__}.Client.{method}", client_method)
    drive_fetch(f"{library.__name__}.AsyncClient.{method}", async_client_method)


def _drive_other(library: Any) -> None:
    def request(url: str, timeout: float) -> Any:
        return library.request("GET", url, timeout=timeout)

    def client_request(url: str, timeout: float) -> Any:
        with library.Client(timeout=timeout) as client:
            return client.request("GET", url)

    def client_send(url: str, timeout: float) -> Any:
        with library.Client(timeout=timeout) as client:
            return client.send(client.build_request("GET", url))

    def stream(url: str, timeout: float) -> Any:
        with library.stream("GET", url, timeout=timeout):
            pass

    def client_stream(url: str, timeout: float) -> Any:
        with library.Client(timeout=timeout) as client, client.stream("GET", url):
            pass

    async def async_request(url: str, timeout: float) -> Any:
        async with library.AsyncClient(timeout=timeout) as client:
            return await client.request("GET", url)

    async def async_send(url: str, timeout: float) -> Any:
        async with library.AsyncClient(timeout=timeout) as client:
            return await client.send(client.build_request("GET", url))

    async def async_stream(url: str, timeout: float) -> Any:
        async with library.AsyncClient(timeout=timeout) as client, client.stream("GET", url):
            pass

    name = library.__name__
    drive_fetch(f"{name}.request", request)
    drive_fetch(f"{name}.stream", stream)
    drive_fetch(f"{name}.Client.request", client_request)
    drive_fetch(f"{name}.Client.send", client_send)
    drive_fetch(f"{name}.Client.stream", client_stream)
    drive_fetch(f"{name}.AsyncClient.request", async_request)
    drive_fetch(f"{name}.AsyncClient.send", async_send)
    drive_fetch(f"{name}.AsyncClient.stream", async_stream)


def _drive_reads(library: Any) -> None:
    def unread(url: str, timeout: float) -> Any:
        client = library.Client(timeout=timeout)
        return client.send(client.build_request("GET", url), stream=True)

    async def async_unread(url: str, timeout: float) -> Any:
        client = library.AsyncClient(timeout=timeout)
        return await client.send(client.build_request("GET", url), stream=True)

    for half in (HALF, HALF_A_CHUNK):
        for method, read in READS.items():
            drive_read(f"{library.__name__}.Response.{method}", unread, read, half)
            drive_read(f"{library.__name__}.Response.a{method}", async_unread, _asynchronous(method), half)


def _asynchronous(method: str) -> Any:
    async def read(response: Any) -> Any:
        found = getattr(response, f"a{method}")()
        return [part async for part in found] if method != "read" else await found

    return read


def _drive_pool(library: Any) -> None:
    def request(url: str, timeout: float) -> Any:
        return library.request("GET", url, extensions=_timeouts(timeout))

    def pool_request(url: str, timeout: float) -> Any:
        with library.ConnectionPool() as pool:
            return pool.request("GET", url, extensions=_timeouts(timeout))

    def pool_stream(url: str, timeout: float) -> Any:
        with library.ConnectionPool() as pool, pool.stream("GET", url, extensions=_timeouts(timeout)):
            pass

    async def async_request(url: str, timeout: float) -> Any:
        async with library.AsyncConnectionPool() as pool:
            return await pool.request("GET", url, extensions=_timeouts(timeout))

    drive_fetch(f"{library.__name__}.request", request)
    drive_fetch(f"{library.__name__}.ConnectionPool.request", pool_request)
    drive_fetch(f"{library.__name__}.ConnectionPool.stream", pool_stream)
    drive_fetch(f"{library.__name__}.AsyncConnectionPool.request", async_request)


def _timeouts(timeout: float) -> dict[str, dict[str, float]]:
    return {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), timeout)}


for _library in (httpx, httpx2):
    for _method in METHODS:
        _drive_client(_library, _method)
    _drive_other(_library)
    _drive_reads(_library)
for _library in (httpcore, httpcore2):
    _drive_pool(_library)
