"""Which Python a project supports, and what its names mean there."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from codemods import fix
from flake8_connerr import targets
from flake8_connerr.check import check
from flake8_connerr.plugin import Plugin
from flake8_connerr.settings import DEFAULT

LATE = """\
import asyncio
import socket
from concurrent import futures


def main():
    try:
        connect()
    except (TimeoutError, asyncio.TimeoutError, futures.TimeoutError, ConnectionError):
        pass
    try:
        connect()
    except (TimeoutError, socket.timeout, ConnectionError):
        pass
"""


def project(folder: Path, text: str) -> Path:
    (folder / "pyproject.toml").write_text(text)
    (folder / "package").mkdir()
    file = folder / "package" / "client.py"
    file.write_text(LATE)
    return file


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ('[project]\nrequires-python = ">=3.9"', (3, 9)),
        ('[project]\nrequires-python = "<4, >= 3.10"', (3, 10)),
        ('[project]\nrequires-python = "~=3.12"', (3, 12)),
        ('[project]\nrequires-python = "<4"', DEFAULT.target),
        ("[project]\nrequires-python = 3", DEFAULT.target),
        ("[tool.ruff]\nline-length = 110", DEFAULT.target),
        ("no [ toml", DEFAULT.target),
    ],
)
def test_the_nearest_project_says(tmp_path: Path, text: str, target: tuple[int, int]) -> None:
    assert targets.target_of(str(project(tmp_path, text))) == target


@pytest.mark.parametrize(
    ("target", "lines"), [((3, 9), []), ((3, 10), [13]), ((3, 11), [9, 9, 13]), ((3, 13), [9, 9, 13])]
)
def test_a_name_is_the_builtin_since_some_version(target: tuple[int, int], lines: list[int]) -> None:
    found = check(LATE, DEFAULT._replace(target=target))
    assert [f.position.line for f in found if f.code == "NET103"] == lines


def test_plugin_and_fixer_ask_the_project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = project(tmp_path, '[project]\nrequires-python = ">=3.9"')
    plugin = Plugin(ast.parse(LATE), LATE.splitlines(keepends=True), str(file))
    assert not [text for _, _, text, _ in plugin.run() if text.startswith("NET103")]
    fix.main([str(file), "--select", "NET103"])
    assert file.read_text() == LATE
    assert "NET103" not in capsys.readouterr().out
