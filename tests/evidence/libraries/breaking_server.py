"""A server that answers, and then breaks off in the middle."""

from __future__ import annotations

import contextlib
import socket
import threading

from ..faults import Fault
from ..peer import PATIENCE, Answer, Peer, reset

_POLL = 0.002


class BreakingServer:
    """Answers the first request of each connection with ``answer``; then, when struck, breaks off.

    F4 resets and F5 closes; under F7 it says no more. Struck before it is asked, it answers and breaks
    off at once, which under F4 may take the answer away again.
    """

    def __init__(self, peer: Peer, answer: Answer) -> None:
        self.fault = peer.fault
        self.answer = answer
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.listener.settimeout(_POLL)
        self.host, self.port = self.listener.getsockname()
        self._struck = threading.Event()
        self._over = threading.Event()
        self._threads: list[threading.Thread] = []
        self._conversations: list[threading.Thread] = []
        self._start(self._threads, self._listen)
        peer.keep(self)

    def url(self, scheme: str = "http") -> str:
        return f"{scheme}://{self.host}:{self.port}/"

    def strike(self) -> None:
        """Break off; returns when that is done on the connections there are."""
        self._struck.set()
        if self.fault is not Fault.F7:
            for thread in self._conversations:
                thread.join(PATIENCE)

    def close(self) -> None:
        self._over.set()
        self._struck.set()
        for thread in self._threads + self._conversations:
            thread.join(PATIENCE)

    def _start(self, threads: list[threading.Thread], target: object, *args: socket.socket) -> None:
        thread = threading.Thread(target=target, args=args, daemon=True)  # type: ignore[arg-type]
        threads.append(thread)
        thread.start()

    def _listen(self) -> None:
        with self.listener:
            while not self._over.is_set():
                with contextlib.suppress(TimeoutError):
                    connection, _ = self.listener.accept()
                    self._start(self._conversations, self._converse, connection)

    def _converse(self, connection: socket.socket) -> None:
        connection.settimeout(PATIENCE)
        with contextlib.suppress(OSError), connection:
            request = b""
            while b"\r\n\r\n" not in request:
                received = connection.recv(65536)
                if not received:
                    return
                request += received
            connection.sendall(self.answer if isinstance(self.answer, bytes) else self.answer(request))
            self._struck.wait(PATIENCE)
            if self.fault is Fault.F7:
                self._over.wait(PATIENCE)
            elif self.fault is Fault.F4:
                reset(connection)
