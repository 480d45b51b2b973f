"""The engine over many files: in this process where they are few, else wherever there are workers.

Results come in the order of the jobs, and only a few chunks of files are held at a time.
"""

from __future__ import annotations

import itertools
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from codemods.results import Request, Result
from flake8_connerr.unparsed.prefilter import Signs

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

    from codemods.running.workers import Workers

CHUNK_BYTES = 64 * 1024
CHUNK_FILES = 32

DIED = "could not be handled: the process that worked on it died"

# While it works, the engine sets what holds for its whole process, such as the recursion limit.
_ONE_AT_A_TIME = threading.Lock()


class Job(NamedTuple):
    """A file's content and what is to be done with it; no request where the result is ``known`` already.

    ``signs`` are those of the content, where some were looked for already.
    """

    path: str
    data: bytes = b""
    request: Request | None = None
    known: Result = Result()
    signs: Signs | None = None


def fix_all(jobs: Iterable[Job], workers: Workers) -> Iterator[tuple[Job, Result]]:
    """Each job with its result, from the workers where there are several and they pay."""
    jobs = iter(jobs)
    if workers.number > 1 or not workers.worth:
        first: list[Job] = []
        size = 0
        for job in jobs:
            first.append(job)
            size += len(job.data) if job.request else 0
            if size >= workers.worth:
                yield from _by_workers(_chunks(itertools.chain(first, jobs)), workers)
                return
        jobs = iter(first)
    for job in jobs:
        yield job, fixed(job)


def fixed(job: Job) -> Result:
    """The job's result."""
    if job.request is None:
        return job.known
    from codemods import engine  # loads the rules: most files of most runs need none

    return engine.fix_bytes(job.data, job.request, job.signs)


def _fixed_chunk(chunk: list[Job]) -> list[Result]:
    with _ONE_AT_A_TIME:
        return [fixed(job) for job in chunk]


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


def _by_workers(chunks: Iterator[list[Job]], workers: Workers) -> Iterator[tuple[Job, Result]]:
    """The chunks' results. Where a worker is lost, its chunk is done again, each file by itself."""
    executor = workers.executor(workers.number)
    running: deque[tuple[list[Job], Future[list[Result]]]] = deque()
    try:
        while True:
            for chunk in itertools.islice(chunks, 3 * workers.number - len(running)):
                running.append((chunk, _submitted(executor, chunk, workers)))
            if not running:
                return
            chunk, future = running.popleft()
            try:
                results = future.result()
            except workers.lost():
                results = [_alone(job, workers) for job in chunk]
                executor.shutdown()
                executor = workers.executor(workers.number)
                running = deque(
                    (chunk, future if _succeeded(future) else _submitted(executor, chunk, workers))
                    for chunk, future in running
                )
            yield from zip(chunk, results, strict=True)
    finally:
        for _, future in running:
            future.cancel()
        executor.shutdown()


def _submitted(executor: Executor, chunk: list[Job], workers: Workers) -> Future[list[Result]]:
    from concurrent.futures import Future

    try:
        return executor.submit(_fixed_chunk, chunk)
    except workers.lost() as error:  # dealt with when it is this chunk's turn
        failed: Future[list[Result]] = Future()
        failed.set_exception(error)
        return failed


def _succeeded(future: Future[list[Result]]) -> bool:
    return future.done() and future.exception() is None


def _alone(job: Job, workers: Workers) -> Result:
    executor = workers.executor(1)
    try:
        return executor.submit(_fixed_chunk, [job]).result()[0]
    except workers.lost():
        return Result(error=DIED)
    finally:
        executor.shutdown()
