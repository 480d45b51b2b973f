"""The ways on which the last attempt of a loop fails, and what follows once the attempts have run out."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator
from typing import NamedTuple

from flake8_connerr.clauses.handlers import Try
from flake8_connerr.control_flow import flags
from flake8_connerr.control_flow.flow import (
    Loop,
    dotted,
    ends_here,
    is_endless,
    names_in,
    own_level,
    own_nodes,
    own_statements,
)
from flake8_connerr.control_flow.following import Block, following_loop, last_places
from flake8_connerr.control_flow.loop_ends import comes_round
from flake8_connerr.control_flow.loop_heads import loop_targets
from flake8_connerr.control_flow.routes import Decision, Exit, Route
from flake8_connerr.names import Module
from flake8_connerr.nodes import FunctionNode, walk
from flake8_connerr.retrying.attempts import calls_in, is_network_call
from flake8_connerr.retrying.bounds import Bound
from flake8_connerr.retrying.failure_paths import FailurePath
from flake8_connerr.retrying.loop_kinds import Kind
from flake8_connerr.retrying.retries import RetryLoop
from flake8_connerr.waiting.waits import Wait

_LEAVING = (Exit.BREAK, Exit.RETURN, Exit.RAISE)
_LEAVING_STATEMENTS = (ast.Return, ast.Raise, ast.Break)


class LastFailure(NamedTuple):
    """A way through the loop's body on which the last attempt fails.

    ``leaves`` says that a test of the counter ends the loop there; otherwise the loop runs out by itself.
    """

    path: FailurePath
    route: Route
    leaves: bool


def last_failures(module: Module, loop: RetryLoop) -> Iterator[LastFailure]:
    """The ways on which the last attempt of an attempt-bounded loop fails.

    Nothing for other loops. Ways that have been merged, of which it is not known how they decide, are left
    out, and so are those after which a loop around begins to count again. An attempt that is told which one
    it is may end the loop by itself.
    """
    if loop.bound is not Bound.ATTEMPTS or loop.kind is Kind.FAILOVER:
        return
    names = attempt_names(loop)
    told = names | _names_told(loop, names)
    runs_out = _runs_out(loop, names) and not _comes_round_once(loop)
    resumed = _is_resumed(module, loop)
    steps = [node for node in own_statements(loop.loop.body) if _stepped(node) in loop.counters]
    for path in loop.paths:
        if _tells_attempt(path, loop.counters):
            continue
        routes = [
            route for route in loop.routes if route.handlers[:1] == (path.handler,) and not route.merged
        ]
        leaving = [route for route in routes if route.exit in _LEAVING and not _is_interrupted(route)]
        for route in routes:
            if _works_below(loop, path, route):
                continue
            asked = decisions_on_attempts(route, names)
            if route in leaving:
                last = any(ends_loop(decision, route.exit) for decision in asked)
            else:
                last = runs_out and comes_round(loop.loop, route) and _is_counted(module, loop, route, steps)
                last = last and not any(_waits_under(one, path) for one in asked)
                last = last and not any(
                    _is_opposed(one, leaving) for one in decisions_on_attempts(route, told)
                )
            if last and not (resumed and route.exit not in (Exit.RETURN, Exit.RAISE)):
                yield LastFailure(path, route, leaves=route in leaving)


def _works_below(loop: RetryLoop, path: FailurePath, route: Route) -> bool:
    """Whether another ``try`` below goes on in spite of the failure, and leaves the loop as that works.

    An answer may be there to read though the request could not be sent to its end.
    """
    if route.exit is not Exit.BREAK or route.handlers != (path.handler,):
        return False
    for node in own_level(loop.loop.body):
        if isinstance(node, ast.Break) and node.lineno > path.handler.lineno:
            return False
        if node.lineno > (path.statement.end_lineno or 0) and _asks(node):
            return True
    return False


def _asks(node: ast.stmt) -> bool:
    return isinstance(node, Try) and any(map(is_network_call, calls_in(node.body)))


def _tells_attempt(path: FailurePath, counters: frozenset[str]) -> bool:
    """Whether a method of the same object that makes the attempt is passed the counter."""
    return any(
        dotted(argument) in counters
        for call in calls_in(path.statement.body)
        if dotted(call.func).startswith(("self.", "cls.")) and dotted(call.func).count(".") == 1
        for argument in [*call.args, *(keyword.value for keyword in call.keywords)]
    )


def attempt_names(loop: RetryLoop) -> frozenset[str]:
    """The names that tell how many attempts there were: counters, targets, and what is made of them.

    A delay that is made of them tells no such thing.
    """
    names = set(loop.counters | loop_targets(loop.loop))
    seconds = [wait.seconds for path in loop.paths for wait in path.waits if wait.seconds is not None]
    waited = {name for expression in seconds for name in names_in(expression)} - names
    for node in own_statements(loop.loop.body):
        if isinstance(node, ast.Assign) and names & names_in(node.value) and _is_plain(node.value):
            names.update(dotted(target) for target in node.targets)
    return frozenset(names - waited - {""})


def _names_told(loop: RetryLoop, names: frozenset[str]) -> frozenset[str]:
    """The names bound to what a function says that is told the number of attempts: it may be their end."""
    bindings = (node for node in own_statements(loop.loop.body) if isinstance(node, ast.Assign))
    return frozenset(
        dotted(target) for node in bindings if names & names_in(node.value) for target in node.targets
    ) - {""}


def _is_plain(value: ast.expr) -> bool:
    """Whether a value comes of nothing but what it names: no function is called that may ask more."""
    calls = (node for node in walk(value) if isinstance(node, ast.Call))
    return all(dotted(call.func) in {"min", "max", "int", "bool", "len", "isinstance"} for call in calls)


def decisions_on_attempts(route: Route, names: frozenset[str]) -> tuple[Decision, ...]:
    """The branches that a route takes by the number of attempts.

    A wait that is as long as that number says, and is asked whether it was interrupted, is none.
    """
    waited = {part for call in route.waits for part in walk(call)}
    return tuple(
        decision
        for decision in route.decisions
        if any(dotted(part) in names for part in walk(decision.statement.test) if part not in waited)
    )


def leads(path: FailurePath, wait: Wait) -> bool:
    """Whether a wait stands before the attempt, at the loop's top."""
    return wait.call.lineno < path.handler.lineno and wait.call not in set(walk(path.handler))


