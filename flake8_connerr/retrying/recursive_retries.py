"""Functions that make another attempt by calling themselves again where one has failed."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from flake8_connerr.class_words import Failure
from flake8_connerr.clauses.handlers import Try
from flake8_connerr.control_flow.flow import dotted, names_in, own_nodes, own_statements
from flake8_connerr.names import Module
from flake8_connerr.naming.function_bodies import yields
from flake8_connerr.naming.scopes import Scope
from flake8_connerr.nodes import FunctionNode, walk
from flake8_connerr.raises import Raises
from flake8_connerr.retrying.attempts import calls_in, turns
from flake8_connerr.retrying.failure_paths import FailurePaths
from flake8_connerr.retrying.gates import is_gated, takes_any_answer
from flake8_connerr.retrying.next_attempts import asks_person, awaits_something, changed, connects
from flake8_connerr.waiting.delays import Delay, are_constant
from flake8_connerr.waiting.waits import Wait, Waits

# Why the fixer leaves such a function alone.
CALLS_ITSELF = "the function calls itself again instead of looping, so there is no loop to wait in"


class RecursiveRetry(NamedTuple):
    """A failure path that calls its function again; ``waits`` and ``delays`` are those met before that."""

    handler: ast.ExceptHandler
    waits: tuple[Wait, ...]
    delays: tuple[Delay, ...]

    @property
    def is_constant(self) -> bool:
        """Whether it waits, and the same each time."""
        return are_constant(self.delays)


def recursive_retries(module: Module, raises: Raises, waits: Waits) -> Iterator[RecursiveRetry]:
    """The failure paths of a file from which a function calls itself again, in source order."""
    told: set[ast.Call] = set()
    for statement in module.scopes.suites:
        function = module.function_around(statement) if isinstance(statement, Try) else None
        if function is None or not isinstance(statement, Try):
            continue
        for handler in statement.handlers:
            calls = (call for call in calls_in(handler.body) if _is_call_of(module, call, function))
            call = next((call for call in calls if call not in told), None)  # handlers may be nested
            if call is None or asks_person(statement.handlers) or yields(function.body):
                continue
            found = _retry(module, raises, waits, _Again(function, statement, handler, call))
            if found is not None:
                told.add(call)
                yield found


class _Again(NamedTuple):
    function: FunctionNode
    statement: Try
    handler: ast.ExceptHandler
    call: ast.Call


def _retry(module: Module, raises: Raises, waits: Waits, again: _Again) -> RecursiveRetry | None:
    steps = _steps(again.function, again.call)
    if steps is None or _passes_something_new(again) or any(map(turns, calls_in(again.handler.body))):
        return None
    if _goes_another_way(again):
        return None
    scope = module.scope_around(again.statement)
    finder = FailurePaths(module, raises, waits, _as_loop(again.function, steps), scope)
    failure = finder.failure(again.statement, again.handler)
    if failure is None or finder.pacing.is_told_backoff(again.statement.body):
        return None
    timed = finder.pacing.timed(_met(waits, again, scope))
    paced = failure is Failure.TIMEOUT or finder.pacing.inside(again.statement.body)
    if not timed and (paced or not (_ought_to_wait(again) and (steps or _is_known(finder, again)))):
        return None
    return RecursiveRetry(again.handler, tuple(w for w, _ in timed), tuple(d for _, d in timed))


def _ought_to_wait(again: _Again) -> bool:
    """Whether nothing in a failure path paces it."""
    return not (is_gated(again.handler) or awaits_something(again.handler) or _connects_first(again))


def _is_known(finder: FailurePaths, again: _Again) -> bool:
    """Whether a lost connection is known to be what comes round, where no parameter counts the attempts.

    A function may call itself again for many reasons, and a word of trying again suits all of them.
    """
    return finder.is_known(again.statement, again.handler) and not takes_any_answer(again.handler)


def _is_call_of(module: Module, call: ast.Call, function: FunctionNode) -> bool:
    """Whether a call is one of the function that it stands in."""
    owner, _, name = dotted(call.func).rpartition(".")
    if name != function.name:
        return False
    parent = next(iter(module.ancestors(function)), None)
    return owner in ("self", "cls") if isinstance(parent, ast.ClassDef) else not owner


def _steps(function: FunctionNode, call: ast.Call) -> dict[str, ast.expr] | None:
    """What each parameter is in the next attempt, where it is not what it was; None for another question.

    The same is asked again where every argument is the parameter that it was, or one step further on.
    """
    names = [argument.arg for argument in [*function.args.posonlyargs, *function.args.args]]
    if names[:1] in (["self"], ["cls"]):
        names = names[1:]
    passed: dict[str, ast.expr] = {}
    for place, argument in enumerate(call.args):
        if isinstance(argument, ast.Starred):
            if function.args.vararg is None or dotted(argument.value) != function.args.vararg.arg:
                return None
        elif place < len(names):
            passed[names[place]] = argument
        else:
            return None
    for keyword in call.keywords:
        if keyword.arg is not None:
            passed[keyword.arg] = keyword.value
        elif function.args.kwarg is None or dotted(keyword.value) != function.args.kwarg.arg:
            return None
    steps = {name: value for name, value in passed.items() if dotted(value) != name}
    return steps if all(_steps_on(name, value) for name, value in steps.items()) else None


def _connects_first(again: _Again) -> bool:
    """Whether the next attempt begins by connecting, with nothing around that catches where that fails.

    It is done before the function calls itself, or at its top, above what has failed.
    """
    before = [*_before(again.handler.body, again.call), *_above(again.function.body, again.statement)]
    return any(connects([node]) for node in before if isinstance(node, ast.Expr | ast.Assign))


def _before(block: list[ast.stmt], call: ast.Call) -> Iterator[ast.stmt]:
    """The statements of a block, and of its branches that hold ``call``, which run before that."""
    for statement in block:
        if _holds([statement], call):
            if isinstance(statement, ast.If):
                branches = (statement.body, statement.orelse)
                yield from _before(next((b for b in branches if _holds(b, call)), []), call)
            return
        yield statement


def _above(block: list[ast.stmt], statement: ast.stmt) -> Iterator[ast.stmt]:
    """The statements of a function's own level above the one that holds ``statement``."""
    return itertools.takewhile(lambda above: not _holds([above], statement), block)


