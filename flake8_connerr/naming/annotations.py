"""The classes that an annotation names."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator

from flake8_connerr import catalog
from flake8_connerr.control_flow.flow import last_name
from flake8_connerr.names import Definition, Module
from flake8_connerr.naming.bindings import Bound
from flake8_connerr.naming.scopes import Scope

# These say nothing of the class inside them but that it is meant.
_WRAPPING_ANNOTATIONS = frozenset({
    "Optional", "Union", "Annotated", "Final", "ClassVar", "Awaitable", "Coroutine", "Required",
    "NotRequired",
})  # fmt: skip


def annotated_classes(
    module: Module, annotation: ast.expr, scope: Scope, path: tuple[int, ...] = ()
) -> Iterator[Definition]:
    """The classes an annotation names, Optional, Union, strings and the like seen through."""
    match annotation:
        case ast.Constant(value=str() as text):
            parsed = _parse_annotation(text)
            if parsed is not None:
                yield from annotated_classes(module, parsed, scope, path)
        case ast.BinOp(op=ast.BitOr(), left=left, right=right):
            yield from annotated_classes(module, left, scope, path)
            yield from annotated_classes(module, right, scope, path)
        case ast.Subscript(value=value, slice=inside):
            parts = inside.elts if isinstance(inside, ast.Tuple) else [inside]
            if last_name(value) in _WRAPPING_ANNOTATIONS:
                for part in parts:
                    yield from annotated_classes(module, part, scope, path)
            elif path and last_name(value) in {"tuple", "Tuple"} and path[0] < len(parts):
                yield from annotated_classes(module, parts[path[0]], scope, path[1:])
            elif not path:
                yield from annotated_classes(module, value, scope)
        case ast.Name() | ast.Attribute() if not path:
            yield from _annotated_name(module, annotation, scope)


def _annotated_name(module: Module, annotation: ast.expr, scope: Scope) -> Iterator[Definition]:
    for definition in module.resolve(annotation, scope).definitions:
        if isinstance(definition, ast.ClassDef) or (
            isinstance(definition, str) and catalog.is_class(definition)
        ):
            yield definition
    yield from _typing_only(module, annotation)


def _typing_only(module: Module, annotation: ast.expr) -> Iterator[Definition]:
    """A name imported under ``if TYPE_CHECKING``: there for annotations alone."""
    base: ast.expr = annotation
    attributes: list[str] = []
    while isinstance(base, ast.Attribute):
        attributes.insert(0, base.attr)
        base = base.value
    if isinstance(base, ast.Name):
        for binding in module.scopes.module.bindings.get(base.id, ()):
            if binding.typing_only and binding.bound is Bound.IMPORT:
                name = catalog.canonical(".".join([binding.qualified_name, *attributes]))
                if catalog.is_class(name):
                    yield name


@functools.lru_cache(maxsize=1_000)
def _parse_annotation(text: str) -> ast.expr | None:
    try:
        return ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError):
        return None
