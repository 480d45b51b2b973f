"""What the head of a loop binds, and whether it counts the rounds."""

from __future__ import annotations

import ast

from flake8_connerr.catalog.vocabulary import words
from flake8_connerr.control_flow.flow import Loop, dotted
from flake8_connerr.nodes import children

# Iterators that count, and do nothing else.
COUNTING = frozenset({"range", "count", "xrange", "trange", "reversed", "enumerate"})
# In the name of a function: it yields one item for each attempt.
_ATTEMPTING = frozenset({"retry", "retries", "attempt", "attempts", "tries"})


def loop_targets(loop: Loop) -> frozenset[str]:
    """The names that a ``for`` binds anew each round."""
    return frozenset() if isinstance(loop, ast.While) else frozenset(names_read(loop.target))


def counts(loop: Loop) -> bool:
    """Whether a ``for`` counts its rounds: range(), itertools.count(), an iterator named for attempts."""
    if not isinstance(loop, ast.For):
        return False
    source = loop.iter
    if called(source) == "reversed" and isinstance(source, ast.Call) and source.args:
        source = source.args[0]
    name = called(source)
    return name in COUNTING - {"reversed", "enumerate"} or bool(words(name) & _ATTEMPTING)


def names_read(expression: ast.AST) -> list[str]:
    """The dotted names read in an expression, longest form only."""
    found: list[str] = []
    waiting = [expression]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Name | ast.Attribute) and dotted(node):
            found.append(dotted(node))
        else:
            waiting.extend(children(node))
    return found


def called(node: ast.AST) -> str:
    """The last part of the name of what a node calls; "" where it is no call."""
    return dotted(node.func).rpartition(".")[2] if isinstance(node, ast.Call) else ""
