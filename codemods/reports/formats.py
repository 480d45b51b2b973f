"""The formats of a report, by name. Only the module of the one that is chosen is imported."""

from __future__ import annotations

import importlib
from typing import cast

from codemods.reports import Output, Report

# Each with its module in this package and its class.
_FORMATS = {
    "text": ("frames", "FramesReport"),
    "concise": ("concise", "ConciseReport"),
    "json": ("json_array", "JsonReport"),
    "github": ("github", "GithubReport"),
    "gitlab": ("gitlab", "GitlabReport"),
    "sarif": ("sarif", "SarifReport"),
    "junit": ("junit", "JunitReport"),
}
NAMES = tuple(_FORMATS)
WITH_STATISTICS = ("text", "concise", "json")


def default(terminal: bool) -> str:
    """The format where none is asked for: to be looked at on a terminal, else a line a finding."""
    return "text" if terminal else "concise"


def report(name: str, output: Output) -> Report:
    """A new report in the format called ``name``."""
    module, kind = _FORMATS[name]
    return cast(Report, getattr(importlib.import_module(f"codemods.reports.{module}"), kind)(output))
