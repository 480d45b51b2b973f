"""What flake8 itself makes of the plugin."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

import flake8_connerr
from tests.flake8.conftest import RunFlake8

BROAD = """\
import socket

try:
    socket.create_connection(("localhost", 9999))
except ConnectionError:
    pass
"""
REPORT = "5:1:NET101"
FORMAT = "--format=%(row)d:%(col)d:%(code)s"
ONLY = ("--select=NET", FORMAT)


def test_the_plugin_is_listed(flake8: RunFlake8) -> None:
    assert f"flake8-connerr: {flake8_connerr.__version__}" in " ".join(
        flake8("--version").stdout.decode().split()
    )


def test_it_is_on_by_default(flake8: RunFlake8, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(BROAD, "utf-8")
    run = flake8("--format=%(path)s:%(row)d:%(col)d: %(code)s %(text)s", "a.py")
    assert run.returncode == 1
    assert run.stdout.decode("utf-8").startswith("a.py:5:1: NET101 `except ConnectionError`")
    assert run.stderr == b""


@pytest.mark.parametrize(
    ("arguments", "reports"),
    [
        (["--select=NET101"], [REPORT]),
        (["--select=NET1"], [REPORT]),
        (["--select=NET2"], []),
        (["--select=E"], []),
        (["--extend-ignore=NET101"], []),
        (["--extend-ignore=NET102"], [REPORT]),
        (["--per-file-ignores=a.py:NET101"], []),
        (["--per-file-ignores=b.py:NET101"], [REPORT]),
    ],
)
def test_flake8_selects_codes(
    flake8: RunFlake8, tmp_path: Path, arguments: list[str], reports: list[str]
) -> None:
    (tmp_path / "a.py").write_text(BROAD, "utf-8")
    assert flake8(*arguments, FORMAT, "a.py").stdout.decode().split() == reports


@pytest.mark.parametrize(
    ("comment", "reports"),
    [("# noqa: NET101", []), ("# noqa", []), ("# noqa: NET201", [REPORT]), ("# noqa: NET", [])],
)
def test_noqa(flake8: RunFlake8, tmp_path: Path, comment: str, reports: list[str]) -> None:
    (tmp_path / "a.py").write_text(BROAD.replace("Error:", f"Error:  {comment}"), "utf-8")
    assert flake8(*ONLY, "a.py").stdout.decode().split() == reports


def test_standard_input(flake8: RunFlake8) -> None:
    assert flake8(*ONLY, "-", stdin=BROAD.encode()).stdout.decode().split() == [REPORT]


@pytest.mark.parametrize(
    ("data", "report"),
    [
        pytest.param(BROAD.replace("\n", "\r\n").encode(), REPORT, id="CRLF"),
        # flake8 reads as Latin-1 what does not decode.
        pytest.param(b"# coding: nonsense\n" + BROAD.encode(), "6:1:NET101", id="unknown encoding"),
        pytest.param(BROAD.encode() + b"x = '\xff'\n", REPORT, id="not in the encoding it has"),
        pytest.param(codecs.BOM_UTF8 + BROAD.encode(), REPORT, id="BOM"),
        pytest.param(
            f"# coding: latin-1\nname = 'Gödel'\n{BROAD}".encode("latin-1"), "7:1:NET101", id="Latin-1"
        ),
        pytest.param(BROAD.replace("\ntry", "\f\ntry").encode(), REPORT, id="form feed"),
        pytest.param(BROAD.rstrip("\n").encode(), REPORT, id="no newline at the end"),
        pytest.param(
            b"import socket, time\nwhile True:\n    try:\n        socket.create_connection(('', 1)); break\n"
            b"    except OSError: print('\xc3\xa9\xc3\xa9'); time.sleep(1)\n",
            "2:1:NET203 5:34:NET202",
            id="column behind letters of two bytes",
        ),
    ],
)
def test_files_as_they_come(flake8: RunFlake8, tmp_path: Path, data: bytes, report: str) -> None:
    (tmp_path / "a.py").write_bytes(data)
    assert flake8(*ONLY, "a.py").stdout.decode().split() == report.split()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"try:\n    pass\nexcept ConnectionError\n", id="syntax"),
        # Further down than this, flake8 itself breaks on a NUL byte from Python 3.12 on: reporting it, it
        # looks for comments with a tokenizer that raises SystemError there.
        pytest.param(b"x = '\0'\n" + BROAD.encode(), id="NUL"),
    ],
)
def test_a_file_that_is_not_python_is_flake8s_to_report(
    flake8: RunFlake8, tmp_path: Path, data: bytes
) -> None:
    (tmp_path / "a.py").write_bytes(data)
    run = flake8("--select=E9,NET", FORMAT, "a.py")
    codes = {line.rpartition(":")[2] for line in run.stdout.decode().split()}
    assert codes & {"E999", "E902"}
    assert b"Traceback" not in run.stderr


def test_several_files_in_several_processes(flake8: RunFlake8, tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"a{number}.py").write_text(BROAD, "utf-8")
    assert flake8(*ONLY, "-j2", ".").stdout.decode().split() == [REPORT] * 12
