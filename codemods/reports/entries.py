"""A file's findings as reports show them: where they are, and what a fix makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from codemods.reports import FileResult
from codemods.reports.places import Place, SourceText, texts
from codemods.reports.rewrites import Rewrite, rewrites
from flake8_connerr.findings import Finding
from flake8_connerr.rules import Rule, rule

if TYPE_CHECKING:
    from codemods.jupyter.cells import CellModule


class Entry(NamedTuple):
    """One finding. ``source`` is the text that its place and its evidence are in.

    ``rewrite`` is what fixes it, or has fixed it; where there is none, ``refusal`` may say why. ``cell`` is
    the number of the notebook's cell that all lines are counted in.
    """

    finding: Finding
    source: SourceText
    place: Place
    rewrite: Rewrite | None = None
    refusal: str = ""
    cell: int | None = None

    @property
    def in_file(self) -> Entry:
        """The entry for those who know nothing of cells: it is about the file, and its message says where."""
        if self.cell is None:
            return self
        where = f"cell {self.cell}, line {self.place.line}: "
        finding = self.finding._replace(
            message=where + self.finding.message,
            evidence=tuple(fact._replace(line=1) for fact in self.finding.evidence),
        )
        return self._replace(finding=finding, place=Place(1, 1, 1, 2))

    @property
    def rule(self) -> Rule:
        """The rule whose finding it is."""
        return rule(self.finding.code)

    @property
    def fix(self) -> str:
        """What the rule's fix is called."""
        return self.rule.fix.removesuffix(" (unsafe)")


def entries(done: FileResult, written: bool) -> list[Entry]:
    """All findings of a file, in order. Those that remain after writing are placed in the new text."""
    result = done.result
    if not result.fixed and not result.remaining:
        return []
    old, new = texts(done.old, result)
    made = rewrites(old, new, result.fixed) if result.fixed else []
    found = [
        Entry(finding, old, old.place(finding.position), rewrite if rewrite.changes else None)
        for finding, rewrite in zip(result.fixed, made, strict=True)
    ]
    found = [_in_cell(entry, result.before) for entry in found]
    found += [
        _in_cell(entry, result.after if written else result.before)
        for entry in _remaining(done, written, old, new)
    ]
    return sorted(found, key=_order)


def left(done: FileResult, written: bool) -> list[Entry]:
    """The findings that the file holds when all is done: those that were fixed are not among them.

    Those of a notebook are without their rewrites, which may be in several cells.
    """
    if written:
        done = done._replace(result=done.result._replace(fixed=()))
    return [entry if entry.cell is None else entry._replace(rewrite=None) for entry in entries(done, written)]


def _remaining(done: FileResult, written: bool, old: SourceText, new: SourceText) -> list[Entry]:
    source = new if written else old
    shown = [(kept.finding if written else kept.before, kept.refusal) for kept in done.result.remaining]
    return [
        Entry(finding, source, source.place(finding.position), refusal=refusal) for finding, refusal in shown
    ]


def _in_cell(entry: Entry, module: CellModule | None) -> Entry:
    """An entry of a notebook as one of its cell, with the changes that are made in that cell."""
    if module is None:
        return entry
    cell = module.cell(entry.place.line)
    down = module.place(entry.place.line).line - entry.place.line
    source = SourceText(cell.source, cell.python)
    finding = _moved(entry.finding, down)
    rewrite = entry.rewrite
    if rewrite is not None:
        changes = (
            change._replace(first=change.first + down)
            for change in rewrite.changes
            if module.cell(change.first).number == cell.number
        )
        rewrite = Rewrite(tuple(changes), tuple(_moved(other, down) for other in rewrite.findings))
    return Entry(finding, source, source.place(finding.position), rewrite, entry.refusal, cell.number)


def _moved(finding: Finding, down: int) -> Finding:
    """A finding so many lines further down."""
    position = finding.position._replace(line=finding.position.line + down)
    evidence = tuple(fact._replace(line=fact.line + down) for fact in finding.evidence)
    return finding._replace(position=position, evidence=evidence)


def _order(entry: Entry) -> tuple[int, int, int, str]:
    return (entry.cell or 0, entry.place.line, entry.place.column, entry.finding.code)
