"""Reports on packages that nobody tuned on: how each was judged when it was first seen, and what is left.

`unseen.jsonl` has one row a report. Each was read by hand before anything was changed because of it.
Sample A was then used to find what was wrong. B says how right the rules were afterwards, and C how right
they were once what was plain in B had been mended. D to O came after NET201 had got its bar: it needs
a known failure, or a loop that says that it tries again. Each was mended after it was judged.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.corpus.checking import check_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ROWS = Path(__file__).parent / "unseen.jsonl"
PINS = Path(__file__).parent / "unseen_pins.txt"
VERDICTS = ("right", "debatable", "wrong")


class Judged(NamedTuple):
    """One report: where it is, whether a careful reviewer would want it, and ``why`` where that is open."""

    sample: str
    file: str
    line: int
    code: str
    verdict: str
    why: str


def load(path: Path = ROWS) -> list[Judged]:
    """The judged reports, in the order of the file. Raises ValueError for an unknown verdict."""
    rows = [Judged(**json.loads(line)) for line in path.read_text("utf-8").splitlines()]
    strange = {row.verdict for row in rows} - set(VERDICTS)
    if strange:
        raise ValueError(f"no such verdict: {', '.join(sorted(strange))}")
    return rows


def still_reported(rows: Iterable[Judged], directory: Path) -> list[Judged]:
    """The rows whose report is made today, of packages that are unpacked in ``directory``."""
    rows = list(rows)
    codes = frozenset(row.code for row in rows)
    files = sorted({row.file for row in rows if (directory / row.file).exists()})
    found = {
        (checked.file, finding.position.line, finding.code)
        for checked in check_files(files, directory, codes)
        for finding in checked.findings
    }
    return [row for row in rows if (row.file, row.line, row.code) in found]


def table(rows: Iterable[Judged]) -> list[str]:
    """The lines of a table: sample, code, and how many reports were right, debatable and wrong."""
    counted = Counter((row.sample, row.code, row.verdict) for row in rows)
    lines = [f"{'sample':8}{'code':8}{'right':>7}{'debatable':>11}{'wrong':>7}"]
    for sample, code in sorted({(sample, code) for sample, code, _ in counted}):
        right, debatable, wrong = (counted[sample, code, verdict] for verdict in VERDICTS)
        lines.append(f"{sample:8}{code:8}{right:7}{debatable:11}{wrong:7}")
    return lines


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table as judged at first and, of the packages in DIR, for the reports that are left."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus.unseen", description=__doc__)
    parser.add_argument("directory", type=Path, nargs="?", metavar="DIR")
    options = parser.parse_args(arguments)
    rows = load()
    print("as first seen", *table(rows), sep="\n")
    if options.directory is not None:
        print("", "still reported", *table(still_reported(rows, options.directory)), sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
