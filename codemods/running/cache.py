"""Which files are known to hold nothing to report, so that they are not parsed again.

A file is known by a digest of its bytes and of all that its result depends on: the rules, the settings, and
the tool itself. What is kept is a list of digests, as JSON. So the worst that a spoilt cache can do is to
keep a finding back, and a directory that others may write to is not used.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import codemods
import flake8_connerr
from codemods.engine import Request

# Some 4 MB. Where there are more, those that this run did not meet are forgotten.
MOST_KEPT = 100_000
_NAME = "clean.json"


def default_directory() -> Path:
    """The tool's place in the user's cache directory."""
    from platformdirs import user_cache_path

    return user_cache_path("flake8-connerr", appauthor=False)


class CleanFiles:
    """The files known to be clean; ``directory`` is None where nothing is to be kept.

    Nothing here is ever an error: a cache that cannot be used is an empty one.
    """

    def __init__(self, directory: Path | None) -> None:
        self._directory = directory
        self._met: set[str] = set()
        self._is_changed = False

    def knows(self, data: bytes, request: Request) -> bool:
        """Whether a file with these bytes has nothing to report under such a request."""
        digest = _digest(data, request) if self._known else ""
        if digest not in self._known:
            return False
        self._met.add(digest)
        return True

    def remember(self, data: bytes, request: Request) -> None:
        """Take note that such a file had nothing to report."""
        if self._directory is not None:
            self._met.add(_digest(data, request))
            self._is_changed = True

    def save(self) -> None:
        """Write down what was learned, for later runs."""
        if self._directory is None or not self._is_changed:
            return
        kept = self._known | self._met
        if len(kept) > MOST_KEPT:
            kept = frozenset(self._met)
        with contextlib.suppress(OSError):
            _make(self._directory)
            if _is_private(self._directory):
                _write(self._directory / _NAME, json.dumps(sorted(kept)))

    @functools.cached_property
    def _known(self) -> frozenset[str]:
        if self._directory is None or not _is_private(self._directory):
            return frozenset()
        try:
            found = json.loads((self._directory / _NAME).read_bytes())
        except (OSError, ValueError, RecursionError):
            return frozenset()
        listed = found if isinstance(found, list) else []
        return frozenset(one for one in listed if isinstance(one, str))


def _digest(data: bytes, request: Request) -> str:
    about = hashlib.blake2b(_tool(), digest_size=16)
    about.update(repr(request._replace(codes=frozenset())).encode())
    about.update(" ".join(sorted(request.codes)).encode())
    about.update(hashlib.blake2b(data).digest())
    return about.hexdigest()


@functools.cache
def _tool() -> bytes:
    """What tells one state of the tool, and of the Python it runs on, from another."""
    files = (file for package in (flake8_connerr, codemods) for file in _modules(package.__path__[0]))
    return repr((flake8_connerr.__version__, sys.version, sorted(files))).encode()


def _modules(directory: str) -> Iterator[tuple[str, int, int]]:
    """Each module below a directory, with its size and when it was changed."""
    with os.scandir(directory) as entries:
        for entry in entries:
            if entry.is_dir() and entry.name != "__pycache__":
                yield from _modules(entry.path)
            elif entry.name.endswith(".py"):
                status = entry.stat()
                yield entry.path, status.st_size, status.st_mtime_ns


def _make(directory: Path) -> None:
    """Make the directory, for its owner alone, and keep git from taking it in."""
    if not directory.exists():
        directory.mkdir(mode=0o700, parents=True)
        (directory / ".gitignore").write_text("*\n", encoding="utf-8")


def _is_private(directory: Path) -> bool:
    """Whether a directory is the user's own, and nobody else may write to it."""
    try:
        found = directory.lstat()
    except (OSError, ValueError):
        return False
    if not stat.S_ISDIR(found.st_mode):
        return False
    return not hasattr(os, "getuid") or (found.st_uid == os.getuid() and not found.st_mode & 0o022)


def _write(path: Path, text: str) -> None:
    """Put the text in the file's place in one step, so that another run reads the old or the new one."""
    import tempfile  # only runs that have learned something need it

    descriptor, name = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(name, path)  # noqa: PTH105
    except BaseException:
        os.unlink(name)  # noqa: PTH108
        raise
