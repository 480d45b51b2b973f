"""The figure of the page on performance shows the rows of that page."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from growth_page import COLOURS, FIGURE, HEIGHT, LARGEST, LEAST, MOST, WIDTH, figure, measured, with_figure
from tests.tree import ROOT

TABLE = """
| | processor, s | memory, MB |
|---|---:|---:|
| 1 files | 0.50 | 61 |
| 1,000 files | 3.6 | 61 |
| 100 lines | 0.70 | 60 |
| 10,000 lines | 3.25 | 120 |
"""
SVG = "{http://www.w3.org/2000/svg}"


def points(svg: str) -> dict[str, tuple[float, float]]:
    """Where each point is, by what it is called."""
    circles = ET.fromstring(svg).iter(f"{SVG}circle")
    return {
        one.findtext(f"{SVG}title", ""): (float(one.attrib["cx"]), float(one.attrib["cy"])) for one in circles
    }


def test_a_point_for_each_row() -> None:
    found = points(figure(measured(TABLE)))
    assert list(found) == ["1 files: 0.5 s", "1,000 files: 3.6 s", "100 lines: 0.7 s", "10,000 lines: 3.25 s"]
    assert found["1 files: 0.5 s"][0] < found["100 lines: 0.7 s"][0] < found["1,000 files: 3.6 s"][0]
    assert found["1 files: 0.5 s"][1] > found["100 lines: 0.7 s"][1] > found["10,000 lines: 3.25 s"][1]


def test_the_page() -> None:
    page = (ROOT / "docs/performance.md").read_text("utf-8")
    rows = measured(page)
    assert {row.unit for row in rows} == set(COLOURS)
    assert all(1 <= row.size <= LARGEST and LEAST <= row.seconds <= MOST for row in rows)
    shown = with_figure(page)
    assert FIGURE not in shown
    found = points(shown[shown.index("<svg") : shown.index("</svg>") + len("</svg>")])
    assert len(found) == len(rows)
    assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in found.values())


def test_a_page_without_a_place_for_it() -> None:
    with pytest.raises(ValueError, match=FIGURE):
        with_figure(TABLE)
