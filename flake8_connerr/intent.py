"""Whether the words of a loop say that it retries: they decide where classes and calls tell nothing."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

from flake8_connerr.catalog.vocabulary import words
from flake8_connerr.flow import Loop, own_nodes
from flake8_connerr.scopes import FunctionNode

# In the name of a counter, a limit or a function.
_RETRYING = frozenset({
    "retry", "retries", "retrying", "attempt", "attempts", "tries", "reconnect", "reconnects",
})  # fmt: skip
# In what a handler tells.
_TOLD = re.compile(r"\bre-?(try|tries|trying|connect\w*)\b|\btry(ing)? again\b|\battempts?\b", re.IGNORECASE)
# In what a handler tells: what was tried went to a peer.
_PEER = re.compile(
    r"\b(connect\w*|disconnect\w*|download\w*|upload\w*|fetch\w*|server|network|request\w*|https?|socket|host"
    r"|url|endpoint|broker|remote|unreachable)\b",
    re.IGNORECASE,
)
# One sign may have many reasons; two have one.
ENOUGH = 2


def signs(loop: Loop, handler: ast.ExceptHandler, function: FunctionNode | None) -> int:
    """How many of a loop's counter, its function, and its handler's message and class speak of retrying."""
    found = (
        _speaks(_names(_counting(loop, handler))),
        function is not None and _speaks([function.name]),
        any(map(_TOLD.search, _messages(handler))),
        handler.type is not None and _speaks(_names([handler.type])),
    )
    return sum(found)


def tells_of_peer(handler: ast.ExceptHandler) -> bool:
    """Whether a message of the handler says that something with a peer has failed."""
    return any(map(_PEER.search, _messages(handler)))


def _counting(loop: Loop, handler: ast.ExceptHandler) -> Iterator[ast.expr]:
    """The expressions that say how often a loop goes round, and when its handler gives up."""
    if isinstance(loop, ast.While):
        yield loop.test
    else:
        yield loop.target
        yield loop.iter
    for node in own_nodes(handler.body):
        if isinstance(node, ast.If):
            yield node.test
        elif isinstance(node, ast.AugAssign):
            yield node.target


def _names(expressions: Iterable[ast.expr]) -> Iterator[str]:
    for expression in expressions:
        for node in ast.walk(expression):
            if isinstance(node, ast.Name | ast.Attribute):
                yield node.id if isinstance(node, ast.Name) else node.attr


def _speaks(names: Iterable[str]) -> bool:
    return any(words(name) & _RETRYING for name in names)


def _messages(handler: ast.ExceptHandler) -> Iterator[str]:
    """The texts in a handler."""
    for node in own_nodes(handler.body):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
