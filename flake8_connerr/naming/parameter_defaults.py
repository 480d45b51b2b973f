"""What a parameter is where the caller passes nothing for it."""

from __future__ import annotations

import ast

from flake8_connerr.names import Definition, Module
from flake8_connerr.naming.bindings import Bound
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
    """What ``expression`` is by default, where it is a parameter that nothing else is assigned to."""
    bound = module.bindings(expression.id, scope) if isinstance(expression, ast.Name) else None
    match bound:
        case ([binding], home) if binding.bound is Bound.PARAMETER and isinstance(home.node, FunctionNode):
            assert isinstance(binding.node, ast.arg)
            default = defaults(home.node).get(binding.node)
            if default is not None:
                return module.resolve(default, module.scope_around(home.node)).definitions
    return ()
