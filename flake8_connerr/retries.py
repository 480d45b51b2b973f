"""Retry and reconnect loops: what is attempted, what failure brings it round, and how long it waits."""

from __future__ import annotations

import ast
import enum
import functools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from flake8_connerr import attempts
from flake8_connerr.attempts import Failure
from flake8_connerr.bounds import Bound, bound_of, counters
from flake8_connerr.delays import UNSEEN, Delay, Delays, counts, loop_targets
from flake8_connerr.exceptions import elements
from flake8_connerr.flow import Exit, Flow, Loop, Route, dotted, own_nodes
from flake8_connerr.names import Module
from flake8_connerr.raises import Raises, RaiseSet
from flake8_connerr.receivers import Receivers
from flake8_connerr.scopes import FunctionNode, Scope
from flake8_connerr.waits import Wait, Waits

Try = ast.Try | ast.TryStar

# An errno that says "not yet" or speaks of something local, not of a peer that failed.
_CONFLICT = re.compile(r"\b(409|412)\b|conflict|precondition", re.IGNORECASE)
_NOT_YET = re.compile(
    r"\b(EAGAIN|EWOULDBLOCK|EINTR|EINPROGRESS|EALREADY|EADDRINUSE|ENOENT|EEXIST|EACCES|WSAEWOULDBLOCK|SSL_ERROR_WANT_\w+)\b"
)
_STOPPING = re.compile(
    r"stop|running|clos|shut|exit|quit|cancel|abort|alive|terminat|should_|finish|keep_going|done|is_set"
)
# What is repeated on purpose though nothing failed at the peer, and what is no peer at all.
_NO_PEER = re.compile(r"redirect|database is locked|sqlite|pragma|_serial\b|\bserial\b|trampoline|BLOCKING")
_ERRNO_TEST = re.compile(r"errno|\.args\[0\]|winerror")
_CONNECTION_ERRNO = re.compile(r"\bE(CONN\w+|PIPE|TIMEDOUT|HOST\w+|NET\w+|SHUTDOWN)\b")
_ASKING = frozenset({"input", "getpass", "prompt", "confirm", "ask", "raw_input"})
# A peer is asked whether it is up: doing so until it answers is a retry, not polling for news.
_READINESS = re.compile(
    r"ready|health|alive|ping|start|wait_for|wait_until|is_up|await_|reachable|boot|reconnect|connect"
)
# What goes on for as long as the conversation stands.
_LONG_RUNNING = re.compile(
    r"forever|serve|listen|poll|consum|run|loop|watch|stream|wait|receive|recv|read|handle|process|drain|start|monitor|iter|join"
)


class Kind(enum.Enum):
    """What sort of loop brings an attempt round again."""

    RETRY = "retry"
    RECONNECT = "reconnect"
    FAILOVER = "failover"


class FailurePath(NamedTuple):
    """One handler from which the loop comes round to another attempt.

    ``waits`` are those met before the next attempt, with ``delays`` their shapes, one each.
    ``paced`` says why no wait of the loop's own is missed: the failure is the operation's own timeout,
    or the call that failed already backs off.
    """

    statement: Try
    place: int
    handler: ast.ExceptHandler
    waits: tuple[Wait, ...]
    delays: tuple[Delay, ...]
    paced: bool

    @property
    def is_constant(self) -> bool:
        """Whether it waits, and the same each time."""
        return bool(self.delays) and all(delay.is_constant for delay in self.delays)


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
        return tuple(path for path in self.paths if not path.waits and not path.paced)

    @property
    def constant_paths(self) -> tuple[FailurePath, ...]:
        """The failure paths that wait the same each time."""
        return () if self.kind is Kind.FAILOVER else tuple(path for path in self.paths if path.is_constant)


def retry_loops(module: Module, receivers: Receivers, raises: Raises) -> Iterator[RetryLoop]:
    """The retry, reconnect and failover loops of a file, in source order."""
    waits = Waits(module, receivers)
    for node in module.scopes.suites:
        if isinstance(node, ast.For | ast.While):
            found = _Judge(module, raises, waits, node).judge()
            if found is not None:
                yield found


def attempts_told(loop: RetryLoop) -> str:
    """How often the loop tries, for a message: " (5 attempts)", "" where the file does not say."""
    return f" ({loop.attempts} attempts)" if loop.attempts is not None else ""


