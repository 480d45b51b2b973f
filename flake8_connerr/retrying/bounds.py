"""What ends a loop that keeps failing: a number of attempts, a deadline, a stop flag, or nothing."""

from __future__ import annotations

import ast
import enum
import re
from collections.abc import Iterable, Set

from flake8_connerr.control_flow.flow import Loop, dotted, is_endless, own_statements, source_of
from flake8_connerr.control_flow.loop_heads import counts, loop_targets
from flake8_connerr.control_flow.routes import Exit, Route
from flake8_connerr.names import Module
from flake8_connerr.naming.bindings import Bound as NameBound
from flake8_connerr.naming.scopes import Scope
from flake8_connerr.nodes import walk

_CLOCK = re.compile(
    r"\b(time|monotonic|perf_counter|now|utcnow)\(|deadline|expir|elapsed|time_left|remaining|end_time"
)
# A number of attempts named like this, with a constant wait, is a time to go on for.
_TIMES = re.compile(r"time|second|duration|wait|patience", re.IGNORECASE)


class Bound(enum.Enum):
    """What limits the retrying."""

    ATTEMPTS = "a number of attempts"
    DEADLINE = "a deadline"
    FLAG = "a stop flag"
    NONE = "nothing"


def bound_of(
    loop: Loop, scope: Scope, module: Module, routes: Iterable[Route], counted: Set[str]
) -> tuple[Bound, int | None]:
    """What limits ``loop``, which ``counted`` count, and the number of attempts where the file says it."""
    if not isinstance(loop, ast.While):
        if counts(loop) and dotted(getattr(loop.iter, "func", loop.iter)).rpartition(".")[2] == "count":
            return _left_from_inside(routes, counted), None
        return Bound.ATTEMPTS, _range_length(loop, scope, module)
    inside = _left_from_inside(routes, counted)
    if inside is not Bound.NONE or is_endless(loop):
        return inside, None
    names = {dotted(node) for node in walk(loop.test)} - {""}
    if names & counted:
        return Bound.ATTEMPTS, None
    return (Bound.DEADLINE if _is_about_time(loop.test) else Bound.FLAG), None


def counters(loop: Loop) -> frozenset[str]:
    """The names that count a loop's rounds: its own target, and those stepped by a whole number in it."""
    stepped: set[str] = set()
    for node in own_statements(loop.body):
        match node:
            case ast.AugAssign(target=target, op=ast.Add() | ast.Sub(), value=value) if _is_whole(value):
                stepped.add(dotted(target))
            case ast.Assign(targets=targets, value=value):
                stepped.update(dotted(target) for target in targets if _is_step(target, value))
    if isinstance(loop, ast.While):
        stepped |= _stepped_in(loop.test)
    return frozenset(stepped - {""}) | (loop_targets(loop) if counts(loop) else frozenset())


def _stepped_in(test: ast.expr) -> set[str]:
    """The names that a condition steps as it asks: ``(attempt := attempt + 1) <= 5``."""
    return {
        node.target.id
        for node in walk(test)
        if isinstance(node, ast.NamedExpr) and _is_step(node.target, node.value)
    }


def _is_step(target: ast.expr, value: ast.expr) -> bool:
    """Whether a target is given its own value, and a whole number more or less."""
    return (
        isinstance(value, ast.BinOp)
        and isinstance(value.op, ast.Add | ast.Sub)
        and _is_whole(value.right)
        and dotted(value.left) == dotted(target)
    )


def _is_whole(step: ast.expr) -> bool:
    """A fraction is added up where seconds are."""
    return isinstance(step, ast.Constant) and not isinstance(step.value, float)


def stands_for_time(loop: Loop) -> bool:
    """Whether a number of attempts is named for the time they are to last."""
    return bool(_TIMES.search(source_of(loop.test if isinstance(loop, ast.While) else loop.iter)))


