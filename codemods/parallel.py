"""The engine over many files: in this process where they are few, else in others.

Results come in the order of the jobs, and only a few chunks of files are held at a time.
"""

from __future__ import annotations

import itertools
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from codemods import engine
from codemods.engine import Request, Result
from flake8_connerr.targets import target_of

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

# Below this many bytes of source, starting processes costs more than it saves.
WORTH_PROCESSES = 512 * 1024
CHUNK_BYTES = 64 * 1024
CHUNK_FILES = 32

DIED = "could not be handled: the process that worked on it died"


class Job(NamedTuple):
    """A file's content to be worked on, or why there is none."""

    path: str
    data: bytes = b""
    error: str = ""


def fix_all(jobs: Iterable[Job], request: Request, workers: int) -> Iterator[tuple[Job, Result]]:
    """Each job with its result, using up to ``workers`` processes where that pays."""
    jobs = iter(jobs)
    if workers > 1:
        first: list[Job] = []
        size = 0
        for job in jobs:
            first.append(job)
            size += len(job.data)
            if size >= WORTH_PROCESSES:
                yield from _in_processes(_chunks(itertools.chain(first, jobs)), request, workers)
                return
        jobs = iter(first)
    for job in jobs:
        yield job, _fixed(job, request)


def _fixed(job: Job, request: Request) -> Result:
    if job.error:
        return Result(error=job.error)
    settings = request.settings._replace(target=target_of(job.path))
    notebook = job.path.endswith(".ipynb")
    return engine.fix_bytes(job.data, request._replace(settings=settings, notebook=notebook))


def _fixed_chunk(chunk: list[Job], request: Request) -> list[Result]:
    return [_fixed(job, request) for job in chunk]


def _chunks(jobs: Iterable[Job]) -> Iterator[list[Job]]:
    chunk: list[Job] = []
    size = 0
    for job in jobs:
        chunk.append(job)
        size += len(job.data)
        if size >= CHUNK_BYTES or len(chunk) >= CHUNK_FILES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _in_processes(
    chunks: Iterator[list[Job]], request: Request, workers: int
) -> Iterator[tuple[Job, Result]]:
    """The chunks' results. Where a process dies, its chunk is done again, each file by itself."""
    from concurrent.futures.process import BrokenProcessPool

    pool = _pool(workers)
    running: deque[tuple[list[Job], Future[list[Result]]]] = deque()
    try:
        while True:
            for chunk in itertools.islice(chunks, 3 * workers - len(running)):
                running.append((chunk, _submitted(pool, chunk, request)))
            if not running:
                return
            chunk, future = running.popleft()
            try:
                results = future.result()
            except BrokenProcessPool:
                results = [_alone(job, request) for job in chunk]
                pool.shutdown()
                pool = _pool(workers)
                running = deque(
                    (chunk, future if _succeeded(future) else _submitted(pool, chunk, request))
                    for chunk, future in running
                )
            yield from zip(chunk, results, strict=True)
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(workers: int) -> ProcessPoolExecutor:
    """A pool whose processes leave an interrupt to this one."""
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(workers, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN))


def _submitted(pool: ProcessPoolExecutor, chunk: list[Job], request: Request) -> Future[list[Result]]:
    from concurrent.futures import Future
    from concurrent.futures.process import BrokenProcessPool

    try:
        return pool.submit(_fixed_chunk, chunk, request)
    except BrokenProcessPool as error:  # dealt with when it is this chunk's turn
        failed: Future[list[Result]] = Future()
        failed.set_exception(error)
        return failed


def _succeeded(future: Future[list[Result]]) -> bool:
    return future.done() and future.exception() is None


def _alone(job: Job, request: Request) -> Result:
    from concurrent.futures.process import BrokenProcessPool

    with _pool(1) as pool:
        try:
            return pool.submit(_fixed, job, request).result()
        except BrokenProcessPool:
            return Result(error=DIED)