def _holds(block: Sequence[ast.AST], node: ast.AST) -> bool:
    return any(part is node for statement in block for part in walk(statement))


def _passes_something_new(again: _Again) -> bool:
    """Whether an argument was given another value in the handler, and is no count or delay moved on."""
    passed = names_in(again.call)
    return any(
        name in passed and not (value is not None and _steps_on(name, value))
        for name, value in changed(again.handler)
    )


def _goes_another_way(again: _Again) -> bool:
    """Whether the function asks what the handler has asked, too, and does something else where it holds.

    ``if self.mode == "memory"`` stands around the call, and around another way to do it without a peer.
    """
    asked = {
        ast.dump(node.test)
        for node in own_nodes(again.handler.body)
        if isinstance(node, ast.If) and _holds(node.body, again.call) and _asks_own_state(node.test)
    }
    return any(
        isinstance(node, ast.If)
        and ast.dump(node.test) in asked
        and (node.orelse or isinstance(node.body[-1], ast.Return))
        and not _holds([again.handler], node)
        for node in own_nodes(again.function.body)
    )


def _asks_own_state(test: ast.expr) -> bool:
    """Whether a test compares an attribute of the object itself with something that is written there."""
    match test:
        case ast.Compare(left=ast.Attribute(value=ast.Name(id="self")), comparators=[ast.Constant()]):
            return True
    return False


def _steps_on(name: str, value: ast.expr) -> bool:
    """Whether a value is the parameter ``name`` moved on: ``attempts - 1``, ``min(delay * 2, 30)``."""
    if isinstance(value, ast.Call) and dotted(value.func) in {"min", "max"}:
        return any(_steps_on(name, argument) for argument in value.args)
    return isinstance(value, ast.BinOp) and name in (dotted(value.left), dotted(value.right))


def _as_loop(function: FunctionNode, steps: dict[str, ast.expr]) -> ast.While:
    """The function as the loop that it amounts to, each round of which moves the parameters on."""
    moved: list[ast.stmt] = [
        ast.Assign([ast.Name(name, ast.Store())], value) for name, value in steps.items()
    ]
    return ast.While(ast.Constant(True), [*function.body, *moved], [])


def _met(waits: Waits, again: _Again, scope: Scope) -> Iterator[ast.Call]:
    """The waits between a failure and the next attempt: in the handler, and then at the function's top."""
    for node in own_statements(again.handler.body):
        if isinstance(node, ast.stmt) and node.lineno <= again.call.lineno:
            # What the function itself waits comes after it has been called again.
            yield from (call for call in waits.within(node, scope) if call is not again.call)
    for statement in _above(again.function.body, again.statement):
        yield from waits.within(statement, scope)
