"""anyio, trio and gevent: streams and sockets."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import anyio
import anyio.streams.buffered
import gevent.socket
import trio
import trio.socket

from ...faults import Fault
from ...peer import CLIENT_TIMEOUT, PATIENCE, Peer
from . import drives

F1, F2, F3, F4, F5, F6, F7, F8, F9 = (Fault[f"F{n}"] for n in range(1, 10))
F11 = Fault.F11
_IDLE = [sys.executable, "-S", "-c", ""]
TOO_MUCH = bytes(16 * 1024 * 1024)


# anyio


@drives("anyio.connect_tcp", F1, F9)
async def _anyio_connect(peer: Peer) -> Any:
    address = peer.address()
    return lambda: anyio.connect_tcp(*address)


@drives("anyio.connect_tcp", F2, F3, F4, F5)
async def _anyio_connect_with_tls(peer: Peer) -> Any:
    address = peer.address()
    return lambda: anyio.connect_tcp(*address, tls=True)


for _which in (0, 1):

    @drives("anyio.connect_unix", F8)
    async def _anyio_connect_unix(peer: Peer, which: int = _which) -> Any:
        path = peer.unix_paths()[which]
        return lambda: anyio.connect_unix(path)


async def _drain(stream: Any) -> None:
    async for _ in stream:
        pass


async def _until_error(stream: Any) -> None:
    for _ in range(100):
        await stream.send(TOO_MUCH)


async def _receive_until(stream: Any) -> None:
    await anyio.streams.buffered.BufferedByteReceiveStream(stream).receive_until(b"\n", 1000)


_ANYIO: dict[str, Callable[[Any], Awaitable[Any]]] = {
    "anyio.abc.SocketStream.receive": lambda stream: stream.receive(),
    "anyio.abc.SocketStream.__anext__": _drain,
    "anyio.abc.SocketStream.send": _until_error,
    "anyio.abc.SocketStream.send_eof": lambda stream: stream.send_eof(),
    "anyio.abc.SocketStream.aclose": lambda stream: stream.aclose(),
    "anyio.streams.buffered.BufferedByteReceiveStream.receive": lambda stream: (
        anyio.streams.buffered.BufferedByteReceiveStream(stream).receive()
    ),
    "anyio.streams.buffered.BufferedByteReceiveStream.receive_exactly": lambda stream: (
        anyio.streams.buffered.BufferedByteReceiveStream(stream).receive_exactly(10)
    ),
    "anyio.streams.buffered.BufferedByteReceiveStream.receive_until": _receive_until,
}
for _name, _action in _ANYIO.items():

    @drives(_name, F4, F5)
    async def _on_anyio_stream(peer: Peer, action: Callable[[Any], Awaitable[Any]] = _action) -> Any:
        stream = await anyio.connect_tcp(*peer.address())
        await stream.send(b"request")
        await anyio.to_thread.run_sync(peer.await_fault)
        # Let the event loop notice.
        await anyio.sleep(0.02)

        async def watched() -> None:
            try:
                await action(stream)
            finally:
                await anyio.aclose_forcefully(stream)

        return watched


@drives("anyio.abc.ByteSendStream.send", F11)
async def _anyio_to_process_that_is_gone(peer: Peer) -> Any:
    del peer
    process = await anyio.open_process(_IDLE, stdin=subprocess.PIPE, stdout=None, stderr=None)
    await process.wait()

    async def watched() -> None:
        async with process:
            await _until_error(process.stdin)

    return watched


# trio


def _in_trio(scene: Callable[..., Awaitable[Any]]) -> Any:
    """A scene whose watched call runs in trio, to be watched from outside."""

    def prepared(peer: Peer) -> Any:
        return lambda: trio.run(scene, peer, peer.address())

    return prepared


async def _trio_connect(peer: Peer, address: tuple[str, int]) -> None:
    del peer
    await trio.open_tcp_stream(*address)


async def _trio_connect_tls(peer: Peer, address: tuple[str, int]) -> None:
    del peer
    stream = await trio.open_ssl_over_tcp_stream(*address)
    await stream.do_handshake()


async def _trio_open_tls(peer: Peer, address: tuple[str, int]) -> None:
    del peer
    await trio.open_ssl_over_tcp_stream(*address)


drives("trio.open_tcp_stream", F1, F9)(_in_trio(_trio_connect))
drives("trio.open_ssl_over_tcp_stream", F1, F9)(_in_trio(_trio_open_tls))
drives("trio.SSLStream.do_handshake", F3, F4, F5)(_in_trio(_trio_connect_tls))
for _which in (0, 1):

    @drives("trio.open_unix_socket", F8)
    def _trio_connect_unix(peer: Peer, which: int = _which) -> Any:
        path = peer.unix_paths()[which]
        return lambda: trio.run(trio.open_unix_socket, path)


async def _drain_trio(stream: Any) -> None:
    async for _ in stream:
        pass


async def _send_until_error(stream: Any) -> None:
    for _ in range(100):
        await stream.send_all(TOO_MUCH)


_TRIO: dict[str, Callable[[Any], Awaitable[Any]]] = {
    "trio.SocketStream.receive_some": lambda stream: stream.receive_some(),
    "trio.SocketStream.__anext__": _drain_trio,
    "trio.SocketStream.send_all": _send_until_error,
    "trio.SocketStream.send_eof": lambda stream: stream.send_eof(),
    "trio.SocketStream.aclose": lambda stream: stream.aclose(),
}
for _name, _action in _TRIO.items():

    async def _on_trio_stream(
        peer: Peer, address: tuple[str, int], action: Callable[[Any], Awaitable[Any]] = _action
    ) -> None:
        async with await trio.open_tcp_stream(*address) as stream:
            await stream.send_all(b"request")
            await trio.to_thread.run_sync(peer.await_fault)
            await action(stream)

    drives(_name, F4, F5)(_in_trio(_on_trio_stream))


async def _trio_to_process_that_is_gone() -> None:
    process = await trio.lowlevel.open_process(_IDLE, stdin=subprocess.PIPE)
    await process.wait()
    assert process.stdin is not None
    async with process.stdin as stdin:
        await _send_until_error(stdin)


@drives("trio.lowlevel.FdStream.send_all", F11)
def _trio_process(peer: Peer) -> Any:
    del peer
    return lambda: trio.run(_trio_to_process_that_is_gone)


async def _trio_timeout(peer: Peer, address: tuple[str, int]) -> None:
    del peer
    async with await trio.open_tcp_stream(*address) as stream:
        with trio.fail_after(CLIENT_TIMEOUT):
            await stream.receive_some()


drives("trio.fail_after", F7)(_in_trio(_trio_timeout))


async def _trio_socket_connect(peer: Peer, address: tuple[str, int]) -> None:
    del peer
    with trio.socket.socket() as sock:
        await sock.connect(address)


drives("trio.socket.SocketType.connect", F1, F9)(_in_trio(_trio_socket_connect))


async def _send_socket(sock: Any) -> None:
    for _ in range(100):
        await sock.send(TOO_MUCH)


_TRIO_SOCKET: dict[str, Callable[[Any], Awaitable[Any]]] = {
    "trio.socket.SocketType.recv": lambda sock: sock.recv(10),
    "trio.socket.SocketType.recv_into": lambda sock: sock.recv_into(bytearray(10)),
    "trio.socket.SocketType.send": _send_socket,
}
for _name, _action in _TRIO_SOCKET.items():

    async def _on_trio_socket(
        peer: Peer, address: tuple[str, int], action: Callable[[Any], Awaitable[Any]] = _action
    ) -> None:
        with trio.socket.socket() as sock:
            await sock.connect(address)
            await sock.send(b"request")
            await trio.to_thread.run_sync(peer.await_fault)
            await action(sock)

    drives(_name, F4, F5)(_in_trio(_on_trio_socket))

# gevent


def _cooperative(peer: Peer) -> Any:
    """A socket of gevent's on the connection that the fault has struck."""
    sock = peer.stricken()
    found = gevent.socket.socket(fileno=sock.detach())
    found.settimeout(CLIENT_TIMEOUT if peer.fault is F7 else PATIENCE)
    return peer.keep(found)


