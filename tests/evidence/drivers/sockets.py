"""socket, select and the descriptors below them."""

from __future__ import annotations

import os
import select
import socket
import tempfile
from collections.abc import Callable
from typing import Any

from ..faults import Fault
from ..peer import CLIENT_TIMEOUT, Peer
from . import drives

F1, F2, F3, F4, F5, F6 = Fault.F1, Fault.F2, Fault.F3, Fault.F4, Fault.F5, Fault.F6
F7, F8, F9, F12 = Fault.F7, Fault.F8, Fault.F9, Fault.F12
Action = Callable[[socket.socket], Any]

# More than the kernel's buffers hold.
TOO_MUCH = bytes(16 * 1024 * 1024)


@drives("socket.create_connection", F1, F2, F3, F7, F9)
def create_connection(peer: Peer) -> Any:
    address = peer.address_to_connect()
    return lambda: peer.keep(socket.create_connection(address, timeout=CLIENT_TIMEOUT))


@drives("socket.create_connection", F1)
def create_connection_all_errors(peer: Peer) -> Any:
    address = peer.address()
    return lambda: socket.create_connection(address, all_errors=True)


@drives("socket.socket.connect", F1, F2, F3, F7, F9)
def connect(peer: Peer) -> Any:
    address = peer.address_to_connect()
    sock = peer.keep(socket.socket())
    sock.settimeout(CLIENT_TIMEOUT)
    return lambda: sock.connect(address)


@drives("socket.socket.connect", F1)
def connect_again(peer: Peer) -> Any:
    address = peer.address()
    sock = peer.keep(socket.socket())
    sock.setblocking(False)
    sock.connect_ex(address)
    select.select([], [sock], [])
    sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
    return lambda: sock.connect(address)


@drives("socket.socket.connect", F7)
def connect_without_blocking(peer: Peer) -> Any:
    address = peer.unresponsive_address()
    sock = peer.keep(socket.socket())
    sock.setblocking(False)
    return lambda: sock.connect(address)


@drives("socket.socket.connect_ex", F1, F7, F9)
def connect_ex(peer: Peer) -> Any:
    address = peer.address_to_connect()
    sock = peer.keep(socket.socket())
    sock.settimeout(CLIENT_TIMEOUT)
    return lambda: sock.connect_ex(address)


def _unix(which: int) -> Callable[[Peer], Any]:
    def connect_unix(peer: Peer) -> Any:
        path = peer.unix_paths()[which]
        sock = peer.keep(socket.socket(socket.AF_UNIX))
        return lambda: sock.connect(path)

    return connect_unix


for _which in (0, 1):
    drives("socket.socket.connect", F8)(_unix(_which))

_HOST_LOOKUPS: dict[str, Callable[[str], Any]] = {
    "socket.getaddrinfo": lambda host: socket.getaddrinfo(host, 80),
    "socket.gethostbyname": socket.gethostbyname,
    "socket.gethostbyname_ex": socket.gethostbyname_ex,
    "socket.gethostbyaddr": socket.gethostbyaddr,
    "socket.create_server": lambda host: socket.create_server((host, 0)),
}


def _lookup(function: Callable[[str], Any]) -> Callable[[Peer], Any]:
    return lambda peer: lambda: function(peer.host)


def _lookup_of_no_name(function: Callable[[str], Any]) -> Callable[[Peer], Any]:
    return lambda peer: lambda: function(peer.impossible_host)


for _name, _function in _HOST_LOOKUPS.items():
    drives(_name, F9)(_lookup(_function))
for _name, _function in {
    **{name: function for name, function in _HOST_LOOKUPS.items() if name != "socket.create_server"},
    "socket.create_connection": lambda host: socket.create_connection((host, 80)),
}.items():
    drives(_name, F9)(_lookup_of_no_name(_function))


@drives("socket.socket.bind", F9)
def bind(peer: Peer) -> Any:
    sock = peer.keep(socket.socket())
    return lambda: sock.bind((peer.host, 0))


def _stricken(action: Action) -> Callable[[Peer], Any]:
    def scene(peer: Peer) -> Any:
        sock = peer.stricken()
        return lambda: action(sock)

    return scene


def _without_blocking(action: Action) -> Callable[[Peer], Any]:
    def scene(peer: Peer) -> Any:
        sock = peer.stricken()
        sock.setblocking(False)
        return lambda: action(sock)

    return scene


_RECEIVES: dict[str, Action] = {
    "socket.socket.recv": lambda sock: sock.recv(100),
    "socket.socket.recv_into": lambda sock: sock.recv_into(bytearray(100)),
    "socket.socket.recvfrom": lambda sock: sock.recvfrom(100),
    "socket.socket.recvfrom_into": lambda sock: sock.recvfrom_into(bytearray(100)),
    "socket.socket.recvmsg": lambda sock: sock.recvmsg(100),
    "socket.socket.recvmsg_into": lambda sock: sock.recvmsg_into([bytearray(100)]),
}
for _name, _action in _RECEIVES.items():
    drives(_name, F1, F2, F3, F4, F5, F7)(_stricken(_action))
    drives(_name, F7)(_without_blocking(_action))


def _until_full(send: Action) -> Action:
    """Send a little, and where that works go on until the buffers are full or the fault is met."""

    def send_on(sock: socket.socket) -> None:
        send(sock)
        if sock.gettimeout() in {CLIENT_TIMEOUT, 0}:
            while True:
                send(sock)

    return send_on


