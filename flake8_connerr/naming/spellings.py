"""How a file spells a function of another module, or would with one more import."""

from __future__ import annotations

import ast
from collections import Counter
from typing import NamedTuple

from flake8_connerr.control_flow.flow import Loop, own_nodes
from flake8_connerr.names import Module
from flake8_connerr.naming.bindings import Binding, Bound
from flake8_connerr.naming.scopes import Scope
from flake8_connerr.naming.steadiness import is_earlier
from flake8_connerr.nodes import FunctionNode

_ASYNC_LIBRARIES = ("trio", "anyio", "asyncio", "curio")
_GREEN_LIBRARIES = ("gevent", "eventlet")
# Libraries that run on asyncio and nothing else.
_ON_ASYNCIO = frozenset({
    "aiohttp", "aiokafka", "aio_pika", "aiomysql", "asyncpg", "asyncssh", "aiosmtplib", "aiofiles", "nats",
    "websockets", "discord", "aiobotocore", "motor", "uvloop", "homeassistant", "telethon", "tornado",
    "async_timeout",
})  # fmt: skip


class Spelling(NamedTuple):
    """Source text that names a function, and the modules to import for it."""

    text: str
    imports: tuple[str, ...]


def function(module: Module, loop: Loop, library: str, name: str) -> Spelling | None:
    """How ``library.name`` is spelled in ``loop``; None where it may be something else, or not there yet."""
    scope, wanted = module.scope_around(loop), f"{library}.{name}"
    for bound, binding in module.once(_imports, module.scopes.module):
        if binding.typing_only or binding.qualified_name not in (wanted, library):
            continue
        text = bound if binding.qualified_name == wanted else f"{bound}.{name}"
        if _means(module, scope, text) == wanted:
            here = module.bindings(bound, scope)
            if here is not None and here[1] is module.scopes.module and is_earlier(module, loop, binding):
                return Spelling(text, ())
    if module.bindings(library, scope) is None and _means(module, scope, wanted) == wanted:
        return Spelling(wanted, (library,))
    return None


def is_shadowed(module: Module, loop: Loop, name: str) -> bool:
    """Whether the name of a builtin function is bound to something else where ``loop`` stands."""
    return module.bindings(name, module.scope_around(loop)) is not None


def class_name(module: Module, at: ast.stmt, qualified_name: str) -> str:
    """How a handler of ``at`` can write a class with the imports that there are; "" where none leads there.

    A name that is imported below ``at`` in the same scope, or under an ``if`` that is not around ``at``,
    may not be bound.
    """
    scope, simple = module.scope_around(at), qualified_name.rpartition(".")[2]
    found = [simple] if simple == qualified_name == _means(module, scope, simple) else []
    for home in scope.outwards():
        for bound, binding in module.once(_imports, home):
            if _is_there(module, at, binding):
                below = qualified_name.removeprefix(f"{binding.qualified_name}.")
                texts = (bound, f"{bound}.{simple}", f"{bound}.{below}", f"{bound}.exceptions.{simple}")
                found += [text for text in texts if _means(module, scope, text) == qualified_name]
    return min(found, key=len, default="")


def _is_there(module: Module, at: ast.stmt, binding: Binding) -> bool:
    around = [at, *module.ancestors(at)]
    conditions = [one for one in module.ancestors(binding.node) if isinstance(one, ast.If)]
    if binding.typing_only or not all(condition in around for condition in conditions):
        return False
    here = module.scope_around(binding.node) is module.scope_around(at)
    return not here or binding.line < at.lineno


def sleeping_library(module: Module, around: FunctionNode | ast.Module, is_async: bool) -> str:
    """The library whose sleep belongs in ``around``: the one it uses, else the one the file imports.

    "" where that cannot be told, as in a coroutine that may run on any event loop.
    """
    if not is_async:
        imported = module.once(_imported_libraries, module.scopes.module)
        return next((library for library in _GREEN_LIBRARIES if library in imported), "time")
    used = module.once(_libraries_read, around)
    imported = module.once(_imported_libraries, module.scopes.module)
    ranked = sorted(_ASYNC_LIBRARIES, key=lambda library: (-used[library], library not in imported))
    if used[ranked[0]] or ranked[0] in imported:
        return ranked[0]
    return "asyncio" if imported & _ON_ASYNCIO else ""


def _means(module: Module, scope: Scope, text: str) -> str:
    return module.qualified_name(ast.parse(text, mode="eval").body, scope)


def _imports(_module: Module, scope: Scope) -> list[tuple[str, Binding]]:
    """The imports of a scope, with the names that they bind."""
    return [
        (name, binding)
        for name, bindings in scope.bindings.items()
        for binding in bindings
        if binding.bound is Bound.IMPORT
    ]


def _imported_libraries(module: Module, scope: Scope) -> frozenset[str]:
    imports = module.once(_imports, scope)
    return frozenset(binding.qualified_name.partition(".")[0] for _, binding in imports)


def _libraries_read(module: Module, around: FunctionNode | ast.Module) -> Counter[str]:
    """The libraries of the names read in a function, with how often that is."""
    scope = module.scope_inside(around)
    found: Counter[str] = Counter()
    for node in own_nodes(around.body):
        if isinstance(node, ast.Attribute | ast.Name):
            name = module.qualified_name(node, scope)
            if "." in name or isinstance(node, ast.Name):
                found[name.partition(".")[0]] += 1
    return found
