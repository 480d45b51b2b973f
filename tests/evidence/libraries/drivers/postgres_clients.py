"""psycopg, psycopg2 and asyncpg, against a server that accepts whoever logs in."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable
from typing import Any

import asyncpg
import psycopg
import psycopg2

from ...faults import Fault
from ...peer import PATIENCE, Peer
from ...resolving import give_two_addresses
from ..fake_server import FakeServer
from . import drives

F1, F2, F3, F4, F5, F6, F7, F8, F9 = (Fault[f"F{n}"] for n in range(1, 10))
Action = Callable[..., Any]

_SETTINGS = {
    b"server_version": b"16.1",
    b"server_encoding": b"UTF8",
    b"client_encoding": b"UTF8",
    b"DateStyle": b"ISO, MDY",
    b"integer_datetimes": b"on",
    b"standard_conforming_strings": b"on",
    b"TimeZone": b"UTC",
}


def _message(kind: bytes, payload: bytes = b"") -> bytes:
    return kind + (len(payload) + 4).to_bytes(4, "big") + payload


_WELCOME = b"".join(
    [
        _message(b"R", bytes(4)),
        *(_message(b"S", name + b"\0" + value + b"\0") for name, value in _SETTINGS.items()),
        _message(b"K", bytes(8)),
        _message(b"Z", b"I"),
    ]
)
_DONE = _message(b"C", b"BEGIN\0") + _message(b"Z", b"T")
_PREPARED = _message(b"1") + _message(b"2") + _message(b"n")


def _answer(request: bytes) -> bytes:
    """A transaction is begun by whatever is asked."""
    if request[:1] == b"\0":
        return _WELCOME
    return _DONE if request[:1] == b"Q" else _PREPARED + _DONE


# libpq


def _address(host: str, port: int) -> str:
    return f"host={host} port={port} user=x sslmode=disable gssencmode=disable connect_timeout=2"


_CONNECTS: dict[str, Callable[[str], Any]] = {
    "psycopg.connect": psycopg.connect,
    "psycopg2.connect": psycopg2.connect,
}
for _name, _connect in _CONNECTS.items():

    @drives(_name, F1, F2, F3, F4, F5, F7, F9)
    def _libpq_connect(peer: Peer, connect: Callable[[str], Any] = _connect) -> Any:
        address = _address(*peer.address())
        return lambda: peer.keep(connect(address))

    @drives(_name, F8)
    def _libpq_unix(peer: Peer, connect: Callable[[str], Any] = _connect) -> Any:
        missing, _ = peer.unix_paths()
        address = f"host={missing.rpartition('/')[0]} user=x"
        return lambda: connect(address)


# What is done to a connection, or to a cursor that was made while all was well.
_PSYCOPG: dict[str, Action] = {
    "psycopg.Connection.execute": lambda connection, _: connection.execute("SELECT 1"),
    "psycopg.Connection.commit": lambda connection, _: connection.commit(),
    "psycopg.Connection.rollback": lambda connection, _: connection.rollback(),
    "psycopg.Connection.close": lambda connection, _: connection.close(),
    "psycopg.Cursor.execute": lambda _, cursor: cursor.execute("SELECT 1"),
    "psycopg.Cursor.executemany": lambda _, cursor: cursor.executemany("UPDATE x SET y=%s", [(1,), (2,)]),
    "psycopg.Cursor.copy": lambda _, cursor: cursor.copy("COPY x FROM STDIN").__enter__(),
    "psycopg.Cursor.stream": lambda _, cursor: next(cursor.stream("SELECT 1")),
}
_PSYCOPG2: dict[str, Action] = {
    "psycopg2.extensions.connection.commit": lambda connection, _: connection.commit(),
    "psycopg2.extensions.connection.rollback": lambda connection, _: connection.rollback(),
    "psycopg2.extensions.connection.reset": lambda connection, _: connection.reset(),
    "psycopg2.extensions.connection.cursor": lambda connection, _: connection.cursor(),
    "psycopg2.extensions.connection.close": lambda connection, _: connection.close(),
    "psycopg2.extensions.cursor.execute": lambda _, cursor: cursor.execute("SELECT 1"),
    "psycopg2.extensions.cursor.executemany": lambda _, cursor: cursor.executemany(
        "UPDATE x SET y=%s", [(1,), (2,)]
    ),
    "psycopg2.extensions.cursor.callproc": lambda _, cursor: cursor.callproc("x"),
}
for _actions, _connect, _error in (
    (_PSYCOPG, psycopg.connect, psycopg.Error),
    (_PSYCOPG2, psycopg2.connect, psycopg2.Error),
):
    for _name, _action in _actions.items():

        @drives(_name, F4, F5, F6)
        def _libpq_action(peer: Peer, action: Action = _action, connect: Any = _connect) -> Any:
            server = FakeServer(peer, _answer)
            connection = peer.keep(connect(_address(server.host, server.port)))
            cursor = connection.cursor()
            cursor.execute("SELECT 1")
            server.strike()
            return lambda: action(connection, cursor)

        @drives(_name, F6)
        def _libpq_again(
            peer: Peer, action: Action = _action, connect: Any = _connect, error: Any = _error
        ) -> Any:
            """The connection has noticed already that it is lost."""
            server = FakeServer(peer, _answer)
            connection = peer.keep(connect(_address(server.host, server.port)))
            cursor = connection.cursor()
            server.strike()
            try:
                cursor.execute("SELECT 1")
            except error:
                return lambda: action(connection, cursor)
            raise AssertionError("the connection was not lost")


@drives("psycopg.AsyncConnection.connect", F1, F2, F3, F4, F5, F7, F9)
async def _psycopg_connect_async(peer: Peer) -> Any:
    address = _address(*peer.address())

    async def watched() -> None:
        await (await psycopg.AsyncConnection.connect(address)).close()

    return watched


_PSYCOPG_ASYNC: dict[str, Action] = {
    "psycopg.AsyncConnection.execute": lambda connection: connection.execute("SELECT 1"),
    "psycopg.AsyncConnection.commit": lambda connection: connection.commit(),
    "psycopg.AsyncConnection.rollback": lambda connection: connection.rollback(),
    "psycopg.AsyncCursor.execute": lambda connection: connection.cursor().execute("SELECT 1"),
    "psycopg.AsyncCursor.executemany": lambda connection: connection.cursor().executemany(
        "UPDATE x SET y=%s", [(1,), (2,)]
    ),
}
for _name, _action in _PSYCOPG_ASYNC.items():

    @drives(_name, F4, F5, F6)
    async def _psycopg_action_async(peer: Peer, action: Action = _action) -> Any:
        server = FakeServer(peer, _answer)
        connection = await psycopg.AsyncConnection.connect(_address(server.host, server.port))
        await connection.execute("SELECT 1")
        server.strike()
        return lambda: action(connection)


# asyncpg


def _asyncpg(host: str, port: int, peer: Peer, connect: Any = asyncpg.connect) -> Awaitable[Any]:
    timeout = 0.2 if peer.fault is F7 else PATIENCE
    return connect(  # type: ignore[no-any-return]
        host=host, port=port, user="x", password="x", database="x", ssl=False, timeout=timeout
    )


@drives("asyncpg.connect", F1, F2, F3, F4, F5, F7, F9)
async def _asyncpg_connect(peer: Peer) -> Any:
    host, port = peer.address()
    return lambda: _asyncpg(host, port, peer)


@drives("asyncpg.connect", F1)
async def _asyncpg_connect_to_several_addresses(peer: Peer) -> Any:
    _, port = peer.address()
    host = give_two_addresses(port)
    return lambda: _asyncpg(host, port, peer)


@drives("asyncpg.connect", F8)
async def _asyncpg_unix(peer: Peer) -> Any:
    missing, _ = peer.unix_paths()

    async def watched() -> None:
        await asyncpg.connect(host=missing.rpartition("/")[0], user="x", database="x")

    return watched


@drives("asyncpg.connect", F2, F3, F5)
async def _asyncpg_ssl(peer: Peer) -> Any:
    """The question whether TLS is spoken is the first that is asked by default."""
    host, port = peer.address()

    async def watched() -> None:
        await asyncpg.connect(host=host, port=port, user="x", database="x", ssl="prefer")

    return watched


@drives("asyncpg.create_pool", F1, F2, F3, F4, F5, F7, F9)
async def _asyncpg_pool(peer: Peer) -> Any:
    host, port = peer.address()

    async def watched() -> None:
        await _asyncpg(host, port, peer, asyncpg.create_pool)

    return watched


_ASYNCPG: dict[str, Action] = {
    "execute": lambda connection: connection.execute("SELECT 1"),
    "executemany": lambda connection: connection.executemany("SELECT $1", [(1,)]),
    "fetch": lambda connection: connection.fetch("SELECT 1"),
    "fetchrow": lambda connection: connection.fetchrow("SELECT 1"),
    "fetchval": lambda connection: connection.fetchval("SELECT 1"),
    "prepare": lambda connection: connection.prepare("SELECT 1"),
    "reset": lambda connection: connection.reset(),
    "close": lambda connection: connection.close(),
}
for _name, _action in _ASYNCPG.items():

    @drives(f"asyncpg.Connection.{_name}", F4, F5, F6)
    async def _asyncpg_action(peer: Peer, action: Action = _action) -> Any:
        server = FakeServer(peer, _answer)
        connection = await _asyncpg(server.host, server.port, peer)
        server.strike()
        return lambda: action(connection)

    @drives(f"asyncpg.Connection.{_name}", F6)
    async def _asyncpg_again(peer: Peer, action: Action = _action) -> Any:
        """The connection has noticed already that it is lost."""
        server = FakeServer(peer, _answer)
        connection = await _asyncpg(server.host, server.port, peer)
        server.strike()
        with contextlib.suppress(asyncpg.exceptions.ConnectionDoesNotExistError):
            await connection.execute("SELECT 1")
        return lambda: action(connection)
