"""The nodes of a syntax tree: their kinds, where they begin, and walks in a third of the time of ast's."""

from __future__ import annotations

import ast
from typing import NamedTuple

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef
Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp

# Statements, and what holds some without being one.
STATEMENT_LEVEL = (ast.stmt, ast.ExceptHandler, ast.match_case)

# Fields that hold no node in any class but one, and contexts (``Load``, ``Store``), which nobody asks for.
_NO_NODES = frozenset({
    "id", "ctx", "attr", "arg", "module", "level", "name", "asname", "kind", "rest", "is_async", "conversion",
    "simple", "str", "type_comment", "type_ignores",
})  # fmt: skip
# The classes whose fields are otherwise.
_OTHER_FIELDS: dict[str, tuple[str, ...]] = {
    "Constant": (),
    "MatchSingleton": (),
    "TypeAlias": ("name", "type_params", "value"),  # since Python 3.12
}

# The fields that hold statements, or handlers and cases that do, in the order of the source.
BLOCKS = ("body", "handlers", "orelse", "finalbody", "cases")
# What has such fields; those of expressions hold others.
_HOLDING_BLOCKS = (*STATEMENT_LEVEL, ast.Module)

# The classes with lists that hold something else than nodes, too: None for what is left out, or names.
_MIXED_LISTS = frozenset({ast.Dict, ast.arguments, ast.Global, ast.Nonlocal, ast.MatchClass})


class Position(NamedTuple):
    """Where a node begins: line from 1, column from 0 in UTF-8 bytes, as in :mod:`ast`."""

    line: int
    column: int

    @classmethod
    def of(cls, node: ast.stmt | ast.expr | ast.ExceptHandler) -> Position:
        """Where ``node`` begins."""
        return cls(node.lineno, node.col_offset)

    def characters_in(self, line: str) -> int:
        """The column in characters of ``line``, as editors and pycodestyle count."""
        before = line.encode("utf-8", "surrogatepass")[: self.column]
        return sum(byte & 0b1100_0000 != 0b1000_0000 for byte in before)  # the others go on with a character


def children(node: ast.AST) -> list[ast.AST]:
    """As :func:`ast.iter_child_nodes`, but for contexts."""
    found: list[ast.AST] = []
    kind = type(node)
    for field in FIELDS[kind]:
        value = getattr(node, field, None)
        if type(value) is list:
            found += value
        elif value is not None:
            found.append(value)
    return [one for one in found if isinstance(one, ast.AST)] if kind in _MIXED_LISTS else found


def walk(node: ast.AST) -> list[ast.AST]:
    """As :func:`ast.walk`, in the same order, but for contexts."""
    found = [node]
    for one in found:  # which grows meanwhile
        if FIELDS[type(one)]:
            found += children(one)
    return found


def statements_in(node: ast.AST) -> list[ast.AST]:
    """The statements that stand in a statement, and handlers and cases that hold some, in source order."""
    found: list[ast.AST] = []
    for field in BLOCKS_OF[type(node)]:
        found += getattr(node, field, ())
    return found


def blocks(node: ast.AST) -> list[list[ast.stmt]]:
    """The blocks of a statement or a module, in the order of the source."""
    found: list[list[ast.stmt]] = []
    for field in BLOCKS_OF[type(node)]:
        value: list[ast.AST] = getattr(node, field, [])
        if field in {"handlers", "cases"}:
            found += [part.body for part in value if isinstance(part, ast.ExceptHandler | ast.match_case)]
        elif value:
            found.append([part for part in value if isinstance(part, ast.stmt)])
    return found


class _Fields(dict[type[ast.AST], tuple[str, ...]]):
    """The fields of a class that may hold nodes."""

    def __missing__(self, kind: type[ast.AST]) -> tuple[str, ...]:
        fields = tuple(field for field in kind._fields if field not in _NO_NODES)
        self[kind] = _OTHER_FIELDS.get(kind.__name__, fields)
        return self[kind]


class _BlocksOf(dict[type[ast.AST], tuple[str, ...]]):
    """The blocks that nodes of a class may have; most statements have none."""

    def __missing__(self, kind: type[ast.AST]) -> tuple[str, ...]:
        holds = issubclass(kind, _HOLDING_BLOCKS)
        self[kind] = tuple(field for field in BLOCKS if field in kind._fields) if holds else ()
        return self[kind]


FIELDS = _Fields()
BLOCKS_OF = _BlocksOf()
