"""paho, nats, stomp, kafka and aiokafka."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from typing import Any

import aiokafka
import aiokafka.conn
import kafka
import nats
import paho.mqtt.client
import paho.mqtt.enums
import paho.mqtt.publish
import paho.mqtt.subscribe
import stomp

from ...faults import Fault
from ...peer import PATIENCE, Peer
from ...resolving import give_two_addresses
from ..fake_server import FakeServer
from . import drives

F1, F2, F3, F4, F5, F6, F7, F9 = (Fault[f"F{n}"] for n in (1, 2, 3, 4, 5, 6, 7, 9))
Action = Callable[[Any], Any]


# paho


def _mqtt(timeout: float = PATIENCE) -> paho.mqtt.client.Client:
    client = paho.mqtt.client.Client(paho.mqtt.enums.CallbackAPIVersion.VERSION2)
    client.connect_timeout = timeout
    return client


class _Disconnected:
    """A client whose way of closing has another name."""

    def __init__(self, client: Any) -> None:
        self.client = client

    def close(self) -> None:
        self.client.disconnect()


@drives("paho.mqtt.client.Client.connect", F1, F2, F3, F7, F9)
def _mqtt_connect(peer: Peer) -> Any:
    client = _mqtt(0.05 if peer.fault is F7 else PATIENCE)
    peer.keep(_Disconnected(client))
    host, port = peer.address_to_connect()
    return lambda: client.connect(host, port)


@drives("paho.mqtt.client.Client.reconnect", F1, F9)
def _mqtt_reconnect(peer: Peer) -> Any:
    client = _mqtt()
    client.connect_async(*peer.address())
    return lambda: client.reconnect()


@drives("paho.mqtt.client.Client.loop_forever", F1, F9)
def _mqtt_loop_forever(peer: Peer) -> Any:
    client = _mqtt()
    client.connect_async(*peer.address())
    return lambda: client.loop_forever(retry_first_connection=False)


_ON_MQTT: dict[str, Action] = {
    "loop": lambda client: client.loop(0.1),
    "loop_read": lambda client: client.loop_read(),
    "publish": lambda client: client.publish("x", b"x"),
    "subscribe": lambda client: client.subscribe("x"),
    "disconnect": lambda client: client.disconnect(),
}
for _name, _action in _ON_MQTT.items():

    @drives(f"paho.mqtt.client.Client.{_name}", F2, F3, F4, F5)
    def _on_mqtt(peer: Peer, action: Action = _action) -> Any:
        client = _mqtt()
        host, port = peer.address()
        with contextlib.suppress(ConnectionResetError):
            client.connect(host, port)
            peer.await_fault()
        return lambda: action(client)


_MQTT_AT_ONCE: dict[str, Callable[[str, int], Any]] = {
    "paho.mqtt.publish.single": lambda host, port: paho.mqtt.publish.single(
        "x", "x", hostname=host, port=port
    ),
    "paho.mqtt.publish.multiple": lambda host, port: paho.mqtt.publish.multiple(
        [("x", "x", 0, False)], hostname=host, port=port
    ),
    "paho.mqtt.subscribe.simple": lambda host, port: paho.mqtt.subscribe.simple(
        "x", hostname=host, port=port
    ),
}
for _name, _at_once in _MQTT_AT_ONCE.items():

    @drives(_name, F1, F9)
    def _mqtt_at_once(peer: Peer, at_once: Callable[[str, int], Any] = _at_once) -> Any:
        host, port = peer.address()
        return lambda: at_once(host, port)


# nats

_INFO = b'INFO {"server_id":"x","version":"2.10.0","max_payload":1048576,"proto":1,"headers":true}\r\n'


def _nats_answer(request: bytes) -> bytes:
    return b"PONG\r\n" * request.count(b"PING\r\n")


async def _ignore(_: Exception) -> None:
    """Errors are given to a callback as well."""


async def _nats(peer: Peer, host: str, port: int, **options: Any) -> Any:
    timeout = 0.1 if peer.fault is F7 else PATIENCE
    return await nats.connect(f"nats://{host}:{port}", error_cb=_ignore, connect_timeout=timeout, **options)


# With and without attempts at reconnecting. Without, errors of a connection that was made come as they are.
_ONCE = {"allow_reconnect": False}
_AGAIN = {"max_reconnect_attempts": 1, "reconnect_time_wait": 0.01}


@drives("nats.connect", F1, F2, F3, F7, F9)
async def _nats_connect(peer: Peer) -> Any:
    host, port = peer.address()
    return lambda: _nats(peer, host, port, **_ONCE)


@drives("nats.connect", F1, F2, F3, F7, F9)
async def _nats_connect_again(peer: Peer) -> Any:
    host, port = peer.address()
    return lambda: _nats(peer, host, port, **_AGAIN)


@drives("nats.connect", F4, F5, F7)
async def _nats_after_info(peer: Peer) -> Any:
    peer.greeting = _INFO
    host, port = peer.address()
    return lambda: _nats(peer, host, port, **_ONCE)


_ON_NATS: dict[str, Action] = {
    "publish": lambda client: client.publish("x", b"x"),
    "flush": lambda client: client.flush(0.1),
    "request": lambda client: client.request("x", b"x", timeout=0.1),
    "subscribe": lambda client: client.subscribe("x"),
    "close": lambda client: client.close(),
}
for _name, _action in _ON_NATS.items():

    @drives(f"nats.aio.client.Client.{_name}", F4, F6, F7)
    async def _on_nats(peer: Peer, action: Action = _action) -> Any:
        server = FakeServer(peer, _nats_answer, _INFO)
        client = await _nats(peer, server.host, server.port, **_ONCE)
        server.strike()
        if peer.fault is not F7:
            with contextlib.suppress(Exception):
                await client.flush(1)
        return lambda: action(client)


@drives("nats.aio.subscription.Subscription.next_msg", F6, F7)
async def _next_message(peer: Peer) -> Any:
    server = FakeServer(peer, _nats_answer, _INFO)
    client = await _nats(peer, server.host, server.port, **_ONCE)
    subscription = await client.subscribe("x")
    server.strike()
    return lambda: subscription.next_msg(timeout=0.1)


# stomp

_CONNECTED = b"CONNECTED\nversion:1.1\nheart-beat:0,0\n\n\0"


def _stomp_answer(request: bytes) -> bytes:
    return _CONNECTED if request.startswith((b"STOMP", b"CONNECT")) else b""


def _stomp(peer: Peer, host: str, port: int) -> Any:
    connection = stomp.Connection(
        [(host, port)], reconnect_attempts_max=1, reconnect_sleep_initial=0.01, timeout=0.2
    )
    peer.keep(_Disconnected(connection))
    return connection


@drives("stomp.Connection.connect", F1, F2, F3, F4, F5, F9)
def _stomp_connect(peer: Peer) -> Any:
    connection = _stomp(peer, *peer.address())
    return lambda: connection.connect(wait=True)


class _Noticing(stomp.ConnectionListener):  # type: ignore[misc]
    """Tells when the receiving thread has noticed that the connection is lost."""

    def __init__(self, gone: threading.Event) -> None:
        self.gone = gone

    def on_disconnected(self) -> None:
        self.gone.set()


_ON_STOMP: dict[str, Action] = {
    "send": lambda connection: connection.send("x", "x"),
    "subscribe": lambda connection: connection.subscribe("x", "1"),
    "disconnect": lambda connection: connection.disconnect(),
    "ack": lambda connection: connection.ack("1", "1"),
    "begin": lambda connection: connection.begin(),
}
for _name, _action in _ON_STOMP.items():

    @drives(f"stomp.Connection.{_name}", F6)
    def _on_stomp(peer: Peer, action: Action = _action) -> Any:
        server = FakeServer(peer, _stomp_answer)
        connection = _stomp(peer, server.host, server.port)
        gone = threading.Event()
        connection.set_listener("", _Noticing(gone))
        connection.connect(wait=True)
        server.strike()
        gone.wait(PATIENCE)
        return lambda: action(connection)


# kafka and aiokafka

_KAFKA: dict[str, Callable[..., Any]] = {
    "kafka.KafkaProducer": lambda servers: kafka.KafkaProducer(
        bootstrap_servers=servers, bootstrap_timeout_ms=200, max_block_ms=200
    ),
    "kafka.KafkaConsumer": lambda servers: kafka.KafkaConsumer(
        bootstrap_servers=servers, bootstrap_timeout_ms=200
    ),
    "kafka.KafkaAdminClient": lambda servers: kafka.KafkaAdminClient(
        bootstrap_servers=servers, bootstrap_timeout_ms=200
    ),
}
for _name, _constructor in _KAFKA.items():

    @drives(_name, F1, F2, F3, F4, F5, F7, F9)
    def _kafka(peer: Peer, constructor: Callable[..., Any] = _constructor) -> Any:
        host, port = peer.address()
        return lambda: peer.keep(constructor(f"{host}:{port}"))


@drives("aiokafka.conn.create_conn", F1, F2, F3, F4, F5, F7, F9)
async def _aiokafka_connection(peer: Peer) -> Any:
    host, port = peer.address()
    return lambda: aiokafka.conn.create_conn(host, port, request_timeout_ms=200)


@drives("aiokafka.conn.create_conn", F1)
async def _aiokafka_connection_to_several_addresses(peer: Peer) -> Any:
    _, port = peer.address()
    host = give_two_addresses(port)
    return lambda: aiokafka.conn.create_conn(host, port, request_timeout_ms=200)


_AIOKAFKA: dict[str, Any] = {
    "aiokafka.AIOKafkaProducer.start": aiokafka.AIOKafkaProducer,
    "aiokafka.AIOKafkaConsumer.start": aiokafka.AIOKafkaConsumer,
}
for _name, _class in _AIOKAFKA.items():

    @drives(_name, F1, F2, F3, F4, F5, F7, F9)
    async def _aiokafka(peer: Peer, client_class: Any = _class) -> Any:
        host, port = peer.address()
        client = client_class(bootstrap_servers=f"{host}:{port}", request_timeout_ms=200)

        async def watched() -> None:
            try:
                await client.start()
            finally:
                await client.stop()

        return watched
