"""Looking for nodes in a LibCST tree.

``libcst.matchers`` does this and more, but takes as long to load as LibCST itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import libcst as cst

Node = TypeVar("Node", bound=cst.CSTNode)


def find(root: cst.CSTNode, *types: type[Node]) -> Iterator[Node]:
    """The nodes of these types in ``root``, itself included, in the order of the source."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, types):
            yield node
        waiting += reversed(node.children)
