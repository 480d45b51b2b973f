"""Reading files, and replacing them so that each is at all times either wholly old or wholly new."""

from __future__ import annotations

import contextlib
import os
import signal
import stat
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path


class FileError(Exception):
    """Why a file could not be read or written."""


def read(path: str) -> bytes:
    """The bytes of a regular file; never waits on a pipe or device put in its place."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise FileError("is not a regular file")
        return file.read()


def replace(path: str, old: bytes, new: bytes) -> None:
    """Give the file at ``path`` the content ``new``, if it still has the content ``old``.

    The new content is written beside the file and put in its place in one step, with its permission
    bits and, where allowed, its owner. A symbolic link goes on pointing at its target, which gets the
    new content. Other hard links to the file keep the old content: they may lie outside the paths that
    were asked for (package managers link environments to their caches). Raises OSError, or FileError
    where the file has changed or was made read-only.
    """
    with _uninterrupted():
        _replace(Path(path).resolve(strict=True), old, new)


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """An interrupt that comes meanwhile is taken afterwards, so that it leaves nothing behind.

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
        raise KeyboardInterrupt


def _replace(target: Path, old: bytes, new: bytes) -> None:
    before = target.stat()
    if not os.access(target, os.W_OK):
        raise FileError("is read-only")
    descriptor, name = tempfile.mkstemp(prefix=".connerr-", suffix=".tmp", dir=target.parent)
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(new)
            file.flush()
            _take_over(beside, before)
            os.fsync(file.fileno())
        if read(str(target)) != old:
            raise FileError("has changed since it was read")
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _take_over(path: Path, before: os.stat_result) -> None:
    """Give ``path`` the owner and the permission bits of the file it is to replace."""
    if hasattr(os, "chown"):
        with contextlib.suppress(PermissionError):
            os.chown(path, before.st_uid, before.st_gid)
    path.chmod(stat.S_IMODE(before.st_mode))  # after chown, which clears set-user-id bits
