"""Whether the words of a loop say that it retries: they decide where classes and calls tell nothing."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Sequence

from flake8_connerr.catalog.vocabulary import words
from flake8_connerr.control_flow.flow import Loop, own_nodes, own_statements
from flake8_connerr.nodes import FunctionNode, walk

# In the name of a counter, a limit or a function.
_RETRYING = frozenset({
    "retry", "retries", "retried", "retrying", "attempt", "attempts", "tries", "reconnect", "reconnects",
})  # fmt: skip
# In what a handler tells.
_TOLD = re.compile(r"\bre-?(try|tries|trying|connect\w*)\b|\btry(ing)? again\b|\battempts?\b", re.IGNORECASE)
# In what a handler tells: what was tried went to a peer.
_PEER = re.compile(
    r"\b(connect\w*|disconnect\w*|download\w*|upload\w*|fetch\w*|server|network|request\w*|https?|socket|host"
    r"|url|endpoint|broker|remote|unreachable)\b",
    re.IGNORECASE,
)
# In what a handler tells: somebody was there, and has turned down what was given to sign in.
_SIGN_IN = re.compile(
    r"\b(invalid|incorrect|wrong)\W+(\w+\W+){0,3}(authori[sz]ation|authentication|credentials?|login|passcode|password|pin"
    r"|token)\b",
    re.IGNORECASE,
)
# One sign may have many reasons; two have one.
ENOUGH = 2


def signs(
    loop: Loop, failed: Sequence[ast.stmt], clause: ast.expr | None, function: FunctionNode | None
) -> int:
    """How many of a loop's counter, its function, and its handler's message and class speak of retrying.

    ``failed`` is what runs after a failure, ``clause`` what an ``except`` names.
    """
    found = (
        _speaks(_names(_counting(loop, failed))),
        function is not None and _speaks([function.name]),
        any(map(_TOLD.search, _messages(failed))),
        clause is not None and _speaks(_names([clause])),
    )
    return sum(found)


def counts_attempts(counters: Iterable[str]) -> bool:
    """Whether one of the names that a loop counts its rounds by is that of a number of attempts."""
    return _speaks(counters)


def tells_of_peer(failed: Sequence[ast.stmt]) -> bool:
    """Whether a message of the handler says that something with a peer has failed."""
    return any(map(_PEER.search, _messages(failed)))


def tells_of_sign_in(failed: Sequence[ast.stmt]) -> bool:
    """Whether the messages of the handler say that signing in was refused, and speak of no lost peer."""
    return any(map(_SIGN_IN.search, _messages(failed))) and not tells_of_peer(failed)


def _counting(loop: Loop, failed: Sequence[ast.stmt]) -> Iterator[ast.expr]:
    """The expressions that say how often a loop goes round, and when its handler gives up."""
    if isinstance(loop, ast.While):
        yield loop.test
    else:
        yield loop.target
        yield loop.iter
    for node in own_statements(failed):
        if isinstance(node, ast.If):
            yield node.test
        elif isinstance(node, ast.AugAssign):
            yield node.target


def _names(expressions: Iterable[ast.expr]) -> Iterator[str]:
    for expression in expressions:
        for node in walk(expression):
            if isinstance(node, ast.Name | ast.Attribute):
                yield node.id if isinstance(node, ast.Name) else node.attr


def _speaks(names: Iterable[str]) -> bool:
    return any(words(name) & _RETRYING for name in names)


def _messages(failed: Sequence[ast.stmt]) -> Iterator[str]:
    """The texts in what runs after a failure."""
    for node in own_nodes(failed):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
