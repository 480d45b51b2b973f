"""Whether a function is nothing but its retry loop, so that a decorator can stand for that."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable

from flake8_connerr.control_flow.flow import Loop
from flake8_connerr.names import Module
from flake8_connerr.nodes import FunctionNode, walk
from flake8_connerr.retry_libraries.reraising import loop_jumps


def is_all(
    module: Module, loop: Loop, dropped: Collection[ast.stmt], attempt: int, texts: Iterable[str]
) -> bool:
    """Whether the function around ``loop`` is nothing but that, once ``dropped`` statements are gone.

    ``attempt`` is the place of the ``try`` in the loop; ``texts`` are what the decorator has to say, which
    is worked out where the function is defined.
    """
    function = module.function_around(loop)
    if function is None or module.function_around(function) is not None:
        return False
    body = [statement for statement in function.body if statement not in dropped]
    if body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
        del body[0]
    leading = [statement for statement in loop.body[:attempt] if statement not in dropped]
    if body != [loop] or leading or loop_jumps(loop.body, ast.Break) or _sets_parameter(function):
        return False
    return all(_is_global(module, loop, function, text) for text in texts if text)


def _is_global(module: Module, loop: Loop, function: FunctionNode, text: str) -> bool:
    """Whether all that a text names is a builtin, or stands at the top of the file above ``function``."""
    for node in walk(ast.parse(text, mode="eval")):
        bound = module.bindings(node.id, module.scope_around(loop)) if isinstance(node, ast.Name) else None
        if bound is None:
            continue
        earlier = all(binding.line < function.lineno for binding in bound[0])
        if bound[1] is not module.scopes.module or not earlier:
            return False
    return True


def _sets_parameter(function: FunctionNode) -> bool:
    """Whether a function binds one of its parameters anew, which each call would undo."""
    parameters = {argument.arg for argument in walk(function.args) if isinstance(argument, ast.arg)}
    return any(
        isinstance(node, ast.Name) and node.id in parameters and not isinstance(node.ctx, ast.Load)
        for node in walk(function)
    )
