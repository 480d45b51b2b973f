"""What becomes of the parts of a retry loop that a library's retrying takes the place of."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Set
from typing import TYPE_CHECKING, NamedTuple

from flake8_connerr.clauses.handlers import Try
from flake8_connerr.control_flow.endings import LEAVING
from flake8_connerr.control_flow.flow import dotted, own_nodes
from flake8_connerr.exceptions import elements
from flake8_connerr.nodes import walk
from flake8_connerr.retry_libraries.attempt_ends import Ends
from flake8_connerr.retry_libraries.quiet_blocks import Quiet
from flake8_connerr.retry_libraries.reraising import Handler, comes_round, falls_before
from flake8_connerr.retrying.retries import RetryLoop
from flake8_connerr.waiting.wait_plans import GuessworkError

if TYPE_CHECKING:
    from flake8_connerr.check import CheckedFile


class Parts(NamedTuple):
    """What becomes of a loop's handlers and of the statements beside its ``try``.

    ``gone`` and ``kept`` are places of the handlers from which it comes round; ``staying`` are statements
    of the kept ones that do something of their own. ``explicit`` says that a handler leaves on the last
    attempt, ``counted`` that what stays reads the counter.
    """

    gone: tuple[int, ...]
    kept: tuple[int, ...]
    dropped: frozenset[ast.stmt]
    raising: tuple[ast.Continue, ...]
    staying: tuple[ast.stmt, ...]
    explicit: bool
    counted: bool = False


class LoopParts:
    """Takes one loop to pieces: ``statement`` makes its attempts, failures meet ``trailing`` after that."""

    def __init__(
        self, file: CheckedFile, retry: RetryLoop, statement: Try, ends: Ends, trailing: list[ast.stmt]
    ) -> None:
        self.file = file
        self.retry = retry
        self.loop = retry.loop
        self.statement = statement
        self.ends = ends
        self.trailing = trailing
        self.waits: Set[ast.AST] = {wait.call for path in retry.paths for wait in path.waits}
        self.leading = self.loop.body[: self.loop.body.index(statement)]

    def parts(self, ending: list[ast.stmt]) -> Parts:
        """What becomes of the parts; ``ending`` are statements that a library's last error makes needless.

        Raises GuessworkError.
        """
        counter = self.ends.counter
        counting = [] if counter is None else [s for s in (counter.stepped, counter.start) if s is not None]
        parts = self._parts([*counting, *ending])
        if counter is not None and self._is_read(counter.name, parts, counting):
            parts = self._parts(ending)._replace(counted=True)
        gone = self._within(parts)
        if not self.waits <= gone:
            raise GuessworkError("it does not only wait after a failure")
        tests = (node for node in own_nodes(self.loop.body) if isinstance(node, ast.If) and node not in gone)
        if any(node.test in self.ends.clock for node in tests):
            raise GuessworkError("its deadline ends it in another way than by the last error")
        return parts

    def breaking(self, parts: Parts) -> tuple[int, ...]:
        """The handlers at whose end only the last attempt comes, if all that are tried again are such."""
        blocks = {path.place: path.handler.body for path in self.retry.paths}
        for place, block in blocks.items():
            round_again = comes_round(block, self.ends.last)[1]
            if self.trailing or place in parts.gone or round_again:
                return ()
            if falls_before(block, self.ends.last, parts.dropped):
                return ()
        return tuple(blocks)

    def _parts(self, settling: list[ast.stmt]) -> Parts:
        inside = set(own_nodes(self.loop.body))
        dropped = {statement for statement in settling if statement not in inside}
        dropped |= self._leading_dropped(settling)
        handlers: dict[int, Handler] = {}
        pure: set[int] = set()
        for path in self.retry.paths:
            handler = Handler(path.handler.name, self.ends.last, self.waits, frozenset(settling))
            pure |= {path.place} if handler.pure(path.handler.body) else set()
            handlers[path.place] = handler
        after = Handler(None, self.ends.last, self.waits, frozenset(settling))
        if not after.pure(self.trailing) or after.explicit:
            raise GuessworkError("what follows the `try` is done after a failure as well")
        dropped.update(self.trailing, *(handler.edits.dropped for handler in handlers.values()))
        gone = self._gone(pure)
        return Parts(
            gone,
            tuple(place for place in handlers if place not in gone),
            frozenset(dropped),
            tuple(one for handler in handlers.values() for one in handler.edits.raising),
            tuple(one for handler in handlers.values() for one in handler.edits.kept),
            any(handler.explicit for handler in handlers.values()),
        )

    def _leading_dropped(self, settling: list[ast.stmt]) -> set[ast.stmt]:
        dropped = set()
        for statement in self.leading:
            inside = list(own_nodes([statement]))
            if statement in settling or self.ends.is_first_test(statement, self.waits):
                dropped.add(statement)
            elif any(node in self.waits for node in inside):
                raise GuessworkError("it waits before the first attempt as well")
            elif any(isinstance(node, LEAVING) for node in inside):
                raise GuessworkError("it may leave before an attempt is made")
        return dropped

    def _gone(self, pure: Set[int]) -> tuple[int, ...]:
        """Of handlers with nothing left to do, those that keep no error from a handler below them."""
        gone: list[int] = []
        below: list[ast.ExceptHandler] = []
        for place, handler in reversed(list(enumerate(self.statement.handlers))):
            if place in pure and not any(self._may_share(handler, other) for other in below):
                gone.append(place)
            else:
                below.append(handler)
        return tuple(reversed(gone))

    def _may_share(self, first: ast.ExceptHandler, second: ast.ExceptHandler) -> bool:
        module, scope = self.file.module, self.retry.scope
        caught, further = (elements(module, handler.type, scope) for handler in (first, second))
        return Quiet(self.file, scope, caught).may_be(further)

    def _within(self, parts: Parts) -> set[ast.AST]:
        """All that goes."""
        handlers = [self.statement.handlers[place] for place in parts.gone]
        return {node for one in (*parts.dropped, *handlers) for node in walk(one)}

    def _is_read(self, name: str, parts: Parts, counting: Iterable[ast.stmt]) -> bool:
        """Whether anything that stays reads the counter ``name``."""
        around = self.file.module.function_around(self.loop) or self.file.module.tree
        gone: list[ast.AST] = [
            *counting, self.loop.test if isinstance(self.loop, ast.While) else self.loop.iter,
        ]  # fmt: skip
        for other in walk(around):
            # Another loop that counts by the same name starts anew.
            if isinstance(other, ast.For) and other is not self.loop and dotted(other.target) == name:
                apart = self.loop not in set(walk(other)) and other not in set(walk(self.loop))
                gone += other.body if apart else []
        unread = self._within(parts) | {node for one in gone for node in walk(one)}
        return any(
            isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)
            for node in walk(around)
            if node not in unread
        )
