"""Runs of the simulation as one SVG figure: for each, how many calls came in each second.

The two colours of the bars can be told from light and from dark ground.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from xml.etree import ElementTree as ET

import drawing
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
    label = f"Calls in each second, by how clients wait: {', '.join(outcomes)}."
    image = drawing.image(WIDTH, bottom + AXIS, label)
    _legend(image)
    for number, (name, outcome) in enumerate(outcomes.items()):
        _panel(image, LEGEND + number * (TITLE + PLOT + GAP), name, outcome, seconds)
    _axis(image, bottom, seconds)
    return drawing.source(image)


def calls_by_second(calls: Iterable[Call]) -> Counter[int]:
    """How many calls came in each second of the run."""
    return Counter(int(call.at) for call in calls)


def _panel(image: ET.Element, top: int, name: str, outcome: Outcome, seconds: int) -> None:
    """One outcome: its title, and bars of the calls in each second, those let in at the bottom."""
    total = calls_by_second(outcome.calls)
    accepted = calls_by_second(call for call in outcome.calls if call.accepted)
    drawing.text(image, LEFT, top + 13, name, **{"font-weight": "bold"})
    told = f"{len(outcome.calls):,} calls; last client served {outcome.recovery:.0f} s after the return"
    drawing.text(image, WIDTH - RIGHT, top + 13, told, **{"text-anchor": "end"})

    floor = top + TITLE + PLOT
    for calls in (MOST_CALLS, 0):
        drawing.text(image, LEFT - 6, _height(calls, floor) + 4, str(calls), **{"text-anchor": "end"})
    _bars(image, total, REFUSED, floor, seconds)
    _bars(image, accepted, ACCEPTED, floor, seconds)
    drawing.line(image, LEFT, floor, WIDTH - RIGHT, floor)
    back = _across(outcome.outage, seconds)
    drawing.line(image, back, top + TITLE, back, floor, **{"stroke-dasharray": "3 3"})
    busiest = max(total.values())
    if busiest > MOST_CALLS:
        end = _across(max(total) + 1, seconds)
        drawing.text(image, end + 6, top + TITLE + 12, f"cut off: up to {busiest:,} calls a second")


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
        drawing.text(image, left + 18, 14, label)
    drawing.line(image, LEFT + 230, 2, LEFT + 230, 18, **{"stroke-dasharray": "3 3"})
    drawing.text(image, LEFT + 238, 14, "the server is back")


def _axis(image: ET.Element, top: float, seconds: int) -> None:
    """The seconds below all panels."""
    for second in range(0, seconds + 1, TICK):
        across = _across(second, seconds)
        drawing.line(image, across, top, across, top + 4)
        anchor = "end" if second == seconds else "middle"
        label = f"{second} s" if second == seconds else str(second)
        drawing.text(image, across, top + 17, label, **{"text-anchor": anchor})


def _across(second: float, seconds: int) -> float:
    """Where a time lies, from left to right."""
    return LEFT + (WIDTH - LEFT - RIGHT) * second / seconds


def _height(calls: int, floor: float) -> float:
    """Where the top of a bar lies."""
    return floor - PLOT * min(calls, MOST_CALLS) / MOST_CALLS
