"""What a class' methods and body assign to the attributes of ``self``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from flake8_connerr.names import Module
from flake8_connerr.naming.bindings import Binding, Bound
from flake8_connerr.naming.scopes import Scope
from flake8_connerr.nodes import FunctionNode


class Attribute(NamedTuple):
    """One place that says what an attribute of ``self`` is, and the scope in which it does."""

    binding: Binding
    scope: Scope


def attributes(module: Module, node: ast.AST) -> dict[str, list[Attribute]]:
    """Where each attribute of a class is bound: in its body, then in its methods, in source order."""
    assert isinstance(node, ast.ClassDef)
    inner = module.scope_inside(node)
    found = {name: [Attribute(one, inner) for one in bindings] for name, bindings in inner.bindings.items()}
    for function in node.body:
        if isinstance(function, FunctionNode):
            for name, place in _assigned_on_self(module, function):
                found.setdefault(name, []).append(place)
    return found


def _assigned_on_self(module: Module, function: FunctionNode) -> Iterator[tuple[str, Attribute]]:
    arguments = [*function.args.posonlyargs, *function.args.args]
    if not arguments:
        return
    scope, owner = module.scope_inside(function), arguments[0].arg
    for statement, _ in scope.statements:
        for target, binding in _assignments(statement):
            for name, path in _of_owner(target, owner):
                yield name, Attribute(binding._replace(path=path), scope)


def _assignments(statement: ast.AST) -> list[tuple[ast.expr, Binding]]:
    match statement:
        case ast.Assign(value=value):
            return [(target, Binding(Bound.VALUE, statement, value=value)) for target in statement.targets]
        case ast.AnnAssign(value=value, annotation=annotation):
            return [(statement.target, Binding(Bound.VALUE, statement, value=value, annotation=annotation))]
        case ast.With() | ast.AsyncWith():
            return [
                (item.optional_vars, Binding(Bound.ENTERED, item, value=item.context_expr))
                for item in statement.items
                if item.optional_vars is not None
            ]
    return []


def _of_owner(target: ast.expr, owner: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The attributes of ``owner`` among assignment targets, with where they are unpacked from."""
    match target:
        case ast.Attribute(value=ast.Name(id=name), attr=attribute) if name == owner:
            yield attribute, ()
        case ast.Tuple(elts=elements) | ast.List(elts=elements):
            if not any(isinstance(element, ast.Starred) for element in elements):
                for index, element in enumerate(elements):
                    for attribute, path in _of_owner(element, owner):
                        yield attribute, (index, *path)
