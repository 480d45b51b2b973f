"""Drop the classes of an ``except`` clause that it catches anyway.

The tuple keeps its layout. Comments beside or above a dropped class stay where they are, on a line of
their own where the class had one. A single class that is left loses its parentheses, unless there is a
comment between them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import libcst as cst

from codemods.registry import Rewritten
from codemods.trees.clauses import Handler, with_clause
from codemods.trees.locate import Located, LocateError
from codemods.trees.nodes import Changer, find
from codemods.trees.unconcerned import Reads
from flake8_connerr.fixes import DropClasses, Fix
from flake8_connerr.settings import Settings

FIXES = (DropClasses,)
READS = Reads.CLAUSES

# These say nothing of a clause in which a class is named for nothing.
UNCOVERS = frozenset({"NET101", "NET102", "NET105", "NET106", "NET107", "NET108"})

_NOTHING = cst.SimpleWhitespace("")


class CannotDropError(Exception):
    """Why a class is left where it is."""


def rewrite(
    module: cst.Module, located: Located, fixes: Sequence[DropClasses], _settings: Settings
) -> Rewritten:
    """Drop the classes that ``fixes`` name, all in one walk of ``module``."""
    wanted: dict[cst.CSTNode, list[DropClasses]] = defaultdict(list)
    refused: dict[Fix, str] = {}
    for fix in fixes:
        try:
            _, handler = located.handler(fix.try_at, fix.handler)
        except LocateError as error:
            refused[fix] = str(error)
        else:
            wanted[handler].append(fix)
    if not wanted:
        return Rewritten(module, refused)
    dropper = _Dropper(module, wanted)
    return Rewritten(module.visit(dropper), refused | dropper.refused)


class _Dropper(Changer):
    def __init__(self, module: cst.Module, wanted: dict[cst.CSTNode, list[DropClasses]]) -> None:
        super().__init__(module, wanted.keys())
        self.refused: dict[Fix, str] = {}
        self._wanted = wanted

    def leave_ExceptHandler(
        self, original_node: cst.ExceptHandler, updated_node: cst.ExceptHandler
    ) -> cst.ExceptHandler:
        return self._without(updated_node, self._wanted.get(original_node, ()))

    def leave_ExceptStarHandler(
        self, original_node: cst.ExceptStarHandler, updated_node: cst.ExceptStarHandler
    ) -> cst.ExceptStarHandler:
        return self._without(updated_node, self._wanted.get(original_node, ()))

    def _without(self, handler: Handler, fixes: Sequence[DropClasses]) -> Handler:
        if not fixes:
            return handler
        try:
            return with_clause(handler, without(handler.type, {i for fix in fixes for i in fix.elements}))
        except CannotDropError as reason:
            self.refused |= dict.fromkeys(fixes, str(reason))
            return handler


def without(clause: cst.BaseExpression | None, places: set[int]) -> cst.BaseExpression:
    """The clause without the elements at ``places`` of its tuple."""
    if not isinstance(clause, cst.Tuple) or not places < set(range(len(clause.elements))):
        raise CannotDropError("the clause does not spell out the class")
    elements = clause.elements
    for place in places:
        if _comments(elements[place].value) or _comments(_before_comma(elements[place])):
            raise CannotDropError("a comment within the class would be lost")
    kept = [i for i in range(len(elements)) if i not in places]
    gaps = _gaps_without(gaps_of(clause), places)
    around = [*gaps, _before_comma(elements[kept[0]])]
    if len(kept) == 1 and isinstance(elements[kept[0]], cst.Element) and not any(map(_comments, around)):
        return elements[kept[0]].value
    return with_gaps(clause, [elements[i] for i in kept], gaps)


def gaps_of(clause: cst.Tuple) -> list[cst.BaseParenthesizableWhitespace]:
    """The white space, with comments, before each element of a tuple and after the last."""
    between = [
        element.comma.whitespace_after if isinstance(element.comma, cst.Comma) else _NOTHING
        for element in clause.elements
    ]
    opening, closing = clause.lpar[-1].whitespace_after, clause.rpar[0].whitespace_before
    return [opening, *between[:-1], _joined(between[-1], closing) if _text(between[-1]) else closing]


def _gaps_without(
    gaps: list[cst.BaseParenthesizableWhitespace], places: set[int]
) -> list[cst.BaseParenthesizableWhitespace]:
    """The gaps that are left when the elements at ``places`` are gone."""
    gaps = list(gaps)
    for place in sorted(places, reverse=True):
        is_last = place == len(gaps) - 2
        before, after = gaps[place], gaps[place + 1]
        if _comments(before) or _comments(after):
            merged = _joined(before, after)
        else:
            merged = after if is_last else before
        gaps[place : place + 2] = [merged]
    return gaps


def _joined(
    before: cst.BaseParenthesizableWhitespace, after: cst.BaseParenthesizableWhitespace
) -> cst.BaseParenthesizableWhitespace:
    """Two gaps as one that holds the comments of both, in their order."""
    if not isinstance(after, cst.ParenthesizedWhitespace):
        return before
    if not isinstance(before, cst.ParenthesizedWhitespace):
        return after
    lines = list(before.empty_lines)
    if comment := after.first_line.comment:
        lines.append(
            cst.EmptyLine(before.indent, before.last_line, comment, newline=after.first_line.newline)
        )
    return after.with_changes(first_line=before.first_line, empty_lines=[*lines, *after.empty_lines])


def with_gaps(
    clause: cst.Tuple,
    elements: Sequence[cst.BaseElement],
    gaps: Sequence[cst.BaseParenthesizableWhitespace],
) -> cst.Tuple:
    """The tuple with other elements, and the white space before each and after the last."""
    opening, *between, closing = gaps
    spaced = [
        element.with_changes(comma=_comma(element).with_changes(whitespace_after=gap))
        for element, gap in zip(elements, between, strict=False)
    ]
    trailing = isinstance(clause.elements[-1].comma, cst.Comma) or len(elements) == 1
    trailing = trailing or _comments(_before_comma(elements[-1]))  # they stand in the comma's node
    last = (
        _comma(elements[-1]).with_changes(whitespace_after=_NOTHING)
        if trailing
        else cst.MaybeSentinel.DEFAULT
    )
    return clause.with_changes(
        elements=[*spaced, elements[-1].with_changes(comma=last)],
        lpar=[*clause.lpar[:-1], clause.lpar[-1].with_changes(whitespace_after=opening)],
        rpar=[clause.rpar[0].with_changes(whitespace_before=closing), *clause.rpar[1:]],
    )


def _before_comma(element: cst.BaseElement) -> cst.BaseParenthesizableWhitespace:
    return element.comma.whitespace_before if isinstance(element.comma, cst.Comma) else _NOTHING


def _comma(element: cst.BaseElement) -> cst.Comma:
    return element.comma if isinstance(element.comma, cst.Comma) else cst.Comma()


def _comments(node: cst.CSTNode) -> bool:
    return any(find(node, cst.Comment))


def _text(gap: cst.BaseParenthesizableWhitespace) -> str:
    return cst.Module([]).code_for_node(gap)
