"""Comparisons of a caught error's number with errnos that PEP 3151 made classes of.

In the handler of an OSError ``error.errno == errno.ECONNREFUSED`` asks for a class:
ConnectionRefusedError. NET106 is a question to this model.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from flake8_connerr.clauses.handlers import Clause
from flake8_connerr.errnos.errno_reader import Comparison, ErrnoReader
from flake8_connerr.exceptions import CONNECTION_ERROR
from flake8_connerr.names import Module
from flake8_connerr.nodes import walk

# Classes whose errors have a number.
NUMBERED = ("OSError", CONNECTION_ERROR)
_WIDER = ("Exception", "BaseException")


class ErrnoCheck(NamedTuple):
    """A comparison in a handler that asks for a class; ``reader`` is that of its clause."""

    reader: ErrnoReader
    comparison: Comparison


def errno_checks(module: Module, clauses: tuple[Clause, ...]) -> Iterator[ErrnoCheck]:
    """The comparisons with the errno of a connection class, clause by clause, in source order."""
    for clause in clauses:
        if clause.handler.name is None or not any(d in (*NUMBERED, *_WIDER) for d in clause.classes):
            continue
        reader = ErrnoReader(module, clause)
        if reader.rebound:
            continue
        asked = any(d in NUMBERED for d in clause.classes)
        for node in reader.nodes if asked else once_narrowed(reader):
            for comparison in reader.comparisons(node):
                if comparison.exceptions:
                    yield ErrnoCheck(reader, comparison)


def once_narrowed(reader: ErrnoReader) -> list[ast.AST]:
    """The nodes of a handler that are met only where ``isinstance`` says OSError, in source order."""
    narrowed: dict[ast.AST, None] = {}
    for node in reader.nodes:
        for part in _narrowed_by(reader, node):
            narrowed |= dict.fromkeys(walk(part))
    for place, statement in enumerate(reader.clause.handler.body):
        if isinstance(statement, ast.If) and _is_refusing(reader, statement.test) and _leaves(statement.body):
            for part in reader.clause.handler.body[place + 1 :]:
                narrowed |= dict.fromkeys(walk(part))
    return [node for node in reader.nodes if node in narrowed]


def _narrowed_by(reader: ErrnoReader, node: ast.AST) -> list[ast.AST]:
    """The parts of a node that come after ``isinstance`` in it."""
    match node:
        case ast.BoolOp(op=ast.And(), values=[first, *rest]) if _is_narrowing(reader, first):
            return [*rest]
        case ast.BoolOp(op=ast.Or(), values=[first, *rest]) if _is_refusing(reader, first):
            return [*rest]
        case ast.If(test=test, body=body) if _is_narrowing(reader, test):
            return [*body]
        case ast.If(test=test, orelse=body) if _is_refusing(reader, test):
            return [*body]
    return []


def _leaves(body: list[ast.stmt]) -> bool:
    return isinstance(body[-1], ast.Raise | ast.Return | ast.Continue | ast.Break)


def _is_refusing(reader: ErrnoReader, test: ast.expr) -> bool:
    """``not isinstance(error, OSError)``, perhaps with something else that is true."""
    match test:
        case ast.BoolOp(op=ast.Or(), values=[first, *_]):
            return _is_refusing(reader, first)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return _is_narrowing(reader, operand)
    return False


def _is_narrowing(reader: ErrnoReader, test: ast.expr) -> bool:
    """``isinstance(error, OSError)``, perhaps with something more."""
    match test:
        case ast.BoolOp(op=ast.And(), values=[first, *_]):
            return _is_narrowing(reader, first)
    return any(d in NUMBERED for d in reader.narrowed_to(test))
