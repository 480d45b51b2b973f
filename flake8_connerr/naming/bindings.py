"""How names come to be bound: what the statements of a scope do, and the expressions in them."""

from __future__ import annotations

import ast
import enum
from typing import TYPE_CHECKING, NamedTuple

from flake8_connerr.nodes import FIELDS, STATEMENT_LEVEL, Comprehension, FunctionNode, children

if TYPE_CHECKING:
    from flake8_connerr.naming.scopes import Scope


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


# What binds a name, and what does within a statement: most nodes need not be asked.
_BINDING_STATEMENTS = frozenset({
    *(ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom),
    *(ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Delete, ast.For, ast.AsyncFor, ast.ExceptHandler),
})  # fmt: skip
_BINDING_PARTS = frozenset({ast.NamedExpr, ast.withitem, ast.MatchAs, ast.MatchStar, ast.MatchMapping})
# What has parts that bind names, beside expressions.
_WITH_BINDING_PARTS = frozenset({ast.With, ast.AsyncWith, ast.match_case})


def read(scope: Scope) -> None:
    """Bind the names of a scope's own statements and of the expressions in them."""
    node = scope.node
    if isinstance(node, FunctionNode | ast.Lambda):
        _bind_parameters(node.args, scope)
    elif isinstance(node, Comprehension):
        for generator in node.generators:
            _bind_target(generator.target, Binding(Bound.ITERATED, generator, value=generator.iter), scope)
    named_expressions = scope.module.named_expressions
    for statement, typing_only in scope.statements:
        if type(statement) in _BINDING_STATEMENTS:
            _bind(statement, scope, typing_only)
        waiting = _parts(statement) if named_expressions or type(statement) in _WITH_BINDING_PARTS else []
        while waiting:
            part = waiting.pop()
            kind = type(part)
            if kind in _BINDING_PARTS:
                _bind(part, scope, typing_only)
            if FIELDS[kind] and kind is not ast.Lambda:
                waiting += children(part)


def _parts(statement: ast.AST) -> list[ast.AST]:
    """The expressions and patterns of a statement that are looked at in its own scope."""
    if isinstance(statement, FunctionNode):
        return [
            *statement.decorator_list,
            *statement.args.defaults,
            *filter(None, statement.args.kw_defaults),
        ]
    return [node for node in children(statement) if not isinstance(node, STATEMENT_LEVEL)]


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
