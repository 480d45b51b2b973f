"""multiprocessing, logging.handlers and socketserver."""

from __future__ import annotations

import logging.handlers
import multiprocessing
import socket
import socketserver
import subprocess
import sys
from collections.abc import Callable
from multiprocessing.connection import Client, Connection, Listener
from multiprocessing.managers import BaseManager, SyncManager
from pathlib import Path
from typing import Any

from ..faults import Fault
from ..peer import CLIENT_TIMEOUT, PATIENCE, Peer, reset
from . import drives

F1, F2, F3, F4, F5, F6, F7, F8, F9 = (Fault[f"F{n}"] for n in (1, 2, 3, 4, 5, 6, 7, 8, 9))
F10, F11 = Fault.F10, Fault.F11
Action = Callable[[Any], Any]
KEY = b"key"


def _client(address: Any) -> Any:
    return Client(address, authkey=KEY)


def _manager(address: Any) -> Any:
    BaseManager(address, KEY).connect()


for _name, _connect in {
    "multiprocessing.connection.Client": _client,
    "multiprocessing.managers.BaseManager.connect": _manager,
}.items():

    @drives(_name, F1, F3, F9)
    def _at_address(peer: Peer, connect: Action = _connect) -> Any:
        address = peer.address()
        return lambda: connect(address)

    @drives(_name, F4)
    def _answer_reset(peer: Peer, connect: Action = _connect) -> Any:
        # A challenge, so that the client has something to answer.
        peer.greeting = _message(b"#CHALLENGE#" + bytes(20))
        address = peer.address()
        return lambda: connect(address)

    for _which in (0, 1):

        @drives(_name, F8)
        def _at_path(peer: Peer, connect: Action = _connect, which: int = _which) -> Any:
            path = peer.unix_paths()[which]
            return lambda: connect(path)


