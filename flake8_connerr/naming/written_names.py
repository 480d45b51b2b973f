"""Which names a part of a file writes, and whether it may read others without writing them."""

from __future__ import annotations

import ast

from flake8_connerr.names import Module
from flake8_connerr.nodes import walk

# What reads variables without naming them.
_NAMESPACE_READERS = frozenset({"locals", "vars", "eval", "exec"})


def written_names(_module: Module, tree: ast.AST) -> frozenset[str]:
    """Every identifier that is read, bound or imported; a new name must not be among those of the file."""
    names: set[str] = set()
    for node in walk(tree):
        match node:
            case ast.Name(id=name) | ast.arg(arg=name) | ast.MatchMapping(rest=str() as name):
                names.add(name)
            case ast.alias():
                names.add((node.asname or node.name).partition(".")[0])
            case ast.Global(names=declared) | ast.Nonlocal(names=declared):
                names.update(declared)
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                names.add(node.name)
            case ast.ExceptHandler() | ast.MatchAs() | ast.MatchStar():
                names.add(node.name or "")
    return frozenset(names)


def reads_namespace(_module: Module, around: ast.AST) -> bool:
    """Whether variables may be read without being named, by ``locals()`` and the like."""
    return any(isinstance(node, ast.Name) and node.id in _NAMESPACE_READERS for node in walk(around))
