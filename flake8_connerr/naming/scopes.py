"""Scopes of a module and what each name in them is bound to, read off the syntax tree.

The tree is walked without recursion (a generated file may nest deeper than the interpreter's stack)
and without touching it (flake8 shares it between plugins).
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flake8_connerr.naming.bindings import Binding, read
from flake8_connerr.nodes import BLOCKS_OF


class Scope:
    """A module, class, function, lambda or comprehension, and the names bound directly in it.

    Most scopes of a file are never asked for a name, so ``bindings`` are read when first asked for.
    ``declaring`` are the scopes of the file that bind names in others (``global``, ``nonlocal``);
    ``named_expressions`` says of the module whether expressions of the file may bind names, too (``:=``).
    """

    named_expressions = True

    def __init__(self, node: ast.AST, parent: Scope | None, declaring: list[Scope] | None = None) -> None:
        self.node = node
        self.parent = parent
        self.declaring = [] if declaring is None else declaring
        self.statements: list[tuple[ast.AST, bool]] = []
        self.module_names: set[str] = set()
        self.outer_names: set[str] = set()
        self._bindings: dict[str, list[Binding]] | None = None
        self._star_imports: list[str] = []

    @property
    def bindings(self) -> dict[str, list[Binding]]:
        """Name -> the ways in which it is bound here, in source order."""
        if self._bindings is None:
            self._bindings = {}
            for scope in self.declaring:
                _ = scope.bindings
            read(self)
        return self._bindings

    @property
    def star_imports(self) -> list[str]:
        """The modules that names are imported from with a star."""
        _ = self.bindings
        return self._star_imports

    @property
    def is_class(self) -> bool:
        """Whether names of this scope are hidden from the functions in it."""
        return isinstance(self.node, ast.ClassDef)

    def outwards(self) -> Iterator[Scope]:
        """This scope and those around it, the module last."""
        scope: Scope | None = self
        while scope is not None:
            yield scope
            scope = scope.parent

    @property
    def module(self) -> Scope:
        """The outermost scope."""
        scope = self
        while scope.parent is not None:
            scope = scope.parent
        return scope

    def home(self, name: str) -> Scope:
        """The scope that an assignment to ``name`` here binds in (``global``, ``nonlocal``)."""
        if name in self.module_names:
            return self.module
        scope = self
        while name in scope.outer_names and scope.parent is not None:
            scope = scope.parent
            while scope.is_class and scope.parent is not None:
                scope = scope.parent
        return scope

    def bind(self, name: str, binding: Binding) -> None:
        """Record that ``name`` is bound here."""
        self.home(name).bindings.setdefault(name, []).append(binding)


class Scopes:
    """The scope tree of a module, and where its statements stand.

    ``around`` maps every statement and handler to the scope its names are looked up in; ``parent``
    maps every statement, handler and match case to the node it stands in; ``suites`` are the loops and
    try statements in source order.
    """

    def __init__(self, tree: ast.Module, named_expressions: bool) -> None:
        self.module = Scope(tree, None)
        self.module.named_expressions = named_expressions
        self.around: dict[ast.AST, Scope] = {}
        self.parent: dict[ast.AST, ast.AST] = {}
        self.suites: list[ast.Try | ast.TryStar | ast.For | ast.AsyncFor | ast.While] = []
        self._inside: dict[ast.AST, Scope] = {tree: self.module}
        self._build(tree)

    @property
    def classes(self) -> tuple[ast.ClassDef, ...]:
        """The classes that the module defines, in any scope."""
        return tuple(node for node in self._inside if isinstance(node, ast.ClassDef))

    def inside(self, node: ast.AST, around: Scope | None = None) -> Scope:
        """The scope that a function or class makes; or a lambda or comprehension standing in ``around``."""
        if node not in self._inside:
            self._inside[node] = Scope(node, around)
        return self._inside[node]

    def _build(self, tree: ast.Module) -> None:
        """Walk the statements, and no expression: most files hold little that is ever asked about."""
        # With each node what holds around it: its scope, what it stands in, whether that is for typing alone.
        waiting: list[tuple[ast.AST, Scope, ast.AST, bool]] = [
            (statement, self.module, tree, False) for statement in reversed(tree.body)
        ]
        while waiting:
            node, scope, parent, typing_only = waiting.pop()
            self.parent[node] = parent
            self.around[node] = scope
            scope.statements.append((node, typing_only))
            blocks = BLOCKS_OF[type(node)]
            if not blocks:
                if isinstance(node, _DECLARING):
                    self._declare(node, scope)
                continue
            inner = scope
            if isinstance(node, _SCOPED):
                inner = self._inside[node] = Scope(node, scope, declaring=self.module.declaring)
            elif isinstance(node, _SUITES):
                self.suites.append(node)
            body_typing_only = typing_only or (isinstance(node, ast.If) and _is_type_checking(node.test))
            for block in reversed(blocks):
                inside = body_typing_only if block == "body" else typing_only
                waiting += [(n, inner, node, inside) for n in reversed(getattr(node, block, ()))]

    def _declare(self, node: ast.Global | ast.Nonlocal, scope: Scope) -> None:
        """Noted before anything is bound: it holds for the whole scope."""
        names = scope.module_names if isinstance(node, ast.Global) else scope.outer_names
        names.update(node.names)
        if scope not in self.module.declaring:
            self.module.declaring.append(scope)


_SCOPED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_DECLARING = (ast.Global, ast.Nonlocal)
_SUITES = (ast.Try, ast.TryStar, ast.For, ast.AsyncFor, ast.While)


def _is_type_checking(test: ast.expr) -> bool:
    name = test.attr if isinstance(test, ast.Attribute) else getattr(test, "id", "")
    return name == "TYPE_CHECKING"
