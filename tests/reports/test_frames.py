"""The format for people: frames, evidence and rewritten lines, on a terminal and without one."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from pseudo_terminal import on_terminal
from tests.fix.examples import BROAD, KEPT
from tests.reports.conftest import OddReport
from tests.reports.test_rewrites import TWO_LOOPS
from tests.reports.trees import WIDE, report

FRAME = """\
4 |     try:
5 |         socket.create_connection((host, 80)).sendall(b"hello")
6 |     except ConnectionError as error:
  |     ^^^^^^^^^^^^^^^^^^^^^^
7 |         print(error)
  = line 5: socket.create_connection() may raise ConnectionRefusedError (F1)
  = line 5: socket.create_connection() may raise ConnectionResetError (race: F2)
  = line 5: …reate_connection((host, 80)).sendall() may raise BrokenPipeError (F6 F12)
  = line 5: …reate_connection((host, 80)).sendall() may raise ConnectionResetError (F2)
  = would be fixed:
6 -     except ConnectionError as error:
  +     except ConnectionRefusedError as error:
7 |         print(error)
  +     except (ConnectionResetError, BrokenPipeError, ConnectionAbortedError) as error:
  +         print(error)

Would fix 1 finding in 1 file. 1 file looked at.
"""


def text(*arguments: str, cwd: Path) -> str:
    return report("text", *arguments, cwd=cwd).stdout


def without_header(output: str) -> str:
    return output.partition("\n")[2]


def test_a_finding_that_would_be_fixed(tmp_path: Path) -> None:
    (tmp_path / "file.py").write_text(BROAD)
    output = text("--check", "file.py", cwd=tmp_path)
    assert output.startswith("file.py:6:5: NET101 `except ConnectionError` takes a refused")
    assert without_header(output) == FRAME


def test_what_was_fixed_is_shown_as_it_was_and_the_rest_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "file.py").write_text(BROAD + KEPT)
    fixed, kept, summary, *_ = text("file.py", cwd=tmp_path).split("\n\n")
    assert fixed.startswith("file.py:6:5: NET101 ")
    assert "\n   = fixed:\n 6 -     except ConnectionError as error:\n" in fixed
    assert kept.startswith("file.py:15:5: NET101 ")
    assert "\n15 |     except ConnectionError as error:\n" in kept
    assert "\n   = not fixed: " in kept
    assert summary == "Fixed 1 finding in 1 file; 1 finding remains. 1 file looked at.\n"


def test_lines_that_belong_to_two_findings_are_shown_once(tmp_path: Path) -> None:
    source = TWO_LOOPS.partition("\n\n\ndef second")[0].replace("RefusedError", "Error")
    (tmp_path / "file.py").write_text(source.replace("80))", "80)).recv(9)") + "\n")
    first, second, _ = text("--check", "file.py", cwd=tmp_path).split("\n\n")
    assert "NET101" in first
    assert "\n   + import random\n" in first
    assert "NET201" in second
    assert "= would be fixed: together with NET101 on line 8" in second
    assert "random.uniform" not in second


def test_new_lines_are_shown_behind_the_line_before_them(tmp_path: Path) -> None:
    (tmp_path / "file.py").write_text(TWO_LOOPS)
    output = text("--check", "file.py", cwd=tmp_path)
    assert "\n10 |                 raise\n   +             time.sleep(" in output


def test_the_caret_is_below_wide_characters_and_tabs(tmp_path: Path) -> None:
    (tmp_path / "file.py").write_text(WIDE.replace("    ", "\t"))
    frame = without_header(text("--check", "file.py", cwd=tmp_path)).splitlines()
    assert frame[2:4] == [
        "10 |             名 = '漢字😀'; time.sleep(1)",
        "   |                            ^^^^^^^^^^^^^",
    ]


def test_what_would_steer_a_terminal_is_escaped(odd_report: OddReport) -> None:
    output = odd_report("text").stdout
    assert "escape\\x1b[31m.py:6:5:" in output
    assert "new\\nline.py:6:5:" in output
    assert "print(error)  # \\x1b[31m \\u202e <&>" in output


def shown_on_terminal(*arguments: str, cwd: Path, **environment: str) -> str:
    """What the command prints on a terminal, when it is asked for no format."""
    command = [sys.executable, "-m", "codemods.fix", *arguments]
    inherited = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
    status, shown = on_terminal(command, inherited | {"TERM": "xterm"} | environment, cwd)
    assert status == 1
    return shown.decode().replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_a_terminal_gets_frames_and_colours(
    environment: dict[str, str], coloured: bool, tmp_path: Path
) -> None:
    (tmp_path / "file.py").write_text(BROAD)
    shown = shown_on_terminal("--check", "file.py", cwd=tmp_path, **environment)
    assert ("\x1b[1;31m    ^^^^^" in shown) == coloured
    assert ("\x1b" in shown) == coloured
    assert "^^^^^" in shown
    assert "    except ConnectionRefusedError as error:" in shown


def test_colours_can_be_had_without_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "file.py").write_text(BROAD)
    assert "\x1b[" in report("text", "--check", "file.py", cwd=tmp_path, FORCE_COLOR="1").stdout
