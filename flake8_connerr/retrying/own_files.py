"""Files that the program makes itself: what fails when one is written to is no peer.

A descriptor may be that of a pipe, so ``os.write`` can break one. Not so where the file shows that the
descriptor is that of a new file, as of a lock: ``os.open(path, os.O_CREAT | os.O_EXCL)``.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flake8_connerr.control_flow.flow import last_name
from flake8_connerr.names import Module
from flake8_connerr.naming.bindings import Binding, Bound
from flake8_connerr.naming.scopes import Scope
from flake8_connerr.nodes import walk
from flake8_connerr.raise_sets import RaiseSet, Source

# These are passed a descriptor first.
_OF_DESCRIPTOR = frozenset(
    {"open", "os.fdopen", "os.read", "os.readv", "os.sendfile", "os.write", "os.writev"}
)
_TEMPORARY = "tempfile.mkstemp"
# What a file is opened with that is new, or to be written anew.
_NEW = frozenset({"O_CREAT", "O_EXCL", "O_TMPFILE", "O_TRUNC"})
# From a file object by its name and ``fdopen`` to the descriptor, its name and what opened it.
_STEPS = 6


def without_own_files(module: Module, raised: RaiseSet) -> RaiseSet:
    """``raised`` without what reading and writing such files raises."""
    left = tuple(source for source in raised.sources if not _is_of_own_file(module, source))
    return raised if len(left) == len(raised.sources) else raised._replace(sources=left)


def _is_of_own_file(module: Module, source: Source) -> bool:
    if source.node is None or source.scope is None:
        return False
    return _is_own_file(module, source.node, source.scope, _STEPS)


def _is_own_file(module: Module, expression: ast.expr, scope: Scope, steps: int) -> bool:
    """Whether an expression is such a file or its descriptor, or a call that works on it."""
    if not steps:
        return False
    match expression:
        case ast.Name(id=name):
            bound = module.bindings(name, scope)
            return bound is not None and all(
                _binds_own_file(module, binding, module.value_scope(binding, bound[1]), steps - 1)
                for binding in bound[0]
            )
        case ast.Call(func=function, args=arguments):
            called = module.qualified_name(function, scope)
            if called == "os.open":
                return any(_creates(module, argument, scope) for argument in arguments[1:2])
            if called in _OF_DESCRIPTOR:
                return bool(arguments) and _is_own_file(module, arguments[0], scope, steps - 1)
            if isinstance(function, ast.Attribute):
                return _is_own_file(module, function.value, scope, steps - 1)
    return False


def _binds_own_file(module: Module, binding: Binding, scope: Scope, steps: int) -> bool:
    value = binding.value
    if value is None or binding.bound not in (Bound.VALUE, Bound.ENTERED):
        return False
    if binding.path == (0,):
        return isinstance(value, ast.Call) and module.qualified_name(value.func, scope) == _TEMPORARY
    return not binding.path and _is_own_file(module, value, scope, steps)


def _creates(module: Module, flags: ast.expr, scope: Scope) -> bool:
    """Whether ``os.open`` is told to make the file, or to empty it, so that it is no pipe."""
    return any(last_name(part) in _NEW for part in _parts(module, flags, scope))


def _parts(module: Module, flags: ast.expr, scope: Scope) -> Iterator[ast.expr]:
    """The names that flags are made of, also through a name for all of them."""
    for part in walk(flags):
        if isinstance(part, ast.Name | ast.Attribute):
            yield part
        bound = module.bindings(part.id, scope) if isinstance(part, ast.Name) else None
        for binding in bound[0] if bound is not None else ():
            if binding.value is not None:
                yield from (inner for inner in walk(binding.value) if isinstance(inner, ast.Attribute))
