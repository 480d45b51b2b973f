"""What blocks of code assign to names, and which names they compare."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence

from flake8_connerr.control_flow.flow import dotted, names_in, own_nodes
from flake8_connerr.control_flow.loop_heads import names_read
from flake8_connerr.names import Module
from flake8_connerr.nodes import walk


def changes(blocks: list[ast.AST]) -> dict[str, list[ast.expr]]:
    """Dotted name -> what the blocks assign to it; ``x *= 2`` as ``x * 2``."""
    found: dict[str, list[ast.expr]] = {}
    for node in own_nodes(blocks):
        match node:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    for name in _targets(target):
                        found.setdefault(name, []).append(value)
            case (
                ast.AnnAssign(target=target, value=ast.expr() as value)
                | ast.NamedExpr(target=target, value=value)
            ):
                found.setdefault(dotted(target), []).append(value)
            case ast.AugAssign(target=target, op=op, value=value) if isinstance(
                target, ast.Name | ast.Attribute
            ):
                found.setdefault(dotted(target), []).append(ast.BinOp(target, op, value))
    return found


def moved_on(_module: Module, around: ast.AST) -> frozenset[str]:
    """The names of which a statement in ``around`` makes their next value of the one they have."""
    found: set[str] = set()
    for node in walk(around):
        match node:
            case ast.AugAssign(target=target):
                found.add(dotted(target))
            case ast.Assign(targets=[target], value=value) if dotted(target) in names_in(value):
                found.add(dotted(target))
    return frozenset(found)


def _targets(target: ast.expr) -> Iterable[str]:
    if isinstance(target, ast.Tuple | ast.List):
        return [name for element in target.elts for name in _targets(element)]
    return [dotted(target)] if dotted(target) else []


def in_comparisons(nodes: Sequence[ast.AST]) -> frozenset[str]:
    """The names in comparisons of what is less or greater."""
    return frozenset(
        name
        for node in own_nodes(nodes)
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Lt | ast.LtE | ast.Gt | ast.GtE)
        for name in names_read(node)
    )