def _left_from_inside(routes: Iterable[Route], counted: Set[str]) -> Bound:
    """What a test inside the loop limits it by, on a way out after a failure."""
    found = Bound.NONE
    for route in routes:
        if not route.handlers or route.exit in (Exit.NEXT, Exit.CONTINUE):
            continue
        for decision in route.decisions:
            test = decision.statement.test
            if {dotted(node) for node in walk(test)} & counted:
                return Bound.ATTEMPTS
            if _is_about_time(test):
                found = Bound.DEADLINE
    return found


def _is_about_time(test: ast.expr) -> bool:
    """Whether a condition looks at a clock, or compares a time to a limit."""
    text = source_of(test)
    compares = any(isinstance(node, ast.Compare) for node in walk(test))
    return bool(_CLOCK.search(text)) or (compares and "timeout" in text.lower())


def _range_length(loop: ast.For | ast.AsyncFor, scope: Scope, module: Module) -> int | None:
    """How many rounds ``range(...)`` of literals and once-bound names makes."""
    if not (isinstance(loop.iter, ast.Call) and dotted(loop.iter.func) == "range"):
        return None
    values = [integer(argument, scope, module) for argument in loop.iter.args]
    known = [value for value in values if value is not None]
    if len(known) != len(values) or not 1 <= len(known) <= 3:
        return None
    try:
        return len(range(*known))
    except ValueError:
        return None


def integer(expression: ast.expr, scope: Scope, module: Module) -> int | None:
    """The whole number that literals and once-bound names of the file come to; None where they do not."""
    match expression:
        case ast.Constant(value=int() as value):
            return value
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            negated = integer(operand, scope, module)
            return None if negated is None else -negated
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() as op, right=right):
            first, second = integer(left, scope, module), integer(right, scope, module)
            if first is None or second is None:
                return None
            return first + second if isinstance(op, ast.Add) else first - second
        case ast.Name(id=name):
            bound = module.bindings(name, scope)
            if bound and len(bound[0]) == 1 and bound[0][0].bound is NameBound.VALUE and not bound[0][0].path:
                assigned = bound[0][0].value
                return integer(assigned, scope, module) if isinstance(assigned, ast.Constant) else None
    return None


# Clocks whose readings are seconds and may be subtracted.
_CLOCKS = frozenset({"time.time", "time.monotonic", "time.perf_counter"})


def looks_at_clock(test: ast.expr) -> bool:
    """Whether a condition reads a clock or speaks of a deadline."""
    return bool(_CLOCK.search(source_of(test)))


def remaining(module: Module, scope: Scope, test: ast.expr, ends: bool) -> str:
    """The time left to the deadline that ``test`` compares a clock with, in seconds, as source text.

    Read are ``clock() < deadline`` and ``clock() - start < timeout``, either way round; "" otherwise.
    ``ends`` says that the loop is left where ``test`` is true; else it is where ``test`` is false. Of
    conditions joined so that the clock alone does not decide, nothing is said.
    """
    joined = isinstance(test, ast.BoolOp) and isinstance(test.op, ast.Or if ends else ast.And)
    for part in test.values if isinstance(test, ast.BoolOp) and joined else [test]:
        if isinstance(part, ast.Compare) and len(part.ops) == 1:
            sides = (part.left, part.comparators[0])
            for spent, limit in (sides, sides[::-1]):
                if _reads_clock(module, scope, spent) and dotted(limit):
                    return f"{ast.unparse(limit)} - {ast.unparse(spent)}"
                if _reads_elapsed(module, scope, spent) and (
                    dotted(limit) or isinstance(limit, ast.Constant)
                ):
                    return f"{ast.unparse(limit)} - ({ast.unparse(spent)})"
    return ""


def _reads_clock(module: Module, scope: Scope, expression: ast.expr) -> bool:
    return isinstance(expression, ast.Call) and module.qualified_name(expression.func, scope) in _CLOCKS


def _reads_elapsed(module: Module, scope: Scope, expression: ast.expr) -> bool:
    return (
        isinstance(expression, ast.BinOp)
        and isinstance(expression.op, ast.Sub)
        and _reads_clock(module, scope, expression.left)
        and bool(dotted(expression.right))
    )
