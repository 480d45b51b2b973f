"""Which changed lines of a file belong to which finding.

A file is rewritten as a whole, in several rounds, so the lines that a fix has changed are found afterwards,
in the difference between the old text and the new:

- Lines in or beside the outermost loop, ``try`` or other statement of a function that holds a finding are
  that finding's.
- Other lines of a function belong to all the findings in it.
- Lines outside belong to the findings whose own lines speak of a name which they bring or take away: these
  are imports. Where there is no such finding, they belong to all.

Findings whose changes cannot be told apart are fixed together: each has all these changes, so that making
them leaves the file whole. An import that is only added may be part of several fixes and does not join them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from codemods.differences import parts
from codemods.reports.nearest import Groups, Nearest
from codemods.reports.places import Place, SourceText
from flake8_connerr.findings import Applicability, Finding

_NAME = re.compile(r"[^\W\d]\w*")
# The words of import statements themselves.
_NO_NAMES = frozenset({"from", "import", "as"})


class Change(NamedTuple):
    """Lines of the old text, from ``first`` (from 1), and what takes their place; with their ends."""

    first: int
    removed: tuple[str, ...]
    added: tuple[str, ...]


class Rewrite(NamedTuple):
    """The changes that fix a finding, in order, and all findings that they fix, itself among them."""

    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]

    @property
    def applicability(self) -> Applicability:
        """Unsafe where the fix of any of the findings is."""
        unsafe = any(finding.applicability is Applicability.UNSAFE for finding in self.findings)
        return Applicability.UNSAFE if unsafe else Applicability.SAFE


class Edit(NamedTuple):
    """A part of the old text and what takes its place."""

    place: Place
    content: str


def edit(change: Change) -> Edit:
    """A change as an edit of whole lines."""
    after = change.first + len(change.removed)
    if change.removed and not change.removed[-1].endswith(("\r", "\n")):
        place = Place(change.first, 1, after - 1, len(change.removed[-1]) + 1)
    else:
        place = Place(change.first, 1, after, 1)
    return Edit(place, "".join(change.added))


def changes(old: SourceText, new: SourceText) -> list[Change]:
    """What has become of the lines of ``old``, in order."""
    return [
        Change(
            part.start + 1,
            tuple(old.lines[part.start : part.end]),
            tuple(new.lines[part.new_start : part.new_end]),
        )
        for part in parts(old.lines, new.lines)
        if not part.equal
    ]


def rewrites(old: SourceText, new: SourceText, fixed: Sequence[Finding]) -> list[Rewrite]:
    """For each of the findings that ``new`` fixes, which changes of ``old`` do that."""
    made = changes(old, new)
    nearest = Nearest(old.tree, [finding.position.line for finding in fixed])
    owners = [nearest.to(change.first, len(change.removed)) for change in made]
    groups = Groups(len(fixed))
    for owned in owners:
        groups.join(owned)
    outside = {i: _speaking_of(made, i, owners, groups) for i, owned in enumerate(owners) if not owned}
    for i, owned in outside.items():
        if made[i].removed:
            groups.join(owned)
    belonging: dict[int, list[Change]] = {}
    for i, change in enumerate(made):
        for group in sorted({groups.of(finding) for finding in owners[i] or outside[i]}):
            belonging.setdefault(group, []).append(change)
    found = {
        group: Rewrite(tuple(belonging.get(group, ())), tuple(fixed[member] for member in members))
        for group, members in groups.members().items()
    }
    return [found[groups.of(i)] for i in range(len(fixed))]


def _speaking_of(made: Sequence[Change], which: int, owners: Sequence[set[int]], groups: Groups) -> set[int]:
    """The findings whose changed lines have a name in common with a change outside of them; else all."""
    changed = _names(made[which].removed) ^ _names(made[which].added)
    speaking = {
        groups.of(finding)
        for change, owned in zip(made, owners, strict=True)
        if owned and (_names(change.removed) | _names(change.added)) & changed
        for finding in owned
    }
    members = groups.members()
    return {member for group in speaking or members for member in members[group]}


def _names(lines: Sequence[str]) -> set[str]:
    return {name for line in lines for name in _NAME.findall(line)} - _NO_NAMES
