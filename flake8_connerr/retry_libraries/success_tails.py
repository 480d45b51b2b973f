"""What a loop does after an attempt that worked, and where that can stand beside a library's retrying."""

from __future__ import annotations

import ast
from typing import NamedTuple

from flake8_connerr.clauses.handlers import Try
from flake8_connerr.control_flow.flow import Flow, own_nodes
from flake8_connerr.retry_libraries.quiet_blocks import Quiet
from flake8_connerr.retry_libraries.reraising import loop_jumps
from flake8_connerr.retrying.retries import RetryLoop
from flake8_connerr.waiting.wait_plans import GuessworkError


class Tail(NamedTuple):
    """What follows the attempt in its loop.

    ``after`` says that it has to go below the loop, since it may fail with an error that would be tried
    again. ``failing`` says that what follows the ``try`` is met by failures, not by success.
    """

    after: bool
    failing: bool


def tail_of(loop: RetryLoop, statement: Try, quiet: Quiet) -> Tail:
    """The tail of ``loop`` after its attempt, ``statement``; raises GuessworkError."""
    trailing = loop.loop.body[loop.loop.body.index(statement) + 1 :]
    through = [route for route in Flow(lambda _: (), frozenset()).routes([statement]) if route.goes_on]
    mine = set(statement.handlers)
    failing = any(set(route.handlers) & set(loop.failing_handlers) for route in through)
    others = [route for route in through if not set(route.handlers) & set(loop.failing_handlers)]
    if trailing and failing and others:
        raise GuessworkError("what follows the `try` is done after success and failure alike")
    met = [] if failing else trailing
    tail = [*statement.orelse, *met]
    jumps = any(isinstance(node, ast.Raise) for node in own_nodes(tail)) or loop_jumps(tail, ast.Continue)
    if not tail or not (jumps or quiet.noise(tail)):
        return Tail(after=False, failing=failing and bool(trailing))
    if loop_jumps(tail, ast.Continue):
        raise GuessworkError("an attempt that works does not by itself leave the loop")
    breaks = loop_jumps([*statement.body, *(s for h in statement.handlers for s in h.body), *tail], ast.Break)
    passed_by = statement.orelse and any(mine & set(route.handlers) for route in others)
    if any(node is not tail[-1] for node in breaks) or passed_by or statement.finalbody:
        raise GuessworkError("what is done after a success may fail with an error that would be tried again")
    return Tail(after=True, failing=failing and bool(trailing))
