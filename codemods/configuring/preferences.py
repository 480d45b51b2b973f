"""What may be set for a file: by the command line, by ``[tool.connerr]``, or by flake8's files."""

# Paths are looked at for every file of a tree, and pathlib takes several times as long.
# ruff: noqa: PTH100

from __future__ import annotations

import functools
import os
from collections.abc import Mapping
from typing import Any, NamedTuple

from codemods.configuring.patterns import matches_any
from codemods.configuring.selection import chosen_codes
from codemods.results import Request
from flake8_connerr.settings import DEFAULT
from flake8_connerr.targets import target_in

# A pattern of file names, and the codes that are ignored in such files.
FileIgnores = tuple[str, tuple[str, ...]]


class Preferences(NamedTuple):
    """What one place says, under the options' names; None where it says nothing of it.

    ``base`` and ``cap`` are seconds. Patterns are anchored (see :mod:`codemods.configuring.patterns`).
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    extend_ignore: tuple[str, ...] | None = None
    per_file_ignores: tuple[FileIgnores, ...] | None = None
    exclude: tuple[str, ...] | None = None
    extend_exclude: tuple[str, ...] | None = None
    force_exclude: bool | None = None
    unsafe_fixes: bool | None = None
    base: float | None = None
    cap: float | None = None
    jitter: str | None = None
    style: str | None = None
    target_version: tuple[int, int] | None = None

    def over(self, other: Preferences) -> Preferences:
        """These, and of ``other`` what these leave open. What extends a list is added up."""
        values = self._asdict()
        for name, value in other._asdict().items():
            if values[name] is None:
                values[name] = value
            elif value is not None and name.startswith("extend_"):
                values[name] = (*value, *values[name])
        return Preferences(**values)


NOTHING = Preferences()


def codes_for(path: str, preferences: Preferences) -> frozenset[str]:
    """The rules to ask about a file. Where several patterns name it, the longest alone counts."""
    ignores = preferences.per_file_ignores
    if not ignores:
        return selected(preferences)
    absolute = os.path.abspath(path)
    fitting = [entry for entry in ignores if matches_any(absolute, (entry[0],))]
    longest = max((len(pattern) for pattern, _ in fitting), default=0)
    ignored_here = (code for pattern, codes in fitting if len(pattern) == longest for code in codes)
    return _codes(preferences, tuple(ignored_here))


def selected(preferences: Preferences) -> frozenset[str]:
    """The rules to ask about a file that no pattern names."""
    return _codes(preferences, ())


@functools.cache
def _codes(preferences: Preferences, ignored_here: tuple[str, ...]) -> frozenset[str]:
    ignored_too = (*(preferences.extend_ignore or ()), *ignored_here)
    return chosen_codes(preferences.select, preferences.extend_select or (), preferences.ignore, ignored_too)


def is_notebook(path: str) -> bool:
    """Whether a file of this name is a Jupyter notebook."""
    return path.endswith(".ipynb")


def request_for(path: str, directory: str, preferences: Preferences) -> Request:
    """What to look for in a file of a directory, given by its absolute path, and how to fix it.

    ``requires-python`` is asked where no target is set.
    """
    target = preferences.target_version or target_in(directory)
    return _request(codes_for(path, preferences), preferences, target, is_notebook(path))


@functools.cache
def _request(
    codes: frozenset[str], preferences: Preferences, target: tuple[int, int], notebook: bool
) -> Request:
    """One object for all files of which the same holds: many are sent to another process together."""
    said = preferences._asdict()
    chosen = {name: said[name] for name in DEFAULT._fields if said.get(name) is not None}
    return Request(
        codes, DEFAULT._replace(**chosen, target=target), bool(preferences.unsafe_fixes), notebook=notebook
    )


def from_options(options: Mapping[str, Any]) -> Preferences:
    """What parsed options say: those that are preferences have their names."""
    said: dict[str, Any] = {name: options[name] for name in Preferences._fields}
    lists: dict[str, Any] = {name: tuple(value) for name, value in said.items() if isinstance(value, list)}
    return Preferences(**{**said, **lists})
