"""Precision and recall by code on the labelled places of the corpus.

A report counts for the innermost labelled span that holds it: NET2 codes for loops, NET1 codes for
handlers. Rows of low confidence are not counted; rows in overrules.json are held to be wrong, and
counted apart. A code that was not asked for is neither reported nor missed.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.corpus.checking import check_files, chosen_codes
from tests.corpus.judge import Score, Unlabelled, Verdict, judge, score
from tests.corpus.labels import LABELS, OVERRULES, Overrule, Row, load_overrules, load_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from flake8_connerr.findings import Finding


class Measurement(NamedTuple):
    """A run over the labelled files."""

    codes: frozenset[str]
    verdicts: list[Verdict]
    unlabelled: list[Unlabelled]
    overrules: tuple[Overrule, ...]

    def counted(self) -> list[Verdict]:
        """The verdicts on rows that are not held to be wrong."""
        wrong = {overrule.id for overrule in self.overrules}
        return [verdict for verdict in self.verdicts if verdict.row.id not in wrong]


def measure(
    rows: Iterable[Row],
    overrules: Iterable[Overrule],
    codes: frozenset[str],
    findings: Mapping[str, Iterable[Finding]],
) -> Measurement:
    """Judge the findings, by file. Raises ValueError where an overrule is of no row."""
    rows, overrules = tuple(rows), tuple(overrules)
    if strangers := {overrule.id for overrule in overrules} - {row.id for row in rows}:
        raise ValueError(f"overruled, but not labelled: {', '.join(sorted(strangers))}")
    verdicts, unlabelled = judge(rows, findings)
    return Measurement(codes, verdicts, unlabelled, overrules)


def labelled_findings(
    directory: Path, rows: Iterable[Row], codes: frozenset[str]
) -> dict[str, tuple[Finding, ...]]:
    """Check the files that the rows name. Raises RuntimeError where one cannot be checked."""
    findings = {}
    for checked in check_files(sorted({row.file for row in rows}), directory, codes):
        if checked.crash or checked.unparsable:
            raise RuntimeError(f"{checked.file} could not be checked\n{checked.crash}")
        findings[checked.file] = checked.findings
    return findings


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    options = _options(arguments)
    rows = load_rows(options.labels)
    findings = labelled_findings(options.directory, rows, options.codes)
    measurement = measure(rows, load_overrules(options.overrules), options.codes, findings)
    for line in report(measurement, listing=options.list, unlabelled=options.unlabelled):
        print(line)
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.corpus.measure", description=__doc__)
    parser.add_argument("directory", type=Path, metavar="DIR", help="where the packages were unpacked")
    parser.add_argument("--codes", help="codes separated by commas, or 'all'; else the default rules")
    parser.add_argument("--list", action="store_true", help="each disagreement with its label")
    parser.add_argument("--unlabelled", action="store_true", help="each report outside labelled places")
    parser.add_argument("--labels", type=Path, default=LABELS)
    parser.add_argument("--overrules", type=Path, default=OVERRULES)
    options = parser.parse_args(arguments)
    try:
        options.codes = chosen_codes(options.codes)
    except ValueError as error:
        parser.error(str(error))
    return options


def report(measurement: Measurement, *, listing: bool, unlabelled: bool) -> Iterable[str]:
    """The lines to print."""
    counted = measurement.counted()
    yield from _table(counted, measurement.codes)
    if measurement.overrules:
        yield ""
        yield "as labelled, with the overruled rows"
        yield from _table(measurement.verdicts, measurement.codes)
        yield from _overruled(measurement)
    if listing:
        for verdict in counted:
            yield from _disagreement(verdict, measurement.codes)
    yield ""
    yield from _unlabelled(measurement.unlabelled, listing=unlabelled)


def _table(verdicts: list[Verdict], codes: frozenset[str]) -> Iterable[str]:
    low = sum(verdict.row.confidence == "low" for verdict in verdicts)
    yield f"{len(verdicts) - low} rows counted, {low} of low confidence left out"
    yield f"{'code':8}{'hits':>6}{'false alarms':>14}{'misses':>8}{'precision':>11}{'recall':>8}"
    for code in sorted(codes):
        found = score(verdicts, code)
        if any(found):
            yield _line(code, found)


def _line(code: str, found: Score) -> str:
    precision, recall = (
        "-" if share is None else f"{share:.2f}" for share in (found.precision, found.recall)
    )
    counts = f"{found.hits:6}{found.false_alarms:14}{found.misses:8}"
    return f"{code:8}{counts}{precision:>11}{recall:>8}"


def _disagreement(verdict: Verdict, codes: frozenset[str]) -> Iterable[str]:
    row = verdict.row
    expected = row.expected & codes
    if expected == verdict.reported or row.confidence == "low":
        return
    yield ""
    yield f"{row.id} {row.file}:{row.line}-{row.end} ({row.confidence})"
    yield f"    expected {_joined(expected)}, reported {_joined(verdict.reported)}"
    for finding in verdict.findings:
        yield f"    {finding.position.line}: {finding.code} {finding.message}"
    yield f"    label: {row.why}"


def _overruled(measurement: Measurement) -> Iterable[str]:
    verdicts = {verdict.row.id: verdict for verdict in measurement.verdicts}
    for overrule in measurement.overrules:
        verdict = verdicts[overrule.id]
        yield f"{overrule.id} {verdict.row.file}:{verdict.row.line}: labelled {_joined(verdict.row.expected)}"
        yield f"    held to be {_joined(overrule.expected)}, reported {_joined(verdict.reported)}"
        yield f"    {overrule.reason}"


def _unlabelled(reports: list[Unlabelled], *, listing: bool) -> Iterable[str]:
    counts = Counter(report.finding.code for report in reports)
    totals = ", ".join(f"{code} {counts[code]}" for code in sorted(counts))
    yield f"outside labelled places: {totals or 'none'}"
    if listing:
        for file, finding in reports:
            yield f"{file}:{finding.position.line}: {finding.code} {finding.message}"


def _joined(codes: frozenset[str]) -> str:
    return ", ".join(sorted(codes)) or "nothing"


if __name__ == "__main__":
    sys.exit(main())
