"""The list of errno comparisons on a few made-up files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.corpus.errno_comparisons import main, places

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

SOURCE = """\
import errno

GONE = (errno.EPIPE, errno.ESHUTDOWN)

def send(connection):
    try:
        connection.send(b"")
    except OSError as error:
        if error.errno not in GONE:
            raise
    try:
        connection.send(b"")
    except OSError as error:
        if connection and error.errno in (
            errno.ECONNRESET,
            errno.ENOTCONN,
        ):
            return
        raise
"""


def _write(directory: Path, file: str) -> None:
    (directory / file).parent.mkdir(parents=True)
    (directory / file).write_text(SOURCE)


def test_every_place_has_its_verdict(tmp_path: Path) -> None:
    _write(tmp_path, "package/module.py")
    found = list(places(tmp_path, "package/module.py"))
    assert [(place.line, place.verdict) for place in found] == [
        (3, "not reported"),
        (9, "reported, unsafe fix"),
        (14, "reported, left alone"),
    ]
    assert found[1].detail.startswith("the body may raise")
    assert "more than the number" in found[2].detail


def test_tests_are_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _write(tmp_path, "package/tests/module.py")
    assert main([str(tmp_path)]) == 0
    assert capsys.readouterr().out == "\n"
    assert main([str(tmp_path), "--tests"]) == 0
    assert capsys.readouterr().out.endswith(
        "not reported: 1, reported, left alone: 1, reported, unsafe fix: 1\n"
    )
