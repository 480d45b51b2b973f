"""What a handler compares the number of the error that it caught with."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from flake8_connerr.catalog.builtins import ERRNO_CLASSES
from flake8_connerr.clauses.handlers import Clause
from flake8_connerr.exceptions import elements
from flake8_connerr.names import Definition, Module
from flake8_connerr.naming.bindings import Binding, Bound
from flake8_connerr.naming.scopes import Scope
from flake8_connerr.nodes import FunctionNode, children

# The errnos that tell of a connection; the others that have a class are no business of ours.
CONNECTION_ERRNOS = ("ECONNREFUSED", "ECONNRESET", "ECONNABORTED", "EPIPE", "ESHUTDOWN", "ETIMEDOUT")

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
                    self.is_arguments(value)
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
                return self.is_arguments(value)
        return False

    def is_arguments(self, expression: ast.expr) -> bool:
        """Whether an expression is the arguments of the error, of which the number is the first."""
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
        """What the cases of a ``match`` on the number compare it with, one for each case."""
        if isinstance(node, ast.Match) and self.is_number(node.subject):
            for case in node.cases:
                pattern = case.pattern
                if isinstance(pattern, ast.MatchAs) and pattern.pattern is not None:
                    pattern = pattern.pattern
                parts = pattern.patterns if isinstance(pattern, ast.MatchOr) else [pattern]
                values = [part.value for part in parts if isinstance(part, ast.MatchValue)]
                numbers = tuple(n for value in values for n in self._number(value).numbers)
                complete = pattern is case.pattern and len(values) == len(parts)
                yield Comparison(case.pattern, node.subject, numbers, False, True, complete)

    def comparisons(self, node: ast.AST) -> list[Comparison]:
        """What a node, itself an ``if``'s or ``while``'s test or a part of one, or a ``match`` compares."""
        comparison = self.comparison(node)
        return [comparison] if comparison else list(self.patterns(node))

    def narrowed_to(self, test: ast.expr) -> tuple[Definition, ...]:
        """The classes that ``isinstance`` asks of the caught error; none where a test is something else."""
        match test:
            case ast.Call(func=ast.Name(id="isinstance"), args=[ast.Name(id=name), classes], keywords=[]):
                if name == self.clause.handler.name:
                    found = elements(self._module, classes, self.clause.scope)
                    return tuple(d for element in found for d in element.definitions)
        return ()

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


def _own_nodes(handler: ast.ExceptHandler) -> Iterator[ast.AST]:
    """The nodes that run with a handler, in source order, but for handlers in it of the same name."""
    waiting: list[ast.AST] = list(reversed(handler.body))
    while waiting:
        node = waiting.pop()
        yield node
        inner = isinstance(node, ast.ExceptHandler) and node.name == handler.name
        if not inner and not isinstance(node, FunctionNode | ast.ClassDef | ast.Lambda):
            waiting.extend(reversed(list(children(node))))


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
