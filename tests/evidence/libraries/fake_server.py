"""A server that speaks just enough of a protocol to get a client connected, and then lets it down."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable

from ..faults import Fault
from ..peer import PATIENCE, Peer, reset

# How soon a connection's thread notices that the server is to strike or to stop.
_POLL = 0.005


class FakeServer:
    """Answers every request on every connection, until :meth:`strike`; then it does as ``fault`` says.

    F4 and F5 end a connection with its next request, F6 at once. F7 answers nothing any more. F1 ends
    all connections and the listener, so that connecting again is refused. ``answer`` makes an answer
    out of what was received, which may be several requests or part of one.
    """

    def __init__(self, peer: Peer, answer: Callable[[bytes], bytes], greeting: bytes = b"") -> None:
        self.fault = peer.fault
        self.answer = answer
        self.greeting = greeting
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.listener.settimeout(_POLL)
        self.host, self.port = self.listener.getsockname()
        self._armed = threading.Event()
        self._over = threading.Event()
        self._threads: list[threading.Thread] = []
        self._start(self._listen)
        peer.keep(self)

    def close(self) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join(PATIENCE)

    def strike(self) -> None:
        """From now on, do as the fault says; where that is at once, wait until it is done."""
        self._armed.set()
        if self.fault in {Fault.F1, Fault.F6}:
            for thread in self._threads[0 if self.fault is Fault.F1 else 1 :]:
                thread.join(PATIENCE)

    def _start(self, target: Callable[..., None], *args: socket.socket) -> None:
        thread = threading.Thread(target=target, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _listen(self) -> None:
        with self.listener:
            while not self._over.is_set() and not (self._armed.is_set() and self.fault is Fault.F1):
                with contextlib.suppress(TimeoutError):
                    connection, _ = self.listener.accept()
                    self._start(self._converse, connection)

    def _converse(self, connection: socket.socket) -> None:
        connection.settimeout(_POLL)
        with contextlib.suppress(OSError), connection:
            if not self._armed.is_set():
                connection.sendall(self.greeting)
            while not self._over.is_set():
                if self._armed.is_set() and self.fault in {Fault.F1, Fault.F6}:
                    break
                try:
                    request = connection.recv(65536)
                except TimeoutError:
                    continue
                if not request:
                    return
                if not self._armed.is_set():
                    connection.sendall(self.answer(request))
                elif self.fault in {Fault.F4, Fault.F5}:
                    break
            if self.fault is Fault.F4:
                reset(connection)
