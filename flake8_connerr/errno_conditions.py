"""What the test of an ``if`` in a handler asks of the error's number."""

from __future__ import annotations

import ast
from typing import NamedTuple

from flake8_connerr.errno_checks import Comparison, ErrnoReader, Number


class NumberTest(NamedTuple):
    """A test that is true for errors with certain numbers, or (``negated``) for all others.

    ``others`` are the operands that come after, and are only asked of the errors that are left.
    """

    comparisons: tuple[Comparison, ...]
    negated: bool
    others: tuple[ast.expr, ...]

    @property
    def numbers(self) -> tuple[Number, ...]:
        """All the errnos that are named."""
        return tuple(number for comparison in self.comparisons for number in comparison.numbers)

    @property
    def asks_only_for(self) -> frozenset[str] | None:
        """The numbers of all the errors for which it is true, or None where that cannot be told."""
        known = all(c.complete for c in self.comparisons) and all(n.sure for n in self.numbers)
        if not known or self.negated or self.others:
            return None
        return frozenset(number.name for number in self.numbers)


def read_test(reader: ErrnoReader, test: ast.expr) -> NumberTest | None:
    """A test that begins with comparisons of the number."""
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=ast.Compare() as operand):
            inner = read_test(reader, operand)
            return inner and inner._replace(negated=not inner.negated)
        case ast.BoolOp(op=operator, values=values):
            return _read_operands(reader, values, isinstance(operator, ast.And))
        case ast.Compare():
            comparison = reader.comparison(test)
            if comparison is not None and _is_sure(reader, comparison.subject):
                return NumberTest((comparison,), comparison.negated, ())
    return None


def _is_sure(reader: ErrnoReader, subject: ast.expr) -> bool:
    """Whether a subject is the number however the handler came there, and sets nothing itself."""
    if not isinstance(subject, ast.Name):
        return not isinstance(subject, ast.NamedExpr)
    return any(
        node.id == subject.id
        for statement in reader.clause.handler.body
        if isinstance(statement, ast.Assign | ast.AnnAssign)
        for node in ast.walk(statement)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    )


def _read_operands(reader: ErrnoReader, values: list[ast.expr], negated: bool) -> NumberTest | None:
    """``a == X or a == Y or other``, or ``a != X and a != Y and other``."""
    comparisons: list[Comparison] = []
    for place, value in enumerate(values):
        one = None if isinstance(value, ast.BoolOp) else read_test(reader, value)
        if one is None or one.negated is not negated:
            return NumberTest(tuple(comparisons), negated, tuple(values[place:])) if comparisons else None
        comparisons += one.comparisons
    return NumberTest(tuple(comparisons), negated, ())
