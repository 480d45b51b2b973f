"""What stands beside the attempt in a round: the round goes on and ends, whatever has come of it."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from flake8_connerr.control_flow.endings import LEAVING
from flake8_connerr.control_flow.flow import Loop, names_in, own_level, own_nodes


def is_bystander(loop: Loop, statement: ast.Try | ast.TryStar) -> bool:
    """Whether a round goes on below a ``try`` without asking how it has gone, and ends the loop there.

    Then it is what comes below that is tried again, and not what has failed here.
    """
    if statement is loop.body[-1] or statement not in loop.body:
        return False
    below = loop.body[loop.body.index(statement) + 1 :]
    if not any(isinstance(node, ast.Return | ast.Break) for node in own_level(below)):
        return False
    if any(isinstance(node, LEAVING) for node in own_level([statement])):
        return False
    asked = names_in(ast.Module(below, []))
    if isinstance(loop, ast.While):
        asked |= names_in(loop.test)
    done = names_in(ast.Module(statement.body, [])) | _bound(statement.handlers)
    return not asked & done and any(isinstance(node, ast.Call) for node in own_nodes(below))


def _bound(block: Iterable[ast.AST]) -> set[str]:
    return {
        name
        for node in own_nodes(block)
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Store)
        for name in names_in(node)
    }
