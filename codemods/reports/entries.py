"""A file's findings as reports show them: where they are, and what a fix makes of them."""

from __future__ import annotations

from typing import NamedTuple

from codemods.reports import FileResult
from codemods.reports.places import Place, SourceText
from codemods.reports.rewrites import Rewrite, rewrites
from flake8_connerr.findings import Finding
from flake8_connerr.rules import Rule, all_rules


class Entry(NamedTuple):
    """One finding. ``source`` is the text that its place and its evidence are in.

    ``rewrite`` is what fixes it, or has fixed it; where there is none, ``refusal`` may say why.
    """

    finding: Finding
    source: SourceText
    place: Place
    rewrite: Rewrite | None = None
    refusal: str = ""

    @property
    def rule(self) -> Rule:
        """The rule whose finding it is."""
        return next(rule for rule in all_rules() if rule.code == self.finding.code)

    @property
    def fix(self) -> str:
        """What the rule's fix is called."""
        return self.rule.fix.removesuffix(" (unsafe)")


def entries(done: FileResult, written: bool) -> list[Entry]:
    """All findings of a file, in order. Those that remain after writing are placed in the new text."""
    result = done.result
    if not result.fixed and not result.remaining:
        return []
    old = SourceText(done.old)
    new = old if result.data is None else SourceText(result.data)
    made = rewrites(old, new, result.fixed) if result.fixed else []
    found = [
        Entry(finding, old, old.place(finding.position), rewrite if rewrite.changes else None)
        for finding, rewrite in zip(result.fixed, made, strict=True)
    ]
    return sorted([*found, *_remaining(done, written, old, new)], key=_order)


def left(done: FileResult, written: bool) -> list[Entry]:
    """The findings that the file holds when all is done: those that were fixed are not among them."""
    if written:
        done = done._replace(result=done.result._replace(fixed=()))
    return entries(done, written)


def _remaining(done: FileResult, written: bool, old: SourceText, new: SourceText) -> list[Entry]:
    source = new if written else old
    shown = [(kept.finding if written else kept.before, kept.refusal) for kept in done.result.remaining]
    return [
        Entry(finding, source, source.place(finding.position), refusal=refusal) for finding, refusal in shown
    ]


def _order(entry: Entry) -> tuple[int, int, str]:
    return (entry.place.line, entry.place.column, entry.finding.code)
