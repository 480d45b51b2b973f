"""What the figures of the site are drawn with: the source of SVG images.

Text and lines take the colour of the text around them, so that a figure suits whatever theme it is put into.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET


def image(width: int, height: int, label: str) -> ET.Element:
    """An empty image, as wide as its page lets it be; ``label`` is for those who do not see it."""
    return ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {width} {height}",
            "role": "img",
            "aria-label": label,
            "style": "width: 100%; font: 12px sans-serif; fill: currentColor",
        },
    )


def text(on: ET.Element, x: float, y: float, words: str, **attributes: str) -> None:
    """Words, by default from ``x`` on, with their foot at ``y``."""
    ET.SubElement(on, "text", {"x": f"{x:.1f}", "y": f"{y:.1f}", **attributes}).text = words


def line(on: ET.Element, x1: float, y1: float, x2: float, y2: float, **attributes: str) -> None:
    """A straight line between two places."""
    ends = {"x1": f"{x1:.1f}", "y1": f"{y1:.1f}", "x2": f"{x2:.1f}", "y2": f"{y2:.1f}"}
    ET.SubElement(on, "line", {**ends, "stroke": "currentColor", **attributes})


def source(of: ET.Element) -> str:
    """An image as text."""
    ET.indent(of)
    return ET.tostring(of, encoding="unicode")
