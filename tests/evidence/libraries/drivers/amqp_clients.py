"""amqp, kombu, celery, pika and aio_pika, against a broker that knows the beginning of AMQP 0-9-1."""

from __future__ import annotations

import contextlib
import struct
import time
from collections.abc import Callable, Iterator
from typing import Any

import aio_pika
import amqp
import celery
import kombu
import pika

from ...faults import Fault
from ...peer import PATIENCE, Peer
from ..fake_server import FakeServer
from . import drives

F1, F2, F3, F4, F5, F6, F7, F8, F9 = (Fault[f"F{n}"] for n in range(1, 10))
Action = Callable[[Any], Any]

# How often something is sent until its sender has to know that nobody receives it.
_MANY = 2000


# The broker. Numbers of classes and methods: AMQP 0-9-1, "Generated XML specification".


def _frame(channel: int, class_id: int, method_id: int, arguments: bytes) -> bytes:
    payload = struct.pack(">HH", class_id, method_id) + arguments
    return struct.pack(">BHI", 1, channel, len(payload)) + payload + b"\xce"


def _long_string(text: bytes) -> bytes:
    return struct.pack(">I", len(text)) + text


_PROPERTIES = b"\x0ccapabilitiesF" + _long_string(b"\x12publisher_confirmst\x01")
_START = _frame(
    0,
    10,
    10,
    b"\0\x09" + _long_string(_PROPERTIES) + _long_string(b"PLAIN AMQPLAIN") + _long_string(b"en_US"),
)
_ANSWERS = {
    (10, 11): (10, 30, struct.pack(">HIH", 2047, 131072, 0)),
    (10, 40): (10, 41, b"\0"),
    (10, 50): (10, 51, b""),
    (20, 10): (20, 11, _long_string(b"")),
    (20, 40): (20, 41, b""),
    (40, 10): (40, 11, b""),
    (50, 10): (50, 11, b"\1x" + bytes(8)),
    (50, 20): (50, 21, b""),
    (60, 10): (60, 11, b""),
    (60, 20): (60, 21, b"\1x"),
    (85, 10): (85, 11, b""),
}


def _methods(request: bytes) -> Iterator[tuple[int, tuple[int, int]]]:
    """The channel and number of each method in what was received."""
    while len(request) >= 11:
        kind, channel, size = struct.unpack(">BHI", request[:7])
        if kind == 1:
            class_id, method_id = struct.unpack(">HH", request[7:11])
            yield channel, (class_id, method_id)
        request = request[size + 8 :]


def _answer(request: bytes) -> bytes:
    if request.startswith(b"AMQP"):
        return _START
    return b"".join(
        _frame(channel, *_ANSWERS[method]) for channel, method in _methods(request) if method in _ANSWERS
    )


def _repeatedly(action: Action) -> Action:
    """What is sent without waiting for an answer fails at the second attempt at best."""

    def repeated(target: Any) -> None:
        for _ in range(_MANY):
            action(target)
            # The other side gets its turn, and answers the first with what the second meets.
            time.sleep(0.001)

    return repeated


# amqp and kombu


def _amqp(peer: Peer, host: str, port: int) -> Any:
    timeout = 0.1 if peer.fault is F7 else PATIENCE
    connection = amqp.Connection(f"{host}:{port}", connect_timeout=timeout, read_timeout=timeout)
    peer.keep(_Collected(connection))
    return connection


