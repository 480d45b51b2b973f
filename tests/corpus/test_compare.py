"""The comparison with other linters: reading what they print, and counting it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.corpus.compare import OVERLAPS, Report, Tool, disagreements, places, reports, table
from tests.corpus.labels import Row, load_rows

RULES = {"ours": {"NET103": "NET103"}, "theirs": {"A1": "NET103", "A2": "NET103", "B1": "NET104"}}


def row(line: int, *expected: str) -> Row:
    return Row(f"H{line}", "handler", "p-1", "a.py", line, line + 1, frozenset(expected), "high", "")


ROWS = [row(10, "NET103"), row(20, "NET103"), row(30, "NET104"), row(40)]
FOUND = {
    "ours": [Report("p-1/a.py", 11, "NET103"), Report("p-1/a.py", 20, "NET103")],
    "theirs": [
        Report("p-1/a.py", 10, "A1"),
        Report("p-1/a.py", 10, "A2"),
        Report("p-1/a.py", 40, "A2"),
        Report("p-1/a.py", 40, "B1"),
        Report("p-1/a.py", 50, "A1"),
        Report("p-1/b.py", 30, "B1"),
    ],
}


def test_each_rule_is_counted_alone_and_with_the_others_of_its_tool() -> None:
    assert list(table(ROWS, FOUND, RULES)) == [
        "| redundant: 2 of 4 | hits | false alarms | misses |",
        "|---|---|---|---|",
        "| ours NET103 | 2 | 0 | 0 |",
        "| theirs A1 | 1 | 0 | 1 |",
        "| theirs A2 | 1 | 1 | 1 |",
        "| theirs A1, A2 | 1 | 1 | 1 |",
        "",
        "| unreachable: 1 of 4 | hits | false alarms | misses |",
        "|---|---|---|---|",
        "| theirs B1 | 0 | 1 | 1 |",
        "",
    ]


def test_each_disagreement_is_told() -> None:
    assert list(disagreements(ROWS, FOUND, {"theirs": {"B1": "NET104"}})) == [
        "theirs B1: misses p-1/a.py:30",
        "theirs B1: false alarm at p-1/a.py:40",
    ]


def tool(folder: Path, script: str) -> Tool:
    """A linter that runs ``script``, found in ``folder``."""
    path = folder / "linter"
    path.write_text(f"#!{sys.executable}\nimport sys\n{script}\n")
    path.chmod(0o755)
    return Tool("theirs", ("linter", "--flag"), {"A1": "NET103", "B1": "NET104"})


def test_a_tool_is_given_its_rules_and_read_line_by_line(tmp_path: Path) -> None:
    script = (
        "assert sys.argv[1:] == ['--flag', '--select=A1,B1', 'a.py', 'b.py']\n"
        "print('***** module a')\nprint('a.py:3:A1:')\nprint('b.py:5: [B1] text: more')\n"
        "print('b.py:6: [C1] text')\nsys.exit(1)"
    )
    found = list(reports(tool(tmp_path, script), tmp_path, tmp_path, ["a.py", "b.py"]))
    assert found == [Report("a.py", 3, "A1"), Report("b.py", 5, "B1")]


@pytest.mark.parametrize("script", ["sys.exit(2)", "print('a.py:3:A1:')\nraise ValueError"])
def test_a_tool_that_fails_is_no_tool_that_is_silent(tmp_path: Path, script: str) -> None:
    with pytest.raises(RuntimeError, match="theirs did not run"):
        list(reports(tool(tmp_path, script), tmp_path, tmp_path, ["a.py"]))


def test_the_places_are_apart_and_some_are_redundant_or_unreachable() -> None:
    rows = places()
    assert len({row.id for row in rows}) == len(rows)
    assert len({(row.file, row.line) for row in rows}) == len(rows)
    assert {code for row in load_rows(OVERLAPS) for code in row.expected} == {"NET103", "NET104"}
    assert all(row.line <= row.end and row.why for row in rows)
