"""The list of errno comparisons on a few made-up files."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path

import pytest

from tests.corpus.errno_comparisons import main, places

JUDGED = [
    json.loads(line) for line in Path(__file__).with_name("errno_places.jsonl").read_text().splitlines()
]

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
        if connection.fileno() and error.errno in (
            errno.ECONNRESET,
            errno.ECONNABORTED,
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
    assert "may do something" in found[2].detail


def test_tests_are_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _write(tmp_path, "package/tests/module.py")
    assert main([str(tmp_path)]) == 0
    assert capsys.readouterr().out == "\n"
    assert main([str(tmp_path), "--tests"]) == 0
    assert capsys.readouterr().out.endswith(
        "not reported: 1, reported, left alone: 1, reported, unsafe fix: 1\n"
    )


def test_each_place_of_the_packages_is_judged_once() -> None:
    assert len({(row["file"], row["line"]) for row in JUDGED}) == len(JUDGED)
    assert all(row["why"] for row in JUDGED)


@pytest.mark.slow
@pytest.mark.skipif("CONNERR_CORPUS" not in os.environ, reason="CONNERR_CORPUS names no fetched corpus")
def test_the_places_have_the_verdicts_that_were_judged() -> None:
    directory = Path(os.environ["CONNERR_CORPUS"])
    files = sorted({row["file"] for row in JUDGED})
    found = Counter((place.file, place.line, place.verdict) for f in files for place in places(directory, f))
    assert found == Counter((row["file"], row["line"], row["verdict"]) for row in JUDGED if row["right"])
