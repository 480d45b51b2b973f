"""Says how many branches of each package the tests took, and fails where they are too few.

    python -m tests.branch_coverage

Reads what ``coverage combine`` has left. ``coverage report`` holds lines and branches together against
``fail_under`` in pyproject.toml; here the branches of each package have to reach it by themselves. The exit
status is 2 where they do not, as it is of ``coverage report``.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from coverage import Coverage


class Branches(NamedTuple):
    """How many branches there are, and how many of them were taken."""

    covered: int
    number: int

    @property
    def percent(self) -> float:
        return 100 * self.covered / self.number if self.number else 100.0


def by_package(report: Mapping[str, Any]) -> dict[str, Branches]:
    """The branches of each package in what ``coverage json`` writes, by the package's name."""
    covered: Counter[str] = Counter()
    number: Counter[str] = Counter()
    for file, measured in report["files"].items():
        package = Path(file).parts[0]
        covered[package] += measured["summary"]["covered_branches"]
        number[package] += measured["summary"]["num_branches"]
    return {package: Branches(covered[package], number[package]) for package in sorted(number)}


def main() -> int:
    measured = Coverage()
    measured.load()
    needed = float(str(measured.get_option("report:fail_under")))
    with tempfile.TemporaryDirectory() as directory:
        written = Path(directory, "coverage.json")
        measured.json_report(outfile=str(written))
        packages = by_package(json.loads(written.read_text("utf-8")))
    for package, branches in packages.items():
        print(f"{package}: {branches.percent:.1f}% of {branches.number:,} branches")
    few = [package for package, branches in packages.items() if branches.percent < needed]
    if few:
        print(f"below {needed:g}%: {', '.join(few)}", file=sys.stderr)
    return 2 if few else 0


if __name__ == "__main__":
    sys.exit(main())
