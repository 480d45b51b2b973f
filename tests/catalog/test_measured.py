"""The catalog agrees, row by row, with measurements that were made apart from the drivers here.

``measured.toml`` has the rows, ``measured_differences.py`` what is not agreed on, and why. The faults differ
in detail from one way of provoking them to the other, so a class has to be catalogued, not its fault: that
the catalog's own faults do provoke it is what ``tests/evidence`` holds it to.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from flake8_connerr import catalog

from .measured_differences import HANDED_OVER, SILENT, UNLISTED, Key
from .rows import Listed, listed


class Row(NamedTuple):
    """One measured call; the fields are explained in ``measured.toml``."""

    of: str
    api: str
    calls: tuple[str, ...]
    raised: Mapping[str, str] = {}
    handed_over: Mapping[str, str] = {}
    nothing_raised: str = ""

    @property
    def key(self) -> Key:
        return self.of, self.api


def _rows() -> list[Row]:
    with Path(__file__).with_name("measured.toml").open("rb") as file:
        found: list[dict[str, Any]] = tomllib.load(file)["row"]
    return [Row(**row) for row in found]


ROWS = _rows()


def _told(row: Row) -> list[Listed]:
    """What the command lists of the row's calls, without what only another platform raises."""
    return [one for call in row.calls for one in listed(call) if one.platform == "any"]


def _faults(evidence: str) -> list[str]:
    """The faults that are said to provoke it each time: not those of a race, nor those beside a source."""
    return re.match(r"(F\d+ ?)*", evidence)[0].split()  # type: ignore[index]


def _by_row(rows: list[Row]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("row", rows, ids=[f"{row.of}: {row.api}" for row in rows])


@_by_row([row for row in ROWS if row.calls])
def test_what_was_seen_is_catalogued(row: Row) -> None:
    seen = {catalog.canonical(name) for name in row.raised}
    assert seen - {one.exception for one in _told(row)} == UNLISTED.get(row.key, set())


@_by_row([row for row in ROWS if row.calls and not row.raised])
def test_where_nothing_was_raised_nothing_is_claimed(row: Row) -> None:
    """Of a call that never failed, whatever the peer did, the catalog has no failure under those faults."""
    quiet = set(row.nothing_raised.split())
    assert quiet, "the row tells nothing"
    claimed = {one.exception for one in _told(row) if not quiet.isdisjoint(_faults(one.evidence))}
    assert claimed == SILENT.get(row.key, set())


@_by_row([row for row in ROWS if not row.calls])
def test_what_is_handed_over_is_raised_by_no_call(row: Row) -> None:
    """The program's own function is called: no name of the library's stands for it in the catalog."""
    assert row.raised == {}
    assert {catalog.canonical(name) for name in row.handed_over} == HANDED_OVER.get(row.key)


def test_classes_that_were_seen_are_known() -> None:
    seen = {name for row in ROWS for name in (*row.raised, *row.handed_over)}
    assert {name for name in seen if not catalog.is_class(catalog.canonical(name))} == set()


def test_every_difference_is_about_a_row() -> None:
    keys = Counter(row.key for row in ROWS)
    assert keys.most_common(1)[0][1] == 1
    assert {*UNLISTED, *SILENT, *HANDED_OVER} <= set(keys)
