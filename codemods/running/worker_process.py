"""One process on this machine that works on files, and what it was sent."""

from __future__ import annotations

import contextlib
import os
import threading
from collections import deque
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from queue import SimpleQueue

from codemods.running import interrupts
from codemods.running.workers import Chunk, Results, Work, collect_rarely

# What a process says when it has all that it needs; then come results.
_READY = "ready"

# Seconds in which a process with nothing to do ends by itself, unless somebody has stopped it.
PATIENCE = 5.0


class Task:
    """A chunk on its way, and what came of it."""

    def __init__(self, chunk: Chunk) -> None:
        self.chunk = chunk
        self.ended = False
        self.results: Results | None = None

    def end(self, results: Results | None) -> None:
        """Take the results, or None where the process died of the chunk, or beside it."""
        self.ended, self.results = True, results


class WorkerProcess:
    """A process with the tasks it was sent, on which it works in their order.

    Raises OSError where the system has no more processes. Where it has one, but no thread or memory for it,
    the process ends before it is ``ready``.
    """

    def __init__(self, work: Work) -> None:
        self.ready = False
        self.sent: deque[Task] = deque()
        self.connection, theirs = Pipe()
        self._process = Process(target=_serve, args=(theirs, self.connection, work), daemon=True)
        with theirs:  # so that reading comes to an end when the process does
            try:
                with interrupts.blocked():
                    self._process.start()
            except OSError:
                self.connection.close()
                raise

    def send(self, task: Task) -> None:
        """Hand the task to the process. Whether that is still alive shows when an answer is read."""
        self.sent.append(task)
        with contextlib.suppress(OSError):
            self.connection.send(task.chunk)

    def receive(self) -> bool:
        """Read what the process says, and end its first task with an answer; whether the process is alive."""
        try:
            said: str | Results = self.connection.recv()
        except (EOFError, OSError):
            return False
        if isinstance(said, str):
            self.ready = True
        else:
            self.sent.popleft().end(said)
        return True

    def close(self) -> None:
        """End the process; what it was still to do is not done."""
        if self.sent or not self.ready:
            self._process.kill()
        else:
            with contextlib.suppress(OSError):
                self.connection.send(None)
        self.connection.close()
        self._process.join(PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


def _serve(connection: Connection, parents: Connection, work: Work) -> None:
    """Work on the chunks that come, until None does. Whatever goes wrong, such as memory that runs out,
    ends the process without a word: the one that started it sees that.
    """
    interrupts.ignore()
    try:
        parents.close()
        collect_rarely()
        chunks: SimpleQueue[Chunk | None] = SimpleQueue()
        threading.Thread(target=_receive, args=(connection, chunks), daemon=True).start()
        connection.send(_READY)
        while (chunk := chunks.get()) is not None:
            connection.send(work(chunk))
    except Exception:
        os._exit(1)


def _receive(connection: Connection, chunks: SimpleQueue[Chunk | None]) -> None:
    """Put what comes into the queue; end the process where nothing can come any more.

    In a thread of its own, so that there is always one who reads: who sends never waits for the work, and
    a process whose parent was killed ends in the midst of it.
    """
    try:
        while (chunk := connection.recv()) is not None:
            chunks.put(chunk)
        chunks.put(None)
    except Exception:
        os._exit(1)
