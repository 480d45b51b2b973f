"""Retry and reconnect loops: what is attempted, what failure brings it round, and how long it waits."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import NamedTuple

from flake8_connerr.clauses.handlers import Try
from flake8_connerr.control_flow.flow import Loop, own_level
from flake8_connerr.control_flow.routes import Route
from flake8_connerr.names import Module
from flake8_connerr.naming.scopes import Scope
from flake8_connerr.raises import Raises
from flake8_connerr.retrying import attempts
from flake8_connerr.retrying.bounds import Bound, bound_of
from flake8_connerr.retrying.failure_paths import FailurePath, FailurePaths
from flake8_connerr.retrying.loop_kinds import Kind, has_peer, kind_of
from flake8_connerr.retrying.status_results import StatusRetry
from flake8_connerr.waiting.waits import Waits

# Attempts of a loop that tries once more.
_ONCE_MORE = 2


class RetryLoop(NamedTuple):
    """A loop in which a failed attempt brings the same operation round again.

    ``rotates`` says that each round turns to another endpoint. ``attempts`` is their number where the
    file says it; ``counters`` are the names that count rounds; ``routes`` the ways through one round.
    """

    loop: Loop
    scope: Scope
    kind: Kind
    paths: tuple[FailurePath, ...]
    bound: Bound
    attempts: int | None
    counters: frozenset[str]
    rotates: bool
    routes: tuple[Route, ...]

    @property
    def failing_handlers(self) -> tuple[ast.ExceptHandler, ...]:
        """The handlers from which another attempt follows."""
        return tuple(path.handler for path in self.paths)

    @property
    def hasty_paths(self) -> tuple[FailurePath, ...]:
        """The failure paths that ought to wait before the same endpoint is tried again, and do not."""
        if self.kind is Kind.FAILOVER or self.rotates:
            return ()
        failing = self._failing_paths
        hasty = tuple(path for path in failing if path.certain and not path.waits and not path.paced)
        # A connection that was kept may have been closed meanwhile, which a fresh one finds out at once.
        return tuple(path for path in hasty if not (path.renews and self.attempts == _ONCE_MORE))

    @property
    def constant_paths(self) -> tuple[FailurePath, ...]:
        """The failure paths that wait the same each time."""
        if self.kind is Kind.FAILOVER:
            return ()
        return tuple(path for path in self._failing_paths if path.is_constant)

    @property
    def _failing_paths(self) -> list[FailurePath]:
        """Those on which the peer itself has failed."""
        return [path for path in self.paths if not path.expects_state]


def retry_loops(module: Module, raises: Raises, waits: Waits) -> tuple[RetryLoop, ...]:
    """The retry, reconnect and failover loops of a file, in source order."""
    nodes = (node for node in module.scopes.suites if isinstance(node, ast.For | ast.While))
    found = (_retry_loop(module, raises, waits, node) for node in nodes)
    return _each_wait_once([loop for loop in found if loop is not None])


def _each_wait_once(loops: Iterable[RetryLoop]) -> tuple[RetryLoop, ...]:
    """The ``loops`` without the waits that are those of a retry loop inside them, which only paces them."""
    left: list[RetryLoop] = []
    claimed: set[ast.Call] = set()
    for loop in sorted(loops, key=lambda loop: loop.loop.lineno, reverse=True):  # from within outwards
        left.append(loop._replace(paths=tuple(_without(path, claimed) for path in loop.paths)))
        if loop.kind is not Kind.FAILOVER:
            claimed.update(wait.call for path in loop.paths for wait in path.waits)
    return tuple(reversed(left))


def _without(path: FailurePath, claimed: set[ast.Call]) -> FailurePath:
    own = [pair for pair in zip(path.waits, path.delays, strict=True) if pair[0].call not in claimed]
    if len(own) == len(path.waits):
        return path
    return path._replace(
        waits=tuple(wait for wait, _ in own), delays=tuple(delay for _, delay in own), paced=True
    )


def attempts_told(loop: RetryLoop | StatusRetry) -> str:
    """How often the loop tries, for a message: " (5 attempts)", "" where the file does not say."""
    return f" ({loop.attempts} attempts)" if loop.attempts is not None else ""


def _retry_loop(module: Module, raises: Raises, waits: Waits, loop: ast.For | ast.While) -> RetryLoop | None:
    finder = FailurePaths(module, raises, waits, loop)
    tries = [node for node in own_level(loop.body) if isinstance(node, Try)]
    if not any(finder.named(handler) for statement in tries for handler in statement.handlers):
        return None
    paths = tuple(finder.found())
    if not paths:
        return None
    function, scope, routes = module.function_around(loop), module.scope_around(loop), finder.routes
    kind = kind_of(loop, finder, paths, routes)
    if kind is None or not has_peer(loop, function.name if function else ""):
        return None
    bound, number = bound_of(loop, scope, module, routes, finder.counted)
    if number == 1:
        return None
    rotates = attempts.rotates(loop, finder.counted)
    return RetryLoop(loop, scope, kind, paths, bound, number, finder.counted, rotates, routes)
