"""The class hierarchy as rules ask it: what a clause catches, and what connection classes mean."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import NamedTuple

from flake8_connerr.catalog.model import Phase
from flake8_connerr.names import Definition, Module
from flake8_connerr.naming.bindings import Bound
from flake8_connerr.naming.scopes import Scope

CONNECTION_ERROR = "ConnectionError"
REFUSED = "ConnectionRefusedError"
# Which of these comes is a matter of timing and platform; all say that the peer went away.
PEER_WENT_AWAY = ("ConnectionResetError", "BrokenPipeError", "ConnectionAbortedError")
SUBCLASSES = (REFUSED, *PEER_WENT_AWAY)

# The phase that a class raised by name speaks of.
EXPLICIT_PHASES = {REFUSED: Phase.CONNECT, **dict.fromkeys(PEER_WENT_AWAY, Phase.TRANSFER)}

# Tuples within tuples and names of names are followed as far as anybody writes them.
_DEEPEST = 12


class Element(NamedTuple):
    """One class that a clause names. ``definitions`` is empty where it cannot be told what it is."""

    node: ast.expr
    definitions: tuple[Definition, ...]
    complete: bool


def elements(
    module: Module, expression: ast.expr | None, scope: Scope, depth: int = 0
) -> tuple[Element, ...]:
    """The classes that an ``except`` clause names; names bound to tuples of classes are followed."""
    if expression is None or depth > _DEEPEST:
        return ()
    match expression:
        case ast.Tuple(elts=parts):
            return tuple(e for part in parts for e in elements(module, part, scope, depth + 1))
        case ast.Starred(value=value):
            return elements(module, value, scope, depth + 1)
        case ast.BinOp(op=ast.Add(), left=left, right=right):
            return (*elements(module, left, scope, depth + 1), *elements(module, right, scope, depth + 1))
        case ast.Name() | ast.Attribute():
            tuples = bound_tuple(module, expression, scope)
            if tuples is not None:
                sure = isinstance(expression, ast.Name) or module.is_set_once(expression)
                inner = elements(module, tuples[0], tuples[1], depth + 1)
                return tuple(e._replace(node=expression, complete=e.complete and sure) for e in inner)
    found = module.resolve(expression, scope)
    complete = found.complete and not module.may_differ(expression, scope)
    return (Element(expression, found.definitions, complete),)


def bound_tuple(
    module: Module, expression: ast.Name | ast.Attribute, scope: Scope
) -> tuple[ast.expr, Scope] | None:
    """The tuple (or sum of tuples) that a name is bound to once, and the scope to read it in."""
    if isinstance(expression, ast.Name):
        bound = module.bindings(expression.id, scope)
    else:
        bound = module.class_bindings(expression, scope)
    if bound is None or len(bound[0]) != 1:
        return None
    binding = bound[0][0]
    if binding.bound is Bound.VALUE and not binding.path and isinstance(binding.value, ast.Tuple | ast.BinOp):
        return binding.value, bound[1]
    return None


def caught_classes(module: Module, handler: ast.ExceptHandler, scope: Scope) -> list[Definition] | None:
    """The classes a handler is known to catch; None for a bare ``except``, which catches all."""
    if handler.type is None:
        return None
    return [d for element in elements(module, handler.type, scope) for d in element.definitions]


def suppressed(module: Module, statement: ast.With | ast.AsyncWith, scope: Scope) -> tuple[Element, ...]:
    """The classes of errors that ``contextlib.suppress`` keeps in the block of a ``with``."""
    calls = [item.context_expr for item in statement.items if isinstance(item.context_expr, ast.Call)]
    suppressing = [c for c in calls if module.qualified_name(c.func, scope) == "contextlib.suppress"]
    return tuple(e for c in suppressing for argument in c.args for e in elements(module, argument, scope))


def may_catch(module: Module, classes: Iterable[Definition] | None, exception: Definition) -> bool:
    """Whether a handler of ``classes`` stops ``exception``, as far as the hierarchy is known."""
    return classes is None or any(module.is_subclass(exception, one) for one in classes)


def builtin_subclass(module: Module, exception: Definition) -> str:
    """The specific builtin subclass of ConnectionError that an exception is, or ""."""
    return next((str(a) for a in module.ancestry(exception) if a in SUBCLASSES), "")
