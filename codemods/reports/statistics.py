"""Counts by code in place of the findings."""

from __future__ import annotations

from collections import Counter

from codemods.reports import FileResult, Output
from codemods.reports.totals import Totals
from flake8_connerr.rules import Rule, rule


class StatisticsReport:
    """Counts the findings that a report would show, and how many of them are or could be fixed.

    As a table, most frequent first: the count, the code, ``[*]`` where all can be fixed, ``[-]`` where
    some can, and the rule's name. Or, ``as_json``, as an array of objects.
    """

    def __init__(self, output: Output, as_json: bool = False) -> None:
        self._output = output
        self._as_json = as_json
        self._found: Counter[str] = Counter()
        self._fixable: Counter[str] = Counter()

    def add(self, done: FileResult) -> None:
        """Count one file's findings: those that were fixed are gone, those that would be are not."""
        fixed = () if self._output.written else done.result.fixed
        remaining = [kept.finding for kept in done.result.remaining]
        self._found.update(finding.code for finding in (*fixed, *remaining))
        self._fixable.update(finding.code for finding in fixed)

    def finish(self, totals: Totals) -> None:
        """Print the counts, and below a table the summary."""
        by_count = sorted(self._found, key=lambda code: (-self._found[code], code))
        if self._as_json:
            import json

            rows = [self._row(rule(code)) for code in by_count]
            print(json.dumps(rows, indent=2), file=self._output.stream)
            return
        width = max((len(str(count)) for count in self._found.values()), default=0)
        for code in by_count:
            mark = self._mark(code)
            line = f"{self._found[code]:>{width}}  {code}  [{mark}] {rule(code).name}"
            print(line, file=self._output.stream)
        print(totals.summary(self._output.written), file=self._output.stream)

    def _mark(self, code: str) -> str:
        if self._fixable[code] == self._found[code]:
            return "*"
        return "-" if self._fixable[code] else " "

    def _row(self, rule: Rule) -> dict[str, str | int]:
        found, fixable = self._found[rule.code], self._fixable[rule.code]
        return {"code": rule.code, "name": rule.name, "count": found, "fixable_count": fixable}
