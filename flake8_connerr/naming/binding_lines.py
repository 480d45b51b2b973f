"""On which lines a name is bound: one that counts may be bound by thousands of loops of one function."""

from __future__ import annotations

import ast
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from flake8_connerr.control_flow.flow import Loop
from flake8_connerr.names import Module
from flake8_connerr.naming.bindings import Binding, Bound
from flake8_connerr.naming.scopes import Scope


class Name(NamedTuple):
    """A name of the scope that binds it."""

    text: str
    home: Scope


class _Placed(NamedTuple):
    """The bindings of a name in the order of their lines."""

    lines: list[int]
    bindings: list[Binding]


def bound_inside(module: Module, scope: Scope, loop: Loop, name: str) -> list[Binding]:
    """The bindings of a name that stand on the lines of ``loop``, but for the loop's own target."""
    placed = _bindings(module, scope, name)
    first = bisect_left(placed.lines, loop.lineno)
    last = bisect_right(placed.lines, loop.end_lineno or loop.lineno)
    return [binding for binding in placed.bindings[first:last] if binding.node is not loop]


def is_bound_before(module: Module, scope: Scope, name: str, line: int) -> bool:
    """Whether a name is bound on an earlier line than ``line``."""
    lines = _bindings(module, scope, name).lines
    first = bisect_right(lines, 0)  # of some bindings the tree does not say the line
    return first < len(lines) and lines[first] < line


def is_bound_elsewhere(module: Module, scope: Scope, loop: Loop, name: str) -> bool:
    """Whether a statement of another scope than that of a name binds it, which is not ``loop`` itself."""
    bound = module.bindings(name, scope)
    if bound is None:
        return False
    return any(node is not loop for node in module.once(_binders_elsewhere, Name(name, bound[1])))


def is_bound_by_handlers(module: Module, scope: Scope, name: str) -> bool:
    """Whether a name is bound by ``except ... as`` and nothing else."""
    bound = module.bindings(name, scope)
    return bound is not None and module.once(_are_handlers, Name(name, bound[1]))


def assigned_values(module: Module, scope: Scope, name: str) -> list[ast.expr]:
    """What is assigned to a name, in source order."""
    bound = module.bindings(name, scope)
    return [] if bound is None else module.once(_values, Name(name, bound[1]))


def different_values(module: Module, scope: Scope, name: str, line: int) -> Iterator[ast.expr]:
    """What is assigned to a name before ``line``, of values that are written alike the first."""
    bound = module.bindings(name, scope)
    if bound is not None:
        firsts = module.once(_first_values, Name(name, bound[1]))
        yield from (binding.value for binding in firsts if binding.line < line and binding.value is not None)


def _bindings(module: Module, scope: Scope, name: str) -> _Placed:
    bound = module.bindings(name, scope)
    return _Placed([], []) if bound is None else module.once(_placed, Name(name, bound[1]))


def _placed(module: Module, name: Name) -> _Placed:
    ordered = sorted(_all(module, name), key=lambda binding: binding.line)
    return _Placed([binding.line for binding in ordered], ordered)


def _binders_elsewhere(module: Module, name: Name) -> list[ast.AST]:
    return [
        binding.node
        for binding in _all(module, name)
        if isinstance(binding.node, ast.stmt) and module.scope_around(binding.node) is not name.home
    ]


def _are_handlers(module: Module, name: Name) -> bool:
    return all(isinstance(binding.node, ast.ExceptHandler) for binding in _all(module, name))


def _values(module: Module, name: Name) -> list[ast.expr]:
    assigned = (binding.value for binding in _all(module, name) if binding.bound is Bound.VALUE)
    return [value for value in assigned if value is not None]


def _first_values(module: Module, name: Name) -> list[Binding]:
    firsts: dict[str, Binding] = {}
    for binding in _bindings(module, name.home, name.text).bindings:
        if binding.bound is Bound.VALUE and binding.value is not None:
            firsts.setdefault(ast.dump(binding.value), binding)
    return list(firsts.values())


def _all(module: Module, name: Name) -> list[Binding]:
    bound = module.bindings(name.text, name.home)
    return [] if bound is None else bound[0]
