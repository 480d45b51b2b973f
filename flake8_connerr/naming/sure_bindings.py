"""Whether a block is sure to have bound a name once it is over."""

from __future__ import annotations

import ast
from collections.abc import Collection, Sequence

from flake8_connerr.control_flow.flow import ends_here


def surely_binds(block: Sequence[ast.stmt], binding: Collection[ast.AST]) -> bool:
    """Whether every way to the end of ``block`` leads through a statement of ``binding``.

    A ``try`` whose body binds needs handlers that bind as well, or that do not go on. A loop may have no
    rounds.
    """
    return any(_binds(statement, binding) for statement in block)


def _binds(statement: ast.stmt, binding: Collection[ast.AST]) -> bool:
    if statement in binding:
        return True
    match statement:
        case ast.If(test=ast.Name(id="TYPE_CHECKING") | ast.Attribute(attr="TYPE_CHECKING")):
            return surely_binds(statement.orelse, binding)
        case ast.If(body=body, orelse=otherwise):
            return _binds_or_ends(body, binding) and _binds_or_ends(otherwise, binding)
        case ast.Try() | ast.TryStar():
            through = surely_binds([*statement.body, *statement.orelse], binding)
            handled = all(_binds_or_ends(handler.body, binding) for handler in statement.handlers)
            return (through and handled) or surely_binds(statement.finalbody, binding)
        case ast.With(items=items, body=body) | ast.AsyncWith(items=items, body=body):
            return any(item in binding for item in items) or surely_binds(body, binding)
    return False


def _binds_or_ends(block: Sequence[ast.stmt], binding: Collection[ast.AST]) -> bool:
    return surely_binds(block, binding) or any(
        isinstance(statement, ast.Raise) or ends_here(statement) for statement in block
    )
