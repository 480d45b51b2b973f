"""What files came to in earlier runs, so that they are neither parsed nor rewritten again.

A file is known by a digest of its bytes and of all that its result depends on: the rules, the settings, and
the tool itself. What is kept is JSON. So the worst that a spoilt cache can do is to show something else than
there is: what is written to files never comes from it, and a directory that others may write to is not used.
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
from typing import Any

import codemods
import flake8_connerr
from codemods.results import Request, Result
from codemods.running.kept_results import as_json, from_json, is_kept

# Some 4 MB. Where there are more, those that this run did not meet are forgotten.
MOST_KEPT = 100_000
_NAME = "results.json"


def default_directory() -> Path:
    """The tool's place in the user's cache directory."""
    from platformdirs import user_cache_path

    return user_cache_path("flake8-connerr", appauthor=False)


class KnownResults:
    """The results of files, kept in ``directory``, which is None where nothing is to be kept.

    Where files are ``written``, those that would be changed are not known.
    Nothing here is ever an error: a cache that cannot be used is an empty one.
    """

    def __init__(self, directory: Path | None, written: bool = False) -> None:
        self._directory = directory
        self._written = written
        self._met: dict[str, Any] = {}
        self._is_changed = False

    def of(self, data: bytes, request: Request) -> Result | None:
        """What a file with these bytes came to under such a request; None where that is not known."""
        digest = _digest(data, request) if self._known else ""
        if digest not in self._known:
            return None
        try:
            result = from_json(self._known[digest])
        except ValueError:
            return None
        if self._written and result.data is not None:
            return None
        self._met[digest] = self._known[digest]
        return result

    def remember(self, data: bytes, request: Request, result: Result) -> None:
        """Take note of what such a file came to."""
        if self._directory is not None and is_kept(result):
            self._met[_digest(data, request)] = as_json(result)
            self._is_changed = True

    def save(self) -> None:
        """Write down what was learned, for later runs."""
        if self._directory is None or not self._is_changed:
            return
        kept = {**self._known, **self._met}
        if len(kept) > MOST_KEPT:
            kept = self._met
        with contextlib.suppress(OSError):
            _make(self._directory)
            if _is_private(self._directory):
                _write(self._directory / _NAME, json.dumps(kept))

    @functools.cached_property
    def _known(self) -> dict[str, Any]:
        if self._directory is None or not _is_private(self._directory):
            return {}
        try:
            found = json.loads((self._directory / _NAME).read_bytes())
        except (OSError, ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}


def _digest(data: bytes, request: Request) -> str:
    about = _of_request(request, _tool()).copy()
    about.update(data)
    return about.hexdigest()


@functools.cache
def _of_request(request: Request, tool: bytes) -> hashlib.blake2b:
    """The digest of all but the file's bytes, which is the same for most files of a run."""
    said = (tool, sorted(request.codes), request._replace(codes=frozenset()))
    return hashlib.blake2b(repr(said).encode(), digest_size=16)


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
        Path(name).unlink(missing_ok=True)  # an interrupt may come when it is in its place
        raise
