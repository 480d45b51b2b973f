"""The error of the last attempt that a loop keeps in a variable and raises when the attempts run out."""

from __future__ import annotations

import ast

from flake8_connerr.control_flow.flow import own_nodes
from flake8_connerr.control_flow.following import place_of
from flake8_connerr.names import Module
from flake8_connerr.nodes import walk
from flake8_connerr.retry_libraries.reraising import loop_jumps
from flake8_connerr.retrying.attempt_limits import before
from flake8_connerr.retrying.retries import RetryLoop


def raising_after(module: Module, retry: RetryLoop, below: bool) -> ast.Raise | None:
    """The ``raise last_error`` that follows when the attempts have run out, in the ``else`` or below.

    ``below`` says that something else is to go below the loop.
    """
    loop = retry.loop
    block = loop.orelse or ([] if below or loop_jumps(loop.body, ast.Break) else _next(module, loop))
    match block:
        case [ast.Raise(exc=ast.Name(id=name), cause=None) as raising]:
            return raising if all(_kept_as(path.handler, name) for path in retry.paths) else None
    return None


def keeping(module: Module, retry: RetryLoop, raising: ast.Raise, around: ast.AST) -> list[ast.stmt]:
    """The statements that do nothing but keep the error for ``raising``: none where more reads it."""
    assert isinstance(raising.exc, ast.Name)
    name = raising.exc.id
    found = [kept for path in retry.paths if (kept := _kept_as(path.handler, name))]
    found += [statement for statement in before(module, retry.loop) if _sets_none(statement, name)]
    mine = {node for one in [raising, *found] for node in walk(one)}
    others = (node for node in walk(around) if isinstance(node, ast.Name) and node.id == name)
    return [] if any(node not in mine for node in others) else found


def _next(module: Module, loop: ast.stmt) -> list[ast.stmt]:
    """The statement below ``loop``, alone in a list."""
    place = place_of(module, loop)
    return place.block.statements[place.start + 1 : place.start + 2]


def _kept_as(handler: ast.ExceptHandler, name: str) -> ast.stmt | None:
    """The statement with which a handler keeps its error under ``name``, whenever it comes round."""
    for statement in handler.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=target)], value=ast.Name(id=error)):
                if target == name and error == handler.name:
                    return statement
        if any(isinstance(node, ast.Continue) for node in own_nodes([statement])):
            return None
    return None


def _sets_none(statement: ast.stmt, name: str) -> bool:
    match statement:
        case ast.Assign(targets=[ast.Name(id=target)], value=ast.Constant(value=None)):
            return target == name
        case ast.AnnAssign(target=ast.Name(id=target), value=ast.Constant(value=None)):
            return target == name
    return False
