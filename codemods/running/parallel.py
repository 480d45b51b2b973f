"""The engine over many files: in this process where they are few, else wherever there are workers.

Results come in the order of the jobs, and only a few chunks of files are held at a time.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from codemods.results import Request, Result
from codemods.running.workers import Chunk, Results, Workers
from flake8_connerr.rules import needed_signs
from flake8_connerr.unparsed.prefilter import Signs

CHUNK_BYTES = 256 * 1024
CHUNK_FILES = 64

# Looking at a file's bytes takes such a part of what it takes to parse, check and fix it.
_LOOKING = 0.1

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
        size = 0.0
        for job in map(_looked_at, jobs):
            first.append(job)
            size += _work(job)
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
    signs = _looked_at(job).signs
    if not _may_show(signs, job.request):
        return Result()
    from codemods import engine  # loads the rules: most files of most runs need none

    return engine.fix_bytes(job.data, job.request, signs)


def _looked_at(job: Job) -> Job:
    """The job with the signs of its content; a notebook's JSON shows nothing of what is looked for."""
    if job.request is None or job.request.notebook or job.signs is not None:
        return job
    return job._replace(signs=Signs(job.data))


def _may_show(signs: Signs | None, request: Request) -> bool:
    """Whether the engine is needed for a file with such signs: most can hold no finding."""
    return signs is None or signs.show_any(needed_signs(request.codes))


def _work(job: Job) -> float:
    """How much there is to do for a job that was looked at, in bytes that are parsed, checked and fixed."""
    if job.request is None:
        return 0
    return len(job.data) * (1 if _may_show(job.signs, job.request) else _LOOKING)


def _fixed_chunk(chunk: Chunk) -> Results:
    with _ONE_AT_A_TIME:
        return [fixed(job) for job in chunk]


def _chunks(jobs: Iterable[Job]) -> Iterator[Chunk]:
    chunk: Chunk = []
    size = 0
    for job in jobs:
        chunk.append(job)
        size += len(job.data)
        if size >= CHUNK_BYTES or len(chunk) >= CHUNK_FILES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _by_workers(chunks: Iterator[Chunk], workers: Workers) -> Iterator[tuple[Job, Result]]:
    """The chunks' results. Where a worker was lost, its chunk is done again, each file by itself."""
    for chunk, results in workers.outcomes(_fixed_chunk, chunks):
        if results is None:
            yield from ((job, _alone(job, workers)) for job in chunk)
        else:
            yield from zip(chunk, results, strict=True)


def _alone(job: Job, workers: Workers) -> Result:
    ((_, results),) = workers.outcomes(_fixed_chunk, iter([[job]]))
    return Result(error=DIED) if results is None else results[0]
