"""How one wait of a loop can be capped, given jitter or left out after the last attempt, or why not."""

from __future__ import annotations

import ast
from collections.abc import Set
from typing import TYPE_CHECKING

from flake8_connerr.control_flow.flow import dotted, last_name, names_in, own_nodes
from flake8_connerr.fixes import CapWait, GuardWait, JitterWait, RaiseAt, RaiseLast, Refusal
from flake8_connerr.naming import spellings
from flake8_connerr.nodes import FunctionNode, Position, walk
from flake8_connerr.retrying.bounds import Bound
from flake8_connerr.retrying.counting import Counting, counting
from flake8_connerr.retrying.exhaustion import LastFailure
from flake8_connerr.retrying.failure_paths import FailurePath
from flake8_connerr.retrying.retries import RetryLoop
from flake8_connerr.waiting.delays import Delays
from flake8_connerr.waiting.last_waits import LastWait
from flake8_connerr.waiting.waits import Wait

if TYPE_CHECKING:
    from flake8_connerr.check import CheckedFile

# Calls that work out a delay, and tell nobody.
_WORKING_OUT = frozenset({"min", "max", "float", "int", "round", "abs", "uniform", "random", "randint"})
_NAMED = Refusal("the wait gives its seconds a name, which may be read elsewhere")
_NOT_TOLD_LAST = Refusal("it cannot be told which attempt is the last")
_OPPOSITE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.GtE,
    ast.LtE: ast.Gt,
    ast.Gt: ast.LtE,
    ast.GtE: ast.Lt,
    ast.NotEq: ast.Eq,
}


def capped(file: CheckedFile, loop: RetryLoop, wait: Wait) -> CapWait | Refusal:
    """How to hold a growing wait below a cap."""
    endless = loop.bound is not Bound.ATTEMPTS
    if endless and wait.seconds is not None and _is_power(file, loop, wait.seconds):
        return Refusal("the delay is a power that overflows in the end: it has to be capped where it grows")
    if spellings.is_shadowed(file.module, loop.loop, "min"):
        return Refusal("`min` means something else here")
    return _unchangeable(file, loop, wait) or CapWait(Position.of(loop.loop), Position.of(wait.call), endless)


def _is_power(file: CheckedFile, loop: RetryLoop, seconds: ast.expr) -> bool:
    """Whether a name in ``seconds`` is made of a power elsewhere in the loop."""
    made_of = Delays(file.module, loop.loop, loop.scope).made_of(seconds)
    return any(isinstance(node, ast.Pow | ast.LShift) for value in made_of[1:] for node in walk(value))


def jittered(file: CheckedFile, loop: RetryLoop, wait: Wait) -> JitterWait | Refusal:
    """How to draw a growing wait at random."""
    uniform = spellings.function(file.module, loop.loop, "random", "uniform")
    if uniform is None:
        return Refusal("the name of a module that is needed means something else here")
    at, wait_at = Position.of(loop.loop), Position.of(wait.call)
    return _unchangeable(file, loop, wait) or JitterWait(at, wait_at, uniform.text, uniform.imports)


def guarded(file: CheckedFile, loop: RetryLoop, last: LastWait) -> GuardWait | Refusal:
    """How to leave a wait out after the last attempt."""
    if last.leaves:
        return Refusal("the wait comes before the test that ends the loop, which would have to go first")
    if isinstance(last.path.statement, ast.TryStar):
        return Refusal("in except* one failure may enter several handlers")
    if _is_named(last.wait):
        return _NAMED
    if last_name(last.wait.call.func) == "wait_for":
        return Refusal("that the wait is over is told by an exception, which may be waited for")
    if last.wait.helper is not None and _does_more(last.wait.helper):
        return Refusal(f"`{last.wait.helper.name}` does more than wait")
    seconds = last.wait.seconds
    if seconds is not None and _is_worked_out(loop, seconds) and _is_told(loop, last.wait, seconds):
        return Refusal("the loop tells how long it waits, which would not be true of the last time")
    counted = counting(file.module, loop)
    test = counted.another_follows(last.wait.call, last.path.handler)
    if not test:
        return _NOT_TOLD_LAST
    return GuardWait(Position.of(loop.loop), Position.of(last.wait.call), test, counted.rename)


def raising(file: CheckedFile, loop: RetryLoop, lost: list[LastFailure]) -> RaiseLast | Refusal:
    """How to raise the errors that are lost when the attempts run out."""
    if any(failed.leaves for failed in lost):
        return Refusal("the loop is left on purpose after the last attempt: raise there")
    if any(isinstance(failed.path.statement, ast.TryStar) for failed in lost):
        return Refusal("in except* one failure may enter several handlers")
    counted = counting(file.module, loop)
    paths = {failed.path.handler: failed.path for failed in lost}
    places = [_raise_at(counted, path) for path in paths.values()]
    known = tuple(place for place in places if place is not None)
    if len(known) < len(places):
        return _NOT_TOLD_LAST
    return RaiseLast(Position.of(loop.loop), known, counted.rename)


