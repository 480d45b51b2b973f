"""Reports held against labels: which place a report belongs to, and the counts by code."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from flake8_connerr.findings import Finding
    from tests.corpus.labels import Row


class Verdict(NamedTuple):
    """A labelled place and what was reported there, of the codes that count for it."""

    row: Row
    findings: tuple[Finding, ...]

    @property
    def reported(self) -> frozenset[str]:
        """The codes reported; one that was reported twice counts once."""
        return frozenset(finding.code for finding in self.findings)


class Unlabelled(NamedTuple):
    """A report that belongs to no labelled place: only a reader can say whether it is right."""

    file: str
    finding: Finding


class Score(NamedTuple):
    """How a rule did: places rightly reported, wrongly reported, and wrongly passed over."""

    hits: int
    false_alarms: int
    misses: int

    @property
    def precision(self) -> float | None:
        """The share of its reports that are right; None where it reported nothing."""
        return _share(self.hits, self.false_alarms)

    @property
    def recall(self) -> float | None:
        """The share of the expected places that it reported; None where none is expected."""
        return _share(self.hits, self.misses)


def _share(right: int, wrong: int) -> float | None:
    return right / (right + wrong) if right + wrong else None


def judge(
    rows: Iterable[Row], findings: Mapping[str, Iterable[Finding]]
) -> tuple[list[Verdict], list[Unlabelled]]:
    """Give each finding (by file) to its row: verdicts in the order of the rows, and the rest."""
    rows = tuple(rows)
    by_file: dict[str, list[Row]] = {}
    for row in rows:
        by_file.setdefault(row.file, []).append(row)
    belonging: dict[str, list[Finding]] = {row.id: [] for row in rows}
    rest: list[Unlabelled] = []
    for file, found in sorted(findings.items()):
        for finding in found:
            holder = innermost(by_file.get(file, ()), finding)
            if holder is None:
                rest.append(Unlabelled(file, finding))
            else:
                belonging[holder.id].append(finding)
    return [Verdict(row, tuple(belonging[row.id])) for row in rows], rest


def innermost(rows: Iterable[Row], finding: Finding) -> Row | None:
    """The smallest labelled span, among one file's rows, that holds the finding and counts its code."""
    holding = [
        row
        for row in rows
        if row.line <= finding.position.line <= row.end and finding.code.startswith(row.family)
    ]
    return min(holding, key=lambda row: row.end - row.line, default=None)


def score(verdicts: Iterable[Verdict], code: str) -> Score:
    """The counts of one code over the places that are sure enough to count."""
    pairs = [
        (code in verdict.row.expected, code in verdict.reported)
        for verdict in verdicts
        if verdict.row.confidence != "low"
    ]
    return Score(
        hits=pairs.count((True, True)),
        false_alarms=pairs.count((False, True)),
        misses=pairs.count((True, False)),
    )
