"""How a loop counts its attempts, in terms that new code in it can use."""

from __future__ import annotations

import ast
from typing import NamedTuple

from flake8_connerr.control_flow.flow import Loop, dotted, own_statements
from flake8_connerr.names import Module
from flake8_connerr.naming.steadiness import is_lent, is_steady, text_of
from flake8_connerr.naming.written_names import reads_namespace, written_names
from flake8_connerr.nodes import walk
from flake8_connerr.retrying import attempt_limits
from flake8_connerr.retrying.retries import RetryLoop

_NEW_NAMES = ("attempt", "retry_attempt", "attempt_number", "attempt_index")
_MIRRORED: dict[type[ast.cmpop], str] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.NotEq: "!=",
}


class Counting(NamedTuple):
    """Source text about the attempts of one loop.

    ``exponent`` is the number of failures before the present one; "" where no name of the loop tells
    it. ``rename`` is a new name for a target that is ``_``. ``test`` is the condition under which
    another attempt follows, once the counter has been stepped; ``before_step`` the same before that.
    """

    loop: Loop
    names: frozenset[str]
    exponent: str = ""
    rename: str = ""
    test: str = ""
    before_step: str = ""

    def is_about(self, test: ast.expr) -> bool:
        """Whether a condition compares the counter, or asks whether it has run out."""
        compared = test if isinstance(test, ast.Compare) else None
        if isinstance(test, ast.BoolOp):
            return any(self.is_about(value) for value in test.values)
        named = {dotted(node) for node in walk(compared or test)}
        return bool(named & self.names) and (compared is not None or dotted(test) in self.names)

    def another_follows(self, end: ast.AST, handler: ast.ExceptHandler) -> str:
        """The condition, read at ``end``, under which another attempt follows; "" where it cannot be told."""
        if isinstance(self.loop, ast.For):
            return self.test
        always = {id(statement) for statement in [*self.loop.body, *handler.body]}
        steps = [
            node
            for node in own_statements(self.loop.body)
            if isinstance(node, ast.AugAssign) and dotted(node.target) in self.names
        ]
        if not steps or any(id(step) not in always for step in steps):
            return ""
        stepped = any(step.lineno <= getattr(end, "lineno", 0) for step in steps)
        return self.test if stepped else self.before_step


def counting(module: Module, retry: RetryLoop) -> Counting:
    """How ``retry`` counts its attempts."""
    loop = retry.loop
    if any(is_lent(module, retry.scope, loop, name) for name in retry.counters):
        return Counting(loop, frozenset())
    if isinstance(loop, ast.For):
        return _of_range(module, retry, loop)
    names = retry.counters
    if isinstance(loop, ast.While) and _is_count(module, retry, loop.test):
        text = ast.unparse(loop.test)
        return Counting(loop, names, test=text, before_step=_one_further(loop, loop.test, names))
    return Counting(loop, names)


def _of_range(module: Module, retry: RetryLoop, loop: ast.For) -> Counting:
    nothing = Counting(loop, retry.counters)
    counter = attempt_limits.counter(module, retry)
    if counter is None or counter.attempts is None or not isinstance(loop.iter, ast.Call):
        return nothing
    *_, stop = loop.iter.args[:2]
    # It is read again in each round, but range() reads it once.
    if not is_steady(module, retry.scope, loop, stop):
        return nothing
    name, rename = _counter_name(module, loop, counter.name)
    if not name:
        return nothing
    exponent = ""
    if set(counter.first) == {""}:
        first = counter.first[""]
        exponent = _minus(name, first) if counter.step == 1 else f"{first} - {name}"
    test = f"{name} {'<' if counter.step == 1 else '>'} {attempt_limits.text(counter.last)}"
    return Counting(loop, retry.counters, exponent, rename, test)


def _counter_name(module: Module, loop: ast.For, target: str) -> tuple[str, str]:
    """The name to count by, and the same again where the loop's target has to be given it."""
    if target != "_":
        return target, ""
    around = module.function_around(loop) or module.tree
    if module.once(reads_namespace, around):
        return "", ""
    if any(isinstance(n, ast.Name) and n.id == "_" and isinstance(n.ctx, ast.Load) for n in walk(around)):
        return "", ""
    taken = module.once(written_names, module.tree)
    new = next((name for name in _NEW_NAMES if name not in taken), "")
    return new, new


def _minus(name: str, number: int) -> str:
    if number == 0:
        return name
    return f"{name} - {number}" if number > 0 else f"{name} + {-number}"


def _one_further(loop: ast.While, test: ast.expr, names: frozenset[str]) -> str:
    """``test`` as it will be once the counter has been stepped, where that is a plain comparison."""
    if not (isinstance(test, ast.Compare) and len(test.ops) == 1 and dotted(test.left) in names):
        return ""
    steps = [
        n
        for n in own_statements(loop.body)
        if isinstance(n, ast.AugAssign) and dotted(n.target) == dotted(test.left)
    ]
    operator = _MIRRORED.get(type(test.ops[0]))
    if len(steps) != 1 or ast.unparse(steps[0].value) != "1" or operator is None:
        return ""
    sign = "+" if isinstance(steps[0].op, ast.Add) else "-"
    return f"{ast.unparse(test.left)} {sign} 1 {operator} {text_of(test.comparators[0])}"


def _is_count(module: Module, retry: RetryLoop, test: ast.expr) -> bool:
    """Whether a condition is a counter, or compares one with something that nothing changes."""
    if dotted(test) in retry.counters:
        return True
    match test:
        case ast.Compare(left=left, ops=[_], comparators=[right]):
            counted = dotted(left) in retry.counters
            return counted and is_steady(module, retry.scope, retry.loop, right)
    return False
