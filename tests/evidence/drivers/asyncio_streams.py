"""asyncio: streams, the loop's own socket calls, and pipes to subprocesses."""

from __future__ import annotations

import asyncio
import io
import socket
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from typing import Any

from ..faults import Fault
from ..peer import CLIENT_TIMEOUT, PATIENCE, Peer
from ..resolving import give_two_addresses
from ..tls import client_context, distrustful_context, server_context
from . import Scene, drives

F0, F1, F2, F3, F4, F5, F6, F7, F8, F9 = (Fault[f"F{n}"] for n in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9))
F11, F12 = Fault.F11, Fault.F12
Loop = asyncio.AbstractEventLoop
LOOP = "asyncio.AbstractEventLoop"
TOO_MUCH = bytes(16 * 1024 * 1024)


async def _open(peer: Peer, address: tuple[str, int], **options: Any) -> Any:
    reader, writer = await asyncio.open_connection(*address, **options)
    peer.keep(writer.transport)
    return reader, writer


async def _create(peer: Peer, address: tuple[str, int], **options: Any) -> Any:
    loop = asyncio.get_running_loop()
    transport, _ = await loop.create_connection(asyncio.Protocol, *address, **options)
    peer.keep(transport)


Connect = Callable[..., Awaitable[Any]]
for _name, _connect in {"asyncio.open_connection": _open, f"{LOOP}.create_connection": _create}.items():

    async def _plainly(peer: Peer, connect: Connect = _connect) -> Any:
        address = peer.address()
        return lambda: connect(peer, address)

    async def _with_tls(peer: Peer, connect: Connect = _connect) -> Any:
        address = peer.address()
        patience = CLIENT_TIMEOUT if peer.fault is F7 else PATIENCE
        return lambda: connect(peer, address, ssl=client_context(), ssl_handshake_timeout=patience)

    async def _at_no_name(peer: Peer, connect: Connect = _connect) -> Any:
        return lambda: connect(peer, (peer.impossible_host, 80))

    async def _distrustfully(peer: Peer, connect: Connect = _connect) -> Any:
        peer.tls = server_context()
        address = peer.address()
        return lambda: connect(peer, address, ssl=distrustful_context())

    async def _to_several_addresses(peer: Peer, connect: Connect = _connect) -> Any:
        _, port = peer.address()
        host = give_two_addresses(port)
        return lambda: connect(peer, (host, port))

    drives(_name, F1, F2, F3, F9)(_plainly)
    drives(_name, F1)(_to_several_addresses)
    drives(_name, F4, F5, F7)(_with_tls)
    drives(_name, F0)(_distrustfully)
    drives(_name, F9)(_at_no_name)


async def _open_unix(path: str) -> Any:
    return await asyncio.open_unix_connection(path)


async def _create_unix(path: str) -> Any:
    return await asyncio.get_running_loop().create_unix_connection(asyncio.Protocol, path)


async def _sock_connect_unix(path: str) -> Any:
    with socket.socket(socket.AF_UNIX) as sock:
        sock.setblocking(False)
        await asyncio.get_running_loop().sock_connect(sock, path)


for _name, _connect_unix in {
    "asyncio.open_unix_connection": _open_unix,
    f"{LOOP}.create_unix_connection": _create_unix,
    f"{LOOP}.sock_connect": _sock_connect_unix,
}.items():
    for _which in (0, 1):

        async def _unix(peer: Peer, connect: Connect = _connect_unix, which: int = _which) -> Any:
            path = peer.unix_paths()[which]
            return lambda: connect(path)

        drives(_name, F8)(_unix)


@drives("asyncio.StreamWriter.start_tls", F4, F5, F7)
async def start_tls(peer: Peer) -> Any:
    patience = CLIENT_TIMEOUT if peer.fault is F7 else PATIENCE
    _, writer = await _open(peer, peer.address())
    context = client_context()
    return lambda: writer.start_tls(context, server_hostname="127.0.0.1", ssl_handshake_timeout=patience)


@drives(f"{LOOP}.start_tls", F4, F5, F7)
async def loop_start_tls(peer: Peer) -> Any:
    patience = CLIENT_TIMEOUT if peer.fault is F7 else PATIENCE
    loop = asyncio.get_running_loop()
    transport, protocol = await loop.create_connection(asyncio.Protocol, *peer.address())
    peer.keep(transport)
    context = client_context()
    return lambda: loop.start_tls(
        transport, protocol, context, server_hostname="127.0.0.1", ssl_handshake_timeout=patience
    )


