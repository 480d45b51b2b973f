"""What an expression's dotted name really is, wherever it stands in a file."""

from __future__ import annotations

import ast
import builtins
import functools
import sys
from collections import deque
from collections.abc import Callable, Hashable
from typing import NamedTuple, TypeVar, cast

from flake8_connerr import catalog
from flake8_connerr.control_flow.flow import dotted
from flake8_connerr.naming.bindings import Binding, Bound
from flake8_connerr.naming.scopes import Scope, Scopes
from flake8_connerr.naming.sure_bindings import surely_binds
from flake8_connerr.nodes import FunctionNode, walk
from flake8_connerr.settings import DEFAULT
from flake8_connerr.targets import ALIASES_SINCE

# A name is defined elsewhere (its qualified name) or in this file (the node that defines it).
Definition = str | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef

Answer = TypeVar("Answer")
About = TypeVar("About", bound=Hashable)

# An assignment chain longer than this is not followed; nobody writes one.
_LONGEST_CHAIN = 12


class Found(NamedTuple):
    """All that a name may stand for. ``complete`` is false where it may be something else as well."""

    definitions: tuple[Definition, ...]
    complete: bool

    @property
    def qualified_name(self) -> str:
        """The one qualified name it must be, or "" where that is not sure or it is defined here."""
        if self.complete and len(self.definitions) == 1 and isinstance(self.definitions[0], str):
            return self.definitions[0]
        return ""


UNKNOWN = Found((), complete=False)


