"""Which changed lines belong to which finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from codemods.engine import Request, fix_bytes
from codemods.registry import codemods
from codemods.reports.places import Place, SourceText
from codemods.reports.rewrites import Change, Edit, Rewrite, edit, rewrites
from flake8_connerr.check import check
from flake8_connerr.findings import Applicability
from flake8_connerr.rules import all_rules
from tests.fix.examples import BROAD
from tests.tree import ROOT

CODES = frozenset(rule.code for rule in all_rules())
FIXTURES = sorted((ROOT / "tests/codemods/fixtures").rglob("*.before.py"))

TWO_LOOPS = """\
import socket


def first():
    for attempt in range(3):
        try:
            return socket.create_connection(("host", 80))
        except ConnectionRefusedError:
            if attempt == 2:
                raise


def second():
    for attempt in range(4):
        try:
            return socket.create_connection(("host", 80))
        except ConnectionRefusedError:
            if attempt == 3:
                raise
"""


def fixed(source: str, codes: frozenset[str] = CODES) -> tuple[SourceText, list[Rewrite]]:
    old = SourceText.of(source.encode())
    result = fix_bytes(source.encode(), Request(codes, unsafe=True))
    assert result.data is not None
    return old, rewrites(old, SourceText.of(result.data), result.fixed)


def applied(lines: Sequence[str], changes: Sequence[Change]) -> str:
    new = list(lines)
    for change in reversed(changes):
        part = slice(change.first - 1, change.first - 1 + len(change.removed))
        assert tuple(new[part]) == change.removed
        new[part] = change.added
    return "".join(new)


def test_findings_of_two_functions_share_an_import_and_no_more() -> None:
    _, (first, second) = fixed(TWO_LOOPS)
    assert [len(rewrite.findings) for rewrite in (first, second)] == [1, 1]
    shared = [change for change in first.changes if change in second.changes]
    assert shared == [Change(1, (), ("import random\n",)), Change(2, (), ("import time\n",))]
    assert [change.first for change in first.changes if change not in shared] == [11]
    assert [change.first for change in second.changes if change not in shared] == [20]


def test_findings_of_one_loop_are_fixed_together() -> None:
    source = TWO_LOOPS.replace("ConnectionRefusedError", "ConnectionError").replace(
        'create_connection(("host", 80))', 'create_connection(("host", 80)).recv(9)'
    )
    _, made = fixed(source)
    assert [[finding.code for finding in rewrite.findings] for rewrite in made] == [
        ["NET101", "NET201"],
        ["NET101", "NET201"],
        ["NET101", "NET201"],
        ["NET101", "NET201"],
    ]
    assert made[0] == made[1] != made[2] == made[3]


def test_an_import_that_goes_joins_those_who_used_it() -> None:
    check_errno = BROAD.replace("ConnectionError", "OSError").replace(
        "print(error)", "if error.errno == errno.ECONNREFUSED:\n            return\n        raise"
    )
    _, made = fixed("import errno\n" + check_errno + check_errno.replace("def send", "def again"))
    assert len(made) == 2
    assert made[0] == made[1]
    assert made[0].changes[0] == Change(1, ("import errno\n",), ())


def test_a_fix_is_unsafe_where_one_of_its_findings_is() -> None:
    _, (made,) = fixed(
        "import requests\n\ndef get(url):\n"
        "    try:\n        requests.get(url)\n    except ConnectionError:\n        pass\n"
    )
    assert made.applicability is Applicability.UNSAFE
    _, (made,) = fixed(BROAD)
    assert made.applicability is Applicability.SAFE


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (Change(3, ("a\n", "b\n"), ("c\n",)), Edit(Place(3, 1, 5, 1), "c\n")),
        (Change(3, (), ("c\n", "d\n")), Edit(Place(3, 1, 3, 1), "c\nd\n")),
        (Change(3, ("a\r\n", "bcd"), ("e",)), Edit(Place(3, 1, 4, 4), "e")),
    ],
)
def test_edits(change: Change, expected: Edit) -> None:
    assert edit(change) == expected


def test_there_are_fixtures_with_several_findings() -> None:
    assert len(FIXTURES) > 100
    assert sum(len(check(path.read_text("utf-8"), codes=CODES)) > 2 for path in FIXTURES) > 10


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_each_rewrite_alone_mends_its_findings_and_leaves_the_others(path: Path) -> None:
    old = SourceText.of(path.read_bytes())
    result = fix_bytes(path.read_bytes(), Request(CODES, unsafe=True))
    if result.data is None:
        return
    before = Counter(finding.code for finding in check(old.text, codes=CODES))
    new = SourceText.of(result.data)
    uncovered = frozenset().union(*(codemod.uncovers for codemod in codemods()))
    made = rewrites(old, new, result.fixed)
    assert all(finding in rewrite.findings for finding, rewrite in zip(result.fixed, made, strict=True))
    for rewrite in set(made):
        text = applied(old.lines, rewrite.changes)
        compile(text, "<rewritten>", "exec", dont_inherit=True)
        after = Counter(finding.code for finding in check(text, codes=CODES))
        mended = Counter(finding.code for finding in rewrite.findings)
        assert (after - (before - mended)).keys() <= uncovered
    every = sorted({change for rewrite in made for change in rewrite.changes})
    assert applied(old.lines, every) == new.text
