"""Patterns that name files, as flake8 reads them."""

# Paths are taken apart for every file of a tree, and pathlib takes several times as long.
# ruff: noqa: PTH100, PTH109, PTH117, PTH118, PTH119, PTH120

from __future__ import annotations

import fnmatch
import functools
import os
import re
from collections.abc import Iterable


def anchored(patterns: Iterable[str], directory: str) -> tuple[str, ...]:
    """The patterns as they are to be understood from anywhere.

    A pattern with a slash is a path below ``directory``; one without names a file or a directory
    wherever it is.
    """
    return tuple(
        os.path.abspath(os.path.join(directory, pattern))
        if "/" in pattern.rstrip("/")
        else pattern.rstrip("/")
        for pattern in patterns
    )


def matches_any(path: str, patterns: tuple[str, ...]) -> bool:
    """Whether an anchored pattern names this absolute path. ``*`` stands for any text, slashes included."""
    if not patterns:
        return False
    names, paths = _compiled(patterns)
    return bool(names.match(os.path.basename(path)) or paths.match(path))


@functools.cache
def _compiled(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a file's name, and what its absolute path, is to match."""
    paths = [pattern for pattern in patterns if os.path.isabs(pattern)]
    names = [pattern for pattern in patterns if not os.path.isabs(pattern)]
    # `a/**/b` is meant to name `a/b` as well.
    paths += [pattern.replace("/**/", "/") for pattern in paths if "/**/" in pattern]
    return _either(names), _either(paths)


def _either(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(fnmatch.translate(pattern) for pattern in patterns) or r"(?!)")


def matches_above(path: str, patterns: tuple[str, ...]) -> bool:
    """Whether one names this absolute path, or a directory that it is in.

    Directories in which the working directory is as well are not asked: a pattern such as ``build`` says
    nothing of where the project happens to lie.
    """
    top = os.path.commonpath([path, os.getcwd()])
    while path != top:
        if matches_any(path, patterns):
            return True
        path = os.path.dirname(path)
    return False
