"""Processes on this machine that work on files.

The standard library's executor is not used: where a process dies while another is written to, it waits for
ever (python/cpython#94777, mended in 3.12). Here this process has no threads, each worker has a pipe of its
own, and where one dies, it is known what it was working on.
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections import deque
from collections.abc import Iterator
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection, wait
from queue import SimpleQueue

from codemods.running.workers import CHUNKS_HELD, Chunk, Results, Work, collect_rarely

# What a process has: the chunk it works on, and one more, so that it need not wait for it.
_SENT = 2


class Task:
    """A chunk on its way, and what came of it."""

    def __init__(self, chunk: Chunk) -> None:
        self.chunk = chunk
        self.ended = False
        self.results: Results | None = None

    def end(self, results: Results | None) -> None:
        """Take the results, or None where the process died of the chunk, or beside it."""
        self.ended, self.results = True, results


class Worker:
    """A process with the tasks it was sent, on which it works in their order."""

    def __init__(self, work: Work) -> None:
        self.connection, theirs = Pipe()
        self.sent: deque[Task] = deque()
        self._process = Process(target=_serve, args=(theirs, self.connection, work), daemon=True)
        self._process.start()
        theirs.close()  # so that reading comes to an end when the process does

    def send(self, task: Task) -> None:
        """Hand the task to the process. Whether that is still alive shows when an answer is read."""
        self.sent.append(task)
        with contextlib.suppress(OSError):
            self.connection.send(task.chunk)

    def receive(self) -> bool:
        """End the first task with the process's answer, or without one; whether the process is alive."""
        try:
            results: Results | None = self.connection.recv()
        except (EOFError, OSError):
            results = None
        self.sent.popleft().end(results)
        return results is not None

    def close(self) -> None:
        """End the process; what it was still to do is not done."""
        if self.sent:
            self._process.kill()
        with contextlib.suppress(OSError):
            self.connection.send(None)
        self.connection.close()
        self._process.join()


def outcomes(number: int, work: Work, chunks: Iterator[Chunk]) -> Iterator[tuple[Chunk, Results | None]]:
    """See Workers. A process that is lost is replaced."""
    running: list[Worker] = []
    unsent: deque[Task] = deque()
    held: deque[Task] = deque()
    try:
        while True:
            while len(held) < CHUNKS_HELD * number and (chunk := next(chunks, None)):
                task = Task(chunk)
                held.append(task)
                unsent.append(task)
                _hand_out(number, work, unsent, running)
                _collect(running, unsent, 0)
            if not held:
                return
            while not held[0].ended:
                _hand_out(number, work, unsent, running)
                _collect(running, unsent, None)
            task = held.popleft()
            yield task.chunk, task.results
    finally:
        for worker in running:
            worker.close()


def _hand_out(number: int, work: Work, unsent: deque[Task], running: list[Worker]) -> None:
    """Give the tasks to those that have least to do, and start processes while there are too few."""
    while unsent:
        if len(running) < number and all(worker.sent for worker in running):
            running.append(Worker(work))
        worker = min(running, key=lambda worker: len(worker.sent))
        if len(worker.sent) == _SENT:
            return
        worker.send(unsent.popleft())


def _collect(running: list[Worker], unsent: deque[Task], seconds: float | None) -> None:
    """Read what was answered within so many seconds, or wait until there is an answer."""
    answered = wait([worker.connection for worker in running if worker.sent], seconds)
    for worker in [worker for worker in running if worker.connection in answered]:
        if not worker.receive():
            running.remove(worker)
            unsent.extendleft(reversed(worker.sent))
            worker.close()


def _serve(connection: Connection, parents: Connection, work: Work) -> None:
    """Work on the chunks that come, until None does."""
    parents.close()
    collect_rarely()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    chunks: SimpleQueue[Chunk | None] = SimpleQueue()
    threading.Thread(target=_receive, args=(connection, chunks), daemon=True).start()
    while (chunk := chunks.get()) is not None:
        results = work(chunk)
        with contextlib.suppress(OSError):  # nobody is there to read it: the thread ends all
            connection.send(results)


def _receive(connection: Connection, chunks: SimpleQueue[Chunk | None]) -> None:
    """Put what comes into the queue; end the process where nothing can come any more.

    In a thread of its own, so that there is always one who reads: who sends never waits for the work, and
    a process whose parent was killed ends in the midst of it.
    """
    with contextlib.suppress(EOFError, OSError):
        while True:
            chunks.put(connection.recv())
    os._exit(0)
