"""Each fixture says at the end of a line what is reported there; every other line is to stay silent."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from flake8_connerr.check import check
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


def reported_by_flake8(paths: list[Path]) -> dict[Path, Reports]:
    """What a flake8 process reports for each file."""
    run = subprocess.run(
        [sys.executable, "-m", "flake8", "--isolated", "--select=NET", "--format=%(path)s:%(row)d:%(code)s"]
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
    found = [(finding.position.line, finding.code) for finding in check(source)]
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
    assert reported_by_flake8(FIXTURES) == expected
