"""The calls that wait: which they are, for how long they say they wait, and through which helper."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

from flake8_connerr import catalog
from flake8_connerr.catalog.vocabulary import words
from flake8_connerr.control_flow.endings import leaving_branches
from flake8_connerr.control_flow.flow import Loop, dotted, last_name, own_nodes, own_statements, source_of
from flake8_connerr.names import Definition, Module
from flake8_connerr.naming.function_bodies import yields
from flake8_connerr.naming.parameter_defaults import by_default
from flake8_connerr.naming.receivers import Receivers
from flake8_connerr.naming.scopes import Scope
from flake8_connerr.nodes import FunctionNode, walk
from flake8_connerr.passed_functions import begun_by, called_by
from flake8_connerr.waiting.delays import Delays
from flake8_connerr.waiting.sliced_waits import whole_wait

# Qualified name of a sleep -> the place of its seconds among the arguments.
SLEEPS = {
    "time.sleep": 0, "asyncio.sleep": 0, "asyncio.tasks.sleep": 0, "trio.sleep": 0, "anyio.sleep": 0,
    "curio.sleep": 0, "gevent.sleep": 0, "gevent.hub.sleep": 0, "eventlet.sleep": 0,
    "eventlet.greenthread.sleep": 0, "tornado.gen.sleep": 0, "twisted.internet.task.deferLater": 1,
}  # fmt: skip
_WAITING_WORDS = frozenset({"sleep", "wait", "backoff", "delay", "pause", "throttle", "cooldown"})
# In the name of an object: it is there to pace the attempts, and these are its words for doing so.
_PACING = frozenset({"backoff", "retrier", "retry", "throttle", "throttler"})
_BESIDE_PACING = frozenset({
    "connect", "connection", "exponential", "handler", "manager", "off", "policy", "reconnect", "self",
    "strategy",
})  # fmt: skip
_PACES = frozenset({"again", "attempt", "fail", "failed", "failure", "handle", "next", "retry", "step"})
_TIME_KEYWORDS = frozenset({"seconds", "delay", "secs", "backoff"})
# What is waited for in `x.wait(t)` to be a pause that can be cut short, and not a result.
_SIGNALS = re.compile(
    r"event|stop|cond|shutdown|clos|exit|wake|signal|flag|quit|done|term|cancel|abort|halt|kill"
)
_PLAIN_VALUES = (ast.Name, ast.Attribute, ast.Constant, ast.BinOp, ast.Call, ast.IfExp, ast.Subscript)


class Wait(NamedTuple):
    """A call that waits, as it stands in the code looked at.

    ``seconds`` is the delay as written (None where it cannot be seen); ``function`` the qualified name
    of a plain sleep, "" for a wait on an event or an unknown sleep; ``helper`` the function of this file
    that does the waiting, in whose scope ``seconds`` is then read, and ``loops`` whether it does so in
    a loop of its own.
    """

    call: ast.Call
    seconds: ast.expr | None
    function: str = ""
    helper: FunctionNode | None = None
    loops: bool = False


class Waits:
    """Finds the waits of one module."""

    def __init__(self, module: Module, receivers: Receivers) -> None:
        self.module = module
        self.receivers = receivers
        self._helpers: dict[tuple[FunctionNode, bool], Wait | None] = {}
        self._growing: dict[FunctionNode, bool] = {}
        self._known: dict[ast.Call, Wait | None] = {}

    def within(self, node: ast.AST, scope: Scope) -> tuple[ast.Call, ...]:
        """The waiting calls that run when ``node`` does, in source order."""
        calls = (inner for inner in own_nodes([node]) if isinstance(inner, ast.Call))
        found = [call for call in calls if self.wait(call, scope) is not None]
        parts = {part for call in found for argument in call.args for part in walk(argument)}
        return tuple(call for call in found if call not in parts)

    def wait(self, call: ast.Call, scope: Scope) -> Wait | None:
        """What waiting a call does, or None where it does not wait."""
        if call not in self._known:
            self._known[call] = self._wait(call, scope)
        return self._known[call]

    def _wait(self, call: ast.Call, scope: Scope) -> Wait | None:
        direct = self._direct(call, scope)
        if direct is not None and direct.function:
            return direct
        through = self._through_helper(call, scope)
        # Of a function that only its name says to sleep, the file may say more.
        return through if direct is None or (through is not None and through.helper is not None) else direct

    def _direct(self, call: ast.Call, scope: Scope) -> Wait | None:
        name = self.module.qualified_name(call.func, scope)
        if name in SLEEPS:
            return _nonzero(Wait(call, _argument(call, SLEEPS[name], ("delay", "seconds", "secs")), name))
        if name in {"asyncio.wait_for", "asyncio.wait"}:
            return self._bounded(call, name)
        if name == "select.select":
            return _selecting(call)
        function = called_by(call)
        if function is not call.func:
            return self._passed_on(call, function, scope)
        last = last_name(call.func)
        if last == "wait" and isinstance(call.func, ast.Attribute):
            seconds = _argument(call, 0, ("timeout",))
            plain = seconds is None or isinstance(seconds, _PLAIN_VALUES)
            return Wait(call, seconds) if plain and self._is_signal(call.func.value, scope) else None
        if words(last) & {"sleep", "asleep"} and len(call.args) == 1:
            return _nonzero(Wait(call, call.args[0]))
        return None

    def _passed_on(self, call: ast.Call, function: ast.expr, scope: Scope) -> Wait | None:
        """``to_thread(time.sleep, 5)``, or a function that speaks of waiting, which another one runs."""
        if self.module.qualified_name(function, scope) in SLEEPS:
            following = call.args[call.args.index(function) + 1 :]
            return Wait(call, following[0] if following else None)
        return Wait(call, None) if words(last_name(function)) & _WAITING_WORDS else None

    def _bounded(self, call: ast.Call, name: str) -> Wait | None:
        """``wait_for(event.wait(), t)`` and ``asyncio.wait({task}, timeout=t)`` pause for at most t."""
        seconds = _argument(call, 1 if name == "asyncio.wait_for" else 9, ("timeout",))
        inner = call.args[0] if call.args else None
        if seconds is None or (isinstance(seconds, ast.Constant) and seconds.value is None):
            return None
        if name == "asyncio.wait_for":
            waits_for_event = isinstance(inner, ast.Call) and isinstance(inner.func, ast.Attribute)
            if not (waits_for_event and isinstance(inner, ast.Call) and dotted(inner.func).endswith(".wait")):
                return None
        return Wait(call, seconds)

    def _is_signal(self, receiver: ast.expr, scope: Scope) -> bool:
        types = self.receivers.type_of(receiver, scope)
        if any(isinstance(t, str) and t.rpartition(".")[2] in {"Event", "Condition"} for t in types):
            return True
        return bool(_SIGNALS.search(source_of(receiver).lower()))

    def _through_helper(self, call: ast.Call, scope: Scope) -> Wait | None:
        if any(self._waits_between_items(source, scope) for source in _iterators(call)):
            return Wait(call, None)
        callees = self.receivers.callees(call, scope)
        for callee in callees:
            if isinstance(callee, FunctionNode):
                inner = self.in_function(callee)
                return None if inner is None else inner._replace(call=call, helper=inner.helper or callee)
        return self._by_default(call, scope) or self._unread(call, callees)

    def _by_default(self, call: ast.Call, scope: Scope) -> Wait | None:
        """A call of a parameter whose default waits; how long another function would wait is not known."""
        for callee in by_default(self.module, call.func, scope):
            if isinstance(callee, str) and callee in SLEEPS:
                return Wait(call, _argument(call, SLEEPS[callee], ("delay", "seconds", "secs")))
            if isinstance(callee, FunctionNode) and self.in_function(callee) is not None:
                return Wait(call, None)
        return None

    def _waits_between_items(self, iterator: ast.Name, scope: Scope) -> bool:
        """Whether a name holds a generator of this file that waits, as ``delays`` in ``next(delays)``."""
        bound = self.module.bindings(iterator.id, scope)
        if bound is None:
            return False
        made = [(binding.value, self.module.value_scope(binding, bound[1])) for binding in bound[0]]
        callees = (
            callee
            for value, inside in made
            if isinstance(value, ast.Call)
            for callee in self.receivers.callees(value, inside)
        )
        return any(
            isinstance(callee, FunctionNode) and yields(callee.body) and self.in_function(callee) is not None
            for callee in callees
        )

    def _unread(self, call: ast.Call, callees: tuple[Definition, ...]) -> Wait | None:
        """A call that cannot be read and speaks of waiting."""
        if any(isinstance(callee, FunctionNode | ast.ClassDef) for callee in callees):
            return None
        last = last_name(call.func)
        names = [callee for callee in callees if isinstance(callee, str)]
        known = any(name in SLEEPS or catalog.lookup_call(name) is not None for name in names)
        keywords = {keyword.arg for keyword in call.keywords}
        speaks = words(last) & _WAITING_WORDS and (last not in {"wait", "delay"} or "until" in keywords)
        speaks = speaks or {"back", "off"} <= words(last)
        speaks = speaks or _paces(call)
        timed = keywords & _TIME_KEYWORDS
        speaks = (speaks and not _bounds_operation(call)) or {"next", "attempt"} <= words(last)
        if not known and (speaks or timed) and not _asks_peer(last):
            return Wait(call, None)
        return None

    def in_function(self, function: FunctionNode, further: bool = True) -> Wait | None:
        """The first wait of a function of this file: its own, or one (``further``) of a function it calls.

        No function is followed further than that: what waits so far away does not pace this loop.
        """
        key = (function, further)
        if key not in self._helpers:
            scope = self.module.scope_inside(function)
            calls = [node for node in own_nodes(function.body) if isinstance(node, ast.Call)]
            begun = begun_by(calls)
            calls = [call for call in calls if call not in begun]
            found = (
                self._direct(call, scope) or self._unread(call, self.receivers.callees(call, scope))
                for call in calls
            )
            own = _main([wait for wait in found if wait is not None], function)
            if own is None and further:
                own = self._of_called(calls, scope)
            self._helpers[key] = own and _in_all(function, own)
        return self._helpers[key]

    def grows_in(self, function: FunctionNode) -> bool:
        """Whether a function of this file waits longer each time in a loop of its own."""
        if function not in self._growing:
            loops = (node for node in own_statements(function.body) if isinstance(node, Loop))
            self._growing[function] = any(map(self._grows, loops))
        return self._growing[function]

    def _grows(self, loop: Loop) -> bool:
        scope = self.module.scope_around(loop)
        waits = (self.wait(call, scope) for call in self.within(loop, scope))
        own = [wait.seconds for wait in waits if wait is not None and wait.helper is None]
        delays = Delays(self.module, loop, scope)
        return any(seconds is not None and delays.judge(seconds).grows for seconds in own)

    def _of_called(self, calls: list[ast.Call], scope: Scope) -> Wait | None:
        for call in calls:
            for callee in self.receivers.callees(call, scope):
                if isinstance(callee, FunctionNode):
                    inner = self.in_function(callee, further=False)
                    if inner is not None:
                        return inner._replace(call=call, helper=callee)
        return None


def _main(found: list[Wait], function: FunctionNode) -> Wait | None:
    """The first of a function's waits, of those in no branch that leaves it where there are any."""
    beside = leaving_branches(function.body) if len(found) > 1 else set()
    return next((wait for wait in found if wait.call not in beside), found[0] if found else None)