class _Collected:
    """A connection whose own way of closing says goodbye first."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    def close(self) -> None:
        self.connection.collect()


@drives("amqp.Connection.connect", F1, F2, F3, F4, F5, F7, F9)
def _amqp_connect(peer: Peer) -> Any:
    connection = _amqp(peer, *peer.address())
    return lambda: connection.connect()


@drives("amqp.Connection.connect", F4, F5)
def _amqp_log_in(peer: Peer) -> Any:
    peer.answers = [_answer]
    connection = _amqp(peer, *peer.address())
    return lambda: connection.connect()


_ON_AMQP_CONNECTION: dict[str, Action] = {
    "channel": lambda connection: connection.channel(),
    "close": lambda connection: connection.close(),
    "send_heartbeat": _repeatedly(lambda connection: connection.send_heartbeat()),
}
_ON_AMQP_CHANNEL: dict[str, Action] = {
    "basic_publish": _repeatedly(lambda channel: channel.basic_publish(amqp.Message("x"), routing_key="x")),
    "basic_ack": _repeatedly(lambda channel: channel.basic_ack(1)),
    "basic_get": lambda channel: channel.basic_get("x"),
    "basic_consume": lambda channel: channel.basic_consume("x"),
    "basic_qos": lambda channel: channel.basic_qos(0, 1, False),
    "queue_declare": lambda channel: channel.queue_declare("x"),
    "exchange_declare": lambda channel: channel.exchange_declare("x", "direct"),
    "queue_bind": lambda channel: channel.queue_bind("x", "x"),
    "close": lambda channel: channel.close(),
}
for _name, _action in _ON_AMQP_CONNECTION.items():

    @drives(f"amqp.Connection.{_name}", F4, F5, F6)
    def _amqp_connection(peer: Peer, action: Action = _action) -> Any:
        server = FakeServer(peer, _answer)
        connection = _amqp(peer, server.host, server.port)
        connection.connect()
        server.strike()
        return lambda: action(connection)


for _name, _action in _ON_AMQP_CHANNEL.items():

    @drives(f"amqp.Channel.{_name}", F4, F5, F6)
    def _amqp_channel(peer: Peer, action: Action = _action) -> Any:
        server = FakeServer(peer, _answer)
        connection = _amqp(peer, server.host, server.port)
        connection.connect()
        channel = connection.channel()
        server.strike()
        return lambda: action(channel)


# Without waiting between attempts.
_AT_ONCE = {"max_retries": 1, "interval_start": 0, "interval_step": 0}


def _kombu(peer: Peer, host: str, port: int) -> Any:
    timeout = 0.1 if peer.fault is F7 else PATIENCE
    return kombu.Connection(
        f"amqp://x:x@{host}:{port}//", connect_timeout=timeout, transport_options=_AT_ONCE
    )


_KOMBU_CONNECTS: dict[str, Action] = {
    "kombu.Connection.connect": lambda connection: connection.connect(),
    "kombu.Connection.ensure_connection": lambda connection: connection.ensure_connection(
        max_retries=1, interval_start=0, interval_step=0
    ),
    "kombu.Connection.channel": lambda connection: connection.channel(),
    "kombu.Connection.default_channel": lambda connection: connection.default_channel,
    "kombu.Connection.SimpleQueue": lambda connection: connection.SimpleQueue("x"),
}
for _name, _action in _KOMBU_CONNECTS.items():

    @drives(_name, F1, F2, F3, F4, F5, F7, F9)
    def _kombu_connect(peer: Peer, action: Action = _action) -> Any:
        connection = _kombu(peer, *peer.address())
        return lambda: action(connection)


_ON_KOMBU: dict[str, Action] = {
    "kombu.Connection.SimpleQueue": lambda connection: connection.SimpleQueue("x"),
    "kombu.Connection.release": lambda connection: connection.release(),
    "kombu.Connection.close": lambda connection: connection.close(),
}
_ON_KOMBU_CHANNEL: dict[str, Action] = {
    "kombu.Producer.publish": _repeatedly(
        lambda channel: kombu.Producer(channel).publish("x", routing_key="x")
    ),
    "kombu.Consumer.consume": lambda channel: kombu.Consumer(channel, [kombu.Queue("x")]).consume(),
    "kombu.Queue.declare": lambda channel: kombu.Queue("x")(channel).declare(),
    "kombu.Exchange.declare": lambda channel: kombu.Exchange("x", "direct")(channel).declare(),
}
for _name, _action in _ON_KOMBU.items():

    @drives(_name, F4, F5, F6)
    def _kombu_action(peer: Peer, action: Action = _action) -> Any:
        server = FakeServer(peer, _answer)
        connection = _kombu(peer, server.host, server.port)
        connection.connect()
        peer.keep(_Collected(connection.connection))
        server.strike()
        return lambda: action(connection)


for _name, _action in _ON_KOMBU_CHANNEL.items():

    @drives(_name, F4, F5, F6)
    def _kombu_channel(peer: Peer, action: Action = _action) -> Any:
        server = FakeServer(peer, _answer)
        connection = _kombu(peer, server.host, server.port)
        connection.connect()
        peer.keep(_Collected(connection.connection))
        channel = connection.channel()
        server.strike()
        return lambda: action(channel)


@drives("amqp.Connection.drain_events", F6, F7)
def _amqp_drain(peer: Peer) -> Any:
    server = FakeServer(peer, _answer)
    connection = _amqp(peer, server.host, server.port)
    connection.connect()
    server.strike()
    return lambda: connection.drain_events(timeout=0.1)


@drives("kombu.Connection.drain_events", F6, F7)
def _kombu_drain(peer: Peer) -> Any:
    server = FakeServer(peer, _answer)
    connection = _kombu(peer, server.host, server.port)
    connection.connect()
    peer.keep(_Collected(connection.connection))
    server.strike()
    return lambda: connection.drain_events(timeout=0.1)


# celery


def _task() -> None:
    """Never runs: nobody takes it."""


_CELERY: dict[str, Action] = {
    "celery.Celery.send_task": lambda app: app.send_task("x", retry=False),
    "celery.Task.apply_async": lambda app: app.task(_task).apply_async(retry=False),
}
for _name, _action in _CELERY.items():

    @drives(_name, F1, F2, F3, F4, F5, F9)
    def _send_task(peer: Peer, action: Action = _action) -> Any:
        host, port = peer.address()
        app = celery.Celery("x", broker=f"amqp://x:x@{host}:{port}//", set_as_current=False)
        app.conf.broker_transport_options = _AT_ONCE
        return lambda: action(app)


@drives("celery.result.AsyncResult.get", F1, F2, F3)
def _result(peer: Peer) -> Any:
    host, port = peer.address()
    app = celery.Celery("x", backend=f"redis://{host}:{port}/0", set_as_current=False)
    app.conf.result_backend_transport_options = {"retry_policy": {"max_retries": 0}}
    return lambda: app.AsyncResult("x").get(timeout=0.1)


for _name in ("ready", "failed", "successful"):

    @drives(f"celery.result.AsyncResult.{_name}", F1, F2, F3, F7)
    def _state(peer: Peer, name: str = _name) -> Any:
        host, port = peer.address()
        app = celery.Celery("x", backend=f"redis://{host}:{port}/0", set_as_current=False)
        app.conf.redis_socket_timeout = 0.1 if peer.fault is F7 else PATIENCE
        return getattr(app.AsyncResult("x"), name)


# pika


def _parameters(peer: Peer, host: str, port: int) -> Any:
    timeout = 0.2 if peer.fault is F7 else PATIENCE
    return pika.ConnectionParameters(
        host, port, socket_timeout=timeout, stack_timeout=timeout, heartbeat=0,
        blocked_connection_timeout=PATIENCE,
    )  # fmt: skip


def _pika(peer: Peer, host: str, port: int) -> Any:
    return peer.keep(pika.BlockingConnection(_parameters(peer, host, port)))


@drives("pika.BlockingConnection", F1, F2, F3, F4, F5, F7, F9)
def _pika_connect(peer: Peer) -> Any:
    host, port = peer.address()
    return lambda: _pika(peer, host, port)


@drives("pika.BlockingConnection", F4, F5)
def _pika_log_in(peer: Peer) -> Any:
    """The broker leaves once it has been told a name and a password."""
    peer.answers = [_answer]
    host, port = peer.address()
    return lambda: _pika(peer, host, port)


@drives("pika.BlockingConnection", F4, F5)
def _pika_open(peer: Peer) -> Any:
    """The broker leaves once it has been told a virtual host."""
    peer.answers = [_answer, _answer]
    host, port = peer.address()
    return lambda: _pika(peer, host, port)


_ON_PIKA_CONNECTION: dict[str, Action] = {
    "channel": lambda connection: connection.channel(),
    "close": lambda connection: connection.close(),
}
_PIKA_WAITS: dict[str, Action] = {
    "process_data_events": lambda connection: connection.process_data_events(time_limit=PATIENCE),
    "sleep": lambda connection: connection.sleep(PATIENCE),
}
_ON_PIKA_CHANNEL: dict[str, Action] = {
    "basic_publish": _repeatedly(lambda channel: channel.basic_publish("", "x", b"x")),
    "basic_ack": _repeatedly(lambda channel: channel.basic_ack(1)),
    "basic_nack": _repeatedly(lambda channel: channel.basic_nack(1)),
    "basic_get": lambda channel: channel.basic_get("x"),
    "basic_consume": lambda channel: channel.basic_consume("x", lambda *_: None),
    "basic_qos": lambda channel: channel.basic_qos(prefetch_count=1),
    "confirm_delivery": lambda channel: channel.confirm_delivery(),
    "consume": lambda channel: next(channel.consume("x")),
    "exchange_declare": lambda channel: channel.exchange_declare("x"),
    "queue_bind": lambda channel: channel.queue_bind("x", "x"),
    "queue_declare": lambda channel: channel.queue_declare("x"),
    "queue_delete": lambda channel: channel.queue_delete("x"),
    "queue_purge": lambda channel: channel.queue_purge("x"),
    "close": lambda channel: channel.close(),
}


for _name, _action in _ON_PIKA_CONNECTION.items():

    @drives(f"pika.BlockingConnection.{_name}", F4, F5, F6)
    def _pika_connection(peer: Peer, action: Action = _action) -> Any:
        server = FakeServer(peer, _answer)
        connection = _pika(peer, server.host, server.port)
        server.strike()
        return lambda: action(connection)

    @drives(f"pika.BlockingConnection.{_name}", F6)
    def _pika_connection_again(peer: Peer, action: Action = _action) -> Any:
        """The connection has noticed already that it is lost."""
        server = FakeServer(peer, _answer)
        connection = _pika(peer, server.host, server.port)
        server.strike()
        with contextlib.suppress(pika.exceptions.AMQPConnectionError):
            connection.process_data_events(time_limit=PATIENCE)
        return lambda: action(connection)


for _name, _action in _PIKA_WAITS.items():

    @drives(f"pika.BlockingConnection.{_name}", F6)
    def _pika_waiting(peer: Peer, action: Action = _action) -> Any:
        server = FakeServer(peer, _answer)
        connection = _pika(peer, server.host, server.port)
        server.strike()
        return lambda: action(connection)

    @drives(f"pika.BlockingConnection.{_name}", F6)
    def _pika_waiting_again(peer: Peer, action: Action = _action) -> Any:
        """The connection has noticed already that it is lost."""
        server = FakeServer(peer, _answer)
        connection = _pika(peer, server.host, server.port)
        server.strike()
        with contextlib.suppress(pika.exceptions.AMQPConnectionError):
            connection.process_data_events(time_limit=PATIENCE)
        return lambda: action(connection)


for _name, _action in _ON_PIKA_CHANNEL.items():

    @drives(f"pika.adapters.blocking_connection.BlockingChannel.{_name}", F4, F5, F6)
    def _pika_channel(peer: Peer, action: Action = _action) -> Any:
        server = FakeServer(peer, _answer)
        channel = _pika(peer, server.host, server.port).channel()
        server.strike()
        return lambda: action(channel)

    @drives(f"pika.adapters.blocking_connection.BlockingChannel.{_name}", F6)
    def _pika_channel_again(peer: Peer, action: Action = _action) -> Any:
        """The connection has noticed already that it is lost."""
        server = FakeServer(peer, _answer)
        connection = _pika(peer, server.host, server.port)
        channel = connection.channel()
        server.strike()
        with contextlib.suppress(pika.exceptions.AMQPConnectionError):
            connection.process_data_events(time_limit=PATIENCE)
        return lambda: action(channel)


@drives("pika.adapters.blocking_connection.BlockingChannel.start_consuming", F6)
def _pika_consuming(peer: Peer) -> Any:
    server = FakeServer(peer, _answer)
    channel = _pika(peer, server.host, server.port).channel()
    channel.basic_consume("x", lambda *_: None)
    server.strike()
    return lambda: channel.start_consuming()


# aio_pika


def _aio_pika(peer: Peer, host: str, port: int, connect: Any = aio_pika.connect) -> Any:
    return connect(f"amqp://x:x@{host}:{port}/", timeout=0.2 if peer.fault is F7 else PATIENCE)


for _name, _connect in (
    ("aio_pika.connect", aio_pika.connect),
    ("aio_pika.connect_robust", aio_pika.connect_robust),
):

    @drives(_name, F1, F2, F3, F4, F5, F7, F9)
    async def _aio_pika_connect(peer: Peer, connect: Any = _connect) -> Any:
        host, port = peer.address()

        async def watched() -> None:
            await _aio_pika(peer, host, port, connect)

        return watched

    @drives(_name, F4, F5)
    async def _aio_pika_log_in(peer: Peer, connect: Any = _connect) -> Any:
        peer.answers = [_answer]
        host, port = peer.address()

        async def watched() -> None:
            await _aio_pika(peer, host, port, connect)

        return watched


_ON_AIO_PIKA: dict[str, Action] = {
    "declare_queue": lambda channel: channel.declare_queue("x"),
    "declare_exchange": lambda channel: channel.declare_exchange("x"),
    "set_qos": lambda channel: channel.set_qos(prefetch_count=1),
}
for _name, _action in _ON_AIO_PIKA.items():

    @drives(f"aio_pika.abc.AbstractChannel.{_name}", F4, F5, F6)
    async def _aio_pika_channel(peer: Peer, action: Action = _action) -> Any:
        server = FakeServer(peer, _answer)
        connection = await _aio_pika(peer, server.host, server.port)
        channel = await connection.channel()
        server.strike()
        return lambda: action(channel)


@drives("aio_pika.abc.AbstractExchange.publish", F4, F5, F6)
async def _aio_pika_publish(peer: Peer) -> Any:
    server = FakeServer(peer, _answer)
    connection = await _aio_pika(peer, server.host, server.port)
    channel = await connection.channel(publisher_confirms=False)
    server.strike()

    async def watched() -> None:
        for _ in range(_MANY):
            await channel.default_exchange.publish(aio_pika.Message(b"x"), "x")

    return watched
