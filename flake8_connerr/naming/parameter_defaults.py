"""What a parameter is where the caller passes nothing for it."""

from __future__ import annotations

import ast

from flake8_connerr.names import Definition, Module
from flake8_connerr.naming.attributes import Attribute, attributes
from flake8_connerr.naming.bindings import Binding, Bound
from flake8_connerr.naming.scopes import Scope
from flake8_connerr.nodes import FunctionNode


def defaults(function: FunctionNode) -> dict[ast.arg, ast.expr]:
    """The parameters of a function that have a default, each with it."""
    arguments = function.args
    positional = [*arguments.posonlyargs, *arguments.args]
    found = dict(zip(reversed(positional), reversed(arguments.defaults), strict=False))
    by_keyword = zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
    return found | {parameter: default for parameter, default in by_keyword if default is not None}


def by_default(module: Module, expression: ast.expr, scope: Scope) -> tuple[Definition, ...]:
    """What ``expression`` is by default, where it is a parameter that nothing else is assigned to.

    It may also be an attribute of ``self`` that holds such a parameter: ``self.pause = pause``.
    """
    match expression:
        case ast.Name(id=name):
            return _of_parameter(module, name, scope)
        case ast.Attribute(value=ast.Name(id="self"), attr=attribute):
            owner = module.class_around(scope.node)
            places = module.once(attributes, owner).get(attribute, []) if owner is not None else []
            match places:
                case [Attribute(binding=Binding(value=ast.Name(id=name), path=()), scope=inside)]:
                    return _of_parameter(module, name, inside)
    return ()


def _of_parameter(module: Module, name: str, scope: Scope) -> tuple[Definition, ...]:
    match module.bindings(name, scope):
        case [Binding(bound=Bound.PARAMETER, node=ast.arg() as parameter)], Scope(
            node=ast.FunctionDef() | ast.AsyncFunctionDef() as function
        ):
            default = defaults(function).get(parameter)
            if default is not None:
                return module.resolve(default, module.scope_around(function)).definitions
    return ()
