"""Who works on files besides this process: other processes, or the machines of a cluster."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from codemods.results import Result
    from codemods.running.parallel import Job

Chunk: TypeAlias = "list[Job]"
Results: TypeAlias = "list[Result]"
Work: TypeAlias = Callable[[Chunk], Results]

# So many chunks are held for each worker. Results come in the order of the files: while one chunk takes long,
# the others go on with those behind it.
CHUNKS_HELD = 12

# Between two looks for garbage; Python's own number is 700, or 2,000 from 3.13 on.
_OBJECTS = 20_000


class Workers(Protocol):
    """``number`` workers, which pay from ``worth`` bytes of source on."""

    number: int
    worth: int

    def outcomes(self, work: Work, chunks: Iterator[Chunk]) -> Iterator[tuple[Chunk, Results | None]]:
        """Each chunk, in order, with what ``work`` makes of it, or None where a worker was lost with it.

        Chunks are taken as they are needed: CHUNKS_HELD for each worker.
        """


class Processes:
    """Up to ``number`` processes on this machine, which leave an interrupt to this one and end with it."""

    # Below this, starting processes costs more than it saves.
    worth = 128 * 1024

    def __init__(self, number: int) -> None:
        self.number = number

    def outcomes(self, work: Work, chunks: Iterator[Chunk]) -> Iterator[tuple[Chunk, Results | None]]:
        """See Workers."""
        from codemods.running import processes  # what it loads takes time, and few runs need it

        return processes.outcomes(self.number, work, chunks)


def collect_rarely() -> None:
    """Look for garbage once in many objects: a tree has a great many, and none goes before the others."""
    gc.set_threshold(_OBJECTS)
