"""Comparisons of a caught error's number with errnos that PEP 3151 made classes of.

In the handler of an OSError ``error.errno == errno.ECONNREFUSED`` asks for a class:
ConnectionRefusedError. NET106 is a question to this model.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from flake8_connerr.catalog.builtins import ERRNO_CLASSES
from flake8_connerr.exceptions import CONNECTION_ERROR, elements
from flake8_connerr.handlers import Clause
from flake8_connerr.names import Module
from flake8_connerr.scopes import Binding, Bound, FunctionNode, Scope

# The errnos that tell of a connection; the others that have a class are no business of ours.
CONNECTION_ERRNOS = ("ECONNREFUSED", "ECONNRESET", "ECONNABORTED", "EPIPE", "ESHUTDOWN", "ETIMEDOUT")

_NUMBERED = ("OSError", CONNECTION_ERROR)
_WIDER = ("Exception", "BaseException")
_COLLECTIONS = frozenset({"frozenset", "set", "tuple", "list"})
_LONGEST_CHAIN = 5


class Number(NamedTuple):
    """One errno that an error's number is compared with.

    ``name`` is its name in the errno module, "" where that cannot be told. ``sure`` says that it is
    this errno on every platform.
    """

    node: ast.expr
    name: str
    sure: bool

    @property
    def exception(self) -> str:
        """The connection class that an OSError with this number is of, or ""."""
        return ERRNO_CLASSES[self.name] if self.name in CONNECTION_ERRNOS else ""


class Comparison(NamedTuple):
    """An error's number compared with errnos: ``subject`` is the number, as the file writes it.

    ``literal`` says that the numbers are written out there, ``complete`` that there are no others.
    """

    node: ast.Compare | ast.pattern
    subject: ast.expr
    numbers: tuple[Number, ...]
    negated: bool
    literal: bool
    complete: bool

    @property
    def exceptions(self) -> tuple[str, ...]:
        """The connection classes that are asked for, each once."""
        return tuple(dict.fromkeys(number.exception for number in self.numbers if number.exception))


class _Numbers(NamedTuple):
    numbers: tuple[Number, ...]
    literal: bool
    complete: bool

    def and_(self, other: _Numbers) -> _Numbers:
        return _Numbers(self.numbers + other.numbers, False, self.complete and other.complete)


_UNKNOWN = _Numbers((), literal=False, complete=False)


class ErrnoReader:
    """Reads one clause: which expressions are the error's number, and what that is compared with."""

    def __init__(self, module: Module, clause: Clause) -> None:
        self.clause = clause
        self._module = module
        self._name = clause.handler.name
        self.nodes = tuple(_own_nodes(clause.handler))
        self.rebound = any(_stores(node, self._name) for node in self.nodes)
        self._variables = self._number_variables()

    def _number_variables(self) -> dict[str, int]:
        """The variables that the handler sets to the number and to nothing else, and the line of it."""
        found: dict[str, int] = {}
        for node in self.nodes:
            match node:
                case (
                    ast.Assign(targets=[ast.Name(id=name)], value=value)
                    | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)
                    | ast.NamedExpr(target=ast.Name(id=name), value=value)
                ) if self._is_attribute(value):
                    found.setdefault(name, node.lineno)
                case ast.Assign(targets=[ast.Tuple(elts=[ast.Name(id=name), *_])], value=value) if (
                    self._is_arguments(value)
                ):
                    found.setdefault(name, node.lineno)
        for name in list(found):
            if sum(_stores(node, name) for node in self.nodes) != 1:
                del found[name]
        return found

    def is_number(self, expression: ast.expr) -> bool:
        """Whether an expression is the number of the error that the clause caught."""
        if isinstance(expression, ast.NamedExpr):
            expression = expression.value
        if isinstance(expression, ast.Name):
            line = self._variables.get(expression.id)
            return line is not None and line <= expression.lineno
        return self._is_attribute(expression)

    def _is_attribute(self, expression: ast.expr) -> bool:
        match expression:
            case ast.Attribute(value=ast.Name(id=name), attr="errno"):
                return name == self._name
            case ast.Subscript(value=value, slice=ast.Constant(value=0)):
                return self._is_arguments(value)
        return False

    def _is_arguments(self, expression: ast.expr) -> bool:
        match expression:
            case ast.Attribute(value=ast.Name(id=name), attr="args"):
                return name == self._name
        return False

    def comparison(self, node: ast.AST) -> Comparison | None:
        """What a node compares the number with; None where it does no such thing."""
        match node:
            case ast.Compare(left=left, ops=[ast.Eq() | ast.NotEq() as operator], comparators=[right]):
                subject, other = (left, right) if self.is_number(left) else (right, left)
                if self.is_number(subject):
                    found = self._number(other)
                    negated = isinstance(operator, ast.NotEq)
                    return Comparison(node, subject, found.numbers, negated, True, found.complete)
            case ast.Compare(left=left, ops=[ast.In() | ast.NotIn() as operator], comparators=[right]):
                if self.is_number(left):
                    found = self.collection(right, self.clause.scope)
                    negated = isinstance(operator, ast.NotIn)
                    return Comparison(node, left, found.numbers, negated, found.literal, found.complete)
        return None

    def patterns(self, node: ast.AST) -> Iterator[Comparison]:
        """What the cases of a ``match`` on the number compare it with."""
        if isinstance(node, ast.Match) and self.is_number(node.subject):
            for case in node.cases:
                patterns = case.pattern.patterns if isinstance(case.pattern, ast.MatchOr) else [case.pattern]
                values = [pattern.value for pattern in patterns if isinstance(pattern, ast.MatchValue)]
                numbers = tuple(n for value in values for n in self._number(value).numbers)
                yield Comparison(case.pattern, node.subject, numbers, False, True, False)

    def collection(self, expression: ast.expr, scope: Scope, depth: int = 0) -> _Numbers:
        """The numbers in a tuple, list, set or frozenset, also one that a name was bound to."""
        if depth > _LONGEST_CHAIN:
            return _UNKNOWN
        match expression:
            case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Set(elts=parts):
                found = _Numbers((), literal=True, complete=True)
                for part in parts:
                    inner = self._part(part, scope, depth)
                    found = found.and_(inner)._replace(literal=found.literal and inner.literal)
                return found
            case ast.Call(func=function, args=[argument], keywords=[]):
                if self._module.qualified_name(function, scope) in _COLLECTIONS:
                    return self.collection(argument, scope, depth + 1)._replace(literal=False)
            case ast.BinOp(left=left, op=ast.Add() | ast.BitOr(), right=right):
                return self.collection(left, scope, depth + 1).and_(self.collection(right, scope, depth + 1))
            case ast.Name(id=name):
                return self._bound(name, scope, depth)
        return _UNKNOWN

    def _part(self, part: ast.expr, scope: Scope, depth: int) -> _Numbers:
        if isinstance(part, ast.Starred):
            return self.collection(part.value, scope, depth + 1)._replace(literal=False)
        return self._number(part, scope)

    def _bound(self, name: str, scope: Scope, depth: int) -> _Numbers:
        bound = self._module.bindings(name, scope)
        if bound is None:
            return _UNKNOWN
        bindings, home = bound
        found = _Numbers((), literal=False, complete=len(bindings) == 1)
        for binding in bindings:
            found = found.and_(self._of_binding(binding, home, depth))
        return found

    def _of_binding(self, binding: Binding, home: Scope, depth: int) -> _Numbers:
        value = binding.value
        if isinstance(binding.node, ast.AugAssign):
            value = binding.node.value
        elif binding.bound is not Bound.VALUE or binding.path:
            return _UNKNOWN
        return _UNKNOWN if value is None else self.collection(value, home, depth + 1)

    def _number(self, expression: ast.expr, scope: Scope | None = None) -> _Numbers:
        """The errno that an expression stands for."""
        scope = scope or self.clause.scope
        found = self._module.resolve(expression, scope)
        names = [_errno_name(str(one), scope) for one in found.definitions]
        # On Windows the name may be given to the WSA number, which is the same error.
        plain = [name for name in names if not name.startswith("WSA")]
        known = next((name for name in plain if name in CONNECTION_ERRNOS), next(filter(None, plain), ""))
        sure = found.complete and bool(known) and {name.removeprefix("WSA") for name in names} == {known}
        return _Numbers((Number(expression, known, sure),), literal=True, complete=True)


