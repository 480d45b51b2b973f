"""Each fixture says at the end of a line what is reported there; every other line is to stay silent."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from flake8_connerr.check import check
from flake8_connerr.rules import all_rules
from tests.tree import ROOT

FIXTURES = sorted((ROOT / "tests/rules/fixtures").glob("*.py"))
MARKER = re.compile(r"# error: (NET\d{3}(?:, NET\d{3})*)$")

# (line, code), in order; a code that is reported twice on a line stands here twice.
Reports = list[tuple[int, str]]


def marked(source: str) -> Reports:
    """What the markers of a fixture say."""
    return [
        (number, code)
        for number, line in enumerate(source.splitlines(), start=1)
        if (marker := MARKER.search(line))
        for code in sorted(marker[1].split(", "))
    ]


def codes_for(path: Path) -> frozenset[str]:
    """The rules that a fixture is about: those on by default, and its own."""
    own = path.stem.partition("_")[0].upper()
    return frozenset(rule.code for rule in all_rules() if rule.default or rule.code == own)


def reported_by_flake8(paths: list[Path], codes: frozenset[str]) -> dict[Path, Reports]:
    """What a flake8 process that selects ``codes`` reports for each file."""
    select = f"--select={','.join(sorted(codes))}"
    run = subprocess.run(
        [sys.executable, "-m", "flake8", "--isolated", select, "--format=%(path)s:%(row)d:%(code)s"]
        + [str(path) for path in paths],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not run.stderr
    found: dict[Path, Reports] = {path: [] for path in paths}
    for line in run.stdout.splitlines():
        path, number, code = line.rsplit(":", 2)
        found[Path(path)].append((int(number), code))
    return {path: sorted(reports) for path, reports in found.items()}


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_the_marked_lines_are_reported_and_no_other(path: Path) -> None:
    source = path.read_text("utf-8")
    found = [(finding.position.line, finding.code) for finding in check(source, codes=codes_for(path))]
    assert sorted(found) == marked(source)


def test_no_marker_is_misspelt() -> None:
    for path in FIXTURES:
        source = path.read_text("utf-8")
        assert len(re.findall(r"#\s*error", source)) == len(
            re.findall(r"# error: NET\d{3}[^#\n]*$", source, re.MULTILINE)
        )


def test_flake8_reports_the_same() -> None:
    expected = {path: marked(path.read_text("utf-8")) for path in FIXTURES}
    assert any(expected.values())
    found: dict[Path, Reports] = {}
    for codes in {codes_for(path) for path in FIXTURES}:
        found |= reported_by_flake8([path for path in FIXTURES if codes_for(path) == codes], codes)
    assert found == expected
