"""Where a node stands in a loop, and which names are in use around the loop."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import libcst as cst
from libcst.helpers import get_full_name_for_node

from codemods.trees.locate import CSTStatement, LocateError
from codemods.trees.nodes import children, find, walk
from flake8_connerr.control_flow.flow import own_nodes

_OTHER_SCOPES = (cst.FunctionDef, cst.Lambda, cst.ClassDef)
_IN_FRONT = (cst.Await, cst.Yield, cst.UnaryOperation)


class Place(NamedTuple):
    """Where a node stands: in which statement, or as which.

    ``stands_alone`` says that the statement is nothing but the node, awaited or not; ``is_elif`` that
    it is an ``elif``, around which no statement can stand.
    """

    statement: CSTStatement
    stands_alone: bool
    is_elif: bool


class Places:
    """The places of the nodes in one loop, found in one walk for all of them."""

    def __init__(self, loop: cst.For | cst.While) -> None:
        self._loop = loop
        self._parents = {child: node for node in walk(loop) for child in children(node)}

    def place_of(self, node: cst.CSTNode) -> Place:
        """The place of ``node``.

        Raises LocateError where it is not in the loop's body itself, or where it is a part of something
        larger than a statement, the value of an assignment or the test of an ``if``.
        """
        path = self._path(node)
        if any(isinstance(step, _OTHER_SCOPES) for step in path[1:]):
            raise LocateError("the wait is in a function of its own")
        at = max(i for i, step in enumerate(path) if isinstance(step, CSTStatement))
        statement = path[at]
        assert isinstance(statement, CSTStatement)
        between = path[at + 1 : -1]
        holds = isinstance(statement, cst.Expr | cst.Assign | cst.AnnAssign | cst.If)
        if node is not statement and not (holds and all(isinstance(step, _IN_FRONT) for step in between)):
            raise LocateError("the wait is part of a larger expression")
        negated = any(isinstance(step, cst.UnaryOperation) for step in between)
        alone = isinstance(statement, cst.Expr) and not negated
        is_elif = isinstance(statement, cst.If) and isinstance(path[at - 1], cst.If)
        return Place(statement, alone, is_elif)

    def _path(self, node: cst.CSTNode) -> list[cst.CSTNode]:
        """The nodes from the loop to ``node``, both included."""
        path = [node]
        while path[-1] is not self._loop:
            parent = self._parents.get(path[-1])
            if parent is None:
                raise LocateError("what is to be changed is not in the loop")
            path.append(parent)
        return path[::-1]


class Surroundings:
    """What stands around the loops of one module, found in one walk for all of them.

    ``whole`` is the tree of the file, of which the module may be an excerpt.
    """

    def __init__(self, module: cst.Module, whole: ast.Module) -> None:
        self.indent = module.default_indent
        self._module = module
        self._functions = _outermost_functions(module)
        self._names: dict[cst.CSTNode, frozenset[str]] = {}
        self._global_names = frozenset(_bound_by(whole.body))

    def outermost_function(self, loop: cst.For | cst.While) -> cst.FunctionDef | cst.Module:
        """The outermost function around ``loop``, or the module if there is none."""
        return self._functions.get(loop, self._module)

    def siblings(self, loop: cst.For | cst.While) -> Sequence[cst.CSTNode]:
        """The statements of the block that ``loop`` stands in."""
        if loop in self._module.body:
            return self._module.body
        blocks = find(self.outermost_function(loop), cst.IndentedBlock)
        return next(block.body for block in blocks if loop in block.body)

    def names_around(self, loop: cst.For | cst.While, wanted: Iterable[str]) -> frozenset[str]:
        """All names in the outermost function around ``loop``, and those ``wanted`` that the module binds."""
        around = self.outermost_function(loop)
        if around not in self._names:
            self._names[around] = names_in(around)
        return self._names[around].union(name for name in wanted if name in self._global_names)


def _bound_by(block: list[ast.stmt]) -> Iterator[str]:
    """The names that a block binds, to hide one of which from a function would mislead its readers."""
    apart = (
        [statement] if isinstance(statement, ast.ClassDef) else own_nodes([statement]) for statement in block
    )
    for node in itertools.chain.from_iterable(apart):
        match node:
            case ast.Name(id=name, ctx=ast.Store()):
                yield name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.alias(name=name, asname=alias):
                yield alias or name.partition(".")[0]


def names_in(node: cst.CSTNode) -> frozenset[str]:
    """All names written in ``node``, those of attributes included."""
    return frozenset(name.value for name in find(node, cst.Name))


def _outermost_functions(module: cst.Module) -> dict[cst.CSTNode, cst.FunctionDef]:
    """The outermost function around each loop that stands in one."""
    found: dict[cst.CSTNode, cst.FunctionDef] = {}
    waiting: list[tuple[cst.CSTNode, cst.FunctionDef | None]] = [(module, None)]
    while waiting:
        node, around = waiting.pop()
        if around is None and isinstance(node, cst.FunctionDef):
            around = node
        elif around is not None and isinstance(node, cst.For | cst.While):
            found[node] = around
        if not isinstance(node, cst.SimpleStatementLine | cst.BaseExpression):
            waiting += [(child, around) for child in children(node)]
    return found


def bound_inside(loop: cst.For | cst.While) -> frozenset[str]:
    """The names and dotted names that the statements of a loop set."""
    bound: set[str] = set()
    for node in walk(loop):
        match node:
            case (
                cst.AssignTarget(target=target)
                | cst.AnnAssign(target=target)
                | cst.AugAssign(target=target)
                | cst.NamedExpr(target=target)
                | cst.For(target=target)
                | cst.AsName(name=target)
            ):
                bound |= {name for name in (get_full_name_for_node(target), *names_in(target)) if name}
    return frozenset(bound)
