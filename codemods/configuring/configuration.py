"""``[tool.connerr]``: which file holds for what, and what it says."""

# Directories are asked for every directory of a tree, and pathlib takes several times as long.
# ruff: noqa: PTH118, PTH120, PTH123

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from codemods.configuring import values
from codemods.configuring.patterns import anchored
from codemods.configuring.preferences import NOTHING, FileIgnores, Preferences
from codemods.reports import formats
from flake8_connerr.targets import target_named


class ConfigurationError(Exception):
    """What is wrong with what was configured: ``words``, in the file at ``path`` unless that is empty."""

    def __init__(self, path: str, words: str) -> None:
        here = os.getcwd() + os.sep  # noqa: PTH109
        self.path = path.removeprefix(here)
        self.words = words
        super().__init__(f"{self.path}: {words}" if path else words)


def without_section(path: str, section: str) -> ConfigurationError:
    """What is wrong with a file that was named, and in which the section was not found."""
    missing = not os.path.exists(path)  # noqa: PTH110
    return ConfigurationError(path, "does not exist" if missing else f"cannot be read, or has no [{section}]")


class Configuration(NamedTuple):
    """What a file says: for the files below it, and for a run as a whole. ``path`` is empty for no file."""

    path: str = ""
    preferences: Preferences = NOTHING
    run: Mapping[str, object] = {}


NONE = Configuration()


def configuration_of(directory: str) -> Configuration | None:
    """What the ``[tool.connerr]`` of a directory's pyproject.toml says, if there is one.

    Raises :class:`ConfigurationError`.
    """
    path = os.path.join(directory, "pyproject.toml")
    table = tool_table(path, "connerr")
    return None if table is None else _read(path, table)


def configuration_in(path: str) -> Configuration:
    """What the ``[tool.connerr]`` of this file says; raises :class:`ConfigurationError`."""
    table = tool_table(path, "connerr")
    if table is None:
        raise without_section(path, "tool.connerr")
    return _read(path, table)


def tool_table(path: str, name: str) -> Mapping[str, Any] | None:
    """The table ``[tool.name]`` of a TOML file, if there is one; raises :class:`ConfigurationError`.

    A file in which the name does not stand is not parsed, so nothing is said of its syntax.
    """
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError:
        return None
    if name.encode() not in data:
        return None
    import tomllib  # start-up is to be quick where there is nothing to read

    try:
        tools = tomllib.loads(data.decode()).get("tool", {})
    except UnicodeDecodeError:
        raise ConfigurationError(path, "is not UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(path, f"is no TOML: {error}") from None
    table = tools.get(name) if isinstance(tools, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ConfigurationError(path, f"tool.{name} is no table")
    return table


def _read(path: str, table: Mapping[str, Any]) -> Configuration:
    directory = os.path.dirname(os.path.abspath(path))  # noqa: PTH100
    read: dict[str, Any] = {}
    for key, written in table.items():
        try:
            read[key.replace("-", "_")] = _reader(key)(written, directory)
        except ValueError as error:
            raise ConfigurationError(path, f"[tool.connerr] {key}: {error}") from None
    run = {name: read.pop(name) for name in list(read) if name not in Preferences._fields}
    return Configuration(path, Preferences(**read), run)


Reader = Callable[[Any, str], object]


def _reader(key: str) -> Reader:
    if key in READERS:
        return READERS[key]
    from difflib import get_close_matches

    near = get_close_matches(key, READERS, 1)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(sorted(READERS))}"
    raise ValueError(f"there is no such key; {hint}")


def _plain(value: Callable[[Any], object]) -> Reader:
    return lambda written, _: value(written)


def _codes(written: object, _: str) -> tuple[str, ...]:
    return values.codes(values.texts(written))


def _patterns(written: object, directory: str) -> tuple[str, ...]:
    return anchored(values.texts(written), directory)


def _per_file_ignores(written: object, directory: str) -> tuple[FileIgnores, ...]:
    if not isinstance(written, dict):
        raise ValueError(f"{written!r} is no table of patterns with lists of codes")
    return tuple(
        (anchored([pattern], directory)[0], _codes(ignored, directory))
        for pattern, ignored in written.items()
    )


def _target(written: object, _: str) -> tuple[int, int]:
    if not isinstance(written, str):
        raise ValueError(f"{written!r} is no string such as '3.11'")
    return target_named(written)


READERS: Mapping[str, Reader] = {
    "select": _codes,
    "extend-select": _codes,
    "ignore": _codes,
    "extend-ignore": _codes,
    "per-file-ignores": _per_file_ignores,
    "exclude": _patterns,
    "extend-exclude": _patterns,
    "force-exclude": _plain(values.switch),
    "unsafe-fixes": _plain(values.switch),
    "base": _plain(values.seconds),
    "cap": _plain(values.seconds),
    "jitter": _plain(values.one_of(values.JITTERS)),
    "style": _plain(values.one_of(values.STYLES)),
    "target-version": _target,
    "jobs": _plain(values.processes),
    "output-format": _plain(values.one_of(formats.NAMES)),
}
