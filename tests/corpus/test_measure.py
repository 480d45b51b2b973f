"""The measuring itself on a tiny made-up package; the real corpus where it was fetched."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from flake8_connerr.findings import Finding
from flake8_connerr.nodes import Position
from tests.corpus.judge import score
from tests.corpus.labels import Overrule, Row, load_overrules, load_rows
from tests.corpus.measure import labelled_findings, main, measure, report

CODES = frozenset({"NET201", "NET202"})

# What the two rules must reach on the corpus.
LEAST_PRECISION = 0.90
LEAST_RECALL = 0.80

LOOP = """\
import time

import requests


def get(url):
    for attempt in range(5):
        try:
            return requests.get(url)
        except requests.exceptions.ConnectionError:
            {handling}
    raise RuntimeError(url)
"""


def finding(code: str, line: int) -> Finding:
    return Finding(code, Position(line, 4), "a message")


def make_package(directory: Path, **files: str) -> None:
    package = directory / "made_up-1.0"
    package.mkdir()
    for name, text in files.items():
        (package / f"{name}.py").write_text(text)


def row(id_: str, path: str, line: int, end: int, *expected: str) -> Row:
    return Row(id_, "loop", "made_up-1.0", path, line, end, frozenset(expected), "high", f"reason of {id_}")


def test_outcomes_and_how_they_are_listed() -> None:
    rows = [
        row("hit", "a.py", 1, 2, "NET201"),
        row("miss", "a.py", 3, 4, "NET201"),
        row("alarm", "b.py", 1, 2),
    ]
    findings = {
        "made_up-1.0/a.py": [finding("NET201", 2)],
        "made_up-1.0/b.py": [finding("NET202", 2), finding("NET202", 3)],
    }
    measurement = measure(rows, [], CODES, findings)
    assert score(measurement.counted(), "NET201") == (1, 0, 1)
    assert score(measurement.counted(), "NET202") == (0, 1, 0)

    lines = "\n".join(report(measurement, listing=True, unlabelled=True))
    assert "hit made_up" not in lines
    assert "miss made_up-1.0/a.py:3-4 (high)\n    expected NET201, reported nothing" in lines
    assert "expected nothing, reported NET202\n    2: NET202 a message\n    label: reason of alarm" in lines
    assert "outside labelled places: NET202 1\nmade_up-1.0/b.py:3: NET202 a message" in lines


def test_codes_that_were_not_asked_for_are_not_missed() -> None:
    rows = [row("L1", "a.py", 1, 2, "NET201", "NET203")]
    measurement = measure(rows, [], frozenset({"NET201"}), {"made_up-1.0/a.py": [finding("NET201", 2)]})
    lines = "\n".join(report(measurement, listing=True, unlabelled=False))
    assert "L1" not in lines
    assert "NET203" not in lines


def test_overruled_rows_are_counted_apart() -> None:
    rows = [row("right", "a.py", 1, 2, "NET201"), row("wrong", "a.py", 3, 4)]
    overrules = [Overrule("wrong", frozenset({"NET201"}), "it does not wait")]
    findings = {"made_up-1.0/a.py": [finding("NET201", 2), finding("NET201", 4)]}
    measurement = measure(rows, overrules, CODES, findings)
    assert score(measurement.counted(), "NET201") == (1, 0, 0)
    assert score(measurement.verdicts, "NET201") == (1, 1, 0)
    lines = "\n".join(report(measurement, listing=True, unlabelled=False))
    assert "labelled nothing\n    held to be NET201, reported NET201\n    it does not wait" in lines


def test_an_overrule_of_no_row_is_an_error() -> None:
    with pytest.raises(ValueError, match="stranger"):
        measure([], [Overrule("stranger", frozenset(), "a reason")], CODES, {})


def test_a_labelled_file_that_cannot_be_checked_stops_the_measuring(tmp_path: Path) -> None:
    make_package(tmp_path, a="print 'Python 2'  # except raise sleep retry ConnectionError\n" + LOOP)
    with pytest.raises(RuntimeError, match=r"made_up-1\.0/a\.py"):
        labelled_findings(tmp_path, [row("L1", "a.py", 1, 1)], CODES)


def test_the_command_runs_the_rules(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_package(tmp_path, constant=LOOP.format(handling="time.sleep(1)"), none=LOOP.format(handling="pass"))
    labels, overrules = tmp_path / "labels.jsonl", tmp_path / "overrules.json"
    rows = [row("L1", "constant.py", 7, 11, "NET202"), row("L2", "none.py", 7, 11, "NET201")]
    lines = (json.dumps(each._asdict() | {"expected": [*each.expected]}) for each in rows)
    labels.write_text("\n".join(lines))
    overrules.write_text("[]")

    command = [str(tmp_path), "--labels", str(labels), "--overrules", str(overrules)]
    assert main([*command, "--codes", "NET201,NET202"]) == 0
    table = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["NET201", "1", "0", "0", "1.00", "1.00"] in table
    assert ["NET202", "1", "0", "0", "1.00", "1.00"] in table


def test_an_unknown_code_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main([str(tmp_path), "--codes", "NET201,NET999"])
    assert "NET999" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.skipif("CONNERR_CORPUS" not in os.environ, reason="CONNERR_CORPUS names no fetched corpus")
def test_the_retry_loop_rules_reach_their_bars() -> None:
    directory = Path(os.environ["CONNERR_CORPUS"])
    rows = load_rows()
    measurement = measure(rows, load_overrules(), CODES, labelled_findings(directory, rows, CODES))
    for line in report(measurement, listing=True, unlabelled=False):
        print(line)
    for code in sorted(CODES):
        found = score(measurement.verdicts, code)
        assert (found.precision or 0) >= LEAST_PRECISION, code
        assert (found.recall or 0) >= LEAST_RECALL, code
