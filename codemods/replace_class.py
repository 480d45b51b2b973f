"""Put the class that was meant in the place of one that cannot come."""

from __future__ import annotations

from collections.abc import Sequence

import libcst as cst

from codemods.registry import Rewritten
from codemods.trees.locate import Located, LocateError
from codemods.trees.nodes import Changer
from codemods.trees.unconcerned import Reads
from flake8_connerr.fixes import Fix, ReplaceClass
from flake8_connerr.settings import Settings

FIXES = (ReplaceClass,)
READS = Reads.CLAUSES

# These say nothing of a class that cannot come.
UNCOVERS = frozenset({"NET101", "NET102"})


def rewrite(
    module: cst.Module, located: Located, fixes: Sequence[ReplaceClass], _settings: Settings
) -> Rewritten:
    """Replace the classes that ``fixes`` name, all in one walk of ``module``."""
    texts: dict[cst.CSTNode, str] = {}
    refused: dict[Fix, str] = {}
    for fix in fixes:
        try:
            texts[_named(located, fix)] = fix.text
        except LocateError as error:
            refused[fix] = str(error)
    return Rewritten(module.visit(_Replacer(module, texts)) if texts else module, refused)


def _named(located: Located, fix: ReplaceClass) -> cst.BaseExpression:
    """The expression that names the class; raises LocateError where it is not there."""
    _, handler = located.handler(fix.try_at, fix.handler)
    clause = handler.type
    if isinstance(clause, cst.Tuple) and fix.element < len(clause.elements):
        return clause.elements[fix.element].value
    if clause is not None and fix.element == 0:
        return clause
    raise LocateError("the class is not there")


class _Replacer(Changer):
    def __init__(self, module: cst.Module, texts: dict[cst.CSTNode, str]) -> None:
        super().__init__(module, texts.keys())
        self._texts = texts

    def on_leave(
        self, original_node: cst.CSTNodeT, updated_node: cst.CSTNodeT
    ) -> cst.CSTNodeT | cst.RemovalSentinel | cst.FlattenSentinel[cst.CSTNodeT]:
        left = super().on_leave(original_node, updated_node)
        text = self._texts.get(original_node)
        if text is None or not isinstance(left, cst.BaseExpression):
            return left
        # In its old parentheses: `except(A)` needs them.
        return cst.parse_expression(text).with_changes(lpar=left.lpar, rpar=left.rpar)  # type: ignore[return-value]
