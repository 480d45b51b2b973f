"""Scopes of a module and what each name in them is bound to, read off the syntax tree.

The tree is walked once, without recursion (a generated file may nest deeper than the interpreter's
stack) and without touching it (flake8 shares it between plugins).
"""

from __future__ import annotations

import ast
import enum
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

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


@dataclass
class Scope:
    """A module, class, function, lambda or comprehension, and the names bound directly in it."""

    node: ast.AST
    parent: Scope | None
    bindings: dict[str, list[Binding]] = field(default_factory=dict)
    module_names: set[str] = field(default_factory=set)
    outer_names: set[str] = field(default_factory=set)
    star_imports: list[str] = field(default_factory=list)

    @property
    def is_class(self) -> bool:
        """Whether names of this scope are hidden from the functions in it."""
        return isinstance(self.node, ast.ClassDef)

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


class Scopes(NamedTuple):
    """The scope tree: the scope inside each node that makes one, around each statement, and parents.

    ``around`` maps every statement and handler to the scope its names are looked up in; ``inside``
    maps functions, classes, lambdas and comprehensions to their own scope; ``parent`` maps every
    statement, handler and match case to the node it stands in.
    """

    module: Scope
    inside: dict[ast.AST, Scope]
    around: dict[ast.AST, Scope]
    parent: dict[ast.AST, ast.AST]
    suites: tuple[ast.Try | ast.TryStar | ast.For | ast.AsyncFor | ast.While, ...]


class _Visit(NamedTuple):
    """A node waiting to be visited, with what holds around it."""

    node: ast.AST
    scope: Scope
    parent: ast.AST
    typing_only: bool


