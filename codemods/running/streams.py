"""The standard streams, which whoever starts the command may have closed, or sent where nothing more fits."""

from __future__ import annotations

import contextlib
import io
import os
import sys


def prepare() -> None:
    """Make the streams fit for names of files in any alphabet; one that is closed takes all and keeps none.

    Otherwise the next file that is opened would take the place of a closed one.
    """
    if sys.stdin is None:
        os.open(os.devnull, os.O_RDONLY)
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def read_stdin() -> bytes:
    """All that standard input holds; raises OSError, with words that name it."""
    try:
        if sys.stdin is not None:
            return sys.stdin.buffer.read()
    except OSError as error:  # a terminal that is gone, for one
        raise OSError(f"standard input cannot be read: {error.strerror}") from None
    raise OSError("standard input is closed")


def give_up(words: str = "") -> None:
    """Print ``words`` on standard error, and what waits to be printed, if they take it, and nothing more.

    Python would complain again when it flushes at exit.
    """
    with contextlib.suppress(OSError):
        if words:
            print(words, file=sys.stderr, flush=True)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError):
            stream.flush()
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _nowhere() -> io.TextIOWrapper:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123