def _message(content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + content


_RECEIVES: dict[str, Action] = {
    "recv": lambda connection: connection.recv(),
    "recv_bytes": lambda connection: connection.recv_bytes(),
    "recv_bytes_into": lambda connection: connection.recv_bytes_into(bytearray(100)),
}
_SENDS: dict[str, Action] = {
    "send": lambda connection: connection.send(None),
    "send_bytes": lambda connection: connection.send_bytes(b"x"),
}


def _stricken(peer: Peer) -> Any:
    # Half a message: F5 then ends within it.
    peer.greeting = _message(bytes(10))[:8]
    sock = peer.stricken()
    sock.setblocking(True)
    return peer.keep(Connection(sock.detach()))


def _severed_pipe(peer: Peer) -> Any:
    ours, theirs = multiprocessing.Pipe()
    theirs.close()
    return peer.keep(ours)


for _name, _action in (_RECEIVES | _SENDS).items():

    def _on_socket(peer: Peer, action: Action = _action) -> Any:
        connection = _stricken(peer)
        return lambda: action(connection)

    def _on_pipe(peer: Peer, action: Action = _action) -> Any:
        connection = _severed_pipe(peer)
        return lambda: action(connection)

    _full_name = f"multiprocessing.connection.Connection.{_name}"
    drives(_full_name, *((F2, F3, F4, F5) if _name in _RECEIVES else (F2, F6)))(_on_socket)
    drives(_full_name, F11)(_on_pipe)


@drives("multiprocessing.connection.Connection.poll", F2, F3)
def poll(peer: Peer) -> Any:
    return _stricken(peer).poll


@drives("multiprocessing.connection.Listener", F9)
def listen(peer: Peer) -> Any:
    return lambda: Listener((peer.host, 0))


@drives("multiprocessing.connection.Listener.accept", F10)
def accept_a_client_that_closes(peer: Peer) -> Any:
    listener = peer.keep(Listener(("127.0.0.1", 0), authkey=KEY))
    socket.create_connection(listener.address).close()
    return lambda: peer.keep(listener.accept())


@drives("multiprocessing.connection.Listener.accept", F10)
def accept_a_client_that_resets(peer: Peer) -> Any:
    listener = peer.keep(Listener(("127.0.0.1", 0), authkey=KEY))
    reset(socket.create_connection(listener.address))
    return lambda: peer.keep(listener.accept())


# A process of its own, as managers are; it says when it listens, and serves until it is killed.
_MANAGER = """
import sys
from multiprocessing.managers import SyncManager
server = SyncManager(sys.argv[1], b"key").get_server()
print(flush=True)
server.serve_forever()
"""


class _Managed:
    """A manager in another process, and a client that is connected to it."""

    def __init__(self, peer: Peer) -> None:
        self.path, _ = peer.unix_paths()
        self.process = subprocess.Popen([sys.executable, "-c", _MANAGER, self.path], stdout=subprocess.PIPE)
        peer.keep(self)
        assert self.process.stdout is not None
        self.process.stdout.readline()
        self.manager = SyncManager(self.path, KEY)
        self.manager.connect()

    def strike(self) -> None:
        """End the process, so that its connections are closed; its socket is left where it was."""
        self.process.kill()
        self.process.wait()

    def close(self) -> None:
        self.strike()
        assert self.process.stdout is not None
        self.process.stdout.close()


_MAKES: dict[str, Action] = {
    name: lambda manager, name=name, arguments=arguments: getattr(manager, name)(*arguments)  # type: ignore[misc]
    for name, arguments in {
        "Array": ("i", [1]), "Barrier": (1,), "BoundedSemaphore": (), "Condition": (), "Event": (),
        "JoinableQueue": (), "Lock": (), "Namespace": (), "Pool": (1,), "Queue": (), "RLock": (),
        "Semaphore": (), "Value": ("i", 1), "dict": (), "list": (),
    }.items()
}  # fmt: skip


def _make_with_a_stale_socket(managed: _Managed) -> None:
    managed.strike()


def _make_without_a_socket(managed: _Managed) -> None:
    """What a manager that ends in good order leaves behind."""
    managed.strike()
    Path(managed.path).unlink()


for _name, _make in _MAKES.items():
    for _end in (_make_with_a_stale_socket, _make_without_a_socket):

        @drives(f"multiprocessing.managers.SyncManager.{_name}", F6)
        def _make_of_gone_manager(peer: Peer, make: Action = _make, end: Action = _end) -> Any:
            managed = _Managed(peer)
            end(managed)
            return lambda: make(managed.manager)


for _end in (_make_with_a_stale_socket, _make_without_a_socket):

    @drives("multiprocessing.managers.BaseProxy.*", F6)
    def _first_use_of_proxy(peer: Peer, end: Action = _end) -> Any:
        managed = _Managed(peer)
        proxy = managed.manager.dict()
        end(managed)
        return lambda: proxy.get("x")


@drives("multiprocessing.managers.BaseProxy.*", F6)
def use_of_proxy_again(peer: Peer) -> Any:
    managed = _Managed(peer)
    proxy = managed.manager.dict()
    proxy.get("x")
    managed.strike()
    return lambda: proxy.get("x")


def _make_socket(address: Any, timeout: float) -> Any:
    host, port = address if isinstance(address, tuple) else (address, None)
    return logging.handlers.SocketHandler(host, port).makeSocket(timeout)


@drives("logging.handlers.SocketHandler.makeSocket", F1, F2, F7, F9)
def make_socket(peer: Peer) -> Any:
    address = peer.address_to_connect()
    return lambda: peer.keep(_make_socket(address, CLIENT_TIMEOUT if peer.fault is F7 else PATIENCE))


for _which in (0, 1):

    @drives("logging.handlers.SocketHandler.makeSocket", F8)
    def _make_unix_socket(peer: Peer, which: int = _which) -> Any:
        path = peer.unix_paths()[which]
        return lambda: _make_socket(path, PATIENCE)


@drives("logging.handlers.SysLogHandler", F1, F3, F9)
def syslog(peer: Peer) -> Any:
    address = peer.address()
    return lambda: peer.keep(logging.handlers.SysLogHandler(address, socktype=socket.SOCK_STREAM))


_SERVERS: dict[str, Callable[[Any], Any]] = {
    "socketserver.TCPServer": lambda address: socketserver.TCPServer(
        address, socketserver.BaseRequestHandler
    ),
    "socketserver.UDPServer": lambda address: socketserver.UDPServer(
        address, socketserver.BaseRequestHandler
    ),
    "socketserver.ThreadingTCPServer": lambda address: socketserver.ThreadingTCPServer(
        address, socketserver.BaseRequestHandler
    ),
    "socketserver.ThreadingUDPServer": lambda address: socketserver.ThreadingUDPServer(
        address, socketserver.BaseRequestHandler
    ),
    "socketserver.TCPServer.server_bind": lambda address: socketserver.TCPServer(
        address, socketserver.BaseRequestHandler
    ),
}
for _name, _serve in _SERVERS.items():

    @drives(_name, F9)
    def _bind(peer: Peer, serve: Callable[[Any], Any] = _serve) -> Any:
        return lambda: serve((peer.host, 0))
