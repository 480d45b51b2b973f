"""The data that the corpus is measured with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.corpus.fetch import PINS
from tests.corpus.labels import FAMILIES, load_overrules, load_rows

if TYPE_CHECKING:
    from pathlib import Path


def spelled_plainly(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_rows_are_whole() -> None:
    rows = load_rows()
    assert len({row.id for row in rows}) == len(rows) > 0
    for row in rows:
        assert row.kind in FAMILIES, row
        assert 0 < row.line <= row.end, row
        assert row.confidence in {"high", "medium", "low"}, row
        assert all(code.startswith(row.family) for code in row.expected), row
        assert row.why, row


def test_every_labelled_package_is_pinned() -> None:
    pins = {spelled_plainly(pin.replace("==", "-")) for pin in PINS.read_text().split()}
    assert {spelled_plainly(row.package) for row in load_rows()} <= pins


def test_overrules_name_a_row_and_a_reason() -> None:
    labelled = {row.id: row for row in load_rows()}
    for overrule in load_overrules():
        assert overrule.expected != labelled[overrule.id].expected, overrule
        assert overrule.reason, overrule


def test_codes_must_be_a_list(tmp_path: Path) -> None:
    labels = tmp_path / "labels.jsonl"
    labels.write_text(
        '{"id": "L1", "kind": "loop", "package": "p-1", "path": "p.py", "line": 1, "end": 2,'
        ' "expected": "NET201", "confidence": "high", "why": "a reason"}\n'
    )
    with pytest.raises(ValueError, match="NET201"):
        load_rows(labels)
