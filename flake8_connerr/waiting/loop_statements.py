"""The statements of a loop: which of them stand alone, which may leave it, and what is read there."""

from __future__ import annotations

import ast

from flake8_connerr.control_flow.flow import Loop, dotted, own_nodes
from flake8_connerr.names import Module
from flake8_connerr.nodes import FunctionNode, walk


def read_in(_module: Module, around: ast.AST) -> dict[str, list[ast.AST]]:
    """Where a function or loop reads names and dotted names, by name."""
    assert isinstance(around, FunctionNode | Loop)
    found: dict[str, list[ast.AST]] = {}
    for node in own_nodes(around.body):
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load):
            found.setdefault(dotted(node), []).append(node)
    return found


def standing_alone(_module: Module, loop: ast.AST) -> set[ast.AST]:
    """What is a statement of its own in a loop, or all that an ``if`` tests, and met once a round."""
    assert isinstance(loop, Loop)
    found: set[ast.AST] = set()
    inner: set[ast.AST] = set()
    for node in own_nodes(loop.body):
        if isinstance(node, Loop) and node not in inner:
            inner.update(walk(node))
        value = node.value if isinstance(node, ast.Expr) else node.test if isinstance(node, ast.If) else None
        value = value.operand if isinstance(value, ast.UnaryOp) else value
        value = value.value if isinstance(value, ast.Await) else value
        if value is not None:
            found.add(value)
    return found - inner


def may_leave(statement: ast.If) -> bool:
    """Whether a branch of an ``if`` ends the loop."""
    return ends_loop(statement.body) or ends_loop(statement.orelse)


def ends_loop(block: list[ast.stmt]) -> bool:
    """Whether a block of a loop ends with leaving that."""
    return bool(block) and isinstance(block[-1], ast.Raise | ast.Return | ast.Break)


def head(statement: ast.stmt) -> list[ast.stmt]:
    """A statement without the blocks inside it, so far as its own expressions are concerned."""
    match statement:
        case ast.With() | ast.AsyncWith():
            return [ast.Expr(item.context_expr) for item in statement.items]
        case ast.For() | ast.AsyncFor():
            return [ast.Expr(statement.iter)]
        case ast.If() | ast.Try() | ast.While():
            return []
    return [statement]
