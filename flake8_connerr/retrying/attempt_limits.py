"""Which attempt of a loop is its last, worked out from how the loop counts and what it compares."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from flake8_connerr.control_flow.flow import Loop, dotted, own_nodes, own_statements
from flake8_connerr.control_flow.following import place_of
from flake8_connerr.names import Module
from flake8_connerr.naming.steadiness import is_lent, is_rebound, is_steady, text_of
from flake8_connerr.nodes import walk
from flake8_connerr.retrying.retries import RetryLoop

# A sum of terms by their source text, each with its factor; the plain number under "".
Linear = dict[str, int]


class Counter(NamedTuple):
    """A name that counts a loop's attempts.

    ``first`` is its value at the first attempt, ``step`` what it goes up or down by. ``stepped`` is the
    statement that does so, ``start`` the one before the loop that sets it; a ``for`` has neither.
    ``attempts`` is how often the loop's own head lets it try, None where the head does not say.
    """

    name: str
    first: Linear
    step: int
    attempts: Linear | None
    stepped: ast.AugAssign | None = None
    start: ast.stmt | None = None

    @property
    def last(self) -> Linear:
        """The counter's value at the last attempt that the loop's own head allows."""
        assert self.attempts is not None
        return _plus(self.first, _times(_plus(self.attempts, {"": -1}), self.step))

    @property
    def value(self) -> str:
        """The counter's value as source text, in which ``{}`` is the number of the attempt from one."""
        if self.step == 1:
            return text(_plus(self.first, {"{}": 1, "": -1}))
        return text(_plus(self.first, {"{}": -1, "": 1}))


class Turning(NamedTuple):
    """The attempt from which on a condition is other than before; ``becomes`` is what it then is.

    ``once`` says that it is so at that attempt alone.
    """

    attempt: Linear
    becomes: bool
    once: bool = False


def linear(expression: ast.expr) -> Linear | None:
    """``expression`` as a sum; None for a number that is not whole."""
    match expression:
        case ast.Constant(value=int() as value) if not isinstance(value, bool):
            return {"": value}
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            inner = linear(operand)
            return None if inner is None else _times(inner, -1)
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() as op, right=right):
            first, second = linear(left), linear(right)
            if first is None or second is None:
                return None
            return _plus(first, _times(second, 1 if isinstance(op, ast.Add) else -1))
        case ast.Constant():
            return None
    # Calls and subscripts need no parentheses in a sum.
    primary = isinstance(expression, ast.Call | ast.Subscript)
    return {ast.unparse(expression) if primary else text_of(expression): 1}


def text(total: Linear) -> str:
    """The source of a sum."""
    number = total.get("", 0)
    terms = [(factor, term) for term, factor in sorted(total.items()) if factor and term]
    parts = sorted(terms, key=lambda part: part[0] < 0)
    if number:
        # What is added comes first where there is nothing but what is taken away.
        parts.insert(0 if number > 0 and all(factor < 0 for factor, _ in terms) else len(parts), (number, ""))
    written = ""
    for factor, term in parts:
        size = abs(factor)
        product = str(size) if not term else term if size == 1 else f"{size} * {term}"
        sign = "-" if factor < 0 else "+"
        written += f" {sign} {product}" if written else (f"-{product}" if factor < 0 else product)
    # A term that stands alone needs no parentheses.
    return ast.unparse(ast.parse(written, mode="eval")) if len(parts) == 1 else written or "0"


def counter(module: Module, retry: RetryLoop) -> Counter | None:
    """How ``retry`` counts its attempts; None where it does not, or in a way that cannot be told."""
    loop = retry.loop
    if isinstance(loop, ast.For):
        return _of_range(module, retry, loop)
    return _of_steps(module, retry, loop) if isinstance(loop, ast.While) else None


def turning(module: Module, retry: RetryLoop, count: Counter, test: ast.expr, at: ast.AST) -> Turning | None:
    """When ``test``, read at ``at``, changes.

    None where it does not compare the counter with what stands still."""
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            found = turning(module, retry, count, operand, at)
            return None if found is None else found._replace(becomes=not found.becomes)
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            sides: tuple[ast.expr, ast.expr] = (left, right)
        case ast.Name():
            op, sides = ast.NotEq(), (test, ast.Constant(0))
        case _:
            return None
    difference = linear(ast.BinOp(sides[0], ast.Sub(), sides[1]))
    factor = difference.pop(count.name, 0) if difference is not None else 0
    if difference is None or abs(factor) != 1 or not _stands_still(module, retry, sides, count.name):
        return None
    # The counter before it is stepped in the k-th attempt is first + (k - 1) * step.
    stepped = count.stepped is not None and count.stepped.lineno < getattr(at, "lineno", 0)
    value = _plus(count.first, {"": 0 if stepped else -count.step})
    rest = _plus(difference, _times(value, factor))
    return _solved(op, factor * count.step, rest)


def _solved(op: ast.cmpop, slope: int, rest: Linear) -> Turning | None:
    """When ``slope * k + rest`` compared with 0 changes, for k counted from one upwards."""
    zero = _times(rest, -slope)
    after = _plus(zero, {"": 1})
    match op, slope:
        case ast.Eq(), _:
            return Turning(zero, True, once=True)
        case ast.NotEq(), _:
            return Turning(zero, False, once=True)
        case (ast.GtE(), 1) | (ast.LtE(), -1):
            return Turning(zero, True)
        case (ast.Gt(), 1) | (ast.Lt(), -1):
            return Turning(after, True)
        case (ast.Lt(), 1) | (ast.Gt(), -1):
            return Turning(zero, False)
        case (ast.LtE(), 1) | (ast.GtE(), -1):
            return Turning(after, False)
    return None


