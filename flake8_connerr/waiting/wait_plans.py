"""How a retry loop can be made to wait exponentially longer, or why that would be guessing.

The plan is plain data made of source text; the codemod carries it out and decides nothing.
"""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from flake8_connerr.control_flow.flow import dotted, longest_names, own_nodes, own_statements
from flake8_connerr.control_flow.routes import Exit, Route
from flake8_connerr.fixes import ExponentialWait, PathWait, Refusal
from flake8_connerr.naming import spellings
from flake8_connerr.naming.steadiness import is_steady, text_of
from flake8_connerr.naming.written_names import reads_namespace
from flake8_connerr.nodes import Position, walk
from flake8_connerr.retrying import attempts
from flake8_connerr.retrying.attempt_limits import counter, leaves_by, turning, waits_at
from flake8_connerr.retrying.bounds import Bound, looks_at_clock, remaining, stands_for_time
from flake8_connerr.retrying.counting import counting
from flake8_connerr.retrying.exhaustion import leads
from flake8_connerr.retrying.failure_paths import FailurePath
from flake8_connerr.retrying.loop_kinds import Kind
from flake8_connerr.retrying.retries import RetryLoop
from flake8_connerr.waiting.delays import Delays
from flake8_connerr.waiting.loop_statements import ends_loop, head, may_leave, read_in, standing_alone
from flake8_connerr.waiting.wait_fixes import unclear
from flake8_connerr.waiting.waits import SLEEPS, Wait

if TYPE_CHECKING:
    from flake8_connerr.check import CheckedFile

_NO_DEADLINE = "the time left to the loop's deadline cannot be read from its condition"


# What a message may say of a wait: in words, as a number with its unit, or after a placeholder.
_TELLS_TIME = re.compile(
    r"(\b|\d)(seconds?|secs?|ms|milliseconds?|minutes?|immediately|instantly|at once)\b"
    r"|(\d|%[\d.]*[dfsg]|\})\s*s\b|^\s?s(ec\w*)?\b"
)


class GuessworkError(Exception):
    """Raised where a fix would have to guess; says what about."""


def plan(file: CheckedFile, loop: RetryLoop) -> ExponentialWait | Refusal:
    """The exponential wait for ``loop``, or why it is not offered."""
    try:
        return _Planner(file, loop).plan()
    except GuessworkError as guess:
        return Refusal(str(guess))


