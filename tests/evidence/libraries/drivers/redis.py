"""redis, synchronous and asynchronous, without its own retries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import redis
import redis.asyncio
import redis.asyncio.retry
import redis.backoff
import redis.retry

from ...faults import Fault
from ...peer import CLIENT_TIMEOUT, PATIENCE, Peer
from ..fake_server import FakeServer
from . import drives

F1, F2, F3, F4, F5, F6, F7, F8, F9 = (Fault[f"F{n}"] for n in range(1, 10))


def _answer(request: bytes) -> bytes:
    return b"+OK\r\n" * request.count(b"*")


def _options(peer: Peer) -> dict[str, Any]:
    timeout = CLIENT_TIMEOUT if peer.fault is F7 else PATIENCE
    # The version of the protocol that begins without a greeting.
    return {"protocol": 2, "socket_timeout": timeout, "socket_connect_timeout": PATIENCE}


def _client(peer: Peer, host: str, port: int) -> redis.Redis:
    retry = redis.retry.Retry(redis.backoff.NoBackoff(), 0)
    return peer.keep(redis.Redis(host, port, retry=retry, **_options(peer)))


def _async_client(peer: Peer, host: str, port: int) -> redis.asyncio.Redis:
    retry = redis.asyncio.retry.Retry(redis.backoff.NoBackoff(), 0)
    return redis.asyncio.Redis(host=host, port=port, retry=retry, **_options(peer))


def _get(client: Any) -> Any:
    return client.get("x")


def _pipeline(client: Any) -> Any:
    return client.pipeline().get("x").execute()


def _transaction(client: Any) -> Any:
    return client.transaction(lambda pipe: pipe.get("x"), "x")


def _subscribe(client: Any) -> Any:
    return client.pubsub().subscribe("x")


def _lock(client: Any) -> Any:
    return client.lock("x").acquire(blocking=False)


def _scan(client: Any) -> Any:
    return next(client.scan_iter())


_SYNC: dict[str, Callable[[redis.Redis], Any]] = {
    "redis.Redis.*": _get,
    "redis.Redis.execute_command": lambda client: client.execute_command("GET", "x"),
    "redis.Redis.scan_iter": _scan,
    "redis.Redis.transaction": _transaction,
    "redis.client.Pipeline.execute": _pipeline,
    "redis.client.Pipeline.watch": lambda client: client.pipeline().watch("x"),
    "redis.client.PubSub.psubscribe": lambda client: client.pubsub().psubscribe("x"),
    "redis.client.PubSub.subscribe": _subscribe,
    "redis.lock.Lock.acquire": _lock,
}

for _name, _action in _SYNC.items():

    @drives(_name, F1, F2, F3, F4, F5, F7, F9)
    def _connect_and_command(peer: Peer, action: Callable[[redis.Redis], Any] = _action) -> Any:
        client = _client(peer, *peer.address())
        return lambda: action(client)

    @drives(_name, F1, F4, F5, F6, F7)
    def _command(peer: Peer, action: Callable[[redis.Redis], Any] = _action) -> Any:
        server = FakeServer(peer, _answer)
        client = _client(peer, server.host, server.port)
        client.ping()
        server.strike()
        return lambda: action(client)


@drives("redis.Redis.*", F8)
def _unix_socket(peer: Peer) -> Any:
    _, stale = peer.unix_paths()
    client = redis.Redis(unix_socket_path=stale, retry=redis.retry.Retry(redis.backoff.NoBackoff(), 0))
    return lambda: client.get("x")


@drives("redis.asyncio.Redis.*", F8)
async def _unix_socket_async(peer: Peer) -> Any:
    _, stale = peer.unix_paths()
    retry = redis.asyncio.retry.Retry(redis.backoff.NoBackoff(), 0)
    client = redis.asyncio.Redis(unix_socket_path=stale, retry=retry)
    return lambda: client.get("x")


def _subscribed(request: bytes) -> bytes:
    if b"SUBSCRIBE" in request:
        return b"*3\r\n$9\r\nsubscribe\r\n$1\r\nx\r\n:1\r\n"
    return _answer(request)


_RECEIVING: dict[str, Callable[[Any], Any]] = {
    "redis.client.PubSub.listen": lambda pubsub: next(pubsub.listen()),
    "redis.client.PubSub.get_message": lambda pubsub: pubsub.get_message(timeout=PATIENCE),
    "redis.client.PubSub.parse_response": lambda pubsub: pubsub.parse_response(),
}
for _name, _receive in _RECEIVING.items():

    @drives(_name, F1, F6)
    def _receive_message(peer: Peer, receive: Callable[[Any], Any] = _receive) -> Any:
        server = FakeServer(peer, _subscribed)
        pubsub = peer.keep(_client(peer, server.host, server.port).pubsub())
        pubsub.subscribe("x")
        pubsub.parse_response()
        server.strike()
        return lambda: receive(pubsub)


_ASYNC: dict[str, Callable[[Any], Any]] = {
    "redis.asyncio.Redis.*": _get,
    "redis.asyncio.Redis.execute_command": lambda client: client.execute_command("GET", "x"),
    "redis.asyncio.Redis.scan_iter": lambda client: anext(client.scan_iter()),
    "redis.asyncio.Redis.transaction": _transaction,
    "redis.asyncio.client.Pipeline.execute": _pipeline,
    "redis.asyncio.client.Pipeline.watch": lambda client: client.pipeline().watch("x"),
    "redis.asyncio.client.PubSub.psubscribe": lambda client: client.pubsub().psubscribe("x"),
    "redis.asyncio.client.PubSub.subscribe": _subscribe,
    "redis.asyncio.lock.Lock.acquire": _lock,
}
for _name, _action in _ASYNC.items():

    @drives(_name, F1, F2, F3, F4, F5, F7, F9)
    async def _connect_and_command_async(peer: Peer, action: Callable[[Any], Any] = _action) -> Any:
        client = _async_client(peer, *peer.address())

        async def watched() -> None:
            async with client:
                await action(client)

        return watched

    @drives(_name, F1, F4, F5, F6, F7)
    async def _command_async(peer: Peer, action: Callable[[Any], Any] = _action) -> Any:
        server = FakeServer(peer, _answer)
        client = _async_client(peer, server.host, server.port)
        await client.ping()
        server.strike()

        async def watched() -> None:
            async with client:
                await action(client)

        return watched


_ASYNC_RECEIVING: dict[str, Callable[[Any], Any]] = {
    "redis.asyncio.client.PubSub.listen": lambda pubsub: anext(pubsub.listen()),
    "redis.asyncio.client.PubSub.get_message": lambda pubsub: pubsub.get_message(timeout=PATIENCE),
    "redis.asyncio.client.PubSub.parse_response": lambda pubsub: pubsub.parse_response(),
}
for _name, _receive in _ASYNC_RECEIVING.items():

    @drives(_name, F1, F6)
    async def _receive_message_async(peer: Peer, receive: Callable[[Any], Any] = _receive) -> Any:
        server = FakeServer(peer, _subscribed)
        pubsub = _async_client(peer, server.host, server.port).pubsub()
        await pubsub.subscribe("x")
        await pubsub.parse_response()
        server.strike()
        return lambda: receive(pubsub)
