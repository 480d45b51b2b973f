"""What paces the attempts of a loop: the waits that they meet, and what waits by itself."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterable

from flake8_connerr.catalog.vocabulary import words
from flake8_connerr.clauses.handlers import Try
from flake8_connerr.control_flow.flow import Loop, dotted, last_name, own_nodes
from flake8_connerr.control_flow.loop_heads import COUNTING
from flake8_connerr.names import Module
from flake8_connerr.naming.scopes import Scope
from flake8_connerr.nodes import FunctionNode, walk
from flake8_connerr.passed_functions import begun_by
from flake8_connerr.raises import Raises
from flake8_connerr.retrying import attempts
from flake8_connerr.retrying.library_backoff import backing_off_clients, makes_backing_off_client
from flake8_connerr.waiting.delays import UNSEEN, Delay, Delays
from flake8_connerr.waiting.waits import Wait, Waits

# In the name of a function, after "with": it makes more than one attempt by itself.
_BACKING_OFF = frozenset({"backoff", "retries", "retry"})


class Pacing:
    """The waits of one loop, whose names are looked up in ``scope``."""

    def __init__(self, module: Module, raises: Raises, waits: Waits, loop: Loop, scope: Scope) -> None:
        self.module = module
        self.raises = raises
        self.waits = waits
        self.loop = loop
        self.scope = scope

    def leading(self, statement: Try) -> list[ast.Call]:
        """The waits before an attempt that no route shows: in the loop's condition, and in the try itself."""
        before: list[ast.AST] = [self.loop.test] if isinstance(self.loop, ast.While) else []
        for inner in statement.body:
            aside = _without_consequence(inner)
            if any(
                attempts.is_network_call(call) for call in attempts.calls_in([inner]) if call not in aside
            ):
                break
            before.append(inner)
        return [call for node in before for call in self.waits.within(node, self.scope)]

    def _met(self, calls: Iterable[ast.Call]) -> tuple[Wait, ...]:
        """The waits of a path; a function that waits in a loop of its own counts where nothing else does."""
        found = [self.waits.wait(call, self.scope) for call in dict.fromkeys(calls)]
        met = [wait for wait in found if wait is not None]
        return tuple([wait for wait in met if not wait.loops] or met)

    def timed(self, calls: Iterable[ast.Call]) -> list[tuple[Wait, Delay]]:
        """The waits among the calls met on a path, each with its delay's shape.

        A wait of 0 counts as none, however it is written.
        """
        return [(wait, delay) for wait in self._met(calls) if (delay := self._delay(wait)).seconds != 0]

    def between(self, leading: list[ast.Call], calls: Iterable[ast.Call]) -> list[tuple[Wait, Delay]]:
        """The waits between one attempt and the next, of which ``leading`` stand before the first one, too.

        One of these whose length cannot be seen is left out beside others, where it is told nothing of how
        often has been tried: it cannot be what grows.
        """
        timed = self.timed([*leading, *calls])
        return [one for one in timed if not (one[0].call in leading and self._is_alike(*one))] or timed

    def _is_alike(self, wait: Wait, delay: Delay) -> bool:
        """Whether an unseen wait is that of an imported function whose arguments no round changes."""
        if delay is not UNSEEN or not isinstance(wait.call.func, ast.Name):
            return False
        callees = self.waits.receivers.callees(wait.call, self.scope)
        if not callees or not all(isinstance(callee, str) for callee in callees):
            return False
        stored = {
            dotted(node)
            for node in walk(self.loop)
            if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Store)
        }
        return not stored & {dotted(part) for part in walk(wait.call)}

    def inside(self, attempt: list[ast.stmt]) -> bool:
        """Whether a function of this file that the attempt calls waits by itself."""
        for call in attempts.calls_in(attempt):
            for callee in self.waits.receivers.callees(call, self.scope):
                if isinstance(callee, FunctionNode) and self.waits.in_function(callee) is not None:
                    if attempts.is_network_call(call) or attempts.calls_network(callee.body):
                        return True
                    if attempts.fails_by_network(self.module, self.raises.of_function(callee)):
                        return True
        return False

    def is_told_backoff(self, attempt: list[ast.stmt]) -> bool:
        """Whether a call of the attempt that cannot be read is told how to back off, or its client is.

        ``client.get(url, backoff_cap=30)``, or a session with ``Retry(backoff_factor=1)``.
        """
        return any(
            attempts.is_network_call(call)
            and (any(map(_tells_backoff, call.keywords)) or self._is_of_backing_off_client(call))
            and not any(isinstance(c, FunctionNode) for c in self.waits.receivers.callees(call, self.scope))
            for call in attempts.calls_in(attempt)
        )

    def _is_of_backing_off_client(self, call: ast.Call) -> bool:
        """Whether a call is one of a client that this class, or a function that makes it, has told to."""
        if not isinstance(call.func, ast.Attribute) or self.module.qualified_name(call.func, self.scope):
            return False  # a library's own function has no such client
        if isinstance(call.func.value, ast.Call):
            makers = self.waits.receivers.callees(call.func.value, self.scope)
            return any(
                isinstance(m, FunctionNode) and makes_backing_off_client(self.module, m) for m in makers
            )
        owner = self.module.class_around(self.loop)
        return owner is not None and dotted(call.func.value) in backing_off_clients(self.module, owner)

    def backs_off(self, attempt: list[ast.stmt]) -> bool:
        """Whether a call of the attempt waits longer each time, as its name, an argument or the file says."""
        calls = list(attempts.calls_in(attempt))
        begun = begun_by(calls)
        told = self.is_told_backoff(attempt)
        return told or any(self._backs_off(call) for call in calls if call not in begun)

    def _backs_off(self, call: ast.Call) -> bool:
        callees = self.waits.receivers.callees(call, self.scope)
        read = [callee for callee in callees if isinstance(callee, FunctionNode)]
        named = words(last_name(call.func))
        return any(map(self.waits.grows_in, read)) if read else "with" in named and bool(named & _BACKING_OFF)

    def iterator_may_wait(self) -> bool:
        """Whether the attempts come from an iterator that cannot be read: it may wait in between."""
        source = self.loop.iter if isinstance(self.loop, ast.For) else None
        if not isinstance(source, ast.Call) or last_name(source.func) in COUNTING:
            return False
        callees = self.waits.receivers.callees(source, self.scope)
        read = [callee for callee in callees if isinstance(callee, FunctionNode)]
        return not read or any(self.waits.in_function(callee) is not None for callee in read)

    @functools.cached_property
    def _delays(self) -> Delays:
        return Delays(self.module, self.loop, self.scope)

    def _delay(self, wait: Wait) -> Delay:
        if wait.seconds is None:
            return UNSEEN
        if wait.helper is None:
            return self._delays.judge(wait.seconds)
        passed = _passed(wait.helper, wait.call, wait.seconds)
        if passed is not None:
            return self._delays.judge(passed)
        growing = self._delays.growing_parameters(wait.helper, wait.call)
        inside = self.module.scope_inside(wait.helper)
        return Delays(self.module, self.loop, inside, [wait.helper], growing).judge(wait.seconds)


def _without_consequence(statement: ast.stmt) -> set[ast.Call]:
    """The calls that can fail without the round noticing: each handler around them just goes on below."""
    return {
        call
        for node in own_nodes([statement])
        if isinstance(node, Try) and _goes_on_below(node)
        for call in attempts.calls_in(node.body)
    }


def _goes_on_below(statement: Try) -> bool:
    """Whether a ``try`` catches every error, and what follows it runs whatever has failed in it."""
    last = statement.handlers[-1] if statement.handlers else None
    return (
        last is not None
        and (last.type is None or last_name(last.type) in {"Exception", "BaseException"})
        and not any(
            isinstance(node, ast.Raise | ast.Continue | ast.Break | ast.Return)
            for handler in statement.handlers
            for node in own_nodes(handler.body)
        )
    )


def _tells_backoff(keyword: ast.keyword) -> bool:
    """Whether an argument says how to back off; ``None``, ``False`` and 0 say not to."""
    told = keyword.arg is not None and "backoff" in words(keyword.arg)
    return told and not (isinstance(keyword.value, ast.Constant) and not keyword.value.value)


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