_CHUNK = bytes(4096)
_SENDS: dict[str, Action] = {
    "socket.socket.send": lambda sock: sock.send(_CHUNK),
    "socket.socket.sendall": lambda sock: sock.sendall(_CHUNK),
    "socket.socket.sendmsg": lambda sock: sock.sendmsg([_CHUNK]),
}
for _name, _action in _SENDS.items():
    drives(_name, F1, F2, F6, F7, F12)(_stricken(_until_full(_action)))
    drives(_name, F7)(_without_blocking(_until_full(_action)))


@drives("socket.socket.sendto", F2, F6, F7, F12)
def sendto(peer: Peer) -> Any:
    sock = peer.stricken()
    address = ("127.0.0.1", 9)
    return lambda: _until_full(lambda stricken: stricken.sendto(_CHUNK, address))(sock)


drives("socket.socket.sendto", F7)(
    _without_blocking(_until_full(lambda sock: sock.sendto(_CHUNK, ("127.0.0.1", 9))))
)


@drives("socket.socket.sendto", F9)
def sendto_nobody(peer: Peer) -> Any:
    sock = peer.keep(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
    return lambda: sock.sendto(b"x", (peer.host, 9))


def _unix_datagram(which: int) -> Callable[[Peer], Any]:
    def scene(peer: Peer) -> Any:
        path = peer.unix_datagram_paths()[which]
        sock = peer.keep(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM))
        return lambda: sock.sendto(b"x", path)

    return scene


for _which in (0, 1):
    drives("socket.socket.sendto", F8)(_unix_datagram(_which))


@drives("socket.socket.sendfile", F2, F6, F7)
def sendfile(peer: Peer) -> Any:
    sock = peer.stricken()
    file = peer.keep(tempfile.TemporaryFile())  # noqa: SIM115
    file.write(TOO_MUCH)
    file.seek(0)
    return lambda: sock.sendfile(file)


@drives("socket.socket.accept", F7)
def accept(peer: Peer) -> Any:
    listener = peer.keep(socket.create_server(("127.0.0.1", 0)))
    listener.settimeout(CLIENT_TIMEOUT)
    return listener.accept


@drives("socket.socket.accept", F7)
def accept_without_blocking(peer: Peer) -> Any:
    listener = peer.keep(socket.create_server(("127.0.0.1", 0)))
    listener.setblocking(False)
    return listener.accept


drives("socket.socket.shutdown", F2)(_stricken(lambda sock: sock.shutdown(socket.SHUT_RDWR)))
drives("socket.socket.getpeername", F2)(_stricken(lambda sock: sock.getpeername()))
_QUIET: dict[str, Action] = {
    "socket.socket.close": lambda sock: sock.close(),
    "socket.socket.fileno": lambda sock: sock.fileno(),
    "socket.socket.getsockname": lambda sock: sock.getsockname(),
    "socket.socket.getsockopt": lambda sock: sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR),
    "socket.socket.makefile": lambda sock: sock.makefile("rb").close(),
    "socket.socket.setblocking": lambda sock: sock.setblocking(False),
    "socket.socket.setsockopt": lambda sock: sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1),
    "socket.socket.settimeout": lambda sock: sock.settimeout(1),
    "socket.socket.__exit__": lambda sock: sock.__exit__(None, None, None),
    "select.select": lambda sock: select.select([sock], [sock], [], 0),
}
for _name, _action in _QUIET.items():
    drives(_name, F2, F3)(_stricken(_action))


def _descriptor(action: Callable[[int], Any]) -> Callable[[Peer], Any]:
    return _stricken(lambda sock: action(sock.fileno()))


def _send_a_file(descriptor: int) -> None:
    with tempfile.TemporaryFile() as file:
        file.write(b"x" * 100)
        file.flush()
        os.sendfile(descriptor, file.fileno(), 0, 100)


def _splice_a_file(descriptor: int) -> None:
    with tempfile.TemporaryFile() as file:
        file.write(b"x" * 100)
        file.flush()
        os.splice(file.fileno(), descriptor, 100, offset_src=0)


drives("os.read", F2, F3)(_descriptor(lambda descriptor: os.read(descriptor, 100)))
drives("os.readv", F2, F3)(_descriptor(lambda descriptor: os.readv(descriptor, [bytearray(100)])))
_DESCRIPTOR_WRITES: dict[str, Callable[[int], Any]] = {
    "os.write": lambda descriptor: os.write(descriptor, b"x"),
    "os.writev": lambda descriptor: os.writev(descriptor, [b"x"]),
    "os.sendfile": _send_a_file,
}


def _pipe(action: Callable[[int], Any]) -> Callable[[Peer], Any]:
    def scene(peer: Peer) -> Any:
        writer = peer.keep(open(peer.broken_pipe(), "wb", buffering=0))  # noqa: PTH123, SIM115
        return lambda: action(writer.fileno())

    return scene


for _name, _write in _DESCRIPTOR_WRITES.items():
    drives(_name, F2, F6)(_descriptor(_write))
    drives(_name, Fault.F11)(_pipe(_write))
drives("os.splice", Fault.F11)(_pipe(_splice_a_file))


@drives("os.open", Fault.F11)
def open_fifo(peer: Peer) -> Any:
    path = peer.unix_paths()[0]
    os.mkfifo(path)
    return lambda: os.open(path, os.O_WRONLY | os.O_NONBLOCK)
