"""Imports that a rewrite left without a use, taken away."""

from __future__ import annotations

import ast
import itertools
from collections import Counter
from collections.abc import Sequence, Set
from typing import NamedTuple

import libcst as cst
from libcst.helpers import get_full_name_for_node

from codemods.trees.locate import Located
from codemods.trees.nodes import find
from flake8_connerr.nodes import walk

# What reads a module's names without naming them.
_NAMESPACE_READERS = frozenset({"eval", "exec", "globals"})


class _Read(NamedTuple):
    """How often names are read, and words stand as a string (``__all__``)."""

    names: Counter[str]
    words: Counter[str]


def drop_unused(located: Located, after: cst.Module, name: str) -> cst.Module:
    """``after`` without what it imports of the module ``name`` and read before, but the file reads no more.

    Only imports at the top level are looked at. One that has a comment beside it, or says by ``as`` that
    it is for others (``from errno import EPIPE as EPIPE``), is left alone, and all are where the file
    reads names that it does not write (``eval``).
    """
    whole, before, now = _read(located.whole), _read(located.tree), _read(ast.parse(after.code))
    names, words = now.names + (whole.names - before.names), now.words + (whole.words - before.words)
    if not _NAMESPACE_READERS.isdisjoint(names):
        return after
    unread = (whole.names | whole.words).keys() - (names | words).keys()
    body: list[cst.SimpleStatementLine | cst.BaseCompoundStatement] = []
    waiting: list[cst.EmptyLine] = []
    gone = False
    for statement in after.body:
        kept = statement
        if isinstance(statement, cst.SimpleStatementLine):
            rest = _without(statement, name, unread)
            if rest is None:
                waiting += statement.leading_lines
                gone = True
                continue
            kept = rest
        if gone:
            lines = _joined(waiting, kept.leading_lines, at_top=not body and not after.header)
            kept = kept.with_changes(leading_lines=lines)
            waiting, gone = [], False
        body.append(kept)
    # Comments above an import that nothing follows have nowhere to go.
    return after if _comments(waiting) else after.with_changes(body=body)


def _read(tree: ast.Module) -> _Read:
    read = _Read(Counter(), Counter())
    for node in walk(tree):
        if isinstance(node, ast.Name):
            read.names[node.id] += 1
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            read.words[node.value] += 1
    return read


def _without(line: cst.SimpleStatementLine, name: str, unread: Set[str]) -> cst.SimpleStatementLine | None:
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
    if len(kept) == len(names) or any(find(statement, cst.Comment)):
        return line
    if not kept:
        return None
    kept[-1] = kept[-1].with_changes(comma=cst.MaybeSentinel.DEFAULT)
    return line.with_changes(body=[statement.with_changes(names=kept)])


def _full_name(alias: cst.ImportAlias) -> str | None:
    return get_full_name_for_node(alias.name)


def _binds(alias: cst.ImportAlias, names: Set[str]) -> bool:
    """Whether an import binds one of the names, and not to hand it on (``import errno as errno``)."""
    if alias.asname is not None and alias.asname.name.deep_equals(alias.name):
        return False
    bound = alias.asname.name if alias.asname is not None else alias.name
    return isinstance(bound, cst.Name) and bound.value in names


def _comments(lines: Sequence[cst.EmptyLine]) -> list[cst.EmptyLine]:
    return [line for line in lines if line.comment is not None]


def _joined(
    above: Sequence[cst.EmptyLine], lines: Sequence[cst.EmptyLine], at_top: bool
) -> list[cst.EmptyLine]:
    """The lines above an import that went, and those above what follows it, without a gap twice."""
    gap = list(itertools.takewhile(lambda line: line.comment is None, lines))
    joined = [*above, *lines] if _comments(above) else [*max(above, gap, key=len), *lines[len(gap) :]]
    while at_top and joined and joined[0].comment is None:
        del joined[0]
    return joined