class _Judge:
    """Puts one loop to the test."""

    def __init__(self, module: Module, raises: Raises, waits: Waits, loop: Loop) -> None:
        self.module = module
        self.raises = raises
        self.waits = waits
        self.loop = loop
        self.scope = module.scope_around(loop)
        self.flow = Flow(lambda node: waits.within(node, self.scope))

    def judge(self) -> RetryLoop | None:
        tries = [node for node in _own_level(self.loop.body) if isinstance(node, Try) and node.handlers]
        tries = [statement for statement in tries if not self._takes_in_first(statement)]
        if not tries or self._asks_a_person() or self._has_no_peer():
            return None
        routes = self.flow.routes(self.loop.body)
        paths = tuple(path for statement in tries for path in self._paths(statement, routes))
        if not paths:
            return None
        kind = self._kind(paths, routes)
        if kind is None:
            return None
        bound, number = bound_of(self.loop, self.scope, self.module, routes)
        rotates = attempts.rotates(self.loop, counters(self.loop))
        return RetryLoop(
            self.loop, self.scope, kind, paths, bound, number, counters(self.loop), rotates, routes
        )

    # Failure paths

    def _paths(self, statement: Try, routes: tuple[Route, ...]) -> Iterator[FailurePath]:
        for index, handler in enumerate(statement.handlers):
            rounds = [r for r in routes if r.handlers[:1] == (handler,) and self._comes_round(r)]
            failed = self._failure(statement, handler)
            if not rounds or failed is None:
                continue
            leading = self._leading_waits(statement)
            waits = self._met([*leading, *(call for route in rounds for call in route.waits)])
            paced = failed is Failure.TIMEOUT or self._attempt_waits(statement)
            if not waits and (self._is_errno_gated(handler) or _is_replacement_gated(handler)):
                continue
            yield FailurePath(statement, index, handler, waits, tuple(map(self._delay, waits)), paced)

    def _failure(self, statement: Try, handler: ast.ExceptHandler) -> Failure | None:
        """What the handler says has failed; None where that is no failed network operation."""
        named = elements(self.module, handler.type, self.scope)
        kinds = {attempts.failure(self.module, e.definitions, ast.unparse(e.node)) for e in named} or {
            Failure.BROAD
        }
        text = ast.unparse(ast.Module(handler.body, []))
        if (_NOT_YET.search(text) and not _CONNECTION_ERRNO.search(text)) or _CONFLICT.search(text):
            return None
        if Failure.CONNECTION in kinds:
            return Failure.CONNECTION
        if Failure.BROAD in kinds:
            return (
                Failure.BROAD
                if attempts.is_network(self.module, statement.body, self._raised(statement))
                else None
            )
        if kinds == {Failure.TIMEOUT} and not attempts.is_receiving(statement.body):
            return (
                Failure.TIMEOUT
                if attempts.is_network(self.module, statement.body, self._raised(statement))
                else None
            )
        return None

    def _is_errno_gated(self, handler: ast.ExceptHandler) -> bool:
        """Whether the handler goes on for some errnos alone, and none of those that mean a lost peer."""
        tests = [ast.unparse(node.test) for node in own_nodes(handler.body) if isinstance(node, ast.If)]
        return any(_ERRNO_TEST.search(test) and not _CONNECTION_ERRNO.search(test) for test in tests)

    def _raised(self, statement: Try) -> RaiseSet:
        return self.raises.of_block(statement.body, self.scope)

    def _comes_round(self, route: Route) -> bool:
        return route.exit in (Exit.NEXT, Exit.CONTINUE) and not self._ends_test(route)

    def _ends_test(self, route: Route) -> bool:
        """Whether what a route assigns makes the ``while`` condition false."""
        if not isinstance(self.loop, ast.While):
            return False
        values = {a.target: a.value for a in route.assigned if a.target not in self._counters}
        return _falsified(self.loop.test, values)

    @functools.cached_property
    def _counters(self) -> frozenset[str]:
        return counters(self.loop)

    # Waits

    def _leading_waits(self, statement: Try) -> list[ast.Call]:
        """The waits before an attempt that no route shows: in the loop's condition, and in the try itself."""
        before: list[ast.AST] = [self.loop.test] if isinstance(self.loop, ast.While) else []
        for inner in statement.body:
            if any(attempts.is_network_call(call) for call in attempts.calls_in([inner])):
                break
            before.append(inner)
        return [call for node in before for call in self.waits.within(node, self.scope)]

    def _met(self, calls: Iterable[ast.Call]) -> tuple[Wait, ...]:
        """The waits of a path; a function that waits in a loop of its own counts where nothing else does."""
        met = [
            wait for call in dict.fromkeys(calls) if (wait := self.waits.wait(call, self.scope)) is not None
        ]
        return tuple([wait for wait in met if not wait.loops] or met)

    def _attempt_waits(self, statement: Try) -> bool:
        """Whether a function of this file that the attempt calls waits by itself."""
        for call in attempts.calls_in(statement.body):
            for callee in self.waits.receivers.callees(call, self.scope):
                if isinstance(callee, FunctionNode) and self.waits.in_function(callee) is not None:
                    inner = attempts.is_network(self.module, callee.body, self.raises.of_function(callee))
                    if inner or attempts.is_network_call(call):
                        return True
        return False

    def _delay(self, wait: Wait) -> Delay:
        if wait.seconds is None:
            return UNSEEN
        seconds, scope, helpers = wait.seconds, self.scope, []
        if wait.helper is not None:
            passed = _passed(wait.helper, wait.call, wait.seconds)
            if passed is None:
                scope, helpers = self.module.scope_inside(wait.helper), [wait.helper]
            seconds = passed or seconds
        return Delays(self.module, self.loop, scope, helpers).judge(seconds)

    # What kind of loop

    def _asks_a_person(self) -> bool:
        calls = attempts.calls_in(self.loop.body)
        return any(dotted(call.func).rpartition(".")[2] in _ASKING for call in calls)

    def _has_no_peer(self) -> bool:
        around = self.module.function_around(self.loop)
        return bool(_NO_PEER.search(ast.unparse(self.loop)) or (around and _NO_PEER.search(around.name)))

    def _takes_in_first(self, statement: Try) -> bool:
        """Whether a round takes in a new message, request or item before the attempt: it serves that."""
        for node in _own_level(self.loop.body, handlers=False):
            if node is statement:
                return False
            if isinstance(node, ast.Assign) and any(
                attempts.takes_in(call) for call in attempts.calls_in([node])
            ):
                return True
        return False

    def _advances(self) -> bool:
        """Whether success goes on with the rest of the data: ``data = data[sent:]``."""
        return any(
            isinstance(node, ast.Assign)
            and isinstance(node.value, ast.Subscript)
            and isinstance(node.value.slice, ast.Slice)
            and dotted(node.targets[0]) == dotted(node.value.value) != ""
            for node in _own_level(self.loop.body)
        )

    def _kind(self, paths: tuple[FailurePath, ...], routes: tuple[Route, ...]) -> Kind | None:
        successes = [route for route in routes if not route.handlers]
        leaving = [route for route in successes if self._succeeds(route)]
        rounds = [route for route in successes if self._comes_round(route)]
        if isinstance(self.loop, ast.For) and not self._repeats(paths):
            return Kind.FAILOVER if leaving else None
        if leaving and not (rounds and (self._advances() or self._is_polling(paths, rounds))):
            return Kind.RETRY
        return Kind.RECONNECT if not leaving and self._reconnects(paths, rounds) else None

    def _succeeds(self, route: Route) -> bool:
        """Whether a route without a failure leaves because the attempt worked, not because of a stop."""
        if route.exit is Exit.RAISE or self._comes_round(route):
            return False
        told = [d.statement.test for d in route.decisions if d.taken]
        return not (told and all(_STOPPING.search(ast.unparse(test).lower()) for test in told))

    def _repeats(self, paths: tuple[FailurePath, ...]) -> bool:
        """Whether a ``for`` goes over counts or delays, not over things to work on."""
        assert isinstance(self.loop, ast.For)
        if counts(self.loop):
            return True
        targets = loop_targets(self.loop)
        used = {n.id for p in paths for n in own_nodes(p.statement.body) if isinstance(n, ast.Name)}
        in_waits = {n.id for p in paths for w in p.waits for n in ast.walk(w.call) if isinstance(n, ast.Name)}
        return bool(targets & in_waits) and not targets & used

    def _is_polling(self, paths: tuple[FailurePath, ...], rounds: list[Route]) -> bool:
        """Whether coming round without a failure is the ordinary case: news is waited for, or taken in."""
        if all(attempts.is_receiving(path.statement.body) for path in paths):
            return True
        paced = {wait for route in rounds for wait in route.waits}
        shared = all({wait.call for wait in path.waits} & paced for path in paths)
        return shared and not _READINESS.search(self._purpose(paths))

    def _purpose(self, paths: tuple[FailurePath, ...]) -> str:
        function = self.module.function_around(self.loop)
        called = [ast.unparse(call) for path in paths for call in attempts.calls_in(path.statement.body)]
        return " ".join([function.name if function else "", *called]).lower()

    def _reconnects(self, paths: tuple[FailurePath, ...], rounds: list[Route]) -> bool:
        """Whether each round sets up a conversation that then goes on until it fails."""
        paced = {wait for route in rounds for wait in route.waits}
        for path in paths:
            body = path.statement.body
            if not attempts.sets_up(body, self._raised(path.statement)):
                continue
            if any(isinstance(node, Loop) for node in own_nodes(body)):
                return True
            shares = {wait.call for wait in path.waits} & paced
            if _goes_on(body) and not shares and not paced:
                return True
        return False


