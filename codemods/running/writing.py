"""Reading files, and replacing them so that each is at all times either wholly old or wholly new."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
from pathlib import Path

from codemods.running import interrupts

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
# Each failure says that another run was there in the same moment.
_TRIES = 10
_BUSY = "is being rewritten by another process"


class FileError(Exception):
    """Why a file could not be read or written."""


def read(path: str) -> bytes:
    """The bytes of a regular file; never waits on a pipe or device put in its place."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb", buffering=0) as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise FileError("is not a regular file")
        try:
            return file.read()
        except MemoryError:
            raise FileError("is larger than the memory there is") from None


def replace(path: str, old: bytes, new: bytes) -> None:
    """Give the file at ``path`` the content ``new``, if it still has the content ``old``.

    The new content is written beside the file and put in its place in one step, with its permission
    bits and, where allowed, its owner. A symbolic link goes on pointing at its target, which gets the
    new content. Other hard links to the file keep the old content: they may lie outside the paths that
    were asked for (package managers link environments to their caches). Raises OSError, or FileError
    where the file has changed or was made read-only.
    """
    with interrupts.held():  # so that one leaves nothing behind
        _replace(Path(path).resolve(strict=True), old, new)


def _replace(target: Path, old: bytes, new: bytes) -> None:
    before = target.stat()
    if not os.access(target, os.W_OK):
        raise FileError("is read-only")
    beside = beside_of(target)
    descriptor = _created(beside)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(new)
            file.flush()
            _take_over(beside, before)
            os.fsync(file.fileno())
            if read(str(target)) != old:
                raise FileError("has changed since it was read")
            beside.replace(target)  # while it is still locked
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def beside_of(target: Path) -> Path:
    """Where the new content of a file is written before it is put in its place.

    A run that was killed may leave it behind. It has the same name each time, so that the next run finds it.
    """
    digest = hashlib.sha256(os.fsencode(target.name)).hexdigest()
    return target.with_name(f".connerr-{digest[:16]}.tmp")


def _created(path: Path) -> int:
    """A descriptor of a new, empty and locked file at ``path``; what a dead run has left there is removed."""
    for _ in range(_TRIES):
        try:
            descriptor = os.open(path, _NEW, 0o600)
        except FileExistsError:
            _remove_abandoned(path)
            continue
        try:
            _lock(descriptor)
            # Another run may have taken it for abandoned before it was locked.
            if os.path.samestat(os.fstat(descriptor), path.lstat()):
                return descriptor
        except FileNotFoundError:
            pass
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)
    raise FileError(_BUSY)


def _remove_abandoned(path: Path) -> None:
    """Remove the file that a run has left which no longer lives; raises FileError where one still does."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        descriptor = os.open(path, flags)
    except FileNotFoundError:
        return
    except OSError as error:
        if error.errno != errno.ELOOP:  # a symbolic link is not one of ours
            raise
        path.unlink(missing_ok=True)
        return
    try:
        _lock(descriptor)
        if os.path.samestat(os.fstat(descriptor), path.lstat()):
            path.unlink()
    except FileNotFoundError:
        pass
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    """Hold a file until it is closed or this process dies; raises FileError where another holds it."""
    if fcntl is None:  # on Windows, a file that somebody has open cannot be removed
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise FileError(_BUSY) from None
    except OSError as error:
        if error.errno not in (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS):  # a file system without locks
            raise


def _take_over(path: Path, before: os.stat_result) -> None:
    """Give ``path`` the owner and the permission bits of the file it is to replace."""
    if hasattr(os, "chown"):
        with contextlib.suppress(PermissionError):
            os.chown(path, before.st_uid, before.st_gid)
    path.chmod(stat.S_IMODE(before.st_mode))  # after chown, which clears set-user-id bits
