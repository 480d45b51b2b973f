"""The figure of the page on performance, made from a table of that page when the site is built.

MkDocs calls ``on_page_markdown`` (see ``hooks`` in mkdocs.yml). The rows are what
``python -m tests.benchmarks.growth`` prints.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple
from xml.etree import ElementTree as ET

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

import drawing

PAGE = "performance.md"
FIGURE = "<!-- figure -->"
COLOURS = {"files": "#2f8fd0", "lines": "#d9642c"}

WIDTH, HEIGHT = 720, 300
LEFT, RIGHT, TOP, BOTTOM = 56, 120, 12, 40  # margins
LEAST, MOST = 0.1, 100.0  # seconds
LARGEST = 100_000  # files or lines

_ROW = re.compile(r"^\| ([\d,]+) (files|lines) \| ([\d.]+) \|", re.MULTILINE)


class Measured(NamedTuple):
    """What a run over so many files, or over a file of so many lines, took in seconds of processor time."""

    size: int
    unit: str
    seconds: float


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Put the figure where the page asks for it; other pages stay as they are."""
    return with_figure(markdown) if page.file.src_uri == PAGE else markdown


def with_figure(markdown: str) -> str:
    """The page's text with its figure; raises ValueError where it has no marker for one."""
    if FIGURE not in markdown:
        raise ValueError(f"{PAGE} has no {FIGURE}")
    return markdown.replace(FIGURE, f"<figure>\n{figure(measured(markdown))}\n</figure>")


def measured(markdown: str) -> list[Measured]:
    """The rows of the page's table of growth."""
    return [
        Measured(int(size.replace(",", "")), unit, float(seconds))
        for size, unit, seconds in _ROW.findall(markdown)
    ]


def figure(rows: Sequence[Measured]) -> str:
    """Seconds over counts, with ten times as much a step on both axes, as the source of an SVG image."""
    label = "Processor time of one run over more and more files, and over longer and longer ones."
    image = drawing.image(WIDTH, HEIGHT, label)
    _axes(image)
    for unit, colour in COLOURS.items():
        _curve(image, [row for row in rows if row.unit == unit], colour)
    return drawing.source(image)


def _axes(image: ET.Element) -> None:
    for power in range(round(math.log10(LARGEST)) + 1):
        across = _across(10**power)
        drawing.line(image, across, TOP, across, HEIGHT - BOTTOM, **{"stroke-opacity": "0.15"})
        drawing.text(image, across, HEIGHT - BOTTOM + 16, f"{10**power:,}", **{"text-anchor": "middle"})
    seconds = LEAST
    while seconds <= MOST:
        height = _height(seconds)
        drawing.line(image, LEFT, height, WIDTH - RIGHT, height, **{"stroke-opacity": "0.15"})
        drawing.text(image, LEFT - 6, height + 4, f"{seconds:g} s", **{"text-anchor": "end"})
        seconds *= 10
    drawing.text(image, LEFT, HEIGHT - 6, "files of 100 lines in one run, and lines of one file")


def _curve(image: ET.Element, rows: list[Measured], colour: str) -> None:
    """A point for each row, a line through them, and at its end what they count."""
    places = [(_across(row.size), _height(row.seconds)) for row in rows]
    path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
    ET.SubElement(image, "path", {"d": path, "fill": "none", "stroke": colour, "stroke-width": "2"})
    for (x, y), row in zip(places, rows, strict=True):
        point = {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": "4", "fill": colour}
        circle = ET.SubElement(image, "circle", point)
        ET.SubElement(circle, "title").text = f"{row.size:,} {row.unit}: {row.seconds:g} s"
    x, y = places[-1]
    drawing.text(image, x + 8, y + 4, rows[-1].unit, fill=colour)


def _across(size: float) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * math.log10(size) / math.log10(LARGEST)


def _height(seconds: float) -> float:
    share = math.log10(max(seconds, LEAST) / LEAST) / math.log10(MOST / LEAST)
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share
