"""What flake8's own configuration says that the fixer heeds as well: which rules, and which files."""

# ruff: noqa: PTH111, PTH118, PTH120, PTH123

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any

from codemods.configuring.configuration import (
    NONE,
    Configuration,
    ConfigurationError,
    tool_table,
    without_section,
)
from codemods.configuring.patterns import anchored
from codemods.configuring.preferences import FileIgnores, Preferences
from codemods.configuring.selection import unknown_code
from flake8_connerr.targets import target_named

# Those of one directory, the first that has a section for flake8 counting.
FILES = ("setup.cfg", "tox.ini", ".flake8")


def flake8_configuration(directory: str) -> Configuration:
    """What flake8 would read when it is started in this directory (an absolute path).

    That is the ``[tool.flake8]`` of its pyproject.toml (as the plugin Flake8-pyproject has it), or else
    the first of :data:`FILES` with a section ``[flake8]``, upwards and short of the home directory.
    Raises :class:`ConfigurationError`.
    """
    pyproject = os.path.join(directory, "pyproject.toml")
    if (table := tool_table(pyproject, "flake8")) is not None:
        return _read(pyproject, "tool.flake8", table)
    home = os.path.realpath(os.path.expanduser("~"))
    while True:
        for name in FILES:
            path = os.path.join(directory, name)
            if (section := _section(path)) is not None:
                return _read(path, "flake8", section)
        above = os.path.dirname(directory)
        if above == directory or os.path.realpath(above) == home:
            return NONE
        directory = above


def flake8_configuration_in(path: str) -> Configuration:
    """What the section ``[flake8]`` of this file says; raises :class:`ConfigurationError`."""
    section = _section(path)
    if section is None:
        raise without_section(path, "flake8")
    return _read(path, "flake8", section)


def _section(path: str) -> Mapping[str, str] | None:
    """What the section for flake8 says; like flake8, this passes over files that cannot be read."""
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except (OSError, UnicodeDecodeError):
        return None
    if "flake8" not in text:
        return None
    import configparser

    parser = configparser.RawConfigParser()
    try:
        parser.read_string(text)
    except configparser.ParsingError:
        return None
    except configparser.Error as error:
        raise ConfigurationError(path, " ".join(str(error).split())) from None
    if parser.has_section("flake8"):
        return dict(parser["flake8"])
    return {} if parser.has_section("flake8:local-plugins") else None


def _read(path: str, section: str, written: Mapping[str, Any]) -> Configuration:
    directory = os.path.dirname(os.path.abspath(path))  # noqa: PTH100
    read: dict[str, Any] = {}
    for key, value in written.items():
        name = key.replace("_", "-")
        if name in _READERS:
            field, reader = _READERS[name]
            try:
                read[field] = (*read.get(field, ()), *reader(value, directory))
            except ValueError as error:
                raise ConfigurationError(path, f"[{section}] {key}: {error}") from None
    return Configuration(path, Preferences(**read))


def our_codes(written: list[str]) -> tuple[str, ...]:
    """Those codes and prefixes that mean rules of this plugin; raises ValueError for what can be none."""
    for code in written:
        if code.startswith("NET") and (wrong := unknown_code(code)):
            raise ValueError(wrong)
    return tuple(code for code in written if not unknown_code(code))


def _items(written: object) -> list[str]:
    from flake8.utils import parse_comma_separated_list

    if isinstance(written, str):
        return parse_comma_separated_list(written)
    if isinstance(written, list) and all(isinstance(item, str) for item in written):
        return written
    raise ValueError(f"{written!r} is neither a string nor a list of strings")


def _codes(written: object, _: str) -> tuple[str, ...]:
    return our_codes(_items(written))


def _patterns(written: object, directory: str) -> tuple[str, ...]:
    return anchored(_items(written), directory)


def file_ignores(written: object, directory: str) -> tuple[FileIgnores, ...]:
    """flake8's ``per-file-ignores``, as written in one string or in several; raises ValueError."""
    from flake8.exceptions import ExecutionError
    from flake8.utils import parse_files_to_codes_mapping

    if not isinstance(written, (str, list)):
        raise ValueError(f"{written!r} is neither a string nor a list of strings")
    try:
        pairs = parse_files_to_codes_mapping(written)
    except ExecutionError:
        raise ValueError("is not of the form `pattern:codes ...`") from None
    return tuple((anchored([pattern], directory)[0], our_codes(codes)) for pattern, codes in pairs)


def _target(written: object, _: str) -> tuple[int, int]:
    return target_named(str(written).strip())


# By flake8's name: the field that it becomes, and what reads it. flake8's defaults for `exclude` are not
# ours, so its patterns are further ones.
_READERS: Mapping[str, tuple[str, Callable[[object, str], tuple[Any, ...]]]] = {
    "select": ("select", _codes),
    "extend-select": ("extend_select", _codes),
    "ignore": ("ignore", _codes),
    "extend-ignore": ("extend_ignore", _codes),
    "per-file-ignores": ("per_file_ignores", file_ignores),
    "exclude": ("extend_exclude", _patterns),
    "extend-exclude": ("extend_exclude", _patterns),
    "connerr-target-version": ("target_version", _target),
}
