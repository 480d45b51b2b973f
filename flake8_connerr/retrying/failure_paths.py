"""The handlers from which a loop comes round to another attempt, and how long each of them waits."""

from __future__ import annotations

import ast
import functools
import itertools
from collections.abc import Iterator
from typing import NamedTuple

from flake8_connerr import catalog
from flake8_connerr.catalog import vocabulary
from flake8_connerr.catalog.vocabulary import words
from flake8_connerr.class_words import Failure
from flake8_connerr.clauses.handlers import Try
from flake8_connerr.control_flow import flags
from flake8_connerr.control_flow.endings import leaving_branches, never_returns
from flake8_connerr.control_flow.flow import (
    Flow,
    Loop,
    dotted,
    own_level,
    own_nodes,
    own_statements,
    source_of,
)
from flake8_connerr.control_flow.loop_ends import comes_round
from flake8_connerr.control_flow.routes import Route
from flake8_connerr.exceptions import elements
from flake8_connerr.names import Module
from flake8_connerr.naming.scopes import Scope
from flake8_connerr.nodes import FunctionNode, walk
from flake8_connerr.raise_sets import RaiseSet
from flake8_connerr.raises import Raises
from flake8_connerr.retrying import attempts, intent
from flake8_connerr.retrying.bounds import counters
from flake8_connerr.retrying.bystanders import is_bystander
from flake8_connerr.retrying.certainty import names_lost_connection, states_retry, takes_lost_connection
from flake8_connerr.retrying.gates import (
    awaits_deletion,
    commits,
    expects_answer,
    expects_state,
    follows_timeouts_only,
    is_answered,
    is_gated,
)
from flake8_connerr.retrying.next_attempts import (
    asks_otherwise,
    asks_person,
    awaits_something,
    changed,
    connects_first,
    raises,
    renews,
    repairs,
    signs_in_anew,
    turns_elsewhere,
)
from flake8_connerr.retrying.own_files import without_own_files
from flake8_connerr.retrying.pacing import Pacing
from flake8_connerr.retrying.served_rounds import serves
from flake8_connerr.waiting.delays import Delay, are_constant
from flake8_connerr.waiting.waits import Wait, Waits


class FailurePath(NamedTuple):
    """One handler from which the loop comes round to another attempt.

    ``waits`` are those met before the next attempt, with ``delays`` their shapes, one each. ``paced``
    says that no wait of the loop's own is missed: the failure is the operation's own timeout, or the
    call that failed already waits, or the handler itself waits for something or connects anew, which
    ends the loop where nobody is there. ``backs_off`` says that the waits are even, but that the call that
    failed waits longer each time by itself.
    ``renews`` says that the next attempt is made on a fresh connection, ``certain`` that it is more than a
    guess that a lost connection is what comes round, and ``expects_state`` that this is an answer of a peer
    that is well: something is not free yet, or not allowed yet.
    """

    statement: Try
    place: int
    handler: ast.ExceptHandler
    waits: tuple[Wait, ...]
    delays: tuple[Delay, ...]
    paced: bool
    backs_off: bool
    renews: bool
    certain: bool
    expects_state: bool

    @property
    def is_constant(self) -> bool:
        """Whether it waits, and the same each time, though the call that failed has not waited before."""
        return are_constant(self.delays) and not self.backs_off

    @property
    def named_wait(self) -> tuple[Wait, Delay]:
        """The wait to speak of, and its delay: the first behind the failure, or else the first of all."""
        timed = list(zip(self.waits, self.delays, strict=True))
        return next((one for one in timed if one[0].call.lineno > self.handler.lineno), timed[0])