def _is_replacement_gated(handler: ast.ExceptHandler) -> bool:
    """Whether a handler goes on only if something was replaced meanwhile: ``if old is self.new: raise``."""
    for node in own_nodes(handler.body):
        test = node.test if isinstance(node, ast.If) else None
        identity = isinstance(test, ast.Compare) and isinstance(test.ops[0], ast.Is | ast.IsNot)
        if identity and isinstance(test, ast.Compare) and dotted(test.left) and dotted(test.comparators[0]):
            return True
    return False


def _goes_on(body: list[ast.stmt]) -> bool:
    """Whether a body stays in the conversation by a call that runs for long."""
    names = (dotted(call.func).rpartition(".")[2] for call in attempts.calls_in(body))
    return any(_LONG_RUNNING.search(name) for name in names)


def _own_level(block: list[ast.stmt], handlers: bool = True) -> Iterator[ast.stmt]:
    """The statements of a loop's body at any depth, without inner loops, functions (and handlers)."""
    waiting: list[ast.AST] = list(reversed(block))
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.stmt):
            yield node
        if isinstance(node, Loop | FunctionNode | ast.ClassDef) or (
            isinstance(node, ast.ExceptHandler) and not handlers
        ):
            continue
        inner = [
            n
            for n in ast.iter_child_nodes(node)
            if isinstance(n, ast.stmt | ast.ExceptHandler | ast.match_case)
        ]
        waiting.extend(reversed(inner))