class _Planner:
    def __init__(self, file: CheckedFile, loop: RetryLoop) -> None:
        self.file = file
        self.module = file.module
        self.loop = loop
        self.function = self.module.function_around(loop.loop)
        self.is_async = isinstance(self.function, ast.AsyncFunctionDef)
        self.counting = counting(self.module, loop)
        self.counter = counter(self.module, loop)

    def plan(self) -> ExponentialWait:
        if self.function is None and self.module.class_around(self.loop.loop) is not None:
            raise GuessworkError("the loop runs in a class body, where a new variable would be an attribute")
        if self.module.once(reads_namespace, self.function or self.loop.loop):
            raise GuessworkError("a new variable would be among those that `locals()` or the like reads")
        if any(spellings.is_shadowed(self.module, self.loop.loop, name) for name in ("min", "max")):
            raise GuessworkError("`min` or `max` means something else here")
        if self.loop.bound is Bound.ATTEMPTS and stands_for_time(self.loop.loop):
            raise GuessworkError("its number of attempts stands for a time, which longer waits would stretch")
        paths = [path for path in self.loop.paths if self._is_rewritten(path)]
        if any(isinstance(path.statement, ast.TryStar) for path in paths):
            raise GuessworkError("in except* one failure may enter several handlers")
        self._refuse_told()
        waits = tuple(dict.fromkeys(wait for path in paths for wait in self._path_waits(path)))
        leading = any(leads(path, wait) for path in paths for wait in path.waits)
        exponent = "" if leading else self.counting.exponent
        speaking = self._sleep()
        uniform = spellings.function(self.module, self.loop.loop, "random", "uniform")
        spelled = [s for s in (speaking, uniform) if s is not None]
        if len(spelled) < (2 if any(not path.waits for path in paths) else 1) or uniform is None:
            raise GuessworkError("the name of a module that is needed means something else here")
        return ExponentialWait(
            loop_at=Position.of(self.loop.loop),
            paths=waits,
            exponent=exponent,
            remaining=self._remaining(),
            reset_after=self._reset_after(paths),
            sleep=speaking.text if speaking else "",
            uniform=uniform.text,
            awaited=self.is_async,
            imports=tuple(dict.fromkeys(name for s in spelled for name in s.imports)),
            rename=self.counting.rename if exponent or any(w.unless_last for w in waits) else "",
            attempts=self.loop.attempts,
        )

    def _is_rewritten(self, path: FailurePath) -> bool:
        return path in self.loop.hasty_paths or path in self.loop.constant_paths

    # The waits of one path

    def _path_waits(self, path: FailurePath) -> Iterator[PathWait]:
        at = Position.of(path.statement)
        if not path.waits:
            guard = self._unless_last(path, None)
            if not guard and self.loop.bound is Bound.ATTEMPTS and not self._checks_last(path, None):
                raise GuessworkError(
                    "it cannot be told which attempt is the last, after which nothing is to wait"
                )
            yield PathWait(at, path.place, None, repr(self.file.settings.base).removesuffix(".0"), guard)
        for wait in path.waits:
            self._refuse_unclear(wait)
            base = self._base(wait)
            self._refuse_untrue(wait, base)
            guard = "" if leads(path, wait) else self._unless_last(path, wait)
            yield PathWait(at, path.place, Position.of(wait.call), base, guard)

    def _refuse_unclear(self, wait: Wait) -> None:
        reason = unclear(wait, self.is_async)
        if reason:
            raise GuessworkError(reason)
        if wait.call not in self.module.once(standing_alone, self.loop.loop):
            raise GuessworkError("the wait is part of a larger expression, or in a loop of its own")

    def _base(self, wait: Wait) -> str:
        """The wait that is there, as the bound of the first one to come."""
        seconds = wait.seconds
        match seconds:
            case ast.Call(
                args=[ast.Constant(value=int() | float() as low), ast.Constant(value=int() | float() as high)]
            ):
                if dotted(seconds.func).endswith("uniform") and low + high > 0:
                    return f"{(low + high) / 2:g}"
            case ast.Constant(value=int() | float() as value) if value > 0:
                return repr(value)
            case ast.Name() | ast.Attribute() | ast.BinOp():
                plain = any(isinstance(node, ast.Name) for node in walk(seconds))
                if plain and is_steady(self.module, self.loop.scope, self.loop.loop, seconds):
                    self._refuse_endless(wait)
                    return text_of(seconds)
        raise GuessworkError("the wait may be something else each time, or nothing at all")

    def _refuse_endless(self, wait: Wait) -> None:
        """``event.wait(None)`` waits for the event, however long that takes."""
        if not wait.function and wait.seconds is not None:
            known = Delays(self.module, self.loop.loop, self.loop.scope).literal(wait.seconds)
            if known is None:
                raise GuessworkError("the wait may be without a limit, as a timeout of None is")

    def _refuse_untrue(self, wait: Wait, base: str) -> None:
        """What the code says of its wait must stay true."""
        seconds = [] if wait.seconds is None else walk(wait.seconds)
        read_whole = {dotted(node) for node in seconds} - {""}
        # Of `self.pause` it is the whole that tells of the wait, not `self`.
        named = longest_names(read_whole)
        read = self.module.once(read_in, self.function or self.loop.loop)
        for name in sorted(named):
            if any(node not in self._inside_waits for node in read.get(name, ())):
                raise GuessworkError(f"`{name}` is used beside the wait as well, where it tells of it")
        if base in self._numbers_told:
            raise GuessworkError(f"a call of the loop is told {base} as well, which may be the wait")

    @functools.cached_property
    def _inside_waits(self) -> set[ast.AST]:
        return {node for path in self.loop.paths for one in path.waits for node in walk(one.call)}

    @functools.cached_property
    def _numbers_told(self) -> set[str]:
        """The numbers that calls of the loop are told, other than its waits."""
        return {
            repr(argument.value)
            for node in own_nodes(self.loop.loop.body)
            if isinstance(node, ast.Call) and node not in self._inside_waits and not self._sleeps(node)
            for argument in node.args
            if isinstance(argument, ast.Constant) and type(argument.value) in (int, float)
        }

    def _sleeps(self, call: ast.Call) -> bool:
        return self.module.qualified_name(call.func, self.loop.scope) in SLEEPS

    def _refuse_told(self) -> None:
        """A message that speaks of a time may tell of the wait, or of there being none."""
        for node in own_nodes(self.loop.loop.body):
            text = node.value if isinstance(node, ast.Constant) else None
            if isinstance(text, str) and _TELLS_TIME.search(text):
                raise GuessworkError("a message of the loop tells of a time, which may no longer be true")

    # What bounds the loop

    def _unless_last(self, path: FailurePath, wait: Wait | None) -> str:
        if self.loop.bound is not Bound.ATTEMPTS or self._checks_last(path, wait):
            return ""
        end = wait.call if wait else path.handler.body[-1]
        return self.counting.another_follows(end, path.handler)

    def _checks_last(self, path: FailurePath, wait: Wait | None) -> bool:
        """Whether the loop itself sees to it that this wait is not met after the last attempt."""
        routes = [
            route
            for route in self.loop.routes
            if route.handlers[:1] == (path.handler,)
            and route.exit in (Exit.NEXT, Exit.CONTINUE)
            and (wait is None or wait.call in route.waits)
        ]
        return bool(routes) and all(self._is_decided(route, wait) for route in routes)

    def _is_decided(self, route: Route, wait: Wait | None) -> bool:
        """Whether a route asks the counter before the wait: to leave, or to wait at all."""
        asked = (decision.statement for decision in route.decisions)
        return any(
            self.counting.is_about(statement.test) and not self._misses_last(statement, wait)
            for statement in asked
            if may_leave(statement) or (wait is not None and wait.call in set(walk(statement)))
        )

    def _misses_last(self, statement: ast.If, wait: Wait | None) -> bool:
        """Whether a test of the counter surely lets the wait be met after the last attempt."""
        count = self.counter
        turn = count and turning(self.module, self.loop, count, statement.test, statement)
        if count is None or count.attempts is None or turn is None:
            return False
        waits_in = wait is not None and wait.call in set(walk(statement)) and not may_leave(statement)
        if waits_in and wait is not None:
            return waits_at(count.attempts, turn, in_body=wait.call in set(own_nodes(statement.body)))
        return not leaves_by(count.attempts, turn, in_body=ends_loop(statement.body))

    def _remaining(self) -> str:
        """The time left to the loop's deadline; raises GuessworkError for one that cannot be read."""
        loop = self.loop.loop
        ends = [
            node.test for node in own_statements(loop.body) if isinstance(node, ast.If) and may_leave(node)
        ]
        tests = [(test, True) for test in ends if looks_at_clock(test)]
        if isinstance(loop, ast.While) and (looks_at_clock(loop.test) or not tests):
            tests.insert(0, (loop.test, False))
        if self.loop.bound is not Bound.DEADLINE and not any(looks_at_clock(test) for test, _ in tests):
            return ""
        found = {remaining(self.module, self.loop.scope, test, leaves) for test, leaves in tests}
        if len(found) != 1 or "" in found:
            raise GuessworkError(_NO_DEADLINE)
        return found.pop()

    def _reset_after(self, paths: list[FailurePath]) -> Position | None:
        """The statement after which a reconnect loop's connection stands."""
        if self.loop.kind is not Kind.RECONNECT:
            return None
        for path in paths:
            raised = self.file.raises.of_attempt(path.statement, self.loop.scope)
            lines = {
                source.line for source in raised.sources if source.phase and source.phase.value == "connect"
            }
            for statement in path.statement.body:
                calls = list(attempts.calls_in(head(statement)))
                if any(call.lineno in lines for call in calls) or attempts.sets_up_by_name(calls):
                    return Position.of(statement)
        raise GuessworkError(
            "it cannot be told when the connection stands, and growth would have to start again there"
        )

    def _sleep(self) -> spellings.Spelling | None:
        """The sleep to call where a wait is added."""
        event = self._stop_event()
        if event is not None:
            return event
        library = spellings.sleeping_library(self.module, self.function or self.module.tree, self.is_async)
        if not library:
            raise GuessworkError("it cannot be told which event loop this coroutine runs on")
        return spellings.function(self.module, self.loop.loop, library, "sleep")

    def _stop_event(self) -> spellings.Spelling | None:
        """``while not stop.is_set()``: a wait on the event is cut short by the stop."""
        test = self.loop.loop.test if isinstance(self.loop.loop, ast.While) else None
        match test:
            case ast.UnaryOp(op=ast.Not(), operand=ast.Call(func=ast.Attribute(value=event, attr="is_set"))):
                types = self.file.receivers.type_of(event, self.loop.scope)
                if "threading.Event" in types and not self.is_async:
                    return spellings.Spelling(f"{ast.unparse(event)}.wait", ())
        return None
