"""What holds for each file: the command line, over the configuration of the project that it is in."""

# ruff: noqa: PTH109

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import cached_property

from codemods.configuring.configuration import (
    NONE,
    Configuration,
    ConfigurationError,
    configuration_in,
    configuration_of,
)
from codemods.configuring.flake8_files import flake8_configuration, flake8_configuration_in
from codemods.configuring.patterns import matches_above
from codemods.configuring.preferences import NOTHING, Preferences, selected
from codemods.running.files import SKIPPED

# What flake8's files are asked for where `[tool.connerr]` names none of it.
SHARED = (
    "select",
    "extend_select",
    "ignore",
    "extend_ignore",
    "per_file_ignores",
    "exclude",
    "extend_exclude",
)


class Projects:
    """The preferences for any file. Creating it, and asking it, raises :class:`ConfigurationError`.

    ``config`` is a file that holds for all files; ``isolated`` says that none is read.
    """

    def __init__(
        self, command_line: Preferences = NOTHING, config: str | None = None, isolated: bool = False
    ) -> None:
        self._command_line = command_line
        self._everywhere: Configuration | None = None
        self._nearest: dict[str, Configuration] = {}  # by directory
        self._known: dict[str, Preferences] = {}  # by the path of the configuration
        self._noted: set[str] = set()
        self._absolute: dict[str, str] = {}  # by directory, as it was named
        if isolated:
            self._everywhere = NONE
        elif config is not None:
            self._everywhere = _named(config)
        self.preferences(os.getcwd())  # what is wrong with this ends the run before it begins

    @property
    def run(self) -> Mapping[str, object]:
        """What is configured for the run as a whole, by the file for the working directory."""
        return self._configuration(os.getcwd()).run

    def preferences(self, directory: str) -> Preferences:
        """What holds for the files in a directory, given by its absolute path."""
        configuration = self._configuration(directory)
        if configuration.path not in self._known:
            self._known[configuration.path] = self._merged(configuration)
        return self._known[configuration.path]

    def excluded(self, directory: str) -> tuple[str, ...]:
        """The patterns of what is left alone in a directory."""
        preferences = self.preferences(directory)
        exclude = SKIPPED if preferences.exclude is None else preferences.exclude
        return (*exclude, *(preferences.extend_exclude or ()))

    def directory_of(self, path: str) -> str:
        """The directory that a file is in, by its absolute path."""
        named = os.path.dirname(path)  # noqa: PTH120
        if named not in self._absolute:
            self._absolute[named] = os.path.abspath(named)  # noqa: PTH100
        return self._absolute[named]

    def excluded_by_force(self, path: str) -> bool:
        """Whether a file is left alone although it was named, as ``force-exclude`` asks."""
        directory = self.directory_of(path)
        force = self.preferences(directory).force_exclude
        return bool(force) and matches_above(os.path.abspath(path), self.excluded(directory))  # noqa: PTH100

    def _configuration(self, directory: str) -> Configuration:
        """What is configured for a directory, by the nearest file upwards."""
        if self._everywhere is not None:
            return self._everywhere
        if directory not in self._nearest:
            above = os.path.dirname(directory)  # noqa: PTH120
            found = configuration_of(directory) or (
                NONE if above == directory else self._configuration(above)
            )
            self._nearest[directory] = found
        return self._nearest[directory]

    @cached_property
    def _of_flake8(self) -> Configuration:
        return flake8_configuration(os.getcwd())

    def _merged(self, own: Configuration) -> Preferences:
        """The command line, over ``[tool.connerr]``, over flake8's files."""
        known = self._command_line.over(own.preferences)
        if not selected(known):
            raise ConfigurationError(own.path, "nothing is left to look for: every selected rule is ignored")
        if self._everywhere is not None:
            return known
        flake8 = self._of_flake8
        if any(getattr(own.preferences, name) is not None for name in SHARED):
            return known.over(Preferences(target_version=flake8.preferences.target_version))
        merged = known.over(flake8.preferences)
        if not selected(merged):
            self._note(
                f"{flake8.path}: [flake8] leaves no rule of flake8-connerr selected, so nothing is looked for"
            )
        return merged

    def _note(self, words: str) -> None:
        if words not in self._noted:
            self._noted.add(words)
            print(words.removeprefix(os.getcwd() + os.sep), file=sys.stderr)


def _named(path: str) -> Configuration:
    return configuration_in(path) if path.endswith(".toml") else flake8_configuration_in(path)