class ErrnoCheck(NamedTuple):
    """A comparison in a handler that asks for a class; ``reader`` is that of its clause."""

    reader: ErrnoReader
    comparison: Comparison


def errno_checks(module: Module, clauses: tuple[Clause, ...]) -> Iterator[ErrnoCheck]:
    """The comparisons with the errno of a connection class, clause by clause, in source order."""
    for clause in clauses:
        if clause.handler.name is None or not any(d in (*_NUMBERED, *_WIDER) for d in clause.classes):
            continue
        reader = ErrnoReader(module, clause)
        if reader.rebound:
            continue
        asked = any(d in _NUMBERED for d in clause.classes)
        for node in reader.nodes if asked else _once_narrowed(module, reader):
            comparison = reader.comparison(node)
            for one in [comparison] if comparison else reader.patterns(node):
                if one.exceptions:
                    yield ErrnoCheck(reader, one)


def _once_narrowed(module: Module, reader: ErrnoReader) -> list[ast.AST]:
    """The nodes of a handler of everything that are met only where ``isinstance`` says OSError."""
    narrowed: dict[ast.AST, None] = {}
    for node in reader.nodes:
        match node:
            case ast.BoolOp(op=ast.And(), values=[first, *rest]) if _is_narrowing(module, reader, first):
                parts: list[ast.AST] = list(rest)
            case ast.If(test=test, body=body) if _is_narrowing(module, reader, test):
                parts = list(body)
            case _:
                continue
        narrowed |= {inner: None for part in parts for inner in ast.walk(part)}
    return [node for node in reader.nodes if node in narrowed]


