"""Comments that silence findings, where they stand, and that flake8 heeds them."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from codemods.running.noqa_comments import with_comments
from flake8_connerr.check import check
from flake8_connerr.noqa import Noqa, logical_lines
from tests.fix.examples import BROAD, KEPT, fixer

HANDLER = "    except ConnectionError as error:"
RETRY = """\
import socket, time
def send(host):
    while True:
        try:
            return socket.create_connection((host, 80))
        except ConnectionRefusedError:
            {}
"""

LINES = {
    "plain": ("time.sleep(1)", "time.sleep(1)  # noqa: NET202"),
    "other comment": ("time.sleep(1)  # a while", "time.sleep(1)  # a while  # noqa: NET202"),
    "codes": ("time.sleep(1)  # noqa: E501", "time.sleep(1)  # noqa: E501,NET202"),
    "codes and words": ("time.sleep(1)  # noqa: E501, W1 for", "time.sleep(1)  # noqa: E501, W1, NET202 for"),
    "spaces at the end": ("time.sleep(1)  ", "time.sleep(1)  # noqa: NET202"),
    "semicolon": ("x = 1; time.sleep(1);", "x = 1; time.sleep(1);  # noqa: NET202"),
    "backslash": ("time.\\\n                sleep(1)", "time.\\\n                sleep(1)  # noqa: NET202"),
    "brackets": (
        "time.sleep(\n                1\n            )",
        "time.sleep(  # noqa: NET202\n                1\n            )",
    ),
    "string of lines": ('time.sleep(1); x = """\na\n"""', 'time.sleep(1); x = """\na\n"""  # noqa: NET202'),
}


@pytest.mark.parametrize(("before", "after"), LINES.values(), ids=LINES.keys())
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines(before: str, after: str, newline: str) -> None:
    source = RETRY.format(before).replace("\n", newline)
    commented = with_comments(source, check(source))
    assert commented.source == RETRY.format(after).replace("\n", newline)
    assert commented.unplaced == ()
    assert ast.dump(ast.parse(commented.source)) == ast.dump(ast.parse(source))
    assert all(Noqa(commented.source).hides(finding) for finding in check(commented.source))
    cut = source.removesuffix(newline)
    assert with_comments(cut, check(cut)).source == commented.source.removesuffix(newline)


def test_a_string_that_looks_like_a_comment() -> None:
    source = RETRY.format('time.sleep(1); print("# noqa: E501")')
    commented = with_comments(source, check(source))
    assert commented.source == source
    assert [finding.code for finding in commented.unplaced] == ["NET202"]


def test_a_class_in_a_clause_of_several_lines() -> None:
    source = BROAD.replace(
        HANDLER, "    except (\n        ConnectionError,\n        BrokenPipeError,\n    ) as error:"
    )
    commented = with_comments(source, check(source))
    assert commented.source.count("# noqa: NET103") == 1
    assert not [found for found in check(commented.source) if not Noqa(commented.source).hides(found)]


def test_logical_lines_are_the_whole_source() -> None:
    for path in sorted(Path(ast.__file__).parent.glob("*.py"))[:40]:
        source = path.read_text("utf-8")
        text = "".join(line.text for line in dict.fromkeys(logical_lines(source).values()))
        assert source.removeprefix(text).strip() == "", path


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "a.py").write_text(BROAD + KEPT)
    (tmp_path / "b.py").write_bytes(
        f"# coding: latin-1\n# \xfc\n{BROAD}".replace("\n", "\r\n").encode("latin-1")
    )
    (tmp_path / "c.py").write_text(RETRY.format('time.sleep(1); print("# noqa: E501")'))
    return tmp_path


def test_a_run(files: Path) -> None:
    before = {path: path.read_bytes() for path in files.iterdir()}
    would = fixer("--add-noqa", "--diff", ".", cwd=files)
    assert (
        would.returncode,
        would.stdout.count("+    except ConnectionError as error:  # noqa: NET101"),
    ) == (1, 3)
    assert would.stderr.endswith("Would silence 3 findings in 2 files.\n")
    assert {path: path.read_bytes() for path in files.iterdir()} == before
    added = fixer("--add-noqa", ".", cwd=files)
    assert (added.returncode, added.stdout) == (1, "Silenced 3 findings in 2 files.\n")
    assert added.stderr == "./c.py:7:13: NET202 is not silenced: no `# noqa` comment can stand on this line\n"
    assert b"# \xfc\r\n" in (files / "b.py").read_bytes()
    assert b"  # noqa: NET101\r\n" in (files / "b.py").read_bytes()
    (files / "c.py").unlink()
    after = {path: path.read_bytes() for path in files.iterdir()}
    again = fixer("--add-noqa", ".", cwd=files)
    assert (again.returncode, again.stdout) == (0, "Silenced 0 findings in 0 files.\n")
    assert {path: path.read_bytes() for path in files.iterdir()} == after
    assert fixer(".", cwd=files).stdout == "No findings. 2 files looked at.\n"
    command = [sys.executable, "-P", "-m", "flake8", "--isolated", "--select=NET1,NET2", "."]
    assert subprocess.run(command, cwd=files, capture_output=True, check=False).stdout == b""


def test_notebooks_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.ipynb"
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": BROAD}
    path.write_text(json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}))
    before = path.read_bytes()
    run = fixer("--add-noqa", path)
    assert (run.returncode, run.stdout) == (1, "Silenced 0 findings in 0 files.\n")
    assert "NET101 is not silenced: comments are not added to notebooks\n" in run.stderr
    assert path.read_bytes() == before