class Module:
    """A parsed file, and what its names mean on ``target``, the oldest Python that it has to run on.

    ``named_expressions`` says whether there may be some (``:=``).
    """

    def __init__(
        self, tree: ast.Module, target: tuple[int, int] = DEFAULT.target, named_expressions: bool = True
    ) -> None:
        self.tree = tree
        self.target = target
        self.scopes = Scopes(tree, named_expressions)
        self._known: dict[tuple[ast.AST, str], Found] = {}
        self._ancestry: dict[Definition, tuple[Definition, ...]] = {}
        self._answers: dict[tuple[Callable[..., object], Hashable], object] = {}
        self._bindings: dict[tuple[ast.AST, str], tuple[list[Binding], Scope] | None] = {}

    # Where things stand

    def scope_around(self, node: ast.AST) -> Scope:
        """The scope in which the names of a statement or handler are looked up."""
        return self.scopes.around.get(node, self.scopes.module)

    def scope_inside(self, node: ast.AST, around: Scope | None = None) -> Scope:
        """The scope that a function or class makes; or a lambda or comprehension standing in ``around``."""
        return self.scopes.inside(node, around)

    def ancestors(self, node: ast.AST) -> list[ast.AST]:
        """The statement-level nodes around ``node``, innermost first, the module last."""
        found = []
        while (node := self.scopes.parent.get(node, self.tree)) is not self.tree:
            found.append(node)
        return [*found, self.tree]

    def function_around(self, node: ast.AST) -> FunctionNode | None:
        """The function whose body ``node`` runs in, or None at module or class level."""
        for ancestor in self.ancestors(node):
            if isinstance(ancestor, FunctionNode):
                return ancestor
            if isinstance(ancestor, ast.ClassDef):
                return None
        return None

    def class_around(self, node: ast.AST) -> ast.ClassDef | None:
        """The class whose method ``node`` stands in (or that it stands in directly)."""
        return next((a for a in self.ancestors(node) if isinstance(a, ast.ClassDef)), None)

    def once(self, question: Callable[[Module, About], Answer], about: About) -> Answer:
        """What ``question`` says about a node or the like, asked once however many findings want to know.

        For questions that read a whole function, class, file or block, or all that is bound to a name.
        """
        key = (question, about)
        if key not in self._answers:
            self._answers[key] = question(self, about)
        return cast("Answer", self._answers[key])

    # What names are

    def bindings(self, name: str, scope: Scope) -> tuple[list[Binding], Scope] | None:
        """How ``name`` is bound in the nearest scope that binds it at run time, and that scope."""
        key = (scope.node, name)
        if key not in self._bindings:
            self._bindings[key] = self._look_up(name, scope)
        return self._bindings[key]

    def _look_up(self, name: str, scope: Scope) -> tuple[list[Binding], Scope] | None:
        looked_at: Scope | None = scope
        while looked_at is not None:
            visible = looked_at is scope or not looked_at.is_class
            home = looked_at.home(name)
            found = [b for b in home.bindings.get(name, ()) if not b.typing_only] if visible else []
            if found:
                return found, home
            looked_at = looked_at.parent
        return None

    def resolve(self, expression: ast.expr, scope: Scope, depth: int = 0) -> Found:
        """What a name or dotted name stands for when it is looked up in ``scope``."""
        attributes: list[str] = []
        while isinstance(expression, ast.Attribute):
            attributes.append(expression.attr)
            expression = expression.value
        if not isinstance(expression, ast.Name) or depth > _LONGEST_CHAIN:
            return UNKNOWN
        if self._is_read_too_early(expression, scope):
            return UNKNOWN
        found = self._resolve_name(expression.id, scope, depth)
        for attribute in reversed(attributes):
            found = self._attribute(found, attribute, depth)
        return found

    def may_differ(self, expression: ast.expr, scope: Scope) -> bool:
        """Whether a name is another name of a builtin on newer versions alone, as asyncio.TimeoutError is."""
        root, _, rest = dotted(expression).partition(".")
        bound = self.bindings(root, scope) if root else None
        return any(
            ALIASES_SINCE.get(f"{binding.qualified_name}.{rest}".rstrip("."), self.target) > self.target
            for binding in (bound[0] if bound else ())
            if binding.bound is Bound.IMPORT
        )

    def qualified_name(self, expression: ast.expr, scope: Scope) -> str:
        """The one qualified name that ``expression`` must be, or ""."""
        return self.resolve(expression, scope).qualified_name

    def means_builtin(self, name: str, scope: Scope, at: ast.AST) -> bool:
        """Whether the name of a builtin class means this class where ``at`` stands."""
        return self.qualified_name(ast.copy_location(ast.Name(name), at), scope) == name

    def _resolve_name(self, name: str, scope: Scope, depth: int) -> Found:
        bound = self.bindings(name, scope)
        if bound is None:
            return self._unbound(name, scope)
        bindings, home = bound
        key = (home.node, name)
        if key not in self._known:
            # While it is being looked up, a name that comes back to itself is unknown there.
            self._known[key] = UNKNOWN
            found = [self._definitions(binding, home, depth) for binding in bindings if not _is_none(binding)]
            if _may_be_builtin(name, bindings, home):
                found.append(self._outside(name, home, depth))
            definitions = tuple(dict.fromkeys(definition for one in found for definition in one.definitions))
            self._known[key] = Found(definitions, all(one.complete for one in found) and bool(found))
        return self._known[key]

    def _is_read_too_early(self, name: ast.Name, scope: Scope) -> bool:
        """Whether a module or class gives a builtin's name a meaning only below where it is read."""
        if not isinstance(scope.node, ast.Module | ast.ClassDef) or not hasattr(builtins, name.id):
            return False
        bound = self.bindings(name.id, scope)
        if bound is None or bound[1] is not scope:
            return False
        return all(binding.line > name.lineno for binding in bound[0])

    def _outside(self, name: str, scope: Scope, depth: int) -> Found:
        """What a name is where ``scope`` itself has not bound it after all."""
        if scope.parent is not None:
            return self._resolve_name(name, scope.parent, depth + 1)
        return self._unbound(name, scope)

    def value_scope(self, binding: Binding, home: Scope) -> Scope:
        """The scope in which a binding's value is read: with ``global`` it is not the one it binds in."""
        return self.scopes.around.get(binding.node, home)

    def _definitions(self, binding: Binding, scope: Scope, depth: int) -> Found:
        match binding:
            case Binding(bound=Bound.IMPORT):
                return Found((catalog.canonical(binding.qualified_name),), complete=True)
            case Binding(bound=Bound.CLASS | Bound.FUNCTION, node=node):
                assert isinstance(node, ast.ClassDef | FunctionNode)
                return Found((node,), complete=True)
            case Binding(bound=Bound.VALUE, value=ast.Name() | ast.Attribute() as value, path=()):
                return self.resolve(value, self.value_scope(binding, scope), depth + 1)
        return UNKNOWN

    def _unbound(self, name: str, scope: Scope) -> Found:
        """A name that no scope binds: a builtin, unless a star import may have brought another."""
        while True:
            for module in scope.star_imports:
                imported = catalog.canonical(f"{module}.{name}")
                if (
                    imported != f"{module}.{name}"
                    or catalog.is_class(imported)
                    or catalog.lookup_call(imported)
                ):
                    return Found((imported,), complete=True)
                if module.partition(".")[0] not in sys.stdlib_module_names:
                    return UNKNOWN
            if scope.parent is None:
                return Found((catalog.canonical(name),), complete=True)
            scope = scope.parent

    def _attribute(self, found: Found, attribute: str, depth: int) -> Found:
        definitions: list[Definition] = []
        complete = found.complete
        for definition in found.definitions:
            if isinstance(definition, str):
                definitions.append(catalog.canonical(f"{definition}.{attribute}"))
                continue
            member = self._member(definition, attribute, depth)
            definitions.extend(member.definitions)
            complete = complete and member.complete
        return Found(tuple(definitions), complete)

    def _member(self, definition: ast.AST, attribute: str, depth: int) -> Found:
        """An attribute looked up on a class of this file: a method, a nested class, an alias."""
        if isinstance(definition, ast.ClassDef):
            inner = self.scope_inside(definition)
            bound = inner.bindings.get(attribute)
            if bound:
                found = [self._definitions(binding, inner, depth + 1) for binding in bound]
                definitions = tuple(d for one in found for d in one.definitions)
                complete = attribute not in self._set_attributes and all(one.complete for one in found)
                return Found(definitions, complete)
        return UNKNOWN

    # Classes

    def class_bindings(self, expression: ast.Attribute, scope: Scope) -> tuple[list[Binding], Scope] | None:
        """How ``Class.name`` or ``self.name`` is bound in the body of a class of this file."""
        owners = self.resolve(expression.value, scope).definitions
        if isinstance(expression.value, ast.Name) and expression.value.id in {"self", "cls"}:
            around = next((s for s in scope.outwards() if s.is_class), None)
            owners = (around.node,) if around and isinstance(around.node, ast.ClassDef) else ()
        for owner in owners:
            if isinstance(owner, ast.ClassDef):
                inner = self.scope_inside(owner)
                if expression.attr in inner.bindings:
                    return inner.bindings[expression.attr], inner
        return None

    def is_set_once(self, expression: ast.Attribute) -> bool:
        """Whether an attribute that a class body binds is surely that: no subclass or instance has another.

        Of ``self`` that is never known, for there may be subclasses in other files.
        """
        on_instance = isinstance(expression.value, ast.Name) and expression.value.id in {"self", "cls"}
        return not on_instance and expression.attr not in self._set_attributes

    @functools.cached_property
    def _set_attributes(self) -> frozenset[str]:
        """The attributes of anything at all that the file sets or deletes."""
        nodes = (node for node in walk(self.tree) if isinstance(node, ast.Attribute))
        return frozenset(node.attr for node in nodes if not isinstance(node.ctx, ast.Load))

    def bases(self, definition: Definition) -> tuple[Definition, ...] | None:
        """The bases of a class as far as they can be named; None where nothing is known of it."""
        if isinstance(definition, str):
            return catalog.bases(definition)
        if not isinstance(definition, ast.ClassDef):
            return None
        scope = self.scope_around(definition)
        return tuple(d for base in definition.bases for d in self.resolve(base, scope).definitions)

    def ancestry(self, definition: Definition) -> tuple[Definition, ...]:
        """The class and all that it is known to inherit from, nearest first."""
        if definition not in self._ancestry:
            found: dict[Definition, None] = {}
            waiting = deque([definition])
            while waiting:
                one = waiting.popleft()
                if not waiting and one in self._ancestry:
                    found.update(dict.fromkeys(self._ancestry[one]))
                elif one not in found:
                    found[one] = None
                    waiting.extend(self.bases(one) or ())
            self._ancestry[definition] = tuple(found)
        return self._ancestry[definition]

    def is_subclass(self, definition: Definition, base: Definition) -> bool:
        """Whether ``definition`` is known to be ``base`` or a class that inherits from it."""
        return base in self.ancestry(definition)


def _may_be_builtin(name: str, bindings: list[Binding], home: Scope) -> bool:
    """Whether a builtin's name may be left to the builtin by the module or class that binds it."""
    if not isinstance(home.node, ast.Module | ast.ClassDef) or not hasattr(builtins, name):
        return False
    return not surely_binds(home.node.body, {binding.node for binding in bindings})


def _is_none(binding: Binding) -> bool:
    """``redis = None`` in the ``except ImportError`` of an import says nothing of what redis is."""
    return isinstance(binding.value, ast.Constant) and binding.value.value is None