_STATEMENT_LEVEL = (ast.stmt, ast.ExceptHandler, ast.match_case)
_SCOPE_MAKERS = (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def build(tree: ast.Module) -> Scopes:
    """Read the scopes of ``tree``."""
    return _Builder(tree).build()


class _Builder:
    def __init__(self, tree: ast.Module) -> None:
        self.tree = tree
        self.module = Scope(tree, None)
        self.inside: dict[ast.AST, Scope] = {tree: self.module}
        self.around: dict[ast.AST, Scope] = {}
        self.parent: dict[ast.AST, ast.AST] = {}
        self.suites: list[ast.Try | ast.TryStar | ast.For | ast.AsyncFor | ast.While] = []
        self.waiting: list[_Visit] = []

    def build(self) -> Scopes:
        self._push(list(self.tree.body), self.module, self.tree, False)
        while self.waiting:
            self._visit(self.waiting.pop())
        return Scopes(self.module, self.inside, self.around, self.parent, tuple(self.suites))

    def _push(self, nodes: Sequence[ast.AST], scope: Scope, parent: ast.AST, typing: bool) -> None:
        self.waiting.extend(_Visit(node, scope, parent, typing) for node in reversed(nodes))

    def _visit(self, visit: _Visit) -> None:
        node, scope, parent, typing_only = visit
        if isinstance(node, _STATEMENT_LEVEL):
            self.around[node] = scope
            self.parent[node] = parent
            parent = node
        if isinstance(node, ast.Try | ast.TryStar | ast.For | ast.AsyncFor | ast.While):
            self.suites.append(node)
        if isinstance(node, FunctionNode):
            self._function(node, scope, typing_only)
        elif isinstance(node, ast.ClassDef):
            self._class(node, scope, typing_only)
        elif isinstance(node, ast.If) and _is_type_checking(node.test):
            self._push(node.orelse, scope, parent, typing_only)
            self._push(node.body, scope, parent, True)
        elif isinstance(node, _SCOPE_MAKERS):
            self._expression_scope(node, scope, parent, typing_only)
        else:
            _bind(node, scope, typing_only)
            self._push(list(ast.iter_child_nodes(node)), scope, parent, typing_only)

    def _function(self, node: FunctionNode, scope: Scope, typing_only: bool) -> None:
        scope.bind(node.name, Binding(Bound.FUNCTION, node, typing_only=typing_only))
        inner = self.inside[node] = Scope(node, scope)
        _declare(node.body, inner)
        _bind_parameters(node.args, inner)
        self._push(node.body, inner, node, typing_only)
        defaults = [default for default in node.args.kw_defaults if default is not None]
        self._push([*node.decorator_list, *node.args.defaults, *defaults], scope, node, typing_only)

    def _class(self, node: ast.ClassDef, scope: Scope, typing_only: bool) -> None:
        scope.bind(node.name, Binding(Bound.CLASS, node, typing_only=typing_only))
        inner = self.inside[node] = Scope(node, scope)
        _declare(node.body, inner)
        self._push(node.body, inner, node, typing_only)
        keywords = [keyword.value for keyword in node.keywords]
        self._push([*node.decorator_list, *node.bases, *keywords], scope, node, typing_only)

    def _expression_scope(self, node: ast.AST, scope: Scope, parent: ast.AST, typing_only: bool) -> None:
        inner = self.inside[node] = Scope(node, scope)
        if isinstance(node, ast.Lambda):
            _bind_parameters(node.args, inner)
            self._push([node.body], inner, parent, typing_only)
            return
        assert isinstance(node, Comprehension)
        for generator in node.generators:
            _bind_target(generator.target, Binding(Bound.ITERATED, generator, value=generator.iter), inner)
        self._push(list(ast.iter_child_nodes(node)), inner, parent, typing_only)


def _is_type_checking(test: ast.expr) -> bool:
    name = test.attr if isinstance(test, ast.Attribute) else getattr(test, "id", "")
    return name == "TYPE_CHECKING"


def _declare(body: list[ast.stmt], scope: Scope) -> None:
    """Note ``global`` and ``nonlocal`` before anything is bound: they hold for the whole scope."""
    waiting: list[ast.AST] = list(body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Global):
            scope.module_names.update(node.names)
        elif isinstance(node, ast.Nonlocal):
            scope.outer_names.update(node.names)
        elif isinstance(node, _STATEMENT_LEVEL) and not isinstance(node, FunctionNode | ast.ClassDef):
            waiting.extend(ast.iter_child_nodes(node))


def _bind_parameters(arguments: ast.arguments, scope: Scope) -> None:
    for argument in [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]:
        scope.bind(argument.arg, Binding(Bound.PARAMETER, argument, annotation=argument.annotation))
    for variadic in (arguments.vararg, arguments.kwarg):
        if variadic is not None:
            scope.bind(variadic.arg, Binding(Bound.OTHER, variadic))


def _bind(node: ast.AST, scope: Scope, typing_only: bool) -> None:
    """Record what a single node binds, its children not counted."""
    match node:
        case ast.Import() | ast.ImportFrom():
            _bind_import(node, scope, typing_only)
        case ast.Assign() | ast.AnnAssign() | ast.AugAssign():
            _bind_assignment(node, scope)
        case ast.NamedExpr():
            _bind_walrus(node, scope)
        case ast.For() | ast.AsyncFor():
            _bind_target(node.target, Binding(Bound.ITERATED, node, value=node.iter), scope)
        case ast.withitem():
            if node.optional_vars is not None:
                binding = Binding(Bound.ENTERED, node, value=node.context_expr)
                _bind_target(node.optional_vars, binding, scope)
        case ast.ExceptHandler():
            if node.name:
                scope.bind(node.name, Binding(Bound.OTHER, node))
        case ast.Delete():
            for target in node.targets:
                _bind_target(target, Binding(Bound.DELETED, node), scope)
        case (
            ast.MatchAs(name=str() as name)
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
            scope.star_imports.append("." * node.level + (node.module or ""))
            continue
        else:
            name = alias.asname or alias.name
            prefix = "." * node.level + (node.module or "")
            qualified_name = f"{prefix}{'.' if node.module else ''}{alias.name}"
        scope.bind(name, Binding(Bound.IMPORT, node, qualified_name, typing_only=typing_only))


def _bind_walrus(node: ast.NamedExpr, scope: Scope) -> None:
    """Inside a comprehension the target belongs to the scope around it."""
    while isinstance(scope.node, Comprehension) and scope.parent is not None:
        scope = scope.parent
    _bind_target(node.target, Binding(Bound.VALUE, node, value=node.value), scope)


def _bind_target(target: ast.expr, binding: Binding, scope: Scope) -> None:
    match target:
        case ast.Name():
            scope.bind(target.id, binding)
        case ast.Tuple() | ast.List():
            starred = any(isinstance(element, ast.Starred) for element in target.elts)
            for index, element in enumerate(target.elts):
                followed = not starred and binding.bound is not Bound.DELETED
                part = binding._replace(path=(*binding.path, index)) if followed else binding
                _bind_target(element, part if followed else _untraceable(binding), scope)
        case ast.Starred():
            _bind_target(target.value, _untraceable(binding), scope)


def _untraceable(binding: Binding) -> Binding:
    if binding.bound is Bound.DELETED:
        return binding
    return Binding(Bound.OTHER, binding.node)
