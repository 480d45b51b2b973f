"""Scopes of a module and what each name in them is bound to, read off the syntax tree.

The tree is walked without recursion (a generated file may nest deeper than the interpreter's stack)
and without touching it (flake8 shares it between plugins).
"""

from __future__ import annotations

import ast
import enum
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from flake8_connerr.nodes import BLOCKS, children

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef
Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


class Bound(enum.Enum):
    """How a name comes to be bound."""

    IMPORT = "import"
    CLASS = "class"
    FUNCTION = "function"
    VALUE = "assignment"
    ITERATED = "for target"
    ENTERED = "with target"
    PARAMETER = "parameter"
    DELETED = "del"
    OTHER = "something that cannot be followed"


class Binding(NamedTuple):
    """One way in which a name is bound in a scope.

    ``qualified_name`` is the target of an import; ``value`` the expression assigned, iterated over or
    entered; ``path`` the indices by which the name is unpacked from it. ``typing_only`` marks what
    stands under ``if TYPE_CHECKING``, which binds nothing at run time.
    """

    bound: Bound
    node: ast.AST
    qualified_name: str = ""
    value: ast.expr | None = None
    annotation: ast.expr | None = None
    path: tuple[int, ...] = ()
    typing_only: bool = False

    @property
    def line(self) -> int:
        """The line on which it is bound; 0 where the tree does not say."""
        node = self.node.context_expr if isinstance(self.node, ast.withitem) else self.node
        return getattr(node, "lineno", 0)


@dataclass(eq=False)
class Scope:
    """A module, class, function, lambda or comprehension, and the names bound directly in it.

    Most scopes of a file are never asked for a name, so ``bindings`` are read when first asked for.
    ``declaring`` are the scopes of the file that bind names in others (``global``, ``nonlocal``).
    """

    node: ast.AST
    parent: Scope | None
    statements: list[tuple[ast.AST, bool]] = field(default_factory=list)
    declaring: list[Scope] = field(default_factory=list)
    module_names: set[str] = field(default_factory=set)
    outer_names: set[str] = field(default_factory=set)
    _bindings: dict[str, list[Binding]] | None = None
    _star_imports: list[str] = field(default_factory=list)

    @property
    def bindings(self) -> dict[str, list[Binding]]:
        """Name -> the ways in which it is bound here, in source order."""
        if self._bindings is None:
            self._bindings = {}
            for scope in self.declaring:
                _ = scope.bindings
            _read(self)
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

    def __init__(self, tree: ast.Module) -> None:
        self.module = Scope(tree, None)
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
        waiting = [_Visit(statement, self.module, tree, False) for statement in reversed(tree.body)]
        while waiting:
            node, scope, parent, typing_only = waiting.pop()
            self.parent[node] = parent
            self.around[node] = scope
            scope.statements.append((node, typing_only))
            inner = scope
            if isinstance(node, _SCOPED):
                inner = self._inside[node] = Scope(node, scope, declaring=self.module.declaring)
            elif isinstance(node, _SUITES):
                self.suites.append(node)
            elif isinstance(node, _DECLARING):
                self._declare(node, scope)
            body_typing_only = typing_only or (isinstance(node, ast.If) and _is_type_checking(node.test))
            for block in _BLOCKS_OF[type(node)]:
                inside = body_typing_only if block == "body" else typing_only
                waiting += [_Visit(n, inner, node, inside) for n in reversed(getattr(node, block, ()))]

    def _declare(self, node: ast.Global | ast.Nonlocal, scope: Scope) -> None:
        """Noted before anything is bound: it holds for the whole scope."""
        names = scope.module_names if isinstance(node, ast.Global) else scope.outer_names
        names.update(node.names)
        if scope not in self.module.declaring:
            self.module.declaring.append(scope)


class _Visit(NamedTuple):
    """A statement, handler or match case waiting to be visited, with what holds around it."""

    node: ast.AST
    scope: Scope
    parent: ast.AST
    typing_only: bool


_SCOPED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_DECLARING = (ast.Global, ast.Nonlocal)
_SUITES = (ast.Try, ast.TryStar, ast.For, ast.AsyncFor, ast.While)
_STATEMENT_LEVEL = (ast.stmt, ast.ExceptHandler, ast.match_case)


class _BlocksOf(dict[type[ast.AST], tuple[str, ...]]):
    """The blocks that nodes of a class may have, the last first; most statements have none."""

    def __missing__(self, kind: type[ast.AST]) -> tuple[str, ...]:
        self[kind] = tuple(block for block in reversed(BLOCKS) if block in kind._fields)
        return self[kind]


_BLOCKS_OF = _BlocksOf()


# What binds a name within a statement: most expressions need not be asked.
_BINDING_PARTS = (ast.NamedExpr, ast.withitem, ast.MatchAs, ast.MatchStar, ast.MatchMapping)