def _falsified(test: ast.expr, values: dict[str, ast.expr | None]) -> bool:
    """Whether assigning ``values`` makes ``test`` false, as far as can be seen."""
    match test:
        case ast.Name() | ast.Attribute():
            return dotted(test) in values and _truth(values[dotted(test)]) is False
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return dotted(operand) in values and _truth(values[dotted(operand)]) is not False
        case ast.BoolOp(op=ast.And(), values=parts):
            return any(_falsified(part, values) for part in parts)
        case ast.BoolOp(op=ast.Or(), values=parts):
            return all(_falsified(part, values) for part in parts)
        case ast.Compare(left=left, ops=[ast.Is() | ast.Eq()], comparators=[ast.Constant(value=expected)]):
            assigned = values.get(dotted(left), test)
            if assigned is test:
                return False
            return not (isinstance(assigned, ast.Constant) and assigned.value == expected)
        case ast.Compare(left=left, ops=[_], comparators=[right]):
            return dotted(left) in values or dotted(right) in values
    return False


def _truth(value: ast.expr | None) -> bool | None:
    return bool(value.value) if isinstance(value, ast.Constant) else None


def _passed(helper: FunctionNode, call: ast.Call, seconds: ast.expr) -> ast.expr | None:
    """The argument that ``call`` passes for ``seconds``, where that is a parameter of ``helper``."""
    if not isinstance(seconds, ast.Name):
        return None
    names = [argument.arg for argument in [*helper.args.posonlyargs, *helper.args.args]]
    by_keyword = next((keyword.value for keyword in call.keywords if keyword.arg == seconds.id), None)
    if by_keyword is not None or seconds.id not in names:
        return by_keyword
    place = names.index(seconds.id) - (1 if names[0] in {"self", "cls"} else 0)
    return call.args[place] if 0 <= place < len(call.args) else None
