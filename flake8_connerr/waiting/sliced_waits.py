"""Functions that wait in slices, so that a stop is noticed: in a loop, for as long as they are told."""

from __future__ import annotations

import ast

from flake8_connerr.catalog.vocabulary import words
from flake8_connerr.control_flow.flow import Loop, names_in, own_statements
from flake8_connerr.nodes import FunctionNode, walk
from flake8_connerr.waiting.changes import changes

# In the name of a parameter: it says how long to wait, and not for how long at most something is tried.
_LENGTHS = frozenset({
    "backoff", "delay", "duration", "interval", "pause", "sec", "seconds", "secs", "sleep", "wait",
})  # fmt: skip


def whole_wait(function: FunctionNode, slice_: ast.Call) -> ast.Name | None:
    """The parameter that says for how long a function waits in all, where ``slice_`` is one wait of its loop.

    ``end = monotonic() + delay`` and ``while monotonic() < end: sleep(0.2)`` wait for ``delay``.
    """
    loop = next(
        (node for node in own_statements(function.body) if isinstance(node, Loop) and _holds(node, slice_)),
        None,
    )
    if not isinstance(loop, ast.While | ast.For):
        return None
    named = names_in(loop.test if isinstance(loop, ast.While) else loop.iter)
    assigned = changes(list(function.body))
    for name in named & assigned.keys():
        named = named.union(*map(names_in, assigned[name]))
    parameters = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    told = [p.arg for p in parameters if p.arg in named and words(p.arg) & _LENGTHS]
    return ast.Name(told[0], ast.Load()) if len(told) == 1 else None


def _holds(loop: Loop, call: ast.Call) -> bool:
    return any(node is call for node in walk(loop))
