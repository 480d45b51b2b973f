"""Processes on this machine that work on files.

The standard library's executor is not used: where a process dies while another is written to, it waits for
ever (python/cpython#94777, mended in 3.12). Here this process has no threads, each worker has a pipe of its
own, and where one dies, it is known what it was working on.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from multiprocessing.connection import wait

from codemods.running.worker_process import Task, WorkerProcess
from codemods.running.workers import CHUNKS_HELD, Chunk, Results, Work

# What a process has: the chunk it works on, and one more, so that it need not wait for it.
_SENT = 2


def outcomes(number: int, work: Work, chunks: Iterator[Chunk]) -> Iterator[tuple[Chunk, Results | None]]:
    """See Workers. A process that is lost is replaced.

    Where the system has no more processes, memory or open files for it, there are fewer, down to this one.
    """
    pool = _Pool(number, work)
    held: deque[Task] = deque()
    try:
        while True:
            while len(held) < CHUNKS_HELD * number and (chunk := next(chunks, None)):
                held.append(task := Task(chunk))
                pool.unsent.append(task)
                pool.hand_out()
                pool.collect(0)
            if not held:
                return
            while not held[0].ended:
                pool.hand_out()
                pool.collect(None)
            task = held.popleft()
            yield task.chunk, task.results
    finally:
        pool.close()


class _Pool:
    """Up to ``number`` processes, and the tasks that none of them has yet."""

    def __init__(self, number: int, work: Work) -> None:
        self._number = number
        self._work = work
        self._running: list[WorkerProcess] = []
        self.unsent: deque[Task] = deque()

    def hand_out(self) -> None:
        """Give the tasks to those that have least to do, and start processes while there are too few."""
        while self.unsent:
            if len(self._running) < self._number and all(worker.sent for worker in self._running):
                self._start()
            if not self._running:
                task = self.unsent.popleft()
                task.end(self._work(task.chunk))
                return
            worker = min(self._running, key=lambda worker: len(worker.sent))
            if len(worker.sent) == _SENT:
                return
            worker.send(self.unsent.popleft())

    def collect(self, seconds: float | None) -> None:
        """Read what was said within so many seconds, or wait until there is something, if anybody works."""
        busy = [worker for worker in self._running if worker.sent]
        if not busy:
            return
        speaking = wait([worker.connection for worker in busy], seconds)
        for worker in busy:
            if worker.connection in speaking and not worker.receive():
                self._lose(worker)

    def close(self) -> None:
        """End the processes, whatever they are at."""
        while self._running:
            self._running.pop().close()

    def _start(self) -> None:
        try:
            self._running.append(WorkerProcess(self._work))
        except OSError:
            self._number = len(self._running)

    def _lose(self, worker: WorkerProcess) -> None:
        """Take back from a process that is dead what it was sent, but for what it died of."""
        self._running.remove(worker)
        worker.close()
        if worker.ready:
            worker.sent.popleft().end(None)
        else:
            self._number = len(self._running)
        self.unsent.extendleft(reversed(worker.sent))
