# The walk sees every file of a tree, and pathlib takes several times as long.
# ruff: noqa: PTH110, PTH116, PTH118, PTH120, PTH123
"""Which files a run is about.

A file named by the user is taken whatever its name; a symbolic link so named stands for its target.
In directories, ``*.py`` and ``*.ipynb`` files are taken, in sorted order; links, hidden directories, what is
excluded (by default, what tools make: environments, builds, caches) and what ``.gitignore`` names are left
alone. So a run never reaches outside the paths it was given.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from codemods.configuring.configuration import ConfigurationError
from codemods.configuring.patterns import matches_any

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

Excluded = Callable[[str], tuple[str, ...]]

# What is excluded by default. Hidden directories always are.
SKIPPED = (
    *("__pycache__", "__pypackages__", "_build", "buck-out", "build", "dist", "node_modules"),
    *("site-packages", "venv"),
)


def skipped(_directory: str) -> tuple[str, ...]:
    """What is excluded in any directory where nothing is configured."""
    return SKIPPED


class Found(NamedTuple):
    """A file to check, or a path of which nothing could be made, and why."""

    path: str
    error: str = ""


class _Ignore(NamedTuple):
    """The patterns of one ``.gitignore``, for what is below its directory."""

    directory: str
    spec: GitIgnoreSpec


def find(paths: Iterable[str], excluded: Excluded = skipped) -> Iterator[Found]:
    """The files of ``paths``, each once, in the order of ``paths`` and then of their names.

    ``excluded`` gives the anchored patterns that hold in a directory, by its absolute path; where it raises
    ConfigurationError, the file that is wrong is told in place of those in the directory.
    """
    seen: set[str] = set()
    for path in paths:
        for found, real in _find_in(path, excluded):
            if real not in seen:
                seen.add(real)
                yield found


def _find_in(path: str, excluded: Excluded) -> Iterator[tuple[Found, str]]:
    """What one path stands for, each file with the path it really has."""
    real = path
    try:
        real = os.path.realpath(path)
        mode = os.stat(path).st_mode
        if stat.S_ISDIR(mode):
            yield from _walk(path, real, excluded)
        elif stat.S_ISREG(mode):
            yield Found(path), real
        else:
            yield Found(path, "is not a regular file"), real
    except (OSError, ValueError) as error:
        yield Found(path, reason(error)), real


def _walk(path: str, real: str, excluded: Excluded) -> Iterator[tuple[Found, str]]:
    ignores = _ignores_above(real)
    # Directories still to be read, the next one last.
    waiting: list[tuple[str, str, tuple[_Ignore, ...]]] = [(path, real, ignores)]
    while waiting:
        path, real, ignores = waiting.pop()
        try:
            with os.scandir(path) as scanned:
                entries = sorted(scanned, key=attrgetter("name"))
        except OSError as error:
            yield Found(path, reason(error)), real
            continue
        try:
            patterns = excluded(real)
        except ConfigurationError as error:
            yield Found(error.path, error.words), error.path
            continue
        if any(entry.name == ".gitignore" for entry in entries):
            ignores = (*ignores, *_ignore_of(real))
        directories = []
        for entry in entries:
            is_directory = entry.is_dir(follow_symlinks=False)
            if not (_is_visible(entry) if is_directory else _is_source(entry)):
                continue
            inside = os.path.join(real, entry.name)
            if matches_any(inside, patterns) or _ignored(inside + ("/" if is_directory else ""), ignores):
                continue
            if is_directory:
                directories.append((entry.path, inside, ignores))
            else:
                yield Found(entry.path), inside
        waiting += directories[::-1]


def _is_visible(entry: os.DirEntry[str]) -> bool:
    return not entry.name.startswith(".")


def _is_source(entry: os.DirEntry[str]) -> bool:
    return entry.name.endswith((".py", ".ipynb")) and entry.is_file(follow_symlinks=False)


def _ignores_above(real: str) -> tuple[_Ignore, ...]:
    """The patterns that hold for a directory named by the user, from the git repository it is in.

    None where they leave out that very directory: it was asked for.
    """
    found: list[_Ignore] = []
    directory = real
    while not os.path.exists(os.path.join(directory, ".git")):
        directory, below = os.path.dirname(directory), directory
        if directory == below:
            return ()
        found[:0] = _ignore_of(directory)
    return () if _ignored(real + "/", found) else tuple(found)


def _ignore_of(directory: str) -> list[_Ignore]:
    from pathspec import GitIgnoreSpec

    try:
        with open(os.path.join(directory, ".gitignore"), encoding="utf-8", errors="replace") as lines:
            return [_Ignore(directory, GitIgnoreSpec.from_lines(lines.read().splitlines()))]
    except (OSError, ValueError):  # git ignores what it cannot read, too
        return []


def _ignored(real: str, ignores: Iterable[_Ignore]) -> bool:
    """Whether a path (a directory's ends in a slash) is left out; the nearest file that names it decides."""
    for ignore in reversed(tuple(ignores)):
        below = real[len(ignore.directory.rstrip("/")) + 1 :].replace(os.sep, "/")
        if (decision := ignore.spec.check_file(below).include) is not None:
            return decision
    return False


def reason(error: Exception) -> str:
    """An error of the operating system in words, without the path."""
    return (isinstance(error, OSError) and error.strerror) or str(error)