def _of_range(module: Module, retry: RetryLoop, loop: ast.For) -> Counter | None:
    if not (isinstance(loop.target, ast.Name) and isinstance(loop.iter, ast.Call)):
        return None
    arguments, name = loop.iter.args, loop.target.id
    if (
        dotted(loop.iter.func) != "range"
        or module.bindings("range", retry.scope) is not None
        or not 1 <= len(arguments) <= 3
        or loop.iter.keywords
        or is_rebound(module, retry.scope, loop, name)
    ):
        return None
    sums = [linear(argument) for argument in arguments]
    start, stop, step = [{"": 0}, *sums, {"": 1}] if len(sums) == 1 else [*sums, {"": 1}][:3]
    if start is None or stop is None or step not in ({"": 1}, {"": -1}):
        return None
    direction = step[""]
    return Counter(name, start, direction, _times(_plus(stop, _times(start, -1)), direction))


def _of_steps(module: Module, retry: RetryLoop, loop: ast.While) -> Counter | None:
    """A counter that is set before the loop and stepped by one in every attempt that fails."""
    for node in own_statements(loop.body):
        match node:
            case ast.AugAssign(
                target=ast.Name(id=name), op=ast.Add() | ast.Sub() as op, value=ast.Constant(value=1)
            ) if _is_always_met(retry, node):
                start = _set_before(module, retry, name)
                if start is None or _sets(loop, name) != 1 or is_lent(module, retry.scope, loop, name):
                    continue
                found = Counter(name, start[1], 1 if isinstance(op, ast.Add) else -1, None, node, start[0])
                limit = turning(module, retry, found, loop.test, loop)
                if limit is not None and not limit.becomes:
                    # The head is read again with the counter as the last failure left it.
                    return found._replace(attempts=_plus(limit.attempt, {"": -1}))
                return found
    return None


def _is_always_met(retry: RetryLoop, step: ast.stmt) -> bool:
    """Whether every failed attempt runs ``step``: it stands in the loop's body, or in the only handler."""
    blocks = [retry.loop.body]
    if len(retry.paths) == 1:
        blocks.append(retry.paths[0].handler.body)
    block = next((block for block in blocks if step in block), None)
    if block is None:
        return False
    earlier = own_statements(block[: block.index(step)])
    return not any(isinstance(node, ast.Continue) for node in earlier)


def _sets(loop: Loop, name: str) -> int:
    return sum(
        isinstance(n, ast.Name) and n.id == name and not isinstance(n.ctx, ast.Load)
        for n in own_nodes(loop.body)
    )


def _set_before(module: Module, retry: RetryLoop, name: str) -> tuple[ast.stmt | None, Linear] | None:
    """The statement that sets a counter right before the loop, and the value it has then."""
    bound = module.bindings(name, retry.scope)
    if bound is None or bound[1] is not retry.scope:
        return None
    for statement in reversed(before(module, retry.loop)):
        match statement:
            case (
                ast.Assign(targets=[ast.Name(id=target)], value=value)
                | ast.AnnAssign(target=ast.Name(id=target), value=ast.expr() as value)
            ) if target == name:
                total = linear(value)
                return None if total is None else (statement, total)
        if any(isinstance(n, ast.Name) and n.id == name for n in walk(statement)):
            return None
    return None


def before(module: Module, loop: Loop) -> list[ast.stmt]:
    """The statements before ``loop`` in its own block."""
    place = place_of(module, loop)
    return place.block.statements[: place.start]


def _stands_still(module: Module, retry: RetryLoop, sides: Iterable[ast.expr], name: str) -> bool:
    """Whether nothing but the counter moves in what is compared."""
    for side in sides:
        for node in _names(side):
            if isinstance(node, ast.Name):
                if node.id != name and is_rebound(module, retry.scope, retry.loop, node.id):
                    return False
            elif not is_steady(module, retry.scope, retry.loop, node):
                return False
    return True


def _names(expression: ast.expr) -> Iterator[ast.expr]:
    """The names and dotted names of an expression, and whatever else moves it."""
    match expression:
        case ast.BinOp(left=left, right=right):
            yield from (*_names(left), *_names(right))
        case ast.UnaryOp(operand=operand):
            yield from _names(operand)
        case ast.Constant():
            return
        case _:
            yield expression


def _plus(first: Linear, second: Linear) -> Linear:
    total = {term: first.get(term, 0) + second.get(term, 0) for term in {**first, **second}}
    return {term: factor for term, factor in total.items() if factor or not term}


def _times(total: Linear, factor: int) -> Linear:
    return {term: number * factor for term, number in total.items()}


def same(first: Linear, second: Linear) -> bool:
    """Whether two sums are the same."""
    return not any(_plus(first, _times(second, -1)).values())


def leaves_by(last: Linear, turn: Turning, in_body: bool) -> bool:
    """Whether an ``if`` that leaves may do so by the ``last`` attempt, in its body or in its ``else``."""
    if turn.becomes is in_body:
        return not _is_later(turn.attempt, last)
    return turn.once or not same(turn.attempt, {"": 1})


def waits_at(last: Linear, turn: Turning, in_body: bool) -> bool:
    """Whether an ``if`` surely waits after the ``last`` attempt, in its body or in its ``else``."""
    at_turn = turn.becomes is in_body
    if same(turn.attempt, last):
        return at_turn
    if turn.once:
        return not at_turn and (_is_later(turn.attempt, last) or _is_later(last, turn.attempt))
    return _is_later(last, turn.attempt) if at_turn else _is_later(turn.attempt, last)


def _is_later(first: Linear, second: Linear) -> bool:
    """Whether the one attempt surely comes after the other."""
    apart = _plus(first, _times(second, -1))
    return apart.pop("", 0) > 0 and not any(apart.values())
