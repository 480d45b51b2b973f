"""Add the classes to an ``except`` clause that it takes to catch what goes past it.

An added class stands in the place of the first that it covers, else at the end of the tuple, in the
tuple's own layout. The other classes it covers are dropped, as they would be by ``drop_redundant``.
"""

from __future__ import annotations

from collections.abc import Sequence

import libcst as cst

from codemods.drop_redundant import CannotDropError, gaps_of, with_gaps, without
from codemods.registry import Rewritten
from codemods.trees.clauses import Handler, with_clause
from codemods.trees.locate import Located, LocateError
from codemods.trees.nodes import Changer, find
from codemods.trees.unconcerned import Reads
from flake8_connerr.fixes import Fix, WidenClause
from flake8_connerr.settings import Settings

FIXES = (WidenClause,)
READS = Reads.CLAUSES


def rewrite(
    module: cst.Module, located: Located, fixes: Sequence[WidenClause], _settings: Settings
) -> Rewritten:
    """Widen the clauses that ``fixes`` name, all in one walk of ``module``."""
    wanted: dict[cst.CSTNode, WidenClause] = {}
    refused: dict[Fix, str] = {}
    for fix in fixes:
        try:
            _, handler = located.handler(fix.try_at, fix.handler)
        except LocateError as error:
            refused[fix] = str(error)
        else:
            wanted[handler] = fix
    if not wanted:
        return Rewritten(module, refused)
    widener = _Widener(module, wanted)
    return Rewritten(module.visit(widener), refused | widener.refused)


class _Widener(Changer):
    def __init__(self, module: cst.Module, wanted: dict[cst.CSTNode, WidenClause]) -> None:
        super().__init__(module, wanted.keys())
        self.refused: dict[Fix, str] = {}
        self._wanted = wanted

    def leave_ExceptHandler(
        self, original_node: cst.ExceptHandler, updated_node: cst.ExceptHandler
    ) -> cst.ExceptHandler:
        return self._widened(updated_node, self._wanted.get(original_node))

    def leave_ExceptStarHandler(
        self, original_node: cst.ExceptStarHandler, updated_node: cst.ExceptStarHandler
    ) -> cst.ExceptStarHandler:
        return self._widened(updated_node, self._wanted.get(original_node))

    def _widened(self, handler: Handler, fix: WidenClause | None) -> Handler:
        if fix is None or handler.type is None:
            return handler
        try:
            return with_clause(handler, _widened(handler.type, fix))
        except CannotDropError as reason:
            self.refused[fix] = str(reason)
            return handler


def _widened(clause: cst.BaseExpression, fix: WidenClause) -> cst.BaseExpression:
    added = [cst.parse_expression(text) for text in fix.added]
    if fix.covered:
        clause = _replaced(clause, fix.covered[0], added.pop(0))
        if fix.covered[1:]:
            clause = without(clause, set(fix.covered[1:]))
    for expression in added:
        clause = _with(clause, expression)
    return clause


def _replaced(clause: cst.BaseExpression, place: int, expression: cst.BaseExpression) -> cst.BaseExpression:
    """The clause with ``expression`` in the place of one of its classes."""
    if not isinstance(clause, cst.Tuple):
        # In its old parentheses: `except(A)` needs them.
        return expression.with_changes(lpar=clause.lpar, rpar=clause.rpar)
    elements = list(clause.elements)
    old = elements[place]
    if any(find(old.value, cst.Comment)):
        raise CannotDropError("a comment within the class would be lost")
    elements[place] = old.with_changes(value=expression)
    return clause.with_changes(elements=elements)


def _with(clause: cst.BaseExpression, expression: cst.BaseExpression) -> cst.Tuple:
    """The clause with one more class at its end."""
    if not isinstance(clause, cst.Tuple):
        comma = cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))
        return cst.Tuple([cst.Element(clause, comma), cst.Element(expression)])
    opening, *between, closing = gaps_of(clause)
    gap: cst.BaseParenthesizableWhitespace = cst.SimpleWhitespace(" ")
    if isinstance(opening, cst.ParenthesizedWhitespace) and isinstance(closing, cst.ParenthesizedWhitespace):
        # On a line of its own; a comment beside the class that was the last stays there.
        gap = closing.with_changes(indent=opening.indent, last_line=opening.last_line)
        closing = closing.with_changes(first_line=cst.TrailingWhitespace(), empty_lines=[])
    elif len(clause.elements) == 1:  # the comma that made it a tuple is not needed at the end any more
        clause = clause.with_changes(elements=[cst.Element(clause.elements[0].value)])
    elements = [*clause.elements, cst.Element(expression)]
    return with_gaps(clause, elements, [opening, *between, gap, closing])
