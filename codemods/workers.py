"""Who works on files besides this process: other processes, or a cluster's (:mod:`codemods.cluster`)."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from concurrent.futures import Executor


class Workers(Protocol):
    """``number`` workers, which pay from ``worth`` bytes of source on."""

    number: int
    worth: int

    def executor(self, number: int) -> Executor:
        """A new executor that has up to so many of the workers."""

    def lost(self) -> type[BaseException]:
        """The exception of a task whose worker died of it, or beside it."""


class Processes:
    """Processes on this machine; an interrupt is left to this one."""

    # Below this, starting processes costs more than it saves.
    worth = 512 * 1024

    def __init__(self, number: int) -> None:
        self.number = number

    def executor(self, number: int) -> Executor:
        """A pool of ``number`` processes."""
        from concurrent.futures import ProcessPoolExecutor

        return ProcessPoolExecutor(
            number, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN)
        )

    def lost(self) -> type[BaseException]:
        """BrokenProcessPool, which every task of the pool then ends with."""
        from concurrent.futures.process import BrokenProcessPool

        return BrokenProcessPool
