"""The options that the table of features names are those that there are."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from codemods.configuring.options import parser
from tests.tree import ROOT

PAGE = (ROOT / "docs/features.md").read_text("utf-8")
COLUMNS = ("feature", "flake8-connerr", "ruff check", "pyupgrade", "libcst.tool codemod", "flake8-bugbear")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


def rows() -> list[dict[str, str]]:
    found = []
    for line in PAGE.splitlines():
        if line.startswith("| "):
            cells = [cell.strip() for cell in line.strip("|").split(" | ")]
            found.append(dict(zip(COLUMNS, cells, strict=True)))
    return [row for row in found if row["feature"] != "feature"]


def options(column: str) -> set[str]:
    cells = [row[column] for row in rows() if "plugin:" not in row[column]]
    return {option for cell in cells for option in OPTION.findall(cell)}


OURS = {option for action in parser()._actions for option in action.option_strings}
OURS = {
    name for name in OURS if name.startswith("--") and name.replace("--no-", "--", 1) not in OURS - {name}
}


def test_ours_exist_and_each_is_named() -> None:
    missing = set(OPTION.findall(PAGE.partition("## What is missing")[2]))
    assert options("flake8-connerr") == OURS - {"--help", "--version"}
    assert missing & OURS == {"--list-rules"}


@pytest.mark.parametrize(
    ("column", "command"),
    [
        ("ruff check", ["ruff", "check", "--help"]),
        ("libcst.tool codemod", ["libcst.tool", "codemod", "--help"]),
        ("flake8-bugbear", ["flake8", "--help"]),
    ],
)
def test_theirs_exist(column: str, command: list[str]) -> None:
    finished = subprocess.run([sys.executable, "-m", *command], capture_output=True, text=True, check=True)
    # Of other commands, and of the plugin, which is not installed here.
    elsewhere = {"--all", "--extend-immutable-calls", "--classmethod-decorators"}
    assert options(column) - elsewhere <= set(OPTION.findall(finished.stdout))
