"""Runs of the simulation as one SVG figure: for each, how many calls came in each second.

Text and lines take the colour of the text around them, and the two colours of the bars can be told
from light and from dark ground, so the figure suits whatever theme it is put into.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from xml.etree import ElementTree as ET

from simulation.model import Call, Outcome

WIDTH = 720
LEFT, RIGHT = 36, 8  # margins
LEGEND = 28  # height of the line at the top
TITLE, PLOT, GAP = 20, 64, 14  # heights: of a panel's title, of its bars, and of what follows
AXIS = 30  # height of the ticks and their label at the bottom
MOST_CALLS = 100  # a second; where the bars are cut off
TICK = 10  # seconds

REFUSED = "#d9642c"
ACCEPTED = "#2f8fd0"


def figure(outcomes: Mapping[str, Outcome]) -> str:
    """The figure as the source of an SVG image, one panel for each of the named outcomes."""
    last = max(call.at for outcome in outcomes.values() for call in outcome.calls)
    seconds = math.ceil((last + 1) / TICK) * TICK
    bottom = LEGEND + len(outcomes) * (TITLE + PLOT + GAP) - GAP
    image = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {WIDTH} {bottom + AXIS}",
            "role": "img",
            "aria-label": f"Calls in each second, by how clients wait: {', '.join(outcomes)}.",
            "style": "width: 100%; font: 12px sans-serif; fill: currentColor",
        },
    )
    _legend(image)
    for number, (name, outcome) in enumerate(outcomes.items()):
        _panel(image, LEGEND + number * (TITLE + PLOT + GAP), name, outcome, seconds)
    _axis(image, bottom, seconds)
    ET.indent(image)
    return ET.tostring(image, encoding="unicode")


def calls_by_second(calls: Iterable[Call]) -> Counter[int]:
    """How many calls came in each second of the run."""
    return Counter(int(call.at) for call in calls)


def _panel(image: ET.Element, top: int, name: str, outcome: Outcome, seconds: int) -> None:
    """One outcome: its title, and bars of the calls in each second, those let in at the bottom."""
    total = calls_by_second(outcome.calls)
    accepted = calls_by_second(call for call in outcome.calls if call.accepted)
    _text(image, LEFT, top + 13, name, **{"font-weight": "bold"})
    told = f"{len(outcome.calls):,} calls; last client served {outcome.recovery:.0f} s after the return"
    _text(image, WIDTH - RIGHT, top + 13, told, **{"text-anchor": "end"})

    floor = top + TITLE + PLOT
    for calls in (MOST_CALLS, 0):
        _text(image, LEFT - 6, _height(calls, floor) + 4, str(calls), **{"text-anchor": "end"})
    _bars(image, total, REFUSED, floor, seconds)
    _bars(image, accepted, ACCEPTED, floor, seconds)
    _line(image, LEFT, floor, WIDTH - RIGHT, floor)
    back = _across(outcome.outage, seconds)
    _line(image, back, top + TITLE, back, floor, **{"stroke-dasharray": "3 3"})
    busiest = max(total.values())
    if busiest > MOST_CALLS:
        end = _across(max(total) + 1, seconds)
        _text(image, end + 6, top + TITLE + 12, f"cut off: up to {busiest:,} calls a second")


def _bars(image: ET.Element, counts: Counter[int], colour: str, floor: float, seconds: int) -> None:
    """A bar for each second that has calls, all in one path."""
    width = _across(1, seconds) - _across(0, seconds)
    steps = [
        f"M{_across(second, seconds):.1f} {floor}V{_height(calls, floor):.1f}h{width:.1f}V{floor}z"
        for second, calls in sorted(counts.items())
    ]
    ET.SubElement(image, "path", {"d": "".join(steps), "fill": colour})


def _legend(image: ET.Element) -> None:
    entries = [(LEFT, REFUSED, "calls refused"), (LEFT + 120, ACCEPTED, "calls let in")]
    for left, colour, label in entries:
        square = {"x": str(left), "y": "4", "width": "12", "height": "12", "fill": colour}
        ET.SubElement(image, "rect", square)
        _text(image, left + 18, 14, label)
    _line(image, LEFT + 230, 2, LEFT + 230, 18, **{"stroke-dasharray": "3 3"})
    _text(image, LEFT + 238, 14, "the server is back")


def _axis(image: ET.Element, top: float, seconds: int) -> None:
    """The seconds below all panels."""
    for second in range(0, seconds + 1, TICK):
        across = _across(second, seconds)
        _line(image, across, top, across, top + 4)
        anchor = "end" if second == seconds else "middle"
        label = f"{second} s" if second == seconds else str(second)
        _text(image, across, top + 17, label, **{"text-anchor": anchor})


def _across(second: float, seconds: int) -> float:
    """Where a time lies, from left to right."""
    return LEFT + (WIDTH - LEFT - RIGHT) * second / seconds


def _height(calls: int, floor: float) -> float:
    """Where the top of a bar lies."""
    return floor - PLOT * min(calls, MOST_CALLS) / MOST_CALLS


def _text(image: ET.Element, x: float, y: float, text: str, **attributes: str) -> None:
    ET.SubElement(image, "text", {"x": f"{x:.1f}", "y": f"{y:.1f}", **attributes}).text = text


def _line(image: ET.Element, x1: float, y1: float, x2: float, y2: float, **attributes: str) -> None:
    ends = {"x1": f"{x1:.1f}", "y1": f"{y1:.1f}", "x2": f"{x2:.1f}", "y2": f"{y2:.1f}"}
    ET.SubElement(image, "line", {**ends, "stroke": "currentColor", **attributes})
