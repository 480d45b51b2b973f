"""What the tests of a handler come to, once it is known which number the error has.

For an error with ECONNRESET ``error.errno != errno.ECONNRESET or last`` comes to ``last``, and for one with
none of the numbers that get handlers of their own, to True.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from flake8_connerr.catalog.builtins import ERRNO_CLASSES
from flake8_connerr.errnos.errno_reader import Comparison, ErrnoReader
from flake8_connerr.names import Module
from flake8_connerr.nodes import children, walk

_READ = (ast.Name, ast.Constant, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.Tuple, ast.Attribute)
_READ_PARTS = (ast.expr_context, ast.boolop, ast.unaryop, ast.cmpop)


class UndecidedError(Exception):
    """Why it cannot be told what a test comes to."""


class Errors(NamedTuple):
    """Those errors that have the number ``name``; without one, those that have none of ``moved``."""

    name: str
    moved: frozenset[str] = frozenset()


class TestReader:
    """Works out the tests of one handler. ``unread`` are the attributes that are then read less often."""

    def __init__(self, module: Module, reader: ErrnoReader) -> None:
        self.unread: list[ast.Attribute] = []
        self._module = module
        self._reader = reader

    def answer(self, test: ast.expr, errors: Errors) -> ast.expr | bool:
        """What a test is for some errors, or the test that is left to be made of them.

        Raises UndecidedError where that cannot be told, or where it would drop what may do something.
        """
        match test:
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                inner = self.answer(operand, errors)
                if isinstance(inner, bool):
                    return not inner
                return test if inner is operand else ast.UnaryOp(ast.Not(), inner)
            case ast.BoolOp(op=operator, values=values):
                return self._of_operands(test, operator, values, errors)
            case ast.Compare():
                comparison = self._reader.comparison(test)
                if comparison is not None and self._is_sure(comparison.subject):
                    return self._of_comparison(test, comparison, errors)
        if any(self._asks_for(node, errors) for node in walk(test)):
            raise UndecidedError("the comparison is part of a condition that is about more than the number")
        return self._of_presence(test, errors)

    def pattern(self, case: ast.match_case, comparison: Comparison, errors: Errors) -> ast.pattern | bool:
        """As ``answer``, for a case of a ``match`` on the number: is it met, or what is left of it."""
        asked = [n for n in comparison.numbers if n.name and n.name in ({errors.name} | errors.moved)]
        if asked and not self._is_sure(comparison.subject):
            raise UndecidedError("the match is about more than the number")
        if asked and case.guard is not None:
            raise UndecidedError("the case has a condition of its own")
        if asked and not comparison.complete:
            raise UndecidedError("the case is about more than the number")
        if errors.name:
            if asked:
                return True
            return False if comparison.complete and all(n.sure for n in comparison.numbers) else case.pattern
        rest = [ast.MatchValue(n.node) for n in comparison.numbers if n not in asked]
        if not asked:
            return case.pattern
        return ast.MatchOr([*rest]) if len(rest) > 1 else rest[0] if rest else False

    def _asks_for(self, node: ast.AST, errors: Errors) -> bool:
        comparison = self._reader.comparison(node)
        names = {errors.name} if errors.name else errors.moved
        return comparison is not None and any(n.name in names for n in comparison.numbers)

    def _is_sure(self, subject: ast.expr) -> bool:
        """Whether a subject is the number however the handler came there, and sets nothing itself."""
        if not isinstance(subject, ast.Name):
            return not isinstance(subject, ast.NamedExpr)
        return any(
            node.id == subject.id
            for statement in self._reader.clause.handler.body
            if isinstance(statement, ast.Assign | ast.AnnAssign)
            for node in walk(statement)
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        )

    def _of_operands(
        self, test: ast.BoolOp, operator: ast.boolop, values: list[ast.expr], errors: Errors
    ) -> ast.expr | bool:
        ends = isinstance(operator, ast.Or)
        kept: list[ast.expr] = []
        for value in values:
            one = self.answer(value, errors)
            if one is ends:
                for earlier in kept:
                    self._drop(earlier)
                return ends
            if not isinstance(one, bool):
                kept.append(one)
        if not kept:
            return not ends
        if kept == values:
            return test
        return kept[0] if len(kept) == 1 else ast.BoolOp(operator, kept)

    def _drop(self, operand: ast.expr) -> None:
        """Note that an operand is no longer looked at, which must do nothing but read names."""
        for node in _read_by(operand, self._reader):
            if isinstance(node, ast.Call) and self._reader.narrowed_to(node):
                continue
            if not isinstance(node, _READ):
                raise UndecidedError("other conditions, which may do something, come before the comparison")
            if isinstance(node, ast.Attribute) and node not in self.unread:
                self.unread.append(node)

    def _of_presence(self, test: ast.expr, errors: Errors) -> ast.expr | bool:
        """``error.errno``, ``error.errno is not None``, ``error.args``, or ``isinstance(error, OSError)``."""
        if not errors.name:
            return test
        match test:
            case ast.Compare(left=left, ops=[ast.Is() | ast.IsNot() as operator], comparators=[right]):
                is_none = isinstance(right, ast.Constant) and right.value is None
                return isinstance(operator, ast.IsNot) if is_none and self._is_there(left) else test
        classes = self._reader.narrowed_to(test)
        of_class = any(self._module.is_subclass(ERRNO_CLASSES[errors.name], c) for c in classes)
        return True if of_class or self._is_there(test) else test

    def _is_there(self, expression: ast.expr) -> bool:
        """Whether this is what an error that has a number is never without."""
        is_number = self._reader.is_number(expression) and self._is_sure(expression)
        return is_number or self._reader.is_arguments(expression)

    def _of_comparison(self, test: ast.Compare, comparison: Comparison, errors: Errors) -> ast.expr | bool:
        numbers = comparison.numbers
        if errors.name:
            if any(number.name == errors.name for number in numbers):
                return not comparison.negated
            known = comparison.complete and all(number.sure for number in numbers)
            return comparison.negated if known else test
        rest = [number.node for number in numbers if number.name not in errors.moved]
        if len(rest) == len(numbers):
            return test
        return _compared(comparison.subject, rest, comparison.negated) if rest else comparison.negated


def _read_by(operand: ast.expr, reader: ErrnoReader) -> Iterator[ast.AST]:
    """The nodes that are worked out for an operand, but for the number and what it is compared with."""
    waiting: list[ast.AST] = [operand]
    while waiting:
        node = waiting.pop()
        comparison = reader.comparison(node)
        known = comparison is not None and all(number.name for number in comparison.numbers)
        of_error = isinstance(node, ast.expr) and (reader.is_number(node) or reader.is_arguments(node))
        if known or of_error or isinstance(node, _READ_PARTS):
            continue
        yield node
        if not (isinstance(node, ast.Call) and reader.narrowed_to(node)):
            waiting.extend(children(node))


def _compared(subject: ast.expr, numbers: list[ast.expr], negated: bool) -> ast.Compare:
    if len(numbers) == 1:
        return ast.Compare(subject, [ast.NotEq() if negated else ast.Eq()], numbers)
    operator = ast.NotIn() if negated else ast.In()
    return ast.Compare(subject, [operator], [ast.Tuple(numbers, ast.Load())])