def _runs_out(loop: RetryLoop, names: frozenset[str]) -> bool:
    """Whether the loop may end between two rounds: by itself, or by a test of the counter at its top."""
    if not is_endless(loop.loop):
        return True
    before = (route for route in loop.routes if route.exit in _LEAVING and not route.handlers)
    return any(decisions_on_attempts(route, names) for route in before)


def _comes_round_once(loop: RetryLoop) -> bool:
    """Whether a flag lets no failure but the first come round: ``if tried: raise``, then ``tried = True``."""
    rounds = [route for route in loop.routes if route.handlers and comes_round(loop.loop, route)]
    return bool(rounds) and bool(frozenset.intersection(*map(_spent_flags, rounds)))


def _spent_flags(route: Route) -> frozenset[str]:
    """The flags that a way sets and that, once set, let nothing go this way again."""
    return frozenset(
        name
        for name, value in route.assigned
        if isinstance(value, ast.Constant) and value.value
        for decision in route.decisions
        if flags.outcome(decision.statement.test, {name: value}) is (not decision.taken)
    )


def _is_resumed(module: Module, loop: RetryLoop) -> bool:
    """Whether an endless loop around goes on with the same attempts once they have run out.

    Success leaves that one, too: otherwise each of its rounds has something else to do.
    """
    successes = [r for r in loop.routes if not r.handlers and not comes_round(loop.loop, r)]
    if not successes or any(route.exit not in (Exit.RETURN, Exit.RAISE) for route in successes):
        return False
    return is_repeated(module, loop.loop)


