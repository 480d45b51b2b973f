"""The pictures show what the commands print today."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from tests.tree import ROOT

PICTURES: dict[str, Any] = runpy.run_path(str(ROOT / "docs/pictures.py"))
COMMANDS: dict[str, str] = PICTURES["COMMANDS"]


def lines(svg: str) -> list[str]:
    """The lines of text in a picture, whatever the version of Rich that drew them."""
    by_height: dict[float, str] = {}
    for text in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text"):
        height = float(text.get("y", "0"))
        by_height[height] = by_height.get(height, "") + (text.text or "")
    return [line.replace("\xa0", " ").rstrip() for _, line in sorted(by_height.items())]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_picture_is_current(name: str) -> None:
    committed = (ROOT / f"docs/pictures/{name}.svg").read_text("utf-8")
    picture: Callable[[str], str] = PICTURES["picture"]
    assert lines(committed) == lines(picture(name)), "run `python docs/pictures.py`"
    assert f"$ {COMMANDS[name]}" in lines(committed)
    assert "@font-face" not in committed


def test_the_readme_shows_every_picture_and_there_is_no_other() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert {path.stem for path in (ROOT / "docs/pictures").iterdir()} == set(COMMANDS)
    for name in COMMANDS:
        assert f"](docs/pictures/{name}.svg)" in readme