def _in_all(function: FunctionNode, own: Wait) -> Wait:
    """What a function with such a first wait waits in all."""
    inner = (node for node in own_statements(function.body) if isinstance(node, Loop))
    loops = own.loops or any(own.call in walk(loop) for loop in inner)
    whole = whole_wait(function, own.call) if loops and own.helper is None else None
    return own._replace(loops=loops) if whole is None else own._replace(seconds=whole, loops=False)


def _iterators(call: ast.Call) -> Iterator[ast.Name]:
    """The iterator whose next item a call takes."""
    match call:
        case ast.Call(func=ast.Name(id="next" | "anext"), args=[ast.Name() as iterator, *_]):
            yield iterator


def _paces(call: ast.Call) -> bool:
    """Whether a method is that of an object made to pace attempts: ``retry.handle()``, ``backoff.next()``."""
    if not isinstance(call.func, ast.Attribute):
        return False
    receiver = words(last_name(call.func.value))
    paces = receiver & _PACING and receiver <= _PACING | _BESIDE_PACING
    return bool(paces and words(call.func.attr) & _PACES)


def _bounds_operation(call: ast.Call) -> bool:
    """Whether a call gives an operation a time limit: ``wait_for(connection.read(), timeout)``."""
    inner = call.args[0] if call.args else None
    return (
        last_name(call.func) == "wait_for" and isinstance(inner, ast.Call) and last_name(inner.func) != "wait"
    )


def _asks_peer(name: str) -> bool:
    """Whether a function that speaks of waiting is itself the operation: ``wait_for_connection``."""
    return bool(
        words(name) & {"http", "stream", "request", "connection", "connect", "server", "until", "response"}
    )


def _argument(call: ast.Call, place: int, names: tuple[str, ...]) -> ast.expr | None:
    if place < len(call.args) and not any(isinstance(a, ast.Starred) for a in call.args[: place + 1]):
        return call.args[place]
    return next((keyword.value for keyword in call.keywords if keyword.arg in names), None)


def _selecting(call: ast.Call) -> Wait | None:
    """``select(readers, [], [], 5)``, which may end before: how long it waits cannot be seen."""
    seconds = _argument(call, 3, ("timeout",))
    paced = seconds is not None and not (isinstance(seconds, ast.Constant) and not seconds.value)
    return Wait(call, None) if paced else None


def _nonzero(wait: Wait) -> Wait | None:
    """A sleep of 0 yields to others, but does not wait."""
    seconds = wait.seconds
    if isinstance(seconds, ast.Constant) and not isinstance(seconds.value, str) and not seconds.value:
        return None
    return wait
