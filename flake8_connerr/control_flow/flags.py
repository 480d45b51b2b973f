"""What a condition comes to where a way through the code has set the flags that it asks.

``failed = False`` before a ``try``, ``failed = True`` in its handler and ``if failed:`` after it make two
ways out of what looks like four.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping

from flake8_connerr.nodes import walk


def asked(loop: ast.stmt) -> frozenset[str]:
    """The plain names whose truth the ``if`` statements inside ``loop`` ask."""
    tests = (node.test for node in walk(loop) if isinstance(node, ast.If))
    return frozenset(name for test in tests for name in _flags(test))


def outcome(test: ast.expr, values: Mapping[str, ast.expr | None]) -> bool | None:
    """What ``test`` is with these values of names; None where that is open."""
    match test:
        case ast.Name(id=name):
            value = values.get(name)
            return bool(value.value) if isinstance(value, ast.Constant) else None
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            inner = outcome(operand, values)
            return None if inner is None else not inner
        case ast.BoolOp(op=operator, values=parts):
            found = {outcome(part, values) for part in parts}
            decisive = isinstance(operator, ast.Or)
            if decisive in found:
                return decisive
            return None if None in found else not decisive
        case ast.Compare(
            left=ast.Name(id=name), ops=[ast.Is() | ast.IsNot() as operator], comparators=[right]
        ):
            value = values.get(name)
            if isinstance(value, ast.Constant) and isinstance(right, ast.Constant) and right.value is None:
                return (value.value is None) == isinstance(operator, ast.Is)
    return None


def _flags(test: ast.expr) -> list[str]:
    match test:
        case (
            ast.Name(id=name)
            | ast.Compare(
                left=ast.Name(id=name), ops=[ast.Is() | ast.IsNot()], comparators=[ast.Constant(value=None)]
            )
        ):
            return [name]
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return _flags(operand)
        case ast.BoolOp(values=parts):
            return [name for part in parts for name in _flags(part)]
    return []
