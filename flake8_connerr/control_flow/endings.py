"""Where nothing follows: branches that leave, and calls that always raise or end the program."""

from __future__ import annotations

import ast

from flake8_connerr.control_flow.flow import ends_here, own_level, own_statements
from flake8_connerr.naming.function_bodies import is_placeholder, yields
from flake8_connerr.naming.receivers import Receivers
from flake8_connerr.naming.scopes import Scope
from flake8_connerr.nodes import FunctionNode, walk

# Statements after which control goes elsewhere.
LEAVING = (ast.Return, ast.Raise, ast.Break, ast.Continue)


def never_returns(statement: ast.stmt, scope: Scope, receivers: Receivers) -> bool:
    """Whether ``statement`` calls what does not return: by its name, or as its function in this file says."""
    if ends_here(statement):
        return True
    value = statement.value if isinstance(statement, ast.Expr) else None
    awaited = isinstance(value, ast.Await)
    call = value.value if isinstance(value, ast.Await) else value
    if not isinstance(call, ast.Call):
        return False
    callees = receivers.callees(call, scope)
    return bool(callees) and all(
        isinstance(callee, FunctionNode)
        and isinstance(callee, ast.AsyncFunctionDef) is awaited
        and _always_raises(callee)
        for callee in callees
    )


def _always_raises(function: FunctionNode) -> bool:
    """Whether a function has no way out but to raise at its end."""
    last = function.body[-1]
    if not (isinstance(last, ast.Raise) or ends_here(last)):
        return False
    if is_placeholder(function) or yields(function.body) or function.decorator_list:
        return False
    return not any(isinstance(node, ast.Return) for node in own_statements(function.body))


def leaving_branches(block: list[ast.stmt]) -> set[ast.AST]:
    """What stands in branches of a block from which nothing goes on: they raise, or leave otherwise."""
    return {
        inner
        for node in own_level(block, handlers=False)
        if isinstance(node, ast.If) and isinstance(node.body[-1], LEAVING)
        for part in node.body
        for inner in walk(part)
    }
