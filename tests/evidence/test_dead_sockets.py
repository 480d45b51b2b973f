"""What a socket does that is used again after the failure that killed it: what NET208 says of it."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
import sys
from collections.abc import Callable, Iterator

import pytest

RESETTING = struct.pack("ii", 1, 0)  # SO_LINGER: on, 0 s


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server


def outcomes(operation: Callable[[], object], times: int) -> list[object]:
    """What an operation returns, or the name of the class that it raises, each time."""
    found: list[object] = []
    for _ in range(times):
        try:
            found.append(operation())
        except OSError as error:
            found.append(type(error).__name__)
    return found


def nobody_listens() -> tuple[str, int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address: tuple[str, int] = server.getsockname()
    return address


def reset_connection(listener: socket.socket) -> socket.socket:
    """A connection that the far side has reset."""
    connection = socket.create_connection(listener.getsockname(), timeout=5)
    far, _ = listener.accept()
    far.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESETTING)
    far.close()
    return connection


@pytest.mark.skipif(sys.platform != "linux", reason="POSIX leaves the state undefined; this is Linux's")
def test_with_a_timeout_every_second_connect_is_aborted() -> None:
    address = nobody_listens()
    with socket.socket() as connection:
        connection.settimeout(5)
        found = outcomes(lambda: connection.connect(address), 4)
    refused, aborted = "ConnectionRefusedError", "ConnectionAbortedError"
    assert found == [refused, aborted, refused, aborted]


@pytest.mark.skipif(sys.platform != "linux", reason="POSIX leaves the state undefined; this is Linux's")
def test_it_is_aborted_although_the_server_is_back() -> None:
    address = nobody_listens()
    with socket.socket() as connection:
        connection.settimeout(5)
        assert outcomes(lambda: connection.connect(address), 1) == ["ConnectionRefusedError"]
        with socket.create_server(address):
            assert outcomes(lambda: connection.connect(address), 1) == ["ConnectionAbortedError"]
            with socket.create_connection(address, timeout=5) as anew:
                assert anew.getpeername() == address


def test_after_a_reset_nothing_more_is_received(listener: socket.socket) -> None:
    with reset_connection(listener) as connection:
        assert outcomes(lambda: connection.recv(1), 4) == ["ConnectionResetError", b"", b"", b""]


def test_after_a_reset_nothing_more_can_be_sent(listener: socket.socket) -> None:
    with reset_connection(listener) as connection:
        found = outcomes(lambda: connection.sendall(b"x"), 4)
    assert found == ["ConnectionResetError", *["BrokenPipeError"] * 3]


def test_a_stream_raises_the_same_error_each_time(listener: socket.socket) -> None:
    async def run() -> list[BaseException]:
        reader, writer = await asyncio.open_connection(sock=reset_connection(listener))
        caught: list[BaseException] = []
        for operation in (reader.read, reader.readline, writer.drain):
            try:
                await operation()
            except ConnectionResetError as error:
                caught.append(error)
        writer.close()
        with contextlib.suppress(ConnectionResetError):
            await writer.wait_closed()
        return caught

    first, *others = asyncio.run(run())
    assert others == [first, first]
