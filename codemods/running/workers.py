"""Who works on files besides this process: other processes, or the machines of a cluster."""

from __future__ import annotations

import gc
import os
import signal
import threading
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from concurrent.futures import Executor


# Between two looks for garbage; Python's own number is 700, or 2,000 from 3.13 on.
_OBJECTS = 20_000


class Workers(Protocol):
    """``number`` workers, which pay from ``worth`` bytes of source on."""

    number: int
    worth: int

    def executor(self, number: int) -> Executor:
        """A new executor that has up to so many of the workers."""

    def lost(self) -> type[BaseException]:
        """The exception of a task whose worker died of it, or beside it."""


class Processes:
    """Processes on this machine, which leave an interrupt to this one and end when it does."""

    # Below this, starting processes costs more than it saves.
    worth = 512 * 1024

    def __init__(self, number: int) -> None:
        self.number = number

    def executor(self, number: int) -> Executor:
        """A pool of ``number`` processes."""
        from concurrent.futures import ProcessPoolExecutor

        return ProcessPoolExecutor(number, initializer=_begin)

    def lost(self) -> type[BaseException]:
        """BrokenProcessPool, which every task of the pool then ends with."""
        from concurrent.futures.process import BrokenProcessPool

        return BrokenProcessPool


def collect_rarely() -> None:
    """Look for garbage once in many objects: a tree has a great many, and none goes before the others."""
    gc.set_threshold(_OBJECTS)


def _begin() -> None:
    collect_rarely()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that is killed can end no worker, and each would wait for its next chunk for ever."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
