"""The handlers through which a failure passes on its way to a retry library."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flake8_connerr.control_flow.flow import own_statements
from flake8_connerr.names import Module
from flake8_connerr.naming.bindings import Binding, Bound
from flake8_connerr.naming.scopes import Scope
from flake8_connerr.nodes import FunctionNode, walk

_ITERATORS = frozenset({"tenacity.Retrying", "tenacity.AsyncRetrying", "stamina.retry_context"})
_DECORATORS = frozenset({"tenacity.retry", "stamina.retry"})


def library_handlers(module: Module) -> Iterator[ast.ExceptHandler]:
    """The handlers in what tenacity or stamina tries, and those around such a loop alone."""
    if not any(_is_library(b) for bindings in module.scopes.module.bindings.values() for b in bindings):
        return
    for node in walk(module.tree):
        match node:
            case ast.For(iter=source) | ast.AsyncFor(iter=source) if _calls(
                module, source, module.scope_around(node), _ITERATORS
            ):
                yield from _handlers(node)
                parent = module.ancestors(node)[0]
                if isinstance(parent, ast.Try) and parent.body == [node]:
                    yield from parent.handlers
            case ast.FunctionDef() | ast.AsyncFunctionDef() if any(
                _calls(module, decorator, module.scope_around(node), _DECORATORS)
                for decorator in node.decorator_list
            ):
                yield from _handlers(node)


def _is_library(binding: Binding) -> bool:
    return binding.bound is Bound.IMPORT and binding.qualified_name.startswith(("tenacity", "stamina"))


def _calls(module: Module, source: ast.expr, scope: Scope, names: frozenset[str]) -> bool:
    function = source.func if isinstance(source, ast.Call) else source
    return module.qualified_name(function, scope) in names


def _handlers(around: ast.For | ast.AsyncFor | FunctionNode) -> Iterator[ast.ExceptHandler]:
    return (node for node in own_statements(around.body) if isinstance(node, ast.ExceptHandler))
