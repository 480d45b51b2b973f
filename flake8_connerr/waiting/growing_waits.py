"""The waits of a loop that grow from one attempt to the next, and how long they may become."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from flake8_connerr.control_flow.routes import Exit
from flake8_connerr.names import Module
from flake8_connerr.naming.receivers import Receivers
from flake8_connerr.retrying.attempt_numbers import FEW_ATTEMPTS, attempts_excess
from flake8_connerr.retrying.bounds import Bound, looks_at_clock
from flake8_connerr.retrying.loop_kinds import Kind
from flake8_connerr.retrying.retries import RetryLoop
from flake8_connerr.retrying.stops import is_timed
from flake8_connerr.waiting.delay_functions import worked_out
from flake8_connerr.waiting.delays import Delay, Growth
from flake8_connerr.waiting.waits import Wait


class GrowingWait(NamedTuple):
    """A wait, and its shape."""

    wait: Wait
    delay: Delay


def growing_waits(module: Module, receivers: Receivers, loop: RetryLoop) -> Iterator[GrowingWait]:
    """The waits of ``loop`` that this file makes grow, each once; what is delegated is not known to."""
    seen = set()
    for path in loop.paths if loop.kind is not Kind.FAILOVER else ():
        for wait, delay in zip(path.waits, path.delays, strict=True):
            if delay.growth is Growth.DELEGATED and wait.seconds is not None and wait.helper is None:
                delay = worked_out(module, receivers, loop, wait.seconds) or delay
            if delay.grows and wait.call not in seen:
                seen.add(wait.call)
                yield GrowingWait(wait, delay)


def excess(module: Module, loop: RetryLoop) -> str:
    """Why growth without a limit goes too far in ``loop``, in words; "" where it does not, or may not."""
    if loop.bound is Bound.DEADLINE or is_timed(module, loop) or _has_deadline(loop):
        return ""
    if loop.bound is not Bound.ATTEMPTS:
        return "attempts are unbounded"
    if loop.attempts is not None:
        return f"there are {loop.attempts} attempts" if loop.attempts > FEW_ATTEMPTS else ""
    return attempts_excess(module, loop)


def _has_deadline(loop: RetryLoop) -> bool:
    tests = [loop.loop.test] if isinstance(loop.loop, ast.While) else []
    tests += [
        decision.statement.test
        for route in loop.routes
        if route.exit in (Exit.BREAK, Exit.RETURN, Exit.RAISE)
        for decision in route.decisions
    ]
    return any(map(looks_at_clock, tests))
