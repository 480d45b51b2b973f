"""Counts by code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.fix.examples import BROAD, KEPT, fixer
from tests.reports.trees import WIDE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "file.py").write_text(BROAD + KEPT)
    (tmp_path / "wide.py").write_text(WIDE)
    return tmp_path


def test_a_table(folder: Path) -> None:
    finished = fixer("--check", "--statistics", folder)
    assert finished.returncode == 1
    assert finished.stdout.splitlines() == [
        "2  NET101  [-] broad-connect-handler",
        "1  NET202  [*] retry-with-constant-wait",
        "Would fix 2 findings in 2 files; 1 finding remains. 2 files looked at.",
    ]


def test_after_fixing_the_rest_is_counted(folder: Path) -> None:
    first, last = fixer("--statistics", folder).stdout.splitlines()
    assert first == "1  NET101  [ ] broad-connect-handler"
    assert last == "Fixed 2 findings in 2 files; 1 finding remains. 2 files looked at."


def test_as_json(folder: Path) -> None:
    finished = fixer("--check", "--statistics", "--output-format", "json", folder)
    assert json.loads(finished.stdout) == [
        {"code": "NET101", "name": "broad-connect-handler", "count": 2, "fixable_count": 1},
        {"code": "NET202", "name": "retry-with-constant-wait", "count": 1, "fixable_count": 1},
    ]


def test_nothing_to_count(tmp_path: Path) -> None:
    assert fixer("--statistics", tmp_path).stdout == "No findings. 0 files looked at.\n"


@pytest.mark.parametrize(
    ("with_option", "error"),
    [
        (["--output-format", "sarif"], "--statistics goes with --output-format text, concise, json only"),
        (["--diff"], "--statistics does not go with --diff"),
    ],
)
def test_what_it_does_not_go_with(with_option: list[str], error: str, tmp_path: Path) -> None:
    finished = fixer("--statistics", *with_option, tmp_path)
    assert finished.returncode == 2
    assert error in finished.stderr
