"""Which labelled place a report belongs to, and how it counts."""

from __future__ import annotations

from flake8_connerr.findings import Finding
from flake8_connerr.nodes import Position
from tests.corpus.judge import Score, Unlabelled, judge, score
from tests.corpus.labels import Row

FILE = "pkg-1.0/pkg/a.py"


def row(id_: str, line: int, end: int, *expected: str, kind: str = "loop", confidence: str = "high") -> Row:
    return Row(id_, kind, "pkg-1.0", "pkg/a.py", line, end, frozenset(expected), confidence, "a reason")


def finding(code: str, line: int) -> Finding:
    return Finding(code, Position(line, 4), "a message")


def test_both_ends_of_a_span_count_and_nothing_beyond() -> None:
    at = {line: finding("NET201", line) for line in (9, 10, 20, 21)}
    verdicts, unlabelled = judge([row("L1", 10, 20)], {FILE: at.values()})
    assert verdicts[0].findings == (at[10], at[20])
    assert unlabelled == [Unlabelled(FILE, at[9]), Unlabelled(FILE, at[21])]


def test_a_report_in_a_nested_loop_belongs_to_the_innermost() -> None:
    outer, inner = row("outer", 10, 40), row("inner", 20, 30)
    verdicts, unlabelled = judge([outer, inner], {FILE: [finding("NET202", 25), finding("NET206", 35)]})
    assert {verdict.row.id: verdict.reported for verdict in verdicts} == {
        "outer": {"NET206"},
        "inner": {"NET202"},
    }
    assert not unlabelled


def test_loops_take_only_net2_and_handlers_only_net1() -> None:
    loop, handler = row("loop", 10, 40), row("handler", 20, 20, kind="handler")
    found = [finding("NET201", 20), finding("NET102", 20), finding("NET102", 21), finding("NET301", 20)]
    verdicts, unlabelled = judge([loop, handler], {FILE: found})
    assert [verdict.findings for verdict in verdicts] == [(found[0],), (found[1],)]
    assert [report.finding for report in unlabelled] == found[2:]


def test_reports_of_another_file_do_not_count() -> None:
    elsewhere = "pkg-1.0/pkg/b.py"
    verdicts, unlabelled = judge([row("L1", 10, 20)], {elsewhere: [finding("NET201", 15)]})
    assert verdicts[0].findings == ()
    assert unlabelled == [Unlabelled(elsewhere, finding("NET201", 15))]


def test_counts_leave_out_low_confidence_and_count_a_code_once_a_place() -> None:
    rows = [
        row("hit", 10, 19, "NET201"),
        row("miss", 20, 29, "NET201"),
        row("false alarm", 30, 39),
        row("quiet", 40, 49),
        row("low", 50, 59, "NET201", confidence="low"),
        row("low false alarm", 60, 69, confidence="low"),
    ]
    found = [finding("NET201", line) for line in (11, 12, 30, 65)]
    verdicts, _ = judge(rows, {FILE: found})
    counts = score(verdicts, "NET201")
    assert counts == Score(hits=1, false_alarms=1, misses=1)
    assert (counts.precision, counts.recall) == (0.5, 0.5)


def test_a_share_of_nothing_is_not_a_number() -> None:
    assert (Score(0, 0, 3).precision, Score(0, 0, 3).recall) == (None, 0.0)
    assert (Score(0, 2, 0).precision, Score(0, 2, 0).recall) == (0.0, None)