def is_repeated(module: Module, loop: Loop) -> bool:
    """Whether a loop that has run out is begun again by an endless one around it, whatever happens."""
    parents = module.ancestors(loop)
    own = itertools.takewhile(lambda node: not isinstance(node, FunctionNode), parents)
    around = next((node for node in own if isinstance(node, Loop)), None)
    if around is None or not is_endless(around):
        return False
    after = following_loop(module, loop)
    return not any(rest.start <= module.once(_last_leaving, rest.block) for rest in after)


def _last_leaving(_module: Module, block: Block) -> int:
    """The place of the last statement of a block that may leave a loop or the function; -1 without one."""
    leaving = last_places(block, lambda s: (isinstance(n, _LEAVING_STATEMENTS) for n in own_statements([s])))
    return leaving.get(True, -1)


def _is_counted(module: Module, loop: RetryLoop, route: Route, steps: list[ast.AST]) -> bool:
    """Whether an attempt that fails on this way is counted: by the loop itself, or by one of ``steps``."""
    if isinstance(loop.loop, ast.For) and loop.counters & loop_targets(loop.loop):
        return True
    return not steps or any(_is_met_on(module, loop, route, step) for step in steps)


def _stepped(node: ast.AST) -> str:
    """The name that a statement may count on; "" where it counts nothing."""
    match node:
        case ast.AugAssign(target=target) | ast.Assign(targets=[target], value=ast.BinOp()):
            return dotted(target)
    return ""


def _is_met_on(module: Module, loop: RetryLoop, route: Route, node: ast.AST) -> bool:
    """Whether a failing way through the loop runs the statement ``node`` of it, as far as can be told."""
    for parent in itertools.takewhile(lambda parent: parent is not loop.loop, module.ancestors(node)):
        match parent:
            case ast.If(body=body):
                if Decision(parent, node in body) not in route.decisions:
                    return False
            case ast.ExceptHandler():
                if parent not in route.handlers:
                    return False
            case ast.Try(orelse=orelse, handlers=handlers) | ast.TryStar(orelse=orelse, handlers=handlers):
                if node in orelse and set(handlers) & set(route.handlers):
                    return False
        node = parent
    return True


def _is_interrupted(route: Route) -> bool:
    """Whether the loop is left because somebody ended a wait: ``if stop.wait(delay): return``."""
    if not route.decisions:
        return False
    last = route.decisions[-1]
    test = last.statement.test
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.Or):
        return False  # the other side may have ended the loop
    asked = set(walk(test))
    return any(wait in asked for wait in route.waits) and ends_loop(last, route.exit)


def ends_loop(decision: Decision, left: Exit) -> bool:
    """Whether the branch taken is what ends the loop, or all that follows a branch that goes round."""
    statement = decision.statement
    taken, other = statement.body, statement.orelse
    if not decision.taken:
        taken, other = other, taken
    goes_round = bool(other) and isinstance(other[-1], ast.Continue)
    return goes_round or any(_leaves_by(node, left) for node in own_statements(taken))


def _leaves_by(node: ast.AST, left: Exit) -> bool:
    match node:
        case ast.Break():
            return left is Exit.BREAK
        case ast.Return():
            return left is Exit.RETURN
        case ast.Raise():
            return left is Exit.RAISE
    return left is Exit.RAISE and isinstance(node, ast.stmt) and ends_here(node)


def _is_opposed(decision: Decision, leaving: list[Route]) -> bool:
    """Whether the other branch of a decision ends the loop."""
    other = Decision(decision.statement, not decision.taken)
    return any(other in route.decisions for route in leaving)


def _waits_under(decision: Decision, path: FailurePath) -> bool:
    """Whether the branch taken holds a wait that follows the attempt."""
    branch = decision.statement.body if decision.taken else decision.statement.orelse
    inside = set(own_nodes(branch))
    return any(wait.call in inside and not leads(path, wait) for wait in path.waits)
