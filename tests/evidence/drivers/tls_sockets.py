"""TLS: the handshake, and what comes after it."""

from __future__ import annotations

import socket
import ssl
import tempfile
from collections.abc import Callable
from typing import Any

from ..faults import Fault
from ..peer import CLIENT_TIMEOUT, PATIENCE, Peer
from ..tls import client_context, distrustful_context, server_context
from . import drives

F0, F1, F2, F3, F4, F5, F6, F7, F9 = (Fault[f"F{n}"] for n in (0, 1, 2, 3, 4, 5, 6, 7, 9))
HANDSHAKE = (F2, F3, F4, F5, F7)


def _unconnected(peer: Peer, context: ssl.SSLContext, **options: Any) -> ssl.SSLSocket:
    sock = context.wrap_socket(socket.socket(), server_hostname="127.0.0.1", **options)
    sock.settimeout(CLIENT_TIMEOUT if peer.fault is F7 else PATIENCE)
    return peer.keep(sock)


@drives("ssl.SSLContext.wrap_socket", *HANDSHAKE)
def wrap_socket(peer: Peer) -> Any:
    sock = peer.connected(CLIENT_TIMEOUT if peer.fault is F7 else PATIENCE)
    return lambda: peer.keep(client_context().wrap_socket(sock, server_hostname="127.0.0.1"))


@drives("ssl.SSLContext.wrap_socket", F0)
def wrap_socket_distrustfully(peer: Peer) -> Any:
    peer.tls = server_context()
    sock = peer.connected(PATIENCE)
    return lambda: distrustful_context().wrap_socket(sock, server_hostname="127.0.0.1")


@drives("ssl.SSLSocket.connect", F1, F2, F4, F5, F7, F9)
def connect(peer: Peer) -> Any:
    address = peer.address()
    sock = _unconnected(peer, client_context())
    return lambda: sock.connect(address)


@drives("ssl.SSLSocket.do_handshake", F4, F5, F7)
def do_handshake(peer: Peer) -> Any:
    address = peer.address()
    sock = _unconnected(peer, client_context(), do_handshake_on_connect=False)
    sock.connect(address)
    return sock.do_handshake


@drives("ssl.get_server_certificate", F1, F4, F5, F7, F9)
def get_server_certificate(peer: Peer) -> Any:
    address = peer.address()
    return lambda: ssl.get_server_certificate(
        address, timeout=CLIENT_TIMEOUT if peer.fault is F7 else PATIENCE
    )


@drives("ssl.SSLSocket.accept", F4, F5)
def accept(peer: Peer) -> Any:
    """Accept a client that begins to say hello and then misbehaves."""
    listener = peer.keep(socket.create_server(("127.0.0.1", 0)))
    server = peer.keep(server_context().wrap_socket(listener, server_side=True))
    server.settimeout(PATIENCE)
    client = peer.keep(socket.create_connection(server.getsockname()))
    peer.misbehave(client)
    return server.accept


def _stricken(peer: Peer, **options: Any) -> ssl.SSLSocket:
    """A socket past its handshake, on which the fault has struck."""
    peer.tls = server_context()
    address = peer.address()
    sock = client_context().wrap_socket(socket.socket(), server_hostname="127.0.0.1", **options)
    peer.keep(sock)
    sock.settimeout(PATIENCE)
    sock.connect(address)
    peer.strike(sock)
    if peer.fault is F7:
        sock.settimeout(CLIENT_TIMEOUT)
    return sock


def _after_handshake(action: Callable[[ssl.SSLSocket], Any], **options: Any) -> Callable[[Peer], Any]:
    def scene(peer: Peer) -> Any:
        sock = _stricken(peer, **options)
        return lambda: action(sock)

    return scene


def _until_full(send: Callable[[ssl.SSLSocket], Any]) -> Callable[[ssl.SSLSocket], Any]:
    def send_on(sock: ssl.SSLSocket) -> None:
        send(sock)
        if sock.gettimeout() == CLIENT_TIMEOUT:
            while True:
                send(sock)

    return send_on


def _without_blocking(action: Callable[[ssl.SSLSocket], Any]) -> Callable[[ssl.SSLSocket], Any]:
    def act(sock: ssl.SSLSocket) -> None:
        sock.setblocking(False)
        action(sock)

    return act


_RECEIVES: dict[str, Callable[[ssl.SSLSocket], Any]] = {
    "ssl.SSLSocket.recv": lambda sock: sock.recv(100),
    "ssl.SSLSocket.recv_into": lambda sock: sock.recv_into(bytearray(100)),
    "ssl.SSLSocket.read": lambda sock: sock.read(100),
}
for _name, _action in _RECEIVES.items():
    drives(_name, F4, F5, F7)(_after_handshake(_action))
    drives(_name, F4, F5)(_after_handshake(_action, suppress_ragged_eofs=False))
    drives(_name, F7)(_after_handshake(_without_blocking(_action)))

_CHUNK = bytes(65536)
TOO_MUCH = bytes(16 * 1024 * 1024)


def _send_file(sock: ssl.SSLSocket) -> None:
    with tempfile.TemporaryFile() as file:
        file.write(TOO_MUCH)
        file.seek(0)
        sock.sendfile(file)


_SENDS: dict[str, Callable[[ssl.SSLSocket], Any]] = {
    "ssl.SSLSocket.send": lambda sock: sock.send(_CHUNK),
    "ssl.SSLSocket.sendall": lambda sock: sock.sendall(_CHUNK),
    "ssl.SSLSocket.sendfile": _send_file,
    "ssl.SSLSocket.write": lambda sock: sock.write(_CHUNK),
}
for _name, _action in _SENDS.items():
    drives(_name, F4, F6, F7)(_after_handshake(_until_full(_action)))
drives("ssl.SSLSocket.unwrap", F4, F5, F7)(_after_handshake(lambda sock: sock.unwrap()))
drives("ssl.SSLSocket.pending", F4, F5)(_after_handshake(lambda sock: sock.pending()))
