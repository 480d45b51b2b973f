"""pymysql, aiomysql and mysql.connector, against a server that accepts whoever logs in."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any

import aiomysql
import mysql.connector
import pymysql

from ...faults import Fault
from ...peer import PATIENCE, Peer
from ..fake_server import FakeServer
from . import drives

F1, F2, F3, F4, F5, F6, F7, F8, F9 = (Fault[f"F{n}"] for n in range(1, 10))
Action = Callable[[Any], Any]

# One second is the shortest that these clients take for reading.
_SHORT = 1
_PLUGIN = b"mysql_native_password\0"


def _packet(sequence: int, payload: bytes) -> bytes:
    return len(payload).to_bytes(3, "little") + bytes([sequence & 255]) + payload


# Protocol 10, without TLS: Source: MySQL's "Protocol::HandshakeV10".
_GREETING = _packet(
    0,
    b"\x0a5.7.44\0\x01\0\0\012345678\0\xff\xf7\x21\x02\0\x08\0\x15" + bytes(10) + b"123456789012\0" + _PLUGIN,
)


def _answer(request: bytes) -> bytes:
    """OK to everything."""
    return _packet(request[3] + 1, b"\0\0\0\x02\0\0\0")


# pymysql


def _pymysql(peer: Peer, host: str, port: int) -> Any:
    timeout = _SHORT if peer.fault is F7 else int(PATIENCE)
    connection = pymysql.connect(
        host=host, port=port, user="x", password="x", connect_timeout=timeout, read_timeout=timeout
    )
    return peer.keep(connection)


@drives("pymysql.connect", F1, F2, F3, F7, F9)
def _pymysql_connect(peer: Peer) -> Any:
    host, port = peer.address()
    return lambda: _pymysql(peer, host, port)


@drives("pymysql.connections.Connection", F1, F9)
def _pymysql_construct(peer: Peer) -> Any:
    host, port = peer.address()
    return lambda: pymysql.connections.Connection(host=host, port=port, user="x")


@drives("pymysql.connect", F4, F5)
def _pymysql_log_in(peer: Peer) -> Any:
    peer.greeting = _GREETING
    host, port = peer.address()
    return lambda: _pymysql(peer, host, port)


@drives("pymysql.connect", F8)
def _pymysql_unix(peer: Peer) -> Any:
    _, stale = peer.unix_paths()
    return lambda: pymysql.connect(unix_socket=stale, user="x")


_CONNECTION_ACTIONS: dict[str, Action] = {
    "begin": lambda connection: connection.begin(),
    "commit": lambda connection: connection.commit(),
    "rollback": lambda connection: connection.rollback(),
    "select_db": lambda connection: connection.select_db("x"),
    "autocommit": lambda connection: connection.autocommit(True),
    "query": lambda connection: connection.query("SELECT 1"),
    "close": lambda connection: connection.close(),
}
_CURSOR_ACTIONS: dict[str, Action] = {
    "execute": lambda cursor: cursor.execute("SELECT 1"),
    "executemany": lambda cursor: cursor.executemany("UPDATE x SET y=%s", [(1,), (2,)]),
    "callproc": lambda cursor: cursor.callproc("x"),
}


def _stricken_pymysql(peer: Peer) -> Any:
    server = FakeServer(peer, _answer, _GREETING)
    connection = _pymysql(peer, server.host, server.port)
    server.strike()
    return connection


for _name, _action in _CONNECTION_ACTIONS.items():

    @drives(f"pymysql.connections.Connection.{_name}", F4, F5, F6, F7)
    def _pymysql_connection(peer: Peer, action: Action = _action) -> Any:
        connection = _stricken_pymysql(peer)
        return lambda: action(connection)


for _name, _action in _CURSOR_ACTIONS.items():

    @drives(f"pymysql.cursors.Cursor.{_name}", F4, F5, F6, F7)
    def _pymysql_cursor(peer: Peer, action: Action = _action) -> Any:
        cursor = _stricken_pymysql(peer).cursor()
        return lambda: action(cursor)


@drives("pymysql.connections.Connection.ping", F1, F4, F5, F6)
def _pymysql_ping(peer: Peer) -> Any:
    connection = _stricken_pymysql(peer)
    return lambda: connection.ping(reconnect=peer.fault is F1)


def _lost_pymysql(peer: Peer) -> Any:
    """A connection that has noticed that it is lost, and has closed itself."""
    connection = _stricken_pymysql(peer)
    with contextlib.suppress(pymysql.err.OperationalError):
        connection.query("SELECT 1")
    assert not connection.open
    return connection


for _name, _action in {**_CONNECTION_ACTIONS, "ping": lambda c: c.ping(reconnect=False)}.items():

    @drives(f"pymysql.connections.Connection.{_name}", F6)
    def _pymysql_connection_again(peer: Peer, action: Action = _action) -> Any:
        connection = _lost_pymysql(peer)
        return lambda: action(connection)


for _name, _action in _CURSOR_ACTIONS.items():

    @drives(f"pymysql.cursors.Cursor.{_name}", F6)
    def _pymysql_cursor_again(peer: Peer, action: Action = _action) -> Any:
        cursor = _lost_pymysql(peer).cursor()
        return lambda: action(cursor)


# aiomysql


async def _aiomysql(peer: Peer, host: str, port: int) -> Any:
    connection = await aiomysql.connect(
        host=host, port=port, user="x", password="x", connect_timeout=0.1 if peer.fault is F7 else PATIENCE
    )
    return peer.keep(connection)


@drives("aiomysql.connect", F1, F2, F3, F7, F9)
async def _aiomysql_connect(peer: Peer) -> Any:
    host, port = peer.address_to_connect()
    return lambda: _aiomysql(peer, host, port)


@drives("aiomysql.connect", F4, F5)
async def _aiomysql_log_in(peer: Peer) -> Any:
    peer.greeting = _GREETING
    host, port = peer.address()
    return lambda: _aiomysql(peer, host, port)


@drives("aiomysql.create_pool", F1, F2, F3, F9)
async def _aiomysql_pool(peer: Peer) -> Any:
    host, port = peer.address()

    async def watched() -> None:
        await aiomysql.create_pool(host=host, port=port, user="x", minsize=1)

    return watched


@drives("aiomysql.pool.Pool.acquire", F1)
async def _aiomysql_acquire(peer: Peer) -> Any:
    server = FakeServer(peer, _answer, _GREETING)
    pool = await aiomysql.create_pool(host=server.host, port=server.port, user="x", minsize=0)
    server.strike()

    async def watched() -> None:
        await pool.acquire()

    return watched


async def _stricken_aiomysql(peer: Peer) -> Any:
    server = FakeServer(peer, _answer, _GREETING)
    connection = await _aiomysql(peer, server.host, server.port)
    server.strike()
    return connection


for _name in ("begin", "commit", "rollback", "autocommit", "select_db"):

    @drives(f"aiomysql.connection.Connection.{_name}", F4, F5, F6)
    async def _aiomysql_connection(peer: Peer, action: Action = _CONNECTION_ACTIONS[_name]) -> Any:
        connection = await _stricken_aiomysql(peer)
        return lambda: action(connection)


@drives("aiomysql.connection.Connection.ping", F1, F4, F5, F6)
async def _aiomysql_ping(peer: Peer) -> Any:
    connection = await _stricken_aiomysql(peer)
    return lambda: connection.ping(reconnect=peer.fault is F1)


for _name, _action in _CURSOR_ACTIONS.items():

    @drives(f"aiomysql.cursors.Cursor.{_name}", F4, F5, F6)
    async def _aiomysql_cursor(peer: Peer, action: Action = _action) -> Any:
        connection = await _stricken_aiomysql(peer)
        cursor = await connection.cursor()

        async def watched() -> None:
            await action(cursor)

        return watched


# mysql.connector


def _connector(peer: Peer, host: str, port: int) -> Any:
    timeout = _SHORT if peer.fault is F7 else int(PATIENCE)
    return peer.keep(
        mysql.connector.connect(
            host=host,
            port=port,
            user="x",
            password="x",
            use_pure=True,
            ssl_disabled=True,
            connection_timeout=timeout,
            read_timeout=timeout,
        )
    )


@drives("mysql.connector.connect", F1, F2, F3, F7, F9)
def _connector_connect(peer: Peer) -> Any:
    host, port = peer.address()
    return lambda: _connector(peer, host, port)


@drives("mysql.connector.connect", F4, F5)
def _connector_log_in(peer: Peer) -> Any:
    peer.greeting = _GREETING
    host, port = peer.address()
    return lambda: _connector(peer, host, port)


def _served_connector(peer: Peer) -> tuple[FakeServer, Any]:
    server = FakeServer(peer, _answer, _GREETING)
    return server, _connector(peer, server.host, server.port)


_CONNECTOR_ACTIONS: dict[str, Action] = {
    "commit": lambda connection: connection.commit(),
    "rollback": lambda connection: connection.rollback(),
    "start_transaction": lambda connection: connection.start_transaction(),
    "ping": lambda connection: connection.ping(),
    "close": lambda connection: connection.close(),
    "cursor": lambda connection: connection.cursor(),
    "cmd_query": lambda connection: connection.cmd_query("SELECT 1"),
    "is_connected": lambda connection: connection.is_connected(),
}
for _name, _action in _CONNECTOR_ACTIONS.items():

    @drives(f"mysql.connector.abstracts.MySQLConnectionAbstract.{_name}", F4, F5, F6, F7)
    def _connector_connection(peer: Peer, action: Action = _action) -> Any:
        server, connection = _served_connector(peer)
        server.strike()
        return lambda: action(connection)


for _name, _action in _CURSOR_ACTIONS.items():

    @drives(f"mysql.connector.abstracts.MySQLCursorAbstract.{_name}", F4, F5, F6, F7)
    def _connector_cursor(peer: Peer, action: Action = _action) -> Any:
        server, connection = _served_connector(peer)
        cursor = connection.cursor()
        server.strike()
        return lambda: action(cursor)


@drives("mysql.connector.abstracts.MySQLConnectionAbstract.reconnect", F1)
def _connector_reconnect(peer: Peer) -> Any:
    server, connection = _served_connector(peer)
    server.strike()
    return lambda: connection.reconnect()
