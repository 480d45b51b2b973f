"""Bytes in, bytes out: check, rewrite, check again.

A pure function of its arguments: it opens nothing and writes nothing, and all it takes and returns
can be pickled, so that it can be mapped over any executor.
"""

from __future__ import annotations

import enum
import warnings
from collections.abc import Sequence
from typing import NamedTuple

from codemods.rounds import Checked, one_round, place
from codemods.source import SourceError, decode, encode
from flake8_connerr.findings import Finding, Position
from flake8_connerr.settings import DEFAULT, Settings


class Request(NamedTuple):
    """What to look for, and which fixes to make (``fixes``: of these types only)."""

    codes: frozenset[str]
    settings: Settings = DEFAULT
    unsafe: bool = False
    fixes: tuple[type, ...] | None = None


class Remaining(NamedTuple):
    """A finding that stays, where it was in the source as given, and why it was not fixed.

    ``finding`` has its position in the new source. ``refusal`` is empty where its rule has no fix.
    """

    finding: Finding
    before: Position
    refusal: str


class FixedSource(NamedTuple):
    """A source text rewritten. ``fixed`` have their positions in the source as given."""

    source: str
    fixed: tuple[Finding, ...]
    remaining: tuple[Remaining, ...]


class Status(enum.Enum):
    """What became of a file."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    FAILED = "failed"


class Result(NamedTuple):
    """What became of a file's bytes: the new ones where they changed, or why nothing could be done."""

    data: bytes | None = None
    fixed: tuple[Finding, ...] = ()
    remaining: tuple[Remaining, ...] = ()
    error: str = ""

    @property
    def status(self) -> Status:
        """The result in one word."""
        if self.error:
            return Status.FAILED
        return Status.UNCHANGED if self.data is None else Status.CHANGED


def fix_bytes(data: bytes, request: Request) -> Result:
    """Check and rewrite one file's bytes. Raises nothing: whatever goes wrong is in the result."""
    try:
        decoded = decode(data)
        done = fix_source(decoded.text, request)
        if done.source == decoded.text:
            return Result(remaining=done.remaining)
        return Result(encode(done.source, decoded, data), done.fixed, done.remaining)
    except SourceError as error:
        return Result(error=str(error))
    except SyntaxError as error:
        return Result(error=f"does not parse: {error.msg} (line {error.lineno})")
    except (RecursionError, MemoryError):
        return Result(error="is nested too deeply to be read")
    except Exception as error:  # one file must not end the run for all others
        return Result(error=f"could not be handled, which is a fault of this tool: {error!r}")


def fix_source(source: str, request: Request) -> FixedSource:
    """Check and rewrite a source text until nothing more can be fixed.

    Each round fixes at least one finding and brings none, so there are no more rounds than findings.
    Raises SyntaxError, ValueError and RecursionError as :func:`ast.parse` does.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # those of the source are not ours to show
        checked = Checked(source, request)
        before = [finding.position for finding in checked.findings]
        fixed: list[Finding] = []
        while True:
            outcome = one_round(checked)
            if outcome.checked is None:
                break
            fixed += [checked.findings[i]._replace(position=before[i]) for i in outcome.made]
            before = _carried(before, checked, outcome.made, outcome.checked)
            checked = outcome.checked
    remaining = [
        Remaining(finding, before[i], outcome.refused.get(i, ""))
        for i, finding in enumerate(checked.findings)
        if checked.reported(finding)
    ]
    return FixedSource(checked.source, tuple(sorted(fixed, key=place)), tuple(remaining))


def _carried(before: list[Position], old: Checked, made: Sequence[int], new: Checked) -> list[Position]:
    """Where the findings of ``new`` were in the source as given; findings keep their order."""
    positions = [finding.position for finding in new.findings]
    gone = set(made)
    for code in new.counts:
        kept = [p for i, p in enumerate(before) if old.findings[i].code == code and i not in gone]
        mine = [i for i, finding in enumerate(new.findings) if finding.code == code]
        if len(kept) == len(mine):
            for i, position in zip(mine, kept, strict=True):
                positions[i] = position
    return positions