@drives("gevent.socket.create_connection", F1, F7, F9)
def _gevent_create(peer: Peer) -> Any:
    address = peer.address_to_connect()
    timeout = CLIENT_TIMEOUT if peer.fault is F7 else PATIENCE
    return lambda: peer.keep(gevent.socket.create_connection(address, timeout))


@drives("gevent.socket.socket.connect", F1, F7, F9)
def _gevent_connect(peer: Peer) -> Any:
    address = peer.address_to_connect()
    sock = peer.keep(gevent.socket.socket())
    sock.settimeout(CLIENT_TIMEOUT if peer.fault is F7 else PATIENCE)
    return lambda: sock.connect(address)


_GEVENT_RECEIVES = {
    "recv": lambda sock: sock.recv(10),
    "recv_into": lambda sock: sock.recv_into(bytearray(10)),
    "recvfrom": lambda sock: sock.recvfrom(10),
}
_GEVENT_SENDS = {
    "send": lambda sock: sock.send(b"x"),
    "sendall": lambda sock: sock.sendall(b"x"),
}
for _name, _on_socket in _GEVENT_RECEIVES.items():

    @drives(f"gevent.socket.socket.{_name}", F2, F4, F7)
    def _gevent_receive(peer: Peer, action: Callable[[Any], Any] = _on_socket) -> Any:
        sock = _cooperative(peer)
        return lambda: action(sock)


for _name, _on_socket in _GEVENT_SENDS.items():

    @drives(f"gevent.socket.socket.{_name}", F2, F6)
    def _gevent_send(peer: Peer, action: Callable[[Any], Any] = _on_socket) -> Any:
        sock = _cooperative(peer)
        return lambda: action(sock)


for _which in (0, 1):

    @drives("gevent.socket.socket.connect", F8)
    def _gevent_connect_unix(peer: Peer, which: int = _which) -> Any:
        path = peer.unix_paths()[which]
        sock = peer.keep(gevent.socket.socket(gevent.socket.AF_UNIX))
        return lambda: sock.connect(path)
