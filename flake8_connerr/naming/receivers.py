"""Which type an expression has, and so which function or method a call reaches.

Only what the file shows is used: assignments, ``with … as``, annotations, unpacking, attributes of
``self`` assigned in any method, and the results of functions defined in the file or in the catalog.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flake8_connerr import catalog
from flake8_connerr.catalog import quiet
from flake8_connerr.catalog.model import Type
from flake8_connerr.control_flow.flow import own_nodes
from flake8_connerr.names import Definition, Module
from flake8_connerr.naming.annotations import annotated_classes
from flake8_connerr.naming.attributes import attributes
from flake8_connerr.naming.bindings import Binding, Bound
from flake8_connerr.naming.displays import display_type
from flake8_connerr.naming.function_bodies import is_property
from flake8_connerr.naming.scopes import Scope
from flake8_connerr.nodes import FunctionNode

# The result of these has the type of their first argument.
_TRANSPARENT = frozenset({
    "asyncio.wait_for", "asyncio.shield", "asyncio.ensure_future", "asyncio.create_task",
    "contextlib.closing", "contextlib.aclosing", "copy.copy",
})  # fmt: skip
_TRANSPARENT_METHODS = frozenset(
    {"enter_context", "enter_async_context", "create_task", "run_until_complete"}
)


# Types that follow from each other in a longer chain than this are not looked for: each step takes several
# frames of the interpreter's stack.
_LONGEST_CHAIN = 40


class Receivers:
    """Types of expressions in one module."""

    def __init__(self, module: Module) -> None:
        self.module = module
        self._under_way: set[tuple[ast.AST, tuple[int, ...]]] = set()
        self._known: dict[tuple[ast.AST, tuple[int, ...]], tuple[Definition, ...]] = {}
        self._names: dict[tuple[ast.AST, str, tuple[int, ...]], tuple[Definition, ...]] = {}
        self._attributes: dict[tuple[Definition, str, tuple[int, ...]], tuple[Definition, ...]] = {}

    def callees(self, call: ast.Call, scope: Scope) -> tuple[Definition, ...]:
        """What a call reaches: qualified names, or functions and classes of this file; () if unknown."""
        return self.reached(call.func, scope)

    def reached(self, function: ast.expr, scope: Scope) -> tuple[Definition, ...]:
        """What calling ``function`` would reach."""
        found = self.module.resolve(function, scope)
        if found.definitions:
            return found.definitions if found.complete else ()
        methods: tuple[Definition, ...] = ()
        if isinstance(function, ast.Attribute):
            owners = self._super_bases(function.value, scope) or self.type_of(function.value, scope)
            methods = tuple(dict.fromkeys(m for owner in owners for m in self._method(owner, function.attr)))
        return methods or tuple(dict.fromkeys(self._called_instance(function, scope)))

    def _called_instance(self, function: ast.expr, scope: Scope) -> Iterator[Definition]:
        """The ``__call__`` of what ``function`` is an instance of; a catalogued class may have none."""
        for owner in self.type_of(function, scope):
            if not isinstance(owner, str) or catalog.lookup_method(owner, "__call__") is not None:
                yield from self._method(owner, "__call__")

    def type_of(
        self, expression: ast.expr, scope: Scope, path: tuple[int, ...] = ()
    ) -> tuple[Definition, ...]:
        """The types ``expression`` may have (the item at ``path`` of it); () where nothing is known."""
        key = (expression, path)
        if key in self._known:
            return self._known[key]
        if key in self._under_way or len(self._under_way) > _LONGEST_CHAIN:
            return ()
        self._under_way.add(key)
        try:
            types = tuple(dict.fromkeys(self._infer(expression, scope, path)))
        finally:
            self._under_way.discard(key)
        self._known[key] = types
        return types

    def methods(self, owner: Definition, name: str) -> Iterator[FunctionNode]:
        """The functions of this file that ``name`` reaches on an instance of ``owner``."""
        for found in self._method(owner, name):
            if isinstance(found, FunctionNode):
                yield found

    def properties(self, attribute: ast.Attribute, scope: Scope) -> Iterator[FunctionNode]:
        """The functions of this file that run when ``attribute`` is read."""
        for owner in self.type_of(attribute.value, scope):
            if isinstance(owner, ast.ClassDef):
                yield from (f for f in self.methods(owner, attribute.attr) if is_property(f))

    # Expressions

    def _infer(self, expression: ast.expr, scope: Scope, path: tuple[int, ...]) -> Iterator[Definition]:
        match expression:
            case ast.Await(value=value) | ast.NamedExpr(value=value):
                yield from self.type_of(value, scope, path)
            case ast.IfExp(body=body, orelse=orelse):
                yield from self.type_of(body, scope, path)
                yield from self.type_of(orelse, scope, path)
            case ast.BoolOp(values=values):
                for value in values:
                    yield from self.type_of(value, scope, path)
            case ast.Tuple(elts=elements) | ast.List(elts=elements) if path:
                if path[0] < len(elements):
                    yield from self.type_of(elements[path[0]], scope, path[1:])
            case ast.Call():
                yield from self._result(expression, scope, path)
            case ast.Name():
                yield from self._name(expression.id, scope, path)
            case ast.Attribute():
                yield from self._attribute(expression, scope, path)
            case ast.Subscript(value=value):
                for owner in self.type_of(value, scope):
                    item = catalog.lookup_method(owner, "__getitem__") if isinstance(owner, str) else None
                    yield from _at(item.returns, path) if item is not None else ()
            case _:
                yield from display_type(expression)

    def _name(self, name: str, scope: Scope, path: tuple[int, ...]) -> tuple[Definition, ...]:
        bound = self.module.bindings(name, scope)
        if bound is None:
            return ()
        bindings, home = bound
        key = (home.node, name, path)
        if key not in self._names:
            types = (
                found
                for binding in bindings
                for found in self._bound(binding, self.module.value_scope(binding, home), path)
            )
            self._names[key] = tuple(dict.fromkeys(types))
        return self._names[key]

    def _bound(self, binding: Binding, scope: Scope, path: tuple[int, ...]) -> Iterator[Definition]:
        """The types a name has by one of its bindings."""
        whole = (*binding.path, *path)
        if binding.annotation is not None:
            annotated = tuple(annotated_classes(self.module, binding.annotation, scope, path))
            if annotated:
                yield from annotated
                return
        match binding.bound:
            case Bound.VALUE if binding.value is not None:
                yield from self.type_of(binding.value, scope, whole)
            case Bound.ENTERED if binding.value is not None:
                yield from self._entered(binding.value, scope, whole)
            case Bound.ITERATED if binding.value is not None:
                yield from self._iterated(binding.value, scope, whole)
            case Bound.PARAMETER:
                yield from self._parameter(binding, scope)
            case Bound.FUNCTION if isinstance(binding.node, FunctionNode) and is_property(binding.node):
                yield from self.returned(binding.node, path)

    def _parameter(self, binding: Binding, scope: Scope) -> Iterator[Definition]:
        """``self`` is an instance of the class around."""
        function = scope.node
        if not isinstance(function, FunctionNode) or scope.parent is None or not scope.parent.is_class:
            return
        arguments = [*function.args.posonlyargs, *function.args.args]
        names = {getattr(decorator, "id", "") for decorator in function.decorator_list}
        if arguments and arguments[0] is binding.node and "staticmethod" not in names:
            assert isinstance(scope.parent.node, ast.ClassDef)
            yield scope.parent.node

    def _entered(self, value: ast.expr, scope: Scope, path: tuple[int, ...]) -> Iterator[Definition]:
        """What ``with value as target`` binds: the object itself unless its ``__enter__`` says otherwise."""
        for entered in self.type_of(value, scope, path):
            method = None
            if isinstance(entered, str):
                method = catalog.lookup_method(entered, "__enter__") or catalog.lookup_method(
                    entered, "__aenter__"
                )
            if method is not None and method.returns:
                yield from _at(method.returns, ())
            else:
                yield entered

    def _iterated(self, value: ast.expr, scope: Scope, path: tuple[int, ...]) -> Iterator[Definition]:
        for owner in self.type_of(value, scope):
            if isinstance(owner, str):
                method = catalog.lookup_method(owner, "__next__") or catalog.lookup_method(owner, "__anext__")
                if method is not None:
                    yield from _at(method.returns, path)

    # Calls

    def _result(self, call: ast.Call, scope: Scope, path: tuple[int, ...]) -> Iterator[Definition]:
        if call.args and self._is_transparent(call, scope):
            yield from self.type_of(call.args[0], scope, path)
            return
        for callee in self.callees(call, scope):
            if isinstance(callee, FunctionNode):
                yield from self.returned(callee, path)
            elif isinstance(callee, ast.ClassDef):
                yield callee
            else:
                known = catalog.lookup_call(callee)
                if known is not None and known.returns:
                    yield from _at(known.returns, path)
                elif catalog.is_class(callee):
                    yield callee
                elif known is None and callee.partition(".")[0] in quiet.VALUE_MODULES:
                    yield f"{callee}()"

    def _is_transparent(self, call: ast.Call, scope: Scope) -> bool:
        if isinstance(call.func, ast.Attribute) and call.func.attr in _TRANSPARENT_METHODS:
            return True
        return self.module.qualified_name(call.func, scope) in _TRANSPARENT

    def returned(self, function: FunctionNode, path: tuple[int, ...] = ()) -> Iterator[Definition]:
        """The types a function of this file returns, by its annotation or its return statements."""
        if function.returns is not None:
            around = self.module.scope_around(function)
            annotated = tuple(annotated_classes(self.module, function.returns, around, path))
            if annotated:
                yield from annotated
                return
        inner = self.module.scope_inside(function)
        for node in own_nodes(function.body):
            if isinstance(node, ast.Return | ast.Yield) and node.value is not None:
                yield from self.type_of(node.value, inner, path)

    def _method(self, owner: Definition, name: str) -> Iterator[Definition]:
        """The method ``name`` of an instance of ``owner``; of a catalogued class it is named anyway."""
        for ancestor in self.module.ancestry(owner):
            if isinstance(ancestor, ast.ClassDef):
                for binding in self.module.scope_inside(ancestor).bindings.get(name, ()):
                    if isinstance(binding.node, FunctionNode):
                        yield binding.node
                        return
            elif isinstance(ancestor, str) and catalog.lookup_call(f"{ancestor}.{name}") is not None:
                yield f"{ancestor}.{name}"
                return
        if isinstance(owner, str):
            yield f"{owner}.{name}"

    def _super_bases(self, value: ast.expr, scope: Scope) -> tuple[Definition, ...]:
        """The bases that ``super()`` speaks for, where ``value`` is a call of it."""
        if not (
            isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "super"
        ):
            return ()
        looked_at: Scope | None = scope
        while looked_at is not None:
            if isinstance(looked_at.node, ast.ClassDef):
                return self.module.bases(looked_at.node) or ()
            looked_at = looked_at.parent
        return ()

    # Attributes

    def _attribute(
        self, expression: ast.Attribute, scope: Scope, path: tuple[int, ...]
    ) -> Iterator[Definition]:
        found = self.module.resolve(expression, scope)
        for definition in found.definitions:
            if isinstance(definition, str):
                owner, _, name = definition.rpartition(".")
                yield from _at(catalog.attribute_type(owner, name), path)
        for owner_type in self.type_of(expression.value, scope):
            if isinstance(owner_type, str):
                yield from _at(catalog.attribute_type(owner_type, expression.attr), path)
            else:
                yield from self._attribute_of(owner_type, expression.attr, path)

    def _attribute_of(self, owner: Definition, name: str, path: tuple[int, ...]) -> tuple[Definition, ...]:
        """The types of an attribute of a class of this file: all that any method of it assigns."""
        key = (owner, name, path)
        if key not in self._attributes:
            types = tuple(dict.fromkeys(self._assigned_to(owner, name, path)))
            self._attributes[key] = types
        return self._attributes[key]

    def _assigned_to(self, owner: Definition, name: str, path: tuple[int, ...]) -> Iterator[Definition]:
        for ancestor in self.module.ancestry(owner):
            if isinstance(ancestor, ast.ClassDef):
                for place in self.module.once(attributes, ancestor).get(name, ()):
                    yield from self._bound(place.binding, place.scope, path)
            elif isinstance(ancestor, str):
                yield from _at(catalog.attribute_type(ancestor, name), path)


def _at(returned: Type, path: tuple[int, ...]) -> Iterator[str]:
    """The item at ``path`` of a catalogued type."""
    if path:
        if isinstance(returned, tuple) and path[0] < len(returned):
            yield from _at(returned[path[0]], path[1:])
    elif isinstance(returned, str) and returned:
        yield returned