def _is_narrowing(module: Module, reader: ErrnoReader, test: ast.expr) -> bool:
    """``isinstance(error, OSError)``, perhaps with something more."""
    match test:
        case ast.BoolOp(op=ast.And(), values=[first, *_]):
            return _is_narrowing(module, reader, first)
        case ast.Call(func=ast.Name(id="isinstance"), args=[ast.Name(id=name), classes]):
            scope = reader.clause.scope
            named = [d for element in elements(module, classes, scope) for d in element.definitions]
            return name == reader.clause.handler.name and any(d in _NUMBERED for d in named)
    return False


def _own_nodes(handler: ast.ExceptHandler) -> Iterator[ast.AST]:
    """The nodes that run with a handler, in source order, but for handlers in it of the same name."""
    waiting: list[ast.AST] = list(reversed(handler.body))
    while waiting:
        node = waiting.pop()
        yield node
        inner = isinstance(node, ast.ExceptHandler) and node.name == handler.name
        if not inner and not isinstance(node, FunctionNode | ast.ClassDef | ast.Lambda):
            waiting.extend(reversed(list(ast.iter_child_nodes(node))))


def _stores(node: ast.AST, name: str | None) -> bool:
    """Whether a node by itself binds or deletes a name."""
    match node:
        case ast.Name(id=stored, ctx=ast.Store() | ast.Del()):
            return stored == name
        case ast.MatchAs(name=str() as stored) | ast.MatchStar(name=str() as stored):
            return stored == name
    return False


def _errno_name(qualified_name: str, scope: Scope) -> str:
    """The name that an errno has in its module; "" for anything else."""
    module, _, name = qualified_name.rpartition(".")
    if module == "errno" or (not module and any("errno" in s.star_imports for s in scope.outwards())):
        return name if name.startswith(("E", "WSAE")) else ""
    return ""
