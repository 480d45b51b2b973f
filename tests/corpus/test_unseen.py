"""The judged reports are whole, and are counted by what is still reported."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from flake8_connerr.rules import all_rules
from tests.corpus.fetch import PINS as LABELLED_PINS
from tests.corpus.unseen import PINS, VERDICTS, Judged, load, still_reported, table

if TYPE_CHECKING:
    from pathlib import Path

LOOP = """\
import requests


def get(url):
    while True:
        try:
            return requests.get(url)
        except requests.exceptions.ConnectionError:
            print("again")
"""


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_rows_are_whole() -> None:
    rows = load()
    codes = {rule.code for rule in all_rules()}
    packages = {plain(pin.replace("==", "-")) for pin in PINS.read_text().split()}
    for row in rows:
        assert row.code in codes, row
        assert row.verdict in VERDICTS, row
        assert bool(row.why) == (row.verdict != "right"), row
        assert plain(row.file.partition("/")[0]) in packages, row


def test_the_samples_share_no_package_with_the_labelled_corpus() -> None:
    names = [
        {plain(pin.partition("==")[0]) for pin in file.read_text().split()} for file in (PINS, LABELLED_PINS)
    ]
    assert names[0]
    assert not names[0] & names[1]


def test_what_is_left_is_what_is_still_reported(tmp_path: Path) -> None:
    (tmp_path / "made_up-1.0").mkdir()
    (tmp_path / "made_up-1.0" / "get.py").write_text(LOOP)
    left = Judged("A", "made_up-1.0/get.py", 8, "NET201", "right", "")
    gone = Judged("A", "made_up-1.0/get.py", 5, "NET201", "wrong", "a reason")
    missing = Judged("A", "other-1.0/get.py", 8, "NET201", "right", "")
    assert still_reported([left, gone, missing], tmp_path) == [left]


def test_the_table_counts_by_sample_and_code() -> None:
    rows = [
        Judged("A", "f", 1, "NET201", "right", ""),
        Judged("A", "f", 2, "NET201", "wrong", "a reason"),
        Judged("B", "f", 3, "NET202", "debatable", "a reason"),
    ]
    assert [line.split() for line in table(rows)[1:]] == [
        ["A", "NET201", "1", "0", "1"],
        ["B", "NET202", "0", "1", "0"],
    ]


def test_an_unknown_verdict_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(
        '{"sample": "A", "file": "f", "line": 1, "code": "NET201", "verdict": "maybe", "why": ""}\n'
    )
    with pytest.raises(ValueError, match="maybe"):
        load(file)
