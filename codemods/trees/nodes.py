"""Looking for nodes in a LibCST tree, and changing some of them.

``libcst.matchers`` does this and more, but takes as long to load as LibCST itself. LibCST's visitors make
every node anew, also where nothing changes, which takes several times as long as looking at it.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Collection, Iterator
from typing import TypeVar

import libcst as cst

from flake8_connerr.nodes import BLOCKS

_STATEMENTS = cst.SimpleStatementLine | cst.BaseSmallStatement | cst.BaseCompoundStatement
_HANDLERS = cst.ExceptHandler | cst.ExceptStarHandler

Node = TypeVar("Node", bound=cst.CSTNode)


def children(node: cst.CSTNode) -> list[cst.CSTNode]:
    """The nodes right below one, white space and parentheses not always where they stand in the source."""
    found: list[cst.CSTNode] = []
    for field in _fields(type(node)):
        value = getattr(node, field)
        if isinstance(value, list | tuple):
            found += value
        elif _is_node(type(value)):  # type: ignore[arg-type]  # mypy takes no type[Any] for hashable
            found.append(value)
    return found


@functools.cache
def _is_node(kind: type[object]) -> bool:
    # To ask an abstract class, as LibCST's is, of each value takes longer than all else here.
    return issubclass(kind, cst.CSTNode)


@functools.cache
def _fields(kind: type[cst.CSTNode]) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


def walk(root: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """The nodes in ``root``, itself included, an outer one before those in it."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += reversed(children(node))


def find(root: cst.CSTNode, *types: type[Node]) -> Iterator[Node]:
    """The nodes of these types in ``root``, in the same order."""
    return (node for node in walk(root) if isinstance(node, types))


def _in_blocks(node: cst.CSTNode) -> list[cst.CSTNode]:
    """Those right below a node that are statements, or hold some."""
    found: list[cst.CSTNode] = []
    for field in BLOCKS:
        value = getattr(node, field, None)
        if isinstance(value, list | tuple):
            found += value
        elif value is not None:
            found.append(value)
    return found


def holders(root: cst.CSTNode, wanted: Collection[cst.CSTNode]) -> list[cst.CSTNode]:
    """The ``wanted`` nodes in ``root`` and all nodes around them, an inner one before those around it."""
    found: list[cst.CSTNode] = []
    are_in_blocks = all(isinstance(node, _STATEMENTS | _HANDLERS) for node in wanted)
    parts = _in_blocks if are_in_blocks else children

    def holds(node: cst.CSTNode) -> bool:
        below = [child for child in parts(node) if holds(child)]
        if below or node in wanted:
            found.append(node)
        return bool(below) or node in wanted

    holds(root)
    return found


class Changer(cst.CSTTransformer):
    """A transformer that goes to some nodes of a tree alone; all that is not around them stays the same."""

    def __init__(self, root: cst.CSTNode, wanted: Collection[cst.CSTNode]) -> None:
        super().__init__()
        self._on_the_way = frozenset(holders(root, wanted))

    def on_visit(self, node: cst.CSTNode) -> bool:
        return node in self._on_the_way and super().on_visit(node)
