"""Results as JSON and back, for the cache: all that is reported of a file, and what it would become.

How a finding is fixed is not kept: what is read back is shown, and never worked on.
"""

from __future__ import annotations

from typing import Any

from codemods.results import Remaining, Result
from flake8_connerr.findings import Applicability, Evidence, Finding
from flake8_connerr.nodes import Position


def is_kept(result: Result) -> bool:
    """Whether a result is worth keeping: of notebooks and of files that cannot be handled it is not."""
    return not (result.error or result.note or result.before)


def as_json(result: Result) -> list[Any] | None:
    """What JSON can hold of a result; None where there is nothing to report."""
    if result == Result():
        return None
    return [
        None if result.data is None else result.data.decode("latin-1"),  # a character for each byte
        [_finding_as_json(finding) for finding in result.fixed],
        [
            [_finding_as_json(kept.finding), _finding_as_json(kept.before), kept.refusal]
            for kept in result.remaining
        ],
    ]


def from_json(kept: object) -> Result:
    """The result that :func:`as_json` made this of; raises ValueError for anything else."""
    match kept:
        case None:
            return Result()
        case [str() | None as data, list() as fixed, list() as remaining]:
            return Result(
                None if data is None else data.encode("latin-1"),
                tuple(map(_finding, fixed)),
                tuple(map(_remaining, remaining)),
            )
    raise ValueError("no result")


def _finding_as_json(finding: Finding) -> list[Any]:
    return [
        finding.code,
        finding.position,
        finding.message,
        finding.evidence,
        finding.applicability.value,
        finding.clause_at,
    ]


def _finding(kept: object) -> Finding:
    match kept:
        case [str() as code, at, str() as message, list() as evidence, applicability, clause]:
            return Finding(
                code,
                _position(at),
                message,
                tuple(map(_evidence, evidence)),
                applicability=Applicability(applicability),
                clause_at=None if clause is None else _position(clause),
            )
    raise ValueError("no finding")


def _position(kept: object) -> Position:
    match kept:
        case [int() as line, int() as column]:
            return Position(line, column)
    raise ValueError("no position")


def _evidence(kept: object) -> Evidence:
    match kept:
        case [int() as line, str() as text]:
            return Evidence(line, text)
    raise ValueError("no evidence")


def _remaining(kept: object) -> Remaining:
    match kept:
        case [finding, before, str() as refusal]:
            return Remaining(_finding(finding), _finding(before), refusal)
    raise ValueError("no finding that stays")
