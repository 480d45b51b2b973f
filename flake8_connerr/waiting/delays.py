"""How a delay develops from one attempt to the next: constant, growing, capped, with jitter."""

from __future__ import annotations

import ast
import enum
import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from flake8_connerr.catalog.vocabulary import words
from flake8_connerr.control_flow.flow import Loop, dotted, last_name, own_nodes, own_statements, source_of
from flake8_connerr.control_flow.loop_heads import called, counts, loop_targets, names_read
from flake8_connerr.names import Module
from flake8_connerr.naming.binding_lines import assigned_values
from flake8_connerr.naming.bindings import Bound
from flake8_connerr.naming.scopes import Scope
from flake8_connerr.nodes import FunctionNode, walk
from flake8_connerr.waiting.changes import changes, in_comparisons, moved_on
from flake8_connerr.waiting.deadlines import is_left_over

_SERVER = re.compile(r"retry_?after|retry-after|headers|rate_?limit|reset_after", re.IGNORECASE)
_RANDOM = re.compile(
    r"random|uniform|randint|randrange|randbelow|jitter|expovariate|triangular|gauss", re.IGNORECASE
)
# Calls that tell the time: it is the same on both sides of a difference.
_CLOCKS = frozenset({"time", "monotonic", "perf_counter", "now", "utcnow", "time_func"})
# Calls whose result moves only if an argument does.
_TRANSPARENT = frozenset(
    {"min", "max", "float", "int", "round", "abs", "total_seconds", "timedelta", "get", "sum", "ceil"}
)
# Of what a delay is made of so much is looked at.
_MOST_PARTS = 12
# Calls that hold a value within limits, and do not move it.
_LIMITS = frozenset({"min", "max", "clip", "float", "int", "round", "abs"})
# In the name of a value: what it limits goes no further.
_LIMITING = frozenset({"max", "maximum", "cap", "limit", "ceiling", "longest"})


class Growth(enum.IntEnum):
    """How the delay moves; of several parts of one delay the greatest counts."""

    CONSTANT = 0
    LINEAR = 1
    EXPONENTIAL = 2
    TABLE = 3
    DELEGATED = 4
    SERVER = 5


class Delay(NamedTuple):
    """A delay's shape. ``seconds`` is its value where that is a literal; ``text`` its source."""

    growth: Growth
    capped: bool
    jitter: bool
    seconds: float | None
    text: str

    @property
    def is_constant(self) -> bool:
        """Whether it does not grow; random values of one range do not."""
        return self.growth is Growth.CONSTANT

    @property
    def grows(self) -> bool:
        """Whether the file itself makes it longer with each attempt."""
        return self.growth in (Growth.LINEAR, Growth.EXPONENTIAL)


UNSEEN = Delay(Growth.DELEGATED, capped=True, jitter=True, seconds=None, text="")


