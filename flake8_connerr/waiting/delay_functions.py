"""Delays that a function of the file works out: one that is called each time, or a generator of delays."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flake8_connerr.control_flow.flow import Loop, dotted, own_nodes
from flake8_connerr.names import Module
from flake8_connerr.naming.bindings import Bound
from flake8_connerr.naming.receivers import Receivers
from flake8_connerr.naming.scopes import Scope
from flake8_connerr.nodes import FunctionNode
from flake8_connerr.retrying.retries import RetryLoop
from flake8_connerr.waiting.delays import Delay, Delays


def worked_out(module: Module, receivers: Receivers, loop: RetryLoop, seconds: ast.expr) -> Delay | None:
    """The shape of ``seconds`` where it comes from a function of this file; None where it does not.

    Of several results the one that grows fastest counts.
    """
    outside = Delays(module, loop.loop, loop.scope)
    call = _plain(seconds, outside)
    if not isinstance(call, ast.Call):
        return None
    if dotted(call.func) == "next" and call.args:
        maker = _made_by(module, loop.scope, call.args[0])
        delays = [d for function in _functions(receivers, loop, maker) for d in _yielded(module, function)]
    else:
        delays = [
            delay
            for function in _functions(receivers, loop, call)
            for delay in _returned(module, loop, function, outside.growing_parameters(function, call))
        ]
    fastest = max(delays, key=lambda delay: delay.growth, default=None)
    return None if fastest is None else fastest._replace(seconds=None, text=ast.unparse(call))


def _plain(seconds: ast.expr, outside: Delays) -> ast.expr:
    """What is assigned to the name that is waited, if the loop assigns it once."""
    values = outside.changes.get(dotted(seconds), [])
    return values[0] if len(values) == 1 else seconds


def _made_by(module: Module, scope: Scope, iterator: ast.expr) -> ast.expr | None:
    bound = module.bindings(iterator.id, scope) if isinstance(iterator, ast.Name) else None
    made = [binding.value for binding in bound[0] if binding.bound is Bound.VALUE] if bound else []
    return made[0] if len(made) == 1 else None


def _functions(receivers: Receivers, loop: RetryLoop, call: ast.expr | None) -> list[FunctionNode]:
    callees = receivers.callees(call, loop.scope) if isinstance(call, ast.Call) else ()
    return [callee for callee in callees if isinstance(callee, FunctionNode)]


def _yielded(module: Module, function: FunctionNode) -> Iterator[Delay]:
    """What a generator yields in the loops it has."""
    inside = module.scope_inside(function)
    for inner in own_nodes(function.body):
        if isinstance(inner, Loop):
            judge = Delays(module, inner, inside)
            for node in own_nodes(inner.body):
                if isinstance(node, ast.Yield) and node.value is not None:
                    yield judge.judge(node.value)


def _returned(
    module: Module, loop: RetryLoop, function: FunctionNode, growing: frozenset[str]
) -> Iterator[Delay]:
    """What a function returns that is passed something that grows."""
    if not growing:
        return
    judge = Delays(module, loop.loop, module.scope_inside(function), [function], growing)
    for node in own_nodes(function.body):
        if isinstance(node, ast.Return) and node.value is not None:
            yield judge.judge(node.value)