def _raise_at(counted: Counting, path: FailurePath) -> RaiseAt | None:
    """Where a handler is to raise its error: once it has done all but to wait and go round."""
    last = path.handler.body[-1]
    waits = {wait.call for wait in path.waits}
    place = next((one for one in path.handler.body if _goes_on(one, waits)), None)
    another = counted.another_follows(place or last, path.handler)
    if not another:
        return None
    if place is last and isinstance(last, ast.If) and not last.orelse:
        asked = ast.unparse(ast.parse(another, mode="eval"))
        if ast.unparse(last.test) == asked:
            return RaiseAt(Position.of(last), "")
    return RaiseAt(Position.of(place or last), _opposite(counted, another), after=place is None)


def _goes_on(statement: ast.stmt, waits: Set[ast.AST]) -> bool:
    """Whether a statement waits or goes round, or does nothing."""
    nodes = own_nodes([statement])
    return any(isinstance(node, ast.Continue | ast.Pass) or node in waits for node in nodes)


def _opposite(counted: Counting, text: str) -> str:
    """The opposite of the condition under which another attempt follows."""
    test = ast.parse(text, mode="eval").body
    if isinstance(counted.loop, ast.For) and isinstance(test, ast.Compare):
        return ast.unparse(ast.Compare(test.left, [ast.Eq()], test.comparators))
    opposite = _OPPOSITE.get(type(test.ops[0])) if isinstance(test, ast.Compare) else None
    if isinstance(test, ast.Compare) and opposite is not None and len(test.ops) == 1:
        return ast.unparse(ast.Compare(test.left, [opposite()], test.comparators))
    return f"not {text}" if isinstance(test, ast.Name | ast.Attribute) else f"not ({text})"


def unclear(wait: Wait, is_async: bool) -> str:
    """Why a wait (in a coroutine, if ``is_async``) cannot be changed where it stands; "" where it can."""
    name = dotted(wait.call.func) or ast.unparse(wait.call.func)
    if wait.helper is not None:
        return f"the wait is in `{wait.helper.name}`, which others may call"
    if not wait.function and not name.endswith((".wait", "wait_for")):
        return f"`{name}` is a sleep that cannot be read"
    if name.endswith("asyncio.wait") or wait.function.startswith("twisted"):
        return f"`{name}` does more than wait"
    if is_async and wait.function == "time.sleep":
        return "time.sleep() blocks the event loop of this coroutine, which is wrong by itself"
    return ""


def _is_named(wait: Wait) -> bool:
    """Whether a name is bound in the call of a wait: ``sleep(pause := 2**attempt)``."""
    return any(isinstance(node, ast.NamedExpr) for node in walk(wait.call))


def _unchangeable(file: CheckedFile, loop: RetryLoop, wait: Wait) -> Refusal | None:
    """Why the seconds of a wait cannot be changed where they stand."""
    is_async = isinstance(file.module.function_around(loop.loop), ast.AsyncFunctionDef)
    if _is_named(wait):
        return _NAMED
    reason = unclear(wait, is_async)
    if not reason and wait.seconds is not None and _is_told(loop, wait, wait.seconds):
        reason = "the loop tells how long it waits, which would no longer be true"
    return Refusal(reason) if reason else None


def _does_more(helper: FunctionNode) -> bool:
    """Whether a function that waits calls something else, or sets what others can see."""
    for node in own_nodes(helper.body):
        match node:
            case ast.Call(func=func):
                if last_name(func) not in _WORKING_OUT | {"sleep", "wait", "wait_for"}:
                    return True
            case ast.Attribute(ctx=ast.Store()) | ast.Subscript(ctx=ast.Store()):
                return True
            case ast.Global() | ast.Nonlocal():
                return True
    return False


def _is_worked_out(loop: RetryLoop, seconds: ast.expr) -> bool:
    """Whether seconds stand for themselves alone: a number or the counter may tell of something else."""
    return not isinstance(seconds, ast.Constant) and dotted(seconds) not in loop.counters


def _spellings(loop: RetryLoop, seconds: ast.expr) -> frozenset[str]:
    """The seconds of a wait, and what the loop works them out as: ``delay`` of ``delay = 2**attempt``."""
    name = dotted(seconds)
    worked_out = (
        node.value
        for node in own_nodes(loop.loop.body)
        if isinstance(node, ast.Assign)
        and name in map(dotted, node.targets)
        and isinstance(node.value, ast.BinOp)
        and name not in names_in(node.value)
    )
    return frozenset(map(ast.dump, [seconds, *worked_out]))


def _is_told(loop: RetryLoop, wait: Wait, seconds: ast.expr) -> bool:
    """Whether the loop puts the seconds of a wait into a text, adds them up, or hands them to anything."""
    spelled = _spellings(loop, seconds)
    for node in own_nodes(loop.loop.body):
        if node is wait.call:
            continue
        match node:
            case ast.Call(args=args, keywords=keywords) if last_name(node.func) not in _WORKING_OUT:
                parts = [*args, *(keyword.value for keyword in keywords)]
            case ast.JoinedStr(values=values):
                parts = values
            case ast.BinOp(op=ast.Mod(), right=right):
                parts = [right]
            case ast.AugAssign(target=target, value=value) if dotted(target) != dotted(value):
                parts = [value]
            case _:
                continue
        if any(ast.dump(inner) in spelled for part in parts for inner in walk(part)):
            return True
    return False