def _read(scope: Scope) -> None:
    """Bind the names of a scope's own statements and of the expressions in them."""
    node = scope.node
    if isinstance(node, FunctionNode | ast.Lambda):
        _bind_parameters(node.args, scope)
    elif isinstance(node, Comprehension):
        for generator in node.generators:
            _bind_target(generator.target, Binding(Bound.ITERATED, generator, value=generator.iter), scope)
    for statement, typing_only in scope.statements:
        _bind(statement, scope, typing_only)
        waiting = _parts(statement)
        while waiting:
            part = waiting.pop()
            if isinstance(part, _BINDING_PARTS):
                _bind(part, scope, typing_only)
            if not isinstance(part, ast.Lambda):
                waiting += children(part)


def _parts(statement: ast.AST) -> list[ast.AST]:
    """The expressions and patterns of a statement that are looked at in its own scope."""
    if isinstance(statement, FunctionNode):
        return [
            *statement.decorator_list,
            *statement.args.defaults,
            *filter(None, statement.args.kw_defaults),
        ]
    return [node for node in children(statement) if not isinstance(node, _STATEMENT_LEVEL)]


def _is_type_checking(test: ast.expr) -> bool:
    name = test.attr if isinstance(test, ast.Attribute) else getattr(test, "id", "")
    return name == "TYPE_CHECKING"


def _bind_parameters(arguments: ast.arguments, scope: Scope) -> None:
    for argument in [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]:
        scope.bind(argument.arg, Binding(Bound.PARAMETER, argument, annotation=argument.annotation))
    for variadic in (arguments.vararg, arguments.kwarg):
        if variadic is not None:
            scope.bind(variadic.arg, Binding(Bound.OTHER, variadic))


def _bind(node: ast.AST, scope: Scope, typing_only: bool) -> None:
    """Record what a single node binds, its children not counted."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            bound = Bound.CLASS if isinstance(node, ast.ClassDef) else Bound.FUNCTION
            scope.bind(node.name, Binding(bound, node, typing_only=typing_only))
        case ast.Import() | ast.ImportFrom():
            _bind_import(node, scope, typing_only)
        case ast.Assign() | ast.AnnAssign() | ast.AugAssign():
            _bind_assignment(node, scope)
        case ast.NamedExpr():
            _bind_target(node.target, Binding(Bound.VALUE, node, value=node.value), scope)
        case ast.For() | ast.AsyncFor():
            _bind_target(node.target, Binding(Bound.ITERATED, node, value=node.iter), scope)
        case ast.withitem(optional_vars=ast.expr() as target):
            _bind_target(target, Binding(Bound.ENTERED, node, value=node.context_expr), scope)
        case ast.Delete():
            for target in node.targets:
                _bind_target(target, Binding(Bound.DELETED, node), scope)
        case (
            ast.ExceptHandler(name=str() as name)
            | ast.MatchAs(name=str() as name)
            | ast.MatchStar(name=str() as name)
            | ast.MatchMapping(rest=str() as name)
        ):
            scope.bind(name, Binding(Bound.OTHER, node))


def _bind_assignment(node: ast.Assign | ast.AnnAssign | ast.AugAssign, scope: Scope) -> None:
    if isinstance(node, ast.Assign):
        for target in node.targets:
            _bind_target(target, Binding(Bound.VALUE, node, value=node.value), scope)
    elif isinstance(node, ast.AnnAssign):
        _bind_target(
            node.target, Binding(Bound.VALUE, node, value=node.value, annotation=node.annotation), scope
        )
    else:
        _bind_target(node.target, Binding(Bound.OTHER, node), scope)


def _bind_import(node: ast.Import | ast.ImportFrom, scope: Scope, typing_only: bool) -> None:
    for alias in node.names:
        if isinstance(node, ast.Import):
            name = alias.asname or alias.name.partition(".")[0]
            qualified_name = alias.name if alias.asname else name
        elif alias.name == "*":
            scope._star_imports.append("." * node.level + (node.module or ""))
            continue
        else:
            name = alias.asname or alias.name
            prefix = "." * node.level + (node.module or "")
            qualified_name = f"{prefix}{'.' if node.module else ''}{alias.name}"
        scope.bind(name, Binding(Bound.IMPORT, node, qualified_name, typing_only=typing_only))


def _bind_target(target: ast.expr, binding: Binding, scope: Scope) -> None:
    match target:
        case ast.Name():
            scope.bind(target.id, binding)
        case ast.Tuple() | ast.List():
            starred = any(isinstance(element, ast.Starred) for element in target.elts)
            for index, element in enumerate(target.elts):
                followed = not starred and binding.bound is not Bound.DELETED
                part = binding._replace(path=(*binding.path, index)) if followed else _untraceable(binding)
                _bind_target(element, part, scope)
        case ast.Starred():
            _bind_target(target.value, _untraceable(binding), scope)


def _untraceable(binding: Binding) -> Binding:
    if binding.bound is Bound.DELETED:
        return binding
    return Binding(Bound.OTHER, binding.node)
