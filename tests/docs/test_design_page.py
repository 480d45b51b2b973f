"""The design page says where things are, of every module that there is."""

from __future__ import annotations

from tests.tree import ROOT


def test_the_page_names_every_module_of_the_detector_and_no_other() -> None:
    page = (ROOT / "docs/design.md").read_text("utf-8")
    table = page.partition("| modules |")[2].partition("`codemods` has")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    named = {name.strip(" `") for row in rows for name in row.split(",")}
    package = ROOT / "flake8_connerr"
    modules = {path.stem for path in package.glob("*.py")} - {"__init__", "__main__"}
    packages = {path.parent.name for path in package.glob("*/__init__.py")}
    assert named == modules | packages
