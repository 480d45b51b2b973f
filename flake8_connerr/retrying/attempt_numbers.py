"""Where a loop's number of attempts comes from: the file says it, or whoever configures it does."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flake8_connerr.control_flow.flow import last_name, names_in
from flake8_connerr.names import Module
from flake8_connerr.naming.binding_lines import different_values
from flake8_connerr.naming.bindings import Bound
from flake8_connerr.naming.scopes import Scope
from flake8_connerr.nodes import FunctionNode, walk
from flake8_connerr.retrying.bounds import integer
from flake8_connerr.retrying.exhaustion import attempt_names
from flake8_connerr.retrying.retries import RetryLoop

# So few attempts cannot make a wait grow out of hand.
FEW_ATTEMPTS = 10
_LONGEST_CHAIN = 4


def attempts_excess(module: Module, loop: RetryLoop) -> str:
    """Why the number of attempts may be a large one, in words; "" where it is not, or nothing says so."""
    sources = [
        found for limit in _limits(module, loop) for found in _origins(module, loop, limit, loop.scope)
    ]
    known = [source for source in sources if source is not None]
    if len(known) < len(sources):
        return "attempts are configurable"
    most = max(known, default=0)
    return f"there are {most} attempts" if most > FEW_ATTEMPTS else ""


def _limits(module: Module, loop: RetryLoop) -> Iterator[ast.expr]:
    """What the attempts are counted up to, or down from."""
    if isinstance(loop.loop, ast.For) and isinstance(loop.loop.iter, ast.Call):
        yield from loop.loop.iter.args
    names = attempt_names(loop)
    tests = [loop.loop.test] if isinstance(loop.loop, ast.While) else []
    tests += [decision.statement.test for route in loop.routes for decision in route.decisions]
    for node in (node for test in dict.fromkeys(tests) for node in walk(test)):
        if isinstance(node, ast.Compare) and names & names_in(node):
            yield from (side for side in [node.left, *node.comparators] if not names & names_in(side))
    for name in loop.counters:
        yield from different_values(module, loop.scope, name, loop.loop.lineno)


def _origins(
    module: Module, loop: RetryLoop, limit: ast.expr, scope: Scope, depth: int = 0
) -> Iterator[int | None]:
    """The numbers that ``limit`` is made of; None for one that is configured; nothing where it is unknown."""
    number = integer(limit, scope, module)
    if number is not None:
        yield number
    elif isinstance(limit, ast.BinOp):
        yield from _origins(module, loop, limit.left, scope, depth)
        yield from _origins(module, loop, limit.right, scope, depth)
    elif isinstance(limit, ast.Attribute):
        yield _attribute(module, loop, limit)
    elif isinstance(limit, ast.Name) and depth < _LONGEST_CHAIN:
        bound = module.bindings(limit.id, scope)
        for binding in bound[0] if bound else ():
            if binding.bound is Bound.PARAMETER:
                yield _parameter(module, limit.id, bound[1].node if bound else None)
            elif binding.bound is Bound.VALUE and binding.value is not None and bound is not None:
                yield from _origins(module, loop, binding.value, bound[1], depth + 1)


def _attribute(module: Module, loop: RetryLoop, attribute: ast.Attribute) -> int | None:
    """The value of a constant of the class; None for any other attribute, which is configurable."""
    node = module.class_around(loop.loop)
    if node is None or not attribute.attr.isupper():
        return None
    bound = module.scope_inside(node).bindings.get(attribute.attr, [])
    value = bound[0].value if len(bound) == 1 else None
    return None if value is None else integer(value, module.scope_inside(node), module)


def _parameter(module: Module, name: str, function: ast.AST | None) -> int | None:
    """The default of a parameter that no call of a private function passes; None for one that varies."""
    if not isinstance(function, FunctionNode) or not function.name.startswith("_"):
        return None
    positional = [*function.args.posonlyargs, *function.args.args]
    names = [argument.arg for argument in positional]
    defaults = dict(zip(reversed(names), reversed(function.args.defaults), strict=False))
    default = defaults.get(name)
    calls = module.once(_calls_by_name, module.tree).get(function.name, [])
    place = names.index(name) - (names[0] in {"self", "cls"}) if name in names else 0
    passed = any(
        len(call.args) > place
        or any(isinstance(argument, ast.Starred) for argument in call.args)
        or any(keyword.arg in {name, None} for keyword in call.keywords)
        for call in calls
    )
    if default is None or passed or not calls:
        return None
    return integer(default, module.scopes.module, module)


def _calls_by_name(_module: Module, tree: ast.AST) -> dict[str, list[ast.Call]]:
    """The calls of a file by the last part of what they call."""
    found: dict[str, list[ast.Call]] = {}
    for node in walk(tree):
        if isinstance(node, ast.Call):
            found.setdefault(last_name(node.func), []).append(node)
    return found