async def _stricken_streams(peer: Peer) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Streams over a connection that the fault has struck, before asyncio has noticed."""
    sock = peer.connected()
    reader, writer = await asyncio.open_connection(sock=sock)
    peer.keep(writer.transport)
    if peer.fault in {F4, F5}:
        writer.write(b"request")
    elif peer.fault is F12:
        writer.close()
        return reader, writer
    await asyncio.to_thread(peer.await_fault)
    return reader, writer


async def _noticed(peer: Peer) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """As above, after asyncio has noticed. Under F6 it takes two writes to be told that nobody reads."""
    reader, writer = await _stricken_streams(peer)
    while peer.fault is F6 and reader.exception() is None:
        writer.write(b"x")
        await asyncio.sleep(0.001)
    while peer.fault in {F2, F4} and reader.exception() is None:
        await asyncio.sleep(0.001)
    return reader, writer


def _of_reader(action: Callable[[asyncio.StreamReader], Any]) -> Scene:
    async def scene(peer: Peer) -> Any:
        reader, _ = await _noticed(peer)
        return lambda: action(reader)

    return scene


_READS: dict[str, Callable[[asyncio.StreamReader], Any]] = {
    "read": lambda reader: reader.read(),
    "readline": lambda reader: reader.readline(),
    "readexactly": lambda reader: reader.readexactly(100),
    "readuntil": lambda reader: reader.readuntil(),
    "__anext__": lambda reader: anext(reader, None),
}
for _name, _action in _READS.items():
    drives(f"asyncio.StreamReader.{_name}", F2, F3, F4, F5, F6)(_of_reader(_action))


@drives("asyncio.StreamWriter.drain", F2, F6, F12)
async def drain(peer: Peer) -> Any:
    _, writer = await _noticed(peer)
    return writer.drain


@drives("asyncio.StreamWriter.wait_closed", F2, F3, F4, F6)
async def wait_closed(peer: Peer) -> Any:
    _, writer = await _noticed(peer)
    writer.close()
    return writer.wait_closed


async def _unnoticed(peer: Peer) -> asyncio.StreamWriter:
    """The writer of a connection that was reset while the loop had no chance to look."""
    _, writer = await _open(peer, peer.address())
    writer.write(b"request")
    peer.await_fault()
    return writer  # type: ignore[no-any-return]


@drives("asyncio.StreamWriter.write_eof", F4)
async def write_eof(peer: Peer) -> Any:
    writer = await _unnoticed(peer)

    async def watched() -> None:
        writer.write_eof()

    return watched


@drives("asyncio.WriteTransport.write_eof", F4)
async def transport_write_eof(peer: Peer) -> Any:
    writer = await _unnoticed(peer)

    async def watched() -> None:
        writer.transport.write_eof()

    return watched


@drives("asyncio.StreamWriter.write", F2, F6)
async def write(peer: Peer) -> Any:
    _, writer = await _noticed(peer)

    async def watched() -> None:
        writer.write(b"x")

    return watched


async def _process_that_is_gone(peer: Peer) -> asyncio.subprocess.Process:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-S", "-c", "", stdin=asyncio.subprocess.PIPE
    )
    peer.keep(process._transport)  # type: ignore[attr-defined]
    await process.wait()
    return process


@drives("asyncio.StreamWriter.drain", F11)
async def drain_pipe(peer: Peer) -> Any:
    stdin = (await _process_that_is_gone(peer)).stdin
    assert stdin is not None
    while not stdin.is_closing():
        stdin.write(b"x")
        await asyncio.sleep(0.001)
    return stdin.drain


@drives("asyncio.subprocess.Process.communicate", F11)
async def communicate(peer: Peer) -> Any:
    process = await _process_that_is_gone(peer)
    return lambda: process.communicate(TOO_MUCH)


@drives(f"{LOOP}.sock_connect", F1, F2, F9)
async def sock_connect(peer: Peer) -> Any:
    sock = peer.keep(socket.socket())
    sock.setblocking(False)
    address = peer.address()
    loop = asyncio.get_running_loop()
    return lambda: loop.sock_connect(sock, address)


def _of_socket(action: Callable[[Loop, socket.socket], Awaitable[Any]]) -> Scene:
    async def scene(peer: Peer) -> Any:
        sock = peer.stricken()
        sock.setblocking(False)
        loop = asyncio.get_running_loop()
        return lambda: action(loop, sock)

    return scene


_SOCKET_READS: dict[str, Callable[[Loop, socket.socket], Awaitable[Any]]] = {
    "sock_recv": lambda loop, sock: loop.sock_recv(sock, 100),
    "sock_recv_into": lambda loop, sock: loop.sock_recv_into(sock, bytearray(100)),
    "sock_recvfrom": lambda loop, sock: loop.sock_recvfrom(sock, 100),
    "sock_recvfrom_into": lambda loop, sock: loop.sock_recvfrom_into(sock, bytearray(100)),
}
for _name, _socket_action in _SOCKET_READS.items():
    drives(f"{LOOP}.{_name}", F1, F2, F3, F4, F5)(_of_socket(_socket_action))
drives(f"{LOOP}.sock_sendall", F1, F2, F6, F12)(_of_socket(lambda loop, sock: loop.sock_sendall(sock, b"x")))
drives(f"{LOOP}.sock_sendto", F2, F6, F12)(
    _of_socket(lambda loop, sock: loop.sock_sendto(sock, b"x", ("127.0.0.1", 9)))
)


async def _sock_sendfile(loop: Loop, sock: socket.socket) -> None:
    with tempfile.TemporaryFile() as file:
        file.write(TOO_MUCH)
        file.seek(0)
        await loop.sock_sendfile(sock, file)


drives(f"{LOOP}.sock_sendfile", F2, F6)(_of_socket(_sock_sendfile))

for _which in (0, 1):

    @drives(f"{LOOP}.sock_sendto", F8)
    async def _sendto_unix(peer: Peer, which: int = _which) -> Any:
        path = peer.unix_datagram_paths()[which]
        sock = peer.keep(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM))
        sock.setblocking(False)
        loop = asyncio.get_running_loop()
        return lambda: loop.sock_sendto(sock, b"x", path)


async def _send_file(writer: asyncio.StreamWriter) -> None:
    with tempfile.TemporaryFile() as file:
        file.write(TOO_MUCH)
        file.seek(0)
        await asyncio.get_running_loop().sendfile(writer.transport, file)


@drives(f"{LOOP}.sendfile", F6)
async def sendfile(peer: Peer) -> Any:
    _, writer = await _stricken_streams(peer)
    return lambda: _send_file(writer)


class _Trickle(io.RawIOBase):
    """A file without an end or a descriptor, read so slowly that no buffer on the way ever fills."""

    def readinto(self, buffer: Any) -> int:
        time.sleep(0.001)
        buffer[:1] = b"x"
        return 1

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:  # noqa: ARG002 - there is nowhere to go
        return offset


@drives(f"{LOOP}.sendfile", F6)
async def sendfile_without_descriptor(peer: Peer) -> Any:
    """What the kernel cannot send is read and written, until the transport is found to be lost."""
    _, writer = await _stricken_streams(peer)
    loop = asyncio.get_running_loop()
    return lambda: loop.sendfile(writer.transport, _Trickle())  # type: ignore[arg-type]


_LISTENS: dict[str, Callable[[str], Awaitable[Any]]] = {
    "asyncio.start_server": lambda host: asyncio.start_server(lambda *_: None, host, 0),
    f"{LOOP}.create_server": lambda host: asyncio.get_running_loop().create_server(asyncio.Protocol, host, 0),
    f"{LOOP}.getaddrinfo": lambda host: asyncio.get_running_loop().getaddrinfo(host, 80),
    f"{LOOP}.create_datagram_endpoint": lambda host: asyncio.get_running_loop().create_datagram_endpoint(
        asyncio.DatagramProtocol, remote_addr=(host, 9)
    ),
}
for _name, _listen in _LISTENS.items():

    @drives(_name, F9)
    async def _at_nobody(peer: Peer, listen: Callable[[str], Awaitable[Any]] = _listen) -> Any:
        return lambda: listen(peer.host)