class Delays:
    """Judges delays in the light of one loop, and of the functions of the file that wait or tell how long.

    ``growing`` are the parameters of those that the loop passes something that grows.
    """

    def __init__(
        self,
        module: Module,
        loop: Loop,
        scope: Scope,
        helpers: Iterable[FunctionNode] = (),
        growing: frozenset[str] = frozenset(),
    ) -> None:
        self.module = module
        self.scope = scope
        self.loop = loop
        blocks: list[ast.AST] = [*loop.body, *(statement for helper in helpers for statement in helper.body)]
        self.blocks = blocks
        self.tested = [loop.test] if isinstance(loop, ast.While) else []
        self.changes = changes([*self.tested, *blocks])  # a condition may step a counter as it asks
        self.counters = loop_targets(loop)
        self.growing = growing
        self.caught = {
            n.name for n in own_statements(loop.body) if isinstance(n, ast.ExceptHandler) and n.name
        }

    def judge(self, seconds: ast.expr) -> Delay:
        """The shape of ``seconds``."""
        expressions = self.made_of(seconds)
        text = " ".join(source_of(expression) for expression in expressions)
        growth = self._growth(seconds, frozenset())
        jitter = bool(_RANDOM.search(text))
        capped = any(map(self._limits, expressions)) or self._is_compared(seconds, expressions)
        return Delay(growth, capped, jitter, self.literal(seconds), source_of(seconds))

    def _limits(self, expression: ast.expr) -> bool:
        """Whether an expression holds its value below a limit: min(), a remainder, a name that says so."""
        source = self.loop.test if isinstance(self.loop, ast.While) else self.loop.iter
        bounds = set(names_read(source))
        return any(
            called(node) in {"min", "clip"}
            or (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod))
            or (dotted(node) not in bounds and bool(words(last_name(node)) & _LIMITING))
            for node in _without_functions(expression)
            if isinstance(node, ast.expr)
        )

    def _is_compared(self, seconds: ast.expr, expressions: list[ast.expr]) -> bool:
        """Whether the loop compares the delay, or a variable it is made of, with a limit."""
        grown = {name for e in expressions for name in names_read(e) if name in self.changes}
        counting = {name for name in grown if all(_steps(name, value) for value in self.changes[name])}
        watched = (grown - counting) | ({dotted(seconds)} & grown)
        return bool(watched & self._compared or (grown - counting) & self._tested_against_limits)

    @functools.cached_property
    def _compared(self) -> frozenset[str]:
        """The names that the loop compares with a limit."""
        return in_comparisons(self.blocks)

    @functools.cached_property
    def _tested_against_limits(self) -> frozenset[str]:
        """The same of the loop's condition."""
        return in_comparisons(self.tested)

    def literal(self, seconds: ast.expr) -> float | None:
        """The value in seconds where the file says it: a number, or a name bound once to a number."""
        if isinstance(seconds, ast.Constant) and isinstance(seconds.value, int | float):
            return float(seconds.value)
        if isinstance(seconds, ast.Name) and seconds.id not in self.changes:
            bound = self.module.bindings(seconds.id, self.scope)
            if bound and len(bound[0]) == 1 and bound[0][0].bound is Bound.VALUE:
                value = bound[0][0].value
                if isinstance(value, ast.Constant) and isinstance(value.value, int | float):
                    return float(value.value)
        return None

    def made_of(self, seconds: ast.expr) -> list[ast.expr]:
        """The expression and those that the loop assigns to the names in it."""
        found = [seconds]
        for expression in found:
            for value in itertools.chain.from_iterable(map(self._assigned, names_read(expression))):
                if len(found) == _MOST_PARTS:
                    return found
                if value not in found:
                    found.append(value)
        return found

    def _assigned(self, name: str) -> Iterator[ast.expr]:
        yield from self.changes.get(name, ())
        if "." not in name:
            yield from assigned_values(self.module, self.scope, name)

    def _growth(self, expression: ast.expr, seen: frozenset[str]) -> Growth:
        if _SERVER.search(source_of(expression)):
            return Growth.SERVER
        match expression:
            case ast.Constant():
                return Growth.CONSTANT
            case ast.Name() | ast.Attribute():
                return self._name_growth(expression, seen)
            case ast.BinOp(left=left, op=ast.Pow() | ast.LShift(), right=right):
                return self._power(left, right, seen)
            case ast.BinOp(left=left, right=right):
                return max(self._growth(left, seen), self._growth(right, seen))
            case ast.UnaryOp(operand=value) | ast.Await(value=value) | ast.NamedExpr(value=value):
                return self._growth(value, seen)
            case ast.IfExp(body=left, orelse=right):
                return max(self._growth(left, seen), self._growth(right, seen))
            case ast.BoolOp(values=values):
                return max(self._growth(value, seen) for value in values)
            case ast.Subscript() if self._is_worked_out(expression):
                return Growth.DELEGATED
            case ast.Subscript(value=table, slice=index):
                return Growth.TABLE if self._growth(index, seen) else self._growth(table, seen)
            case ast.Call():
                return self._call_growth(expression, seen)
        return Growth.DELEGATED

    def _is_worked_out(self, item: ast.Subscript) -> bool:
        """Whether the loop works an item out anew: ``state["delay"] = min(state["delay"] * 2, 30)``."""
        return source_of(item) in self._items_worked_out

    @functools.cached_property
    def _items_worked_out(self) -> frozenset[str]:
        """The items that the loop assigns a sum or product to, as they are spelled."""
        found = set()
        for node in own_nodes(self.blocks):
            match node:
                case ast.AugAssign(target=ast.Subscript() as item):
                    found.add(source_of(item))
                case ast.Assign(targets=[ast.Subscript() as item], value=value):
                    if any(isinstance(part, ast.BinOp) for part in walk(value)):
                        found.add(source_of(item))
        return frozenset(found)

    def _power(self, left: ast.expr, right: ast.expr, seen: frozenset[str]) -> Growth:
        if self._growth(right, seen):
            return Growth.EXPONENTIAL
        return self._growth(left, seen)

    def _call_growth(self, call: ast.Call, seen: frozenset[str]) -> Growth:
        name = called(call)
        if name in _CLOCKS and not call.args:
            return Growth.CONSTANT
        if name in {"pow", "exp", "exp2"} and any(self._growth(argument, seen) for argument in call.args):
            return Growth.EXPONENTIAL
        if name in _TRANSPARENT or _RANDOM.search(source_of(call.func)):
            values = [*call.args, *(keyword.value for keyword in call.keywords)]
            if name == "total_seconds" and isinstance(call.func, ast.Attribute):
                values = [call.func.value]
            elif name == "min":
                values = [value for value in values if not is_left_over(value)] or values
            return max((self._growth(value, seen) for value in values), default=Growth.CONSTANT)
        return Growth.DELEGATED

    def _name_growth(self, expression: ast.expr, seen: frozenset[str]) -> Growth:
        name = dotted(expression)
        if "." in name and name.partition(".")[0] in self.caught:
            return Growth.SERVER  # as the error says
        if name in self.growing:
            return Growth.LINEAR
        if name in self.counters:
            return Growth.LINEAR if counts(self.loop) else Growth.TABLE
        changed = self.changes.get(name, []) if name not in seen else []
        moves = [self._change_growth(name, value, seen | {name}) for value in changed]
        if any(moves):
            return max(moves)
        # A name that the loop does not move keeps its value, unless a function that runs in it does.
        return Growth.DELEGATED if self._moves_elsewhere(expression) else Growth.CONSTANT

    def _moves_elsewhere(self, expression: ast.expr) -> bool:
        """Whether another function of the file steps a name or attribute, or a property works it out."""
        if isinstance(expression, ast.Name):
            name, bound = expression.id, self.module.bindings(expression.id, self.scope)
            home = bound[1] if bound else None
            return any(
                scope is not self.scope
                and name in scope.module_names | scope.outer_names
                and scope.home(name) is home
                for scope in self.module.scopes.module.declaring
            )
        node = self.module.class_around(self.loop)
        if node is None or not isinstance(expression, ast.Attribute) or dotted(expression.value) != "self":
            return False
        members = self.module.scope_inside(node).bindings.get(expression.attr, [])
        stepped = dotted(expression) in self.module.once(moved_on, node)
        return stepped or any(isinstance(member.node, FunctionNode) for member in members)

    def _change_growth(self, name: str, value: ast.expr, seen: frozenset[str]) -> Growth:
        """How a name moves that the loop assigns ``value`` to."""
        steps = [node for node in walk(value) if isinstance(node, ast.BinOp) and name in names_read(node)]
        if name not in names_read(value) or (not steps and called(value) in _LIMITS):
            return self._growth(value, seen)
        for step in steps:
            if isinstance(step.op, ast.Mult | ast.Pow | ast.LShift):
                return Growth.EXPONENTIAL
            if isinstance(step.op, ast.Add) and dotted(step.left) == name and dotted(step.right) == name:
                return Growth.EXPONENTIAL
        return Growth.LINEAR

    def growing_parameters(self, function: FunctionNode, call: ast.Call) -> frozenset[str]:
        """The parameters of ``function`` that ``call`` passes something that grows."""
        names = [argument.arg for argument in [*function.args.posonlyargs, *function.args.args]]
        if isinstance(call.func, ast.Attribute) and names[:1] in (["self"], ["cls"]):
            names = names[1:]
        passed = [*zip(names, call.args, strict=False), *((k.arg or "", k.value) for k in call.keywords)]
        return frozenset(name for name, value in passed if name and self.judge(value).grows)


def _steps(name: str, value: ast.expr) -> bool:
    """Whether a value assigned to ``name`` is one step on: ``attempt + 1``, or where counting starts."""
    match value:
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub(), right=ast.Constant()):
            return dotted(left) == name
    return isinstance(value, ast.Constant)


def _without_functions(expression: ast.expr) -> Iterable[ast.AST]:
    """The nodes of an expression, but for the names of the functions it calls."""
    called = {part for node in walk(expression) if isinstance(node, ast.Call) for part in walk(node.func)}
    return (node for node in walk(expression) if node not in called)


def are_constant(delays: Sequence[Delay]) -> bool:
    """Whether there are delays, and none of them grows."""
    return bool(delays) and all(delay.is_constant for delay in delays)
