"""Functions cut out of their files, so that a loop in them can be run with stubs around it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from flake8_connerr.control_flow.flow import Loop, dotted, own_nodes
from flake8_connerr.nodes import FunctionNode

# What an attempt calls first in the programs: the schedule says which of its calls fail.
ATTEMPT = "attempt_of_the_loop"
# What each round of a loop calls first, so that one without an end is noticed.
ROUND = "round_of_the_loop"
# What each handler in a loop calls first: it ends a program that is stopped, whatever it catches.
HANDLED = "handled_in_the_loop"


class Program(NamedTuple):
    """A function as a program of its own, with the imports of its file.

    Its function is called ``main``. ``classes`` are the dotted names, as written, that its loops catch.
    """

    source: str
    classes: frozenset[str]


def changed_functions(before: str, after: str) -> Iterator[tuple[str, ast.AST, ast.AST]]:
    """The innermost functions that are not the same in two versions of a file, by qualified name."""
    old, new = dict(_functions(ast.parse(before))), dict(_functions(ast.parse(after)))
    for name, function in old.items():
        if name in new and ast.dump(_without_inner(function)) != ast.dump(_without_inner(new[name])):
            yield name, function, new[name]


def cut_out(function: ast.AST, file: str) -> Program:
    """``function`` of the file with this source, each ``try`` in its loops beginning with an attempt."""
    imports = [node for node in ast.parse(file).body if isinstance(node, ast.Import | ast.ImportFrom)]
    imports = [
        node for node in imports if not (isinstance(node, ast.ImportFrom) and node.module == "__future__")
    ]
    cut = ast.parse(ast.unparse(function)).body[0]
    assert isinstance(cut, FunctionNode)
    cut.name, cut.decorator_list, cut.returns = "main", [], None
    for argument in [*cut.args.posonlyargs, *cut.args.args, *cut.args.kwonlyargs]:
        argument.annotation = None
    classes = frozenset(_marked(cut))
    return Program(ast.unparse(ast.Module([*imports, cut], [])), classes)


def _functions(tree: ast.AST, prefix: str = "") -> Iterator[tuple[str, FunctionNode]]:
    for node in ast.iter_child_nodes(tree):
        name = f"{prefix}{node.name}" if isinstance(node, FunctionNode | ast.ClassDef) else prefix
        if isinstance(node, FunctionNode):
            yield name, node
        yield from _functions(node, f"{name}." if isinstance(node, FunctionNode | ast.ClassDef) else prefix)


def _without_inner(function: FunctionNode) -> ast.AST:
    """A function without what the functions in it do."""

    class _Emptied(ast.NodeTransformer):
        def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
            return ast.Pass() if node is not function else self.generic_visit(node)

        def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AST:
            return ast.Pass() if node is not function else self.generic_visit(node)

    copy = ast.parse(ast.unparse(function)).body[0]
    function = copy  # type: ignore[assignment]
    return _Emptied().visit(copy)  # type: ignore[no-any-return]


def _marked(function: FunctionNode) -> Iterator[str]:
    """Let each ``try`` in the loops of a function begin with an attempt; the names that they catch."""
    loops = [node for node in own_nodes(function.body) if isinstance(node, Loop)]
    inside = {node: None for loop in loops for node in own_nodes(loop.body) if isinstance(node, ast.Try)}
    for loop in loops:
        loop.body.insert(0, ast.Expr(ast.Call(ast.Name(ROUND, ast.Load()), [], [])))
    for statement in inside:
        statement.body.insert(0, ast.Expr(ast.Call(ast.Name(ATTEMPT, ast.Load()), [], [])))
        for handler in statement.handlers:
            handler.body.insert(0, ast.Expr(ast.Call(ast.Name(HANDLED, ast.Load()), [], [])))
            yield from (dotted(node) for node in _named(handler.type) if dotted(node))
    ast.fix_missing_locations(function)


def _named(caught: ast.expr | None) -> list[ast.expr]:
    if isinstance(caught, ast.Tuple):
        return [part for element in caught.elts for part in _named(element)]
    return [] if caught is None else [caught]