class FailurePaths:
    """Finds the failure paths of one loop; ``scope`` is given for one that is none of the file's."""

    def __init__(
        self, module: Module, raises: Raises, waits: Waits, loop: Loop, scope: Scope | None = None
    ) -> None:
        self.module = module
        self.raises = raises
        self.waits = waits
        self.loop = loop
        self.scope = scope or module.scope_around(loop)
        self.pacing = Pacing(module, raises, waits, loop, self.scope)

    @functools.cached_property
    def counted(self) -> frozenset[str]:
        """The names that count the loop's rounds."""
        return counters(self.loop)

    @functools.cached_property
    def _leaving(self) -> set[ast.AST]:
        return leaving_branches(self.loop.body)

    @functools.cached_property
    def routes(self) -> tuple[Route, ...]:
        """The ways through one round of the loop."""
        # A counter may end the loop some day; what matters of a route is that it need not do so now.
        tested = frozenset(map(dotted, walk(self.loop.test)) if isinstance(self.loop, ast.While) else ())
        flow = Flow(
            lambda node: self.waits.within(node, self.scope),
            tested - self.counted,
            flags.asked(self.loop) - self.counted,
            lambda statement: never_returns(statement, self.scope, self.waits.receivers),
        )
        return flow.routes(self.loop.body)

    @property
    def test_waits(self) -> tuple[ast.Call, ...]:
        """The waits in the loop's condition: ``while not stop.wait(5)`` paces every round."""
        test = self.loop.test if isinstance(self.loop, ast.While) else None
        return self.waits.within(test, self.scope) if test is not None else ()

    def found(self) -> Iterator[FailurePath]:
        """The paths, in source order."""
        for statement in own_level(self.loop.body):
            if isinstance(statement, Try) and not (
                serves(self.loop, statement, self._leaving) or is_bystander(self.loop, statement)
            ):
                for place, handler in enumerate(statement.handlers):
                    path = self._path(statement, place, handler)
                    if path is not None:
                        yield path

    def raised(self, statement: Try) -> RaiseSet:
        """What may come out of the body of ``statement``, but for errors with files of the program's own."""
        return without_own_files(self.module, self.raises.of_attempt(statement, self.scope))

    def _path(self, statement: Try, place: int, handler: ast.ExceptHandler) -> FailurePath | None:
        rounds = [r for r in self.routes if r.handlers[:1] == (handler,) and comes_round(self.loop, r)]
        inside = set(own_statements(handler.body))
        # Where a way round fails once more below, it is that failure which brings the loop round.
        rounds = [route for route in rounds if inside.issuperset(route.handlers[1:])]
        failure = self.failure(statement, handler) if rounds else None
        if failure is None or turns_elsewhere(statement, handler, rounds) or asks_person(handler.body):
            return None
        leading = self.pacing.leading(statement)
        timed = self.pacing.between(leading, (call for route in rounds for call in route.waits))
        waits, delays = tuple(wait for wait, _ in timed), tuple(delay for _, delay in timed)
        if not waits and (is_gated(handler) or is_answered(handler, rounds)):
            return None
        paced = (
            failure is Failure.TIMEOUT
            or self.pacing.inside(statement.body)
            or self.pacing.is_told_backoff(statement.body)
            or self.pacing.iterator_may_wait()
        )
        paced = paced or awaits_something(handler) or follows_timeouts_only(handler, rounds)
        paced = paced or connects_first(handler, rounds)
        backs_off = are_constant(delays) and self.pacing.backs_off(statement.body)
        above = itertools.takewhile(lambda node: node.lineno < statement.lineno, self.loop.body)
        fresh, certain = renews(statement, handler, above), self.is_certain(statement, handler)
        state = expects_state(handler, rounds) or awaits_deletion(statement.body, handler)
        return FailurePath(statement, place, handler, waits, delays, paced, backs_off, fresh, certain, state)

    def is_certain(self, statement: Try, handler: ast.ExceptHandler) -> bool:
        """Whether more than words that suit a retry says that a lost connection comes round again."""
        function = self.module.function_around(self.loop)
        if states_retry(self.loop, self.counted, statement.body, handler, function):
            return True
        return self.is_known(statement, handler)

    def is_known(self, statement: Try, handler: ast.ExceptHandler) -> bool:
        """Whether a handler is known to catch a lost connection."""
        named = elements(self.module, handler.type, self.scope)
        if names_lost_connection(self.module, named):
            return True
        return takes_lost_connection(self.module, named, self.raised(statement))

    def failure(self, statement: Try, handler: ast.ExceptHandler) -> Failure | None:
        """What the handler says has failed; None where that is no failed network operation."""
        worst = self.named(handler)
        if worst is None or self._is_ordinary(statement, handler):
            return None
        if worst is Failure.BROAD and intent.tells_of_sign_in(handler.body):
            return None
        if worst is Failure.TIMEOUT and attempts.is_receiving(statement.body):
            return None
        if worst is Failure.CONNECTION or self._reaches_network(statement):
            return worst
        return worst if self.says_retry(handler) and self._tells_of_peer(statement, handler) else None

    def _is_ordinary(self, statement: Try, handler: ast.ExceptHandler) -> bool:
        """Whether a handler itself says that no peer has failed."""
        if expects_answer(handler) or self._renegotiates(statement, handler) or signs_in_anew(handler):
            return True
        return asks_otherwise(statement, handler) or commits(statement.body)

    def named(self, handler: ast.ExceptHandler) -> Failure | None:
        """What the classes of a handler say has failed, and the words around it; None where no peer has."""
        named = elements(self.module, handler.type, self.scope)
        told = {attempts.failure(self.module, e.definitions, source_of(e.node)) for e in named}
        told = told or {Failure.BROAD}  # a bare except
        if Failure.UNKNOWN in told and Failure.ORDINARY not in told and self.says_retry(handler):
            told.add(Failure.BROAD)
        return next((f for f in (Failure.CONNECTION, Failure.BROAD, Failure.TIMEOUT) if f in told), None)

    def _signs(self, handler: ast.ExceptHandler) -> int:
        return intent.signs(self.loop, handler.body, handler.type, self.module.function_around(self.loop))

    def says_retry(self, handler: ast.ExceptHandler) -> bool:
        """Whether the words of the loop say so clearly that it retries that nothing else is meant."""
        return self._signs(handler) >= intent.ENOUGH

    def hints_at_retry(self, handler: ast.ExceptHandler) -> bool:
        """Whether anything in the words of the loop says that it retries."""
        return self._signs(handler) > 0

    def _tells_of_peer(self, statement: Try, handler: ast.ExceptHandler) -> bool:
        """Whether the handler says that a peer has failed, and the calls do not say otherwise."""
        local = any(map(attempts.is_local_call, attempts.calls_in(statement.body)))
        return intent.tells_of_peer(handler.body) and not local

    def enters_connection(self, statement: Try) -> bool:
        """Whether the attempt is to enter ``with self``, in a class that is a connection's making."""
        owner = self.module.class_around(self.loop)
        return bool(owner and words(owner.name) & vocabulary.SETUP_WORDS) and any(
            dotted(item.context_expr) == "self"
            for node in own_level(statement.body)
            if isinstance(node, ast.With | ast.AsyncWith)
            for item in node.items
        )

    def _reaches_network(self, statement: Try) -> bool:
        """Whether the attempt does network I/O, itself or in a function of this file that it calls."""
        if attempts.calls_network(statement.body) or self.enters_connection(statement):
            return True
        if attempts.calls_network([ast.Expr(call) for call in self._renamed(statement)]):
            return True
        if attempts.fails_by_network(self.module, self.raised(statement)):
            return True
        if any(map(attempts.is_local_call, attempts.calls_in(statement.body))):
            return False  # what is called beside it works on the same things
        for call in attempts.calls_in(statement.body):
            for callee in self.waits.receivers.callees(call, self.scope):
                if isinstance(callee, FunctionNode) and any(
                    map(attempts.is_network_call, attempts.calls_in(callee.body))
                ):
                    return True
        return False

    def _renamed(self, statement: Try) -> Iterator[ast.Call]:
        """The calls of the attempt of what a library has under another name, with its own library."""
        for call in attempts.calls_in(statement.body):
            name = self.module.qualified_name(call.func, self.scope)
            library, function = name.partition(".")[0], name.rpartition(".")[2]
            if catalog.library(library) and library != dotted(call.func).partition(".")[0]:
                called = ast.Attribute(ast.Name(library, ast.Load()), function, ast.Load())
                yield ast.Call(called, call.args, call.keywords)

    def _renegotiates(self, statement: Try, handler: ast.ExceptHandler) -> bool:
        """Whether a handler goes on only under a test of the error, and with another request than before."""
        tested = any(
            {dotted(part) for part in walk(node.test)} - self.counted - {""}
            for node in own_statements(handler.body)
            if isinstance(node, ast.If)
        )
        if not tested or not any(map(raises, own_nodes(handler.body))):
            return False
        if any(repairs(call.func) for call in attempts.calls_in(handler.body)):
            return True
        asked = {
            dotted(node)
            for node in own_nodes(statement.body)
            if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load)
        }
        return bool(asked & ({name for name, _ in changed(handler)} - self.counted - {""}))
