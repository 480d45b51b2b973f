"""From the lines of a rewritten source back to those of the source it was made of."""

from __future__ import annotations

from codemods.differences import parts
from flake8_connerr.findings import Finding, renumbered
from flake8_connerr.lines import source_lines


class Origins:
    """Which line of ``old`` each line of ``new`` was; of lines that were added, the one that follows."""

    def __init__(self, old: str, new: str) -> None:
        before, after = source_lines(old), source_lines(new)
        self._lines: list[int] = []
        for part in parts(before, after):
            last = min(max(part.start, part.end - 1), len(before) - 1)
            self._lines += [min(part.start + down, last) + 1 for down in range(part.new_end - part.new_start)]

    def line(self, number: int) -> int:
        """The line of ``old`` for one of ``new``, both from 1."""
        return self._lines[min(number, len(self._lines)) - 1]

    def finding(self, finding: Finding) -> Finding:
        """A finding of ``new`` with the lines that it speaks of as they were in ``old``."""
        return finding._replace(
            position=finding.position._replace(line=self.line(finding.position.line)),
            message=renumbered(finding.message, self.line),
            evidence=tuple(fact._replace(line=self.line(fact.line)) for fact in finding.evidence),
        )
