"""The far side of a connection on loopback, and what it does to it."""

from __future__ import annotations

import contextlib
import os
import re
import select
import socket
import struct
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar

from .faults import Fault

if TYPE_CHECKING:
    import ssl

# Long enough for loopback on a busy machine, and a great deal longer than anything here takes.
PATIENCE = 5.0
# What a client waits for a silent peer, in seconds.
CLIENT_TIMEOUT = 0.03
# The same where something else, a TLS handshake, has to fit in before the silence.
CLIENT_TIMEOUT_WITH_HANDSHAKE = 0.5
# How soon a listener notices that the scene is over.
_ACCEPT_POLL = 0.002

_Closable = TypeVar("_Closable")

# What to answer, or how to make it out of the request.
Answer = bytes | Callable[[bytes], bytes]

_CONTENT_LENGTH = re.compile(rb"(?i)\r\nContent-Length: *(\d+)")

_AT_ONCE = {Fault.F2, Fault.F3}
_RESETS = {Fault.F2, Fault.F4}


class Peer:
    """A listener that meets one fault with every connection it accepts.

    ``greeting`` is sent after accepting (not under F2, F3), and each of ``answers`` after a request. Then
    F4 and F5 end the connection with the next request, F6 without waiting for one. ``tls`` is the
    server's context: the handshake is then made before the greeting.
    """

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        self.greeting = b""
        self.answers: list[Answer] = []
        self.tls: ssl.SSLContext | None = None
        self.struck = threading.Event()
        self._stack = contextlib.ExitStack()
        self._over = threading.Event()
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._stack.close()
        for thread in self._threads:
            thread.join(PATIENCE)

    def keep(self, closable: _Closable) -> _Closable:
        """Close ``closable`` when the scene is over, whatever that raises."""
        self._stack.callback(_close, closable)
        return closable

    def beside(self, fault: Fault) -> Peer:
        """Another peer in the same scene, which meets its clients with ``fault``."""
        return self._stack.enter_context(Peer(fault))

    # Addresses.

    @property
    def host(self) -> str:
        return "nobody.invalid" if self.fault is Fault.F9 else "127.0.0.1"

    @property
    def impossible_host(self) -> str:
        """What is no host's name, since one of its labels is empty; nobody is asked for it."""
        return "nobody..invalid"

    def address(self) -> tuple[str, int]:
        """Where a client is to connect; under F1 nobody is there, under F9 there is no such host."""
        if self.fault is Fault.F9:
            return self.host, 9
        listener = _listener()
        address: tuple[str, int] = listener.getsockname()
        if self.fault is Fault.F1:
            listener.close()
        else:
            listener.settimeout(_ACCEPT_POLL)
            self._start(self._serve, listener)
        return address

    def url(self, scheme: str = "http") -> str:
        host, port = self.address()
        return f"{scheme}://{host}:{port}/"

    def unresponsive_address(self) -> tuple[str, int]:
        """An address that does not answer to connecting: the listener's queue is full."""
        listener = self.keep(_listener(backlog=0))
        for _ in range(2):
            waiting = self.keep(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(listener.getsockname())
        return listener.getsockname()  # type: ignore[no-any-return]

    def address_to_connect(self) -> tuple[str, int]:
        """As :meth:`address`, but silence begins with connecting."""
        return self.unresponsive_address() if self.fault is Fault.F7 else self.address()

    def unix_paths(self) -> tuple[str, str]:
        """A path without a socket, and one whose server is gone."""
        directory = self._stack.enter_context(tempfile.TemporaryDirectory())
        missing, stale = Path(directory, "missing"), Path(directory, "stale")
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(stale))
        return str(missing), str(stale)

    def unix_datagram_paths(self) -> tuple[str, str]:
        missing, _ = self.unix_paths()
        stale = f"{missing}-datagram"
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as server:
            server.bind(stale)
        return missing, stale

    # Connections on which the fault has already struck.

    def connected(self, timeout: float | None = None) -> socket.socket:
        """A socket that is connected to the peer."""
        sock = self.keep(socket.create_connection(self.address()))
        sock.settimeout(timeout)
        return sock

    def stricken(self) -> socket.socket:
        """A socket on which the fault has struck: the next receive or send will meet it.

        Under F1 it is a connected UDP socket, under F12 one shut down for writing, and under F7 nothing
        has happened, which is the point.
        """
        if self.fault is Fault.F1:
            return self._refused_datagram_socket()
        sock = self.connected(CLIENT_TIMEOUT if self.fault is Fault.F7 else PATIENCE)
        self.strike(sock)
        return sock

    def strike(self, sock: socket.socket) -> None:
        """Bring the fault about on a connected socket, and wait until the kernel knows of it."""
        if self.fault is Fault.F12:
            sock.shutdown(socket.SHUT_WR)
        elif self.fault is Fault.F6:
            self.await_fault()
            sock.sendall(b"x")
            _await_hangup(sock)
        elif self.fault in {Fault.F4, Fault.F5}:
            sock.sendall(b"request\r\n")
            self.await_fault()
        elif self.fault is not Fault.F7:
            self.await_fault()

    def await_fault(self) -> None:
        """Wait until the peer has done its worst."""
        if not self.struck.wait(PATIENCE):
            raise AssertionError(f"the peer never came to {self.fault.name}")

    def _refused_datagram_socket(self) -> socket.socket:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as gone:
            gone.bind(("127.0.0.1", 0))
            address = gone.getsockname()
        sock = self.keep(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
        sock.settimeout(PATIENCE)
        sock.connect(address)
        sock.send(b"x")
        _await_hangup(sock)
        return sock

    def broken_pipe(self) -> int:
        """The writing end of a pipe whose reading end is closed. Whoever takes it closes it."""
        reader, writer = os.pipe()
        os.close(reader)
        return writer

    # The server's side: the client is the one that misbehaves.

    def accepted(self) -> socket.socket:
        """A server's socket whose client has reset (F10)."""
        listener = self.keep(_listener())
        client = socket.create_connection(listener.getsockname())
        sock, _ = listener.accept()
        self.keep(sock)
        reset(client)
        _await_hangup(sock)
        return sock

    def misbehave(self, client: socket.socket) -> None:
        """Let a client begin a TLS handshake, and then reset (F4) or close (F5)."""
        client.sendall(b"\x16\x03\x01\x02\x00")
        self._end(client)

    # The listener's thread.

    def _start(self, target: Any, *args: Any) -> None:
        thread = threading.Thread(target=target, args=args, daemon=True)
        thread.start()
        self._threads.append(thread)

    def _serve(self, listener: socket.socket) -> None:
        with listener:
            while not self._over.is_set():
                try:
                    connection, _ = listener.accept()
                except TimeoutError:
                    continue
                with contextlib.suppress(OSError), connection:
                    self._converse(connection)

    def _converse(self, connection: socket.socket) -> None:
        connection.settimeout(PATIENCE)
        if self.fault in _AT_ONCE:
            self._end(connection)
            return
        if self.tls is not None:
            connection = self.tls.wrap_socket(connection, server_side=True)
        connection.sendall(self.greeting)
        # The request that F4 and F5 leave without its answer is read all the same.
        last: list[Answer] = [b""] if self.fault in {Fault.F4, Fault.F5} else []
        for answer in self.answers + last:
            request = _received(connection)
            if not request:
                return
            connection.sendall(answer if isinstance(answer, bytes) else answer(request))
        if self.fault in {Fault.F4, Fault.F5, Fault.F6}:
            self._end(connection)
        else:
            self._over.wait(PATIENCE)
            connection.close()

    def _end(self, connection: socket.socket) -> None:
        if self.fault in _RESETS:
            reset(connection)
        else:
            connection.close()
        self.struck.set()


def _listener(backlog: int = 8) -> socket.socket:
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen(backlog)
    return listener


def _received(connection: socket.socket) -> bytes:
    """A request, whole: what is not read yet would make a reset of an orderly end."""
    request = connection.recv(65536)
    head, _, body = request.partition(b"\r\n\r\n")
    length = _CONTENT_LENGTH.search(head)
    missing = int(length[1]) - len(body) if length else 0  # clients send heads and bodies by themselves
    while missing > 0 and (more := connection.recv(65536)):
        request += more
        missing -= len(more)
    return request


def reset(sock: socket.socket) -> None:
    """Close with a reset instead of the orderly end: SO_LINGER with no time to linger."""
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    sock.close()


def _await_hangup(sock: socket.socket) -> None:
    """Wait until the kernel knows that the other side is gone."""
    poller = select.poll()
    poller.register(sock, 0)
    if not poller.poll(PATIENCE * 1000):
        raise AssertionError("the other side's reset never arrived")


def _close(closable: Any) -> None:
    # What breaks a connection breaks its orderly end as well.
    with contextlib.suppress(Exception):
        closable.close()
