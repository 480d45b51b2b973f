"""Imports that a rewrite left without a use, taken away."""

from __future__ import annotations

import ast
from collections.abc import Sequence

import libcst as cst
from libcst import matchers as m
from libcst.helpers import get_full_name_for_node


def drop_unused(before: cst.Module, after: cst.Module, name: str) -> cst.Module:
    """``after`` without what it imports of the module ``name`` and read in ``before``, but reads no more.

    Only imports at the top level are looked at; one that has a comment beside it is left alone.
    """
    unread = _read(before) - _read(after)
    body: list[cst.SimpleStatementLine | cst.BaseCompoundStatement] = []
    waiting: list[cst.EmptyLine] = []
    for statement in after.body:
        if isinstance(statement, cst.SimpleStatementLine):
            kept = _without(statement, name, unread)
            if kept is None:
                waiting += statement.leading_lines if body else _comments(statement.leading_lines)
                continue
            statement = kept
        if waiting:
            statement = statement.with_changes(leading_lines=_joined(waiting, statement.leading_lines))
            waiting = []
        body.append(statement)
    # Comments above an import that nothing follows have nowhere to go.
    return after if _comments(waiting) else after.with_changes(body=body)


def _read(module: cst.Module) -> set[str]:
    """The names that a module reads, and the words that stand as a string in it (``__all__``)."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.code)):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.add(node.value)
    return found


def _without(line: cst.SimpleStatementLine, name: str, unread: set[str]) -> cst.SimpleStatementLine | None:
    """A line without the unread names that it imports of a module; None where nothing is left of it."""
    if line.trailing_whitespace.comment is not None or len(line.body) != 1:
        return line
    statement = line.body[0]
    if isinstance(statement, cst.Import):
        names = statement.names
        kept = [alias for alias in names if not (_full_name(alias) == name and _binds(alias, unread))]
    elif (
        isinstance(statement, cst.ImportFrom)
        and not isinstance(statement.names, cst.ImportStar)
        and not statement.relative
        and statement.module is not None
        and get_full_name_for_node(statement.module) == name
    ):
        names = statement.names
        kept = [alias for alias in names if not _binds(alias, unread)]
    else:
        return line
    if len(kept) == len(names) or m.findall(statement, m.Comment()):
        return line
    if not kept:
        return None
    kept[-1] = kept[-1].with_changes(comma=cst.MaybeSentinel.DEFAULT)
    return line.with_changes(body=[statement.with_changes(names=kept)])


def _full_name(alias: cst.ImportAlias) -> str | None:
    return get_full_name_for_node(alias.name)


def _binds(alias: cst.ImportAlias, names: set[str]) -> bool:
    bound = alias.asname.name if alias.asname is not None else alias.name
    return isinstance(bound, cst.Name) and bound.value in names


def _comments(lines: Sequence[cst.EmptyLine]) -> list[cst.EmptyLine]:
    return [line for line in lines if line.comment is not None]


def _joined(waiting: Sequence[cst.EmptyLine], lines: Sequence[cst.EmptyLine]) -> list[cst.EmptyLine]:
    """The lines above an import that went, before those above what follows it, without a gap twice."""
    if _comments(waiting):
        return [*waiting, *lines]
    return list(waiting) if len(waiting) > len(lines) else list(lines)
