"""What the body and the decorators of a function say of calling it."""

from __future__ import annotations

import ast

from flake8_connerr.control_flow.flow import last_name
from flake8_connerr.nodes import FunctionNode, children

# These leave alone what the function under them raises.
_HARMLESS_DECORATORS = frozenset({
    "staticmethod", "classmethod", "property", "cached_property", "abstractmethod", "override", "final",
    "wraps", "cache", "lru_cache", "contextmanager", "asynccontextmanager", "setter", "overload",
})  # fmt: skip


def is_placeholder(function: FunctionNode) -> bool:
    """A method that is there to be overridden says nothing of what the real one raises."""
    body = [
        statement
        for statement in function.body
        if not isinstance(getattr(statement, "value", None), ast.Constant)
    ]
    if not body or all(isinstance(statement, ast.Pass) for statement in body):
        return True
    raised = body[0].exc if len(body) == 1 and isinstance(body[0], ast.Raise) else None
    return raised is not None and "NotImplemented" in ast.unparse(raised)


def all_harmless(decorators: list[ast.expr]) -> bool:
    """Whether all of ``decorators`` leave alone what the function raises."""
    functions = (d.func if isinstance(d, ast.Call) else d for d in decorators)
    return all(last_name(function) in _HARMLESS_DECORATORS for function in functions)


def is_property(function: FunctionNode) -> bool:
    """Whether a method runs when an attribute is read."""
    names = map(last_name, function.decorator_list)
    return any(name in {"property", "cached_property"} for name in names)


def yields(body: list[ast.stmt]) -> bool:
    """Whether a function with this body is a generator, so that calling it runs nothing yet."""
    waiting: list[ast.AST] = list(body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Yield | ast.YieldFrom):
            return True
        if not isinstance(node, FunctionNode | ast.ClassDef | ast.Lambda):
            waiting.extend(children(node))
    return False
