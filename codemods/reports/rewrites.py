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

import ast
import difflib
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

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
    matcher = difflib.SequenceMatcher(None, old.lines, new.lines)
    return [
        Change(start + 1, tuple(old.lines[start:end]), tuple(new.lines[new_start:new_end]))
        for what, start, end, new_start, new_end in matcher.get_opcodes()
        if what != "equal"
    ]


def rewrites(old: SourceText, new: SourceText, fixed: Sequence[Finding]) -> list[Rewrite]:
    """For each of the findings that ``new`` fixes, which changes of ``old`` do that."""
    made = changes(old, new)
    spans = [_spans(old.tree, finding) for finding in fixed]
    owners = [_nearest(change, spans) for change in made]
    groups = _joined(len(fixed), [owned for owned in owners if owned])
    outside = {i: _speaking_of(made, i, owners, groups) for i, owned in enumerate(owners) if not owned}
    groups = _joined(len(fixed), [*groups, *(owned for i, owned in outside.items() if made[i].removed)])
    owners = [owned or outside[i] for i, owned in enumerate(owners)]
    return [
        Rewrite(
            tuple(change for change, owned in zip(made, owners, strict=True) if owned & group),
            tuple(fixed[member] for member in sorted(group)),
        )
        for group in (next(group for group in groups if i in group) for i in range(len(fixed)))
    ]


class _Span(NamedTuple):
    first: int
    last: int

    def touches(self, change: Change) -> bool:
        """Whether any of the lines, or the seams before and behind them, is changed."""
        end = change.first + len(change.removed) - 1
        return self.first <= max(end, change.first) and change.first <= self.last + (not change.removed)


def _spans(tree: ast.Module, finding: Finding) -> list[_Span]:
    """The statements around a finding that may be rewritten for it, the nearest first."""
    found: list[_Span] = []
    statement: _Span | None = None
    for node in _enclosing(tree, finding.position.line):
        span = _Span(_first_line(node), node.end_lineno or node.lineno)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            found.append(span)
            statement = None
        elif not isinstance(node, ast.ClassDef) and statement is None:
            statement = span
    return ([statement] if statement else []) + found[::-1]


def _enclosing(tree: ast.Module, line: int) -> Iterator[ast.stmt]:
    """The statements that hold a line, the outermost first."""
    waiting: list[ast.AST] = [tree]
    for around in waiting:  # which grows meanwhile
        for node in ast.iter_child_nodes(around):
            if isinstance(node, ast.stmt):
                if _first_line(node) <= line <= (node.end_lineno or node.lineno):
                    waiting.append(node)
                    yield node
            elif isinstance(node, ast.ExceptHandler | ast.match_case):
                waiting.append(node)


def _first_line(node: ast.stmt) -> int:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    return node.lineno


def _nearest(change: Change, spans: Sequence[Sequence[_Span]]) -> set[int]:
    """The findings (by index) with the nearest statement that the change is in."""
    for level in range(max(map(len, spans), default=0)):
        near = {i for i, around in enumerate(spans) if len(around) > level and around[level].touches(change)}
        if near:
            return near
    return set()


def _joined(count: int, owners: Sequence[set[int]]) -> list[set[int]]:
    """The findings 0 to ``count``, those in groups that have an owned change in common."""
    groups = [{i} for i in range(count)]
    for owned in owners:
        together = [group for group in groups if group & owned]
        groups = [group for group in groups if not group & owned]
        groups.append(set().union(*together))
    return groups


def _speaking_of(
    made: Sequence[Change], which: int, owners: Sequence[set[int]], groups: Sequence[set[int]]
) -> set[int]:
    """The findings whose changed lines have a name in common with a change outside of them; else all."""
    changed = _names(made[which].removed) ^ _names(made[which].added)
    speaking: set[int] = set()
    for group in groups:
        own = [change for change, owned in zip(made, owners, strict=True) if owned & group]
        if any((_names(change.removed) | _names(change.added)) & changed for change in own):
            speaking |= group
    return speaking or set().union(*groups)


def _names(lines: Sequence[str]) -> set[str]:
    return {name for line in lines for name in _NAME.findall(line)} - _NO_NAMES
