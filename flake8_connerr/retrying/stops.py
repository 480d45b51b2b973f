"""What ends a loop without a number of attempts or a deadline: a stop flag, a cancellation, or nothing."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterable, Iterator

from flake8_connerr.catalog.vocabulary import words
from flake8_connerr.control_flow.flow import dotted, last_name, longest_names, names_in, own_nodes, source_of
from flake8_connerr.control_flow.routes import Exit
from flake8_connerr.names import Module
from flake8_connerr.nodes import FunctionNode, walk
from flake8_connerr.retrying.bounds import Bound
from flake8_connerr.retrying.exhaustion import attempt_names
from flake8_connerr.retrying.loop_kinds import Kind
from flake8_connerr.retrying.retries import RetryLoop

# In a condition: whether to go on at all.
_STOPPING = re.compile(
    r"stop|running|clos|shut|exit|quit|cancel|abort|alive|terminat|finish|keep_|done|is_set|enabled|active|kill|drain"
)
# In a condition: a policy that may bound the attempts.
_POLICY = frozenset({"retry", "retries", "retrying", "attempt", "attempts", "tries", "reconnect", "should"})
# In the name of an exception class: somebody wants the loop to end.
_STOP_WORDS = frozenset(
    {"stop", "stopped", "cancelled", "canceled", "cancel", "shutdown", "exit", "keyboard", "closed"}
)
_TIME_LIMITS = frozenset({"timeout", "timeout_at", "fail_after", "fail_at", "move_on_after", "move_on_at"})
_SPAWNING = frozenset({"task", "future", "soon", "spawn"})


def never_ends(module: Module, loop: RetryLoop) -> bool:
    """Whether nothing in the file ends ``loop`` as long as its attempts fail."""
    if loop.kind is Kind.FAILOVER or (loop.rotates and not any(path.waits for path in loop.paths)):
        return False
    if loop.bound not in (Bound.NONE, Bound.FLAG):
        return False
    test = loop.loop.test if isinstance(loop.loop, ast.While) else None
    if loop.bound is Bound.FLAG and (test is None or not _is_idle(module, loop, test)):
        return False
    changed = _Changed(loop)
    return not (
        is_timed(module, loop)
        or any(_may_stop(module, changed, *one) for one in dict.fromkeys(_leaving_tests(loop)))
        or any(map(_wants_stop, _leaving_handlers(module, loop)))
        or _is_cancelled(module, loop)
    )


def is_timed(module: Module, loop: RetryLoop) -> bool:
    """Whether the loop runs inside a block that ends after some time: ``async with timeout(5)``."""
    for parent in module.ancestors(loop.loop):
        if isinstance(parent, FunctionNode):
            return False
        if isinstance(parent, ast.With | ast.AsyncWith):
            calls = (item.context_expr for item in parent.items)
            if any(isinstance(call, ast.Call) and last_name(call.func) in _TIME_LIMITS for call in calls):
                return True
    return False


def _leaving_tests(loop: RetryLoop) -> Iterator[tuple[ast.expr, bool]]:
    """The conditions under which the loop is left, and whether that is so after a failure."""
    for route in loop.routes:
        if route.exit in (Exit.BREAK, Exit.RETURN, Exit.RAISE):
            for decision in route.decisions:
                yield decision.statement.test, bool(route.handlers)


class _Changed:
    """The names that a loop changes, found when first asked for."""

    def __init__(self, loop: RetryLoop) -> None:
        self.loop = loop

    @functools.cached_property
    def anywhere(self) -> set[str]:
        """Those that anything in the loop binds."""
        return {dotted(target) for node in own_nodes(self.loop.loop.body) for target, _ in _bindings(node)}

    @functools.cached_property
    def by_failures(self) -> frozenset[str]:
        """Those that come to an end as attempts fail.

        A flag that a failure turns over is for one more attempt, and no further; what grows is used up.
        """
        return _turned_over(self.loop) | _moved_on(self.loop) | attempt_names(self.loop)


def _may_stop(module: Module, changed: _Changed, test: ast.expr, failed: bool) -> bool:
    """Whether a condition that leaves the loop asks for a stop, or for a bound that is configured."""
    loop = changed.loop
    names = {dotted(node) for node in walk(test)} - {""}
    if _STOPPING.search(source_of(test).lower()) or _is_state(changed, test, names):
        return not _is_idle(module, loop, test)
    if not failed:
        return False
    function = module.function_around(loop.loop)
    configured = function is not None and any(_is_parameter(function, name) for name in names)
    return configured or bool(names & changed.by_failures) or bool(words(source_of(test)) & _POLICY)


def _is_state(changed: _Changed, test: ast.expr, names: set[str]) -> bool:
    """Whether a condition asks for nothing but the state of the object, which the loop does not set."""
    calls = [node for node in walk(test) if isinstance(node, ast.Call)]
    if any(call.args or call.keywords or dotted(call.func).count(".") != 1 for call in calls):
        return False
    longest = longest_names(names)
    on_self = all(name.startswith("self.") for name in longest)
    return bool(longest) and on_self and not longest & changed.anywhere


def _turned_over(loop: RetryLoop) -> frozenset[str]:
    """The names that a failure path sets to a constant."""
    return frozenset(
        dotted(target)
        for path in loop.paths
        for node in own_nodes(path.handler.body)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
    ) - {""}


def _moved_on(loop: RetryLoop) -> frozenset[str]:
    """What each failure adds to or takes from: a time, a delay, a list of errors, an iterator's items."""
    attempted = {node for path in loop.paths for node in own_nodes(path.statement.body)}
    found = set()
    for node in own_nodes(loop.loop.body):
        if node in attempted:
            continue
        match node:
            case ast.AugAssign(target=target):
                found.add(dotted(target))
            case ast.Assign(targets=[target], value=value):
                takes_next = isinstance(value, ast.Call) and dotted(value.func) == "next"
                if takes_next or dotted(target) in names_in(value):
                    found.add(dotted(target))
            case ast.Call(func=ast.Attribute(value=held, attr="append" | "pop" | "popleft")):
                found.add(dotted(held))
    return frozenset(found - {""})


