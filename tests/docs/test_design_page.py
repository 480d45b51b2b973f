"""The design page says where things are, of every module that there is."""

from __future__ import annotations

import re

import pytest

from codemods.registry import MODULES
from tests.tree import ROOT

# Packages of one module a thing, which the page names as a whole.
WHOLE = {"catalog", "rules", "reports"}


def placed(package: str) -> set[tuple[str, str]]:
    """The modules of a package, each with the package that the page puts it into."""
    page = (ROOT / "docs/design.md").read_text("utf-8")
    table = f"| `{package}` |" + page.partition(f"\n| `{package}` |")[2].partition("\n\n")[0]
    places: set[tuple[str, str]] = set()
    inside = ""
    for row in table.splitlines():
        _, named, modules, *_ = row.split("|")
        inside = named.strip(" `") or inside
        places |= {(inside, module) for module in re.findall(r"`(\w+)`", modules)}
    return places


@pytest.mark.parametrize("package", ["flake8_connerr", "codemods"])
def test_the_page_places_every_module_and_no_other(package: str) -> None:
    modules = {
        (path.parent.name, path.stem)
        for path in (ROOT / package).rglob("*.py")
        if not path.stem.startswith("__") and path.parent.name not in WHOLE
    }
    codemods = {("codemods", name) for name in MODULES}
    assert placed(package) == modules - codemods
