"""The documentation site builds without a warning and has a page for every rule."""

from __future__ import annotations

import html
import re
import subprocess
import sys
from pathlib import Path

import pytest

from flake8_connerr.rules import all_rules
from simulation.figure import figure
from simulation.model import STRATEGIES, simulate
from tests.tree import ROOT


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-P", "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    finished = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert finished.returncode == 0, finished.stderr
    return folder


def test_every_rule_has_a_page_and_a_place_in_the_navigation(site: Path) -> None:
    overview = (site / "rules/index.html").read_text("utf-8")
    for rule in all_rules():
        page = html.unescape((site / f"rules/{rule.code.lower()}/index.html").read_text("utf-8"))
        assert f"{rule.code}: {rule.name}" in page
        assert "Why is this bad?" in page
        # Once in the navigation, once in the table.
        assert overview.count(f'href="{rule.code.lower()}/"') >= 2


def test_the_page_on_waiting_shows_what_the_simulation_came_to(site: Path) -> None:
    page = html.unescape((site / "waiting/index.html").read_text("utf-8"))
    assert "<!--" not in page.partition("<h1")[2].partition("<footer")[0]
    (image,) = re.findall(r"<figure>\s*(<svg.*?</svg>)\s*</figure>", page, re.DOTALL)
    outcomes = {name: simulate(wait) for name, wait in STRATEGIES.items()}
    assert image == figure(outcomes)
    rows = [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in page.split("<tr>")]
    shown = {row[0]: row[1:4] for row in rows if row}
    assert shown == {
        name: [f"{len(outcome.calls):,}", f"{outcome.recovery:.1f} s", f"{outcome.peak:,}"]
        for name, outcome in outcomes.items()
    }


def test_the_example_and_the_page_makers_are_not_part_of_the_site(site: Path) -> None:
    assert list(site.rglob("*.py*")) == []
