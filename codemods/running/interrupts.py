"""An interrupt (Ctrl-C) ends a run once, without a traceback, whoever sends it and how often."""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
from collections.abc import Iterator
from time import monotonic
from types import FrameType

# Seconds in which an interrupt that follows another is the same one: a terminal sends it to all processes
# of a command, and those that started this one may hand it on.
SAME = 1.0


def take_once() -> None:
    """Raise KeyboardInterrupt for an interrupt, but not again for one that comes while the run is ending.

    In a process where interrupts are ignored, such as those that a shell starts with ``&``, they stay so.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        return
    last = -SAME

    def interrupted(_number: int, _frame: FrameType | None) -> None:
        nonlocal last
        if monotonic() - last >= SAME:
            last = monotonic()
            raise KeyboardInterrupt

    signal.signal(signal.SIGINT, interrupted)


def end_at_once() -> None:
    """Let an interrupt end this process without a word, from now on: there is nothing to be tidied up."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def ignore() -> None:
    """Leave interrupts to the process that started this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


@contextlib.contextmanager
def blocked() -> Iterator[None]:
    """An interrupt that comes meanwhile is taken afterwards, and a process that is started takes none.

    That holds in a started process until it calls :func:`ignore`. The system must be able to block signals.
    """
    if sys.platform == "win32":
        yield
        return
    import multiprocessing  # few runs start processes

    if multiprocessing.get_start_method() != "fork":
        from multiprocessing import resource_tracker

        resource_tracker.ensure_running()  # else it is started with the first process, and unblocks them
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextlib.contextmanager
def held() -> Iterator[None]:
    """An interrupt that comes meanwhile is taken afterwards, also where other threads are running.

    Signals are handled in the main thread alone, so that nothing needs to be done in another.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _frame: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if came:
            signal.raise_signal(signal.SIGINT)