def _is_idle(module: Module, loop: RetryLoop, test: ast.expr) -> bool:
    """Whether a condition asks for flags that nothing sets but a success of the loop.

    A flag may be set from elsewhere where it is public, or where it is more than a name.
    """
    names = {dotted(node) for node in walk(test) if isinstance(node, ast.Name | ast.Attribute)} - {""}
    longest = longest_names(names)
    if not longest or any(isinstance(node, ast.Call | ast.Await | ast.Subscript) for node in walk(test)):
        return False
    return all(_is_never_set(module, loop, name) for name in longest)


def _is_never_set(module: Module, loop: RetryLoop, name: str) -> bool:
    owner, _, last = name.rpartition(".")
    if owner and (owner not in {"self", "cls"} or not last.startswith("_")):
        return False
    function = module.function_around(loop.loop)
    around: ast.AST = module.tree
    if not owner:
        bound = module.bindings(name, loop.scope)
        if (
            bound is None
            or function is None
            or bound[1].node is not function
            or _is_parameter(function, name)
        ):
            return False
        around = function
    on_success = set(_on_success(loop))
    values = module.once(_values_set, around).get((last, bool(owner)), [])
    elsewhere = [value for value in values if value not in on_success]
    truths = {bool(value.value) if isinstance(value, ast.Constant) else None for value in elsewhere}
    return truths in ({True}, {False})


def _is_parameter(function: FunctionNode, name: str) -> bool:
    arguments = function.args
    return name in {a.arg for a in [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]}


def _values_set(_module: Module, around: ast.AST) -> dict[tuple[str, bool], list[ast.expr]]:
    """What is assigned in a function or file, by the name, and whether that is an attribute of anything."""
    found: dict[tuple[str, bool], list[ast.expr]] = {}
    for node in walk(around):
        for target, value in _bindings(node):
            is_attribute = isinstance(target, ast.Attribute)
            found.setdefault((last_name(target), is_attribute), []).append(value)
    return found


def _bindings(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    match node:
        case ast.Assign(targets=targets, value=value):
            for target in targets:
                parts = target.elts if isinstance(target, ast.Tuple | ast.List) else [target]
                yield from ((part, value) for part in parts)
        case (
            ast.AnnAssign(target=target, value=ast.expr() as value)
            | ast.NamedExpr(target=target, value=value)
        ):
            yield target, value
        case ast.AugAssign(target=target):
            yield target, target  # what it comes to is not known


def _on_success(loop: RetryLoop) -> Iterator[ast.expr]:
    """What the loop assigns where no attempt has failed."""
    handlers = {
        part
        for node in own_nodes(loop.loop.body)
        if isinstance(node, ast.ExceptHandler)
        for part in walk(node)
    }
    for node in own_nodes(loop.loop.body):
        if node not in handlers:
            yield from (value for _, value in _bindings(node))


def _leaving_handlers(module: Module, loop: RetryLoop) -> Iterator[ast.ExceptHandler]:
    """The handlers in the loop, and those around it in the same function."""
    yield from (node for node in own_nodes(loop.loop.body) if isinstance(node, ast.ExceptHandler))
    for parent in module.ancestors(loop.loop):
        if isinstance(parent, FunctionNode):
            return
        if isinstance(parent, ast.Try | ast.TryStar):
            yield from parent.handlers


def _wants_stop(handler: ast.ExceptHandler) -> bool:
    """Whether a handler is for a stop or a cancellation."""
    names: Iterable[ast.expr] = (
        handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type] if handler.type else []
    )
    return any(words(dotted(name).rpartition(".")[2]) & _STOP_WORDS for name in names)


def _is_cancelled(module: Module, loop: RetryLoop) -> bool:
    """Whether the file runs the loop's function as a task and cancels tasks, or ends it by a cancellation."""
    function = module.function_around(loop.loop)
    if not isinstance(function, ast.AsyncFunctionDef):
        return False
    if any(isinstance(n, ast.Raise) and "Cancel" in source_of(n) for n in own_nodes(loop.loop.body)):
        return True
    return function.name in module.once(_cancelled_functions, module.tree)


def _cancelled_functions(_module: Module, tree: ast.AST) -> frozenset[str]:
    """The functions that the file runs as tasks, where it cancels any."""
    calls = [node for node in walk(tree) if isinstance(node, ast.Call)]
    if not any(last_name(call.func) == "cancel" for call in calls):
        return frozenset()
    return frozenset(
        last_name(inner.func)
        for call in calls
        if words(last_name(call.func)) & _SPAWNING
        for argument in call.args
        for inner in walk(argument)
        if isinstance(inner, ast.Call)
    )
