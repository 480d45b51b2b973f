"""Whether anybody learns of it when a loop's attempts run out, or whether the last error is lost."""

from __future__ import annotations

import ast
import enum
import re
from collections.abc import Iterator

from flake8_connerr.catalog.vocabulary import words
from flake8_connerr.control_flow.flow import dotted, last_name, own_nodes, own_statements
from flake8_connerr.control_flow.following import following
from flake8_connerr.control_flow.loop_ends import comes_round
from flake8_connerr.control_flow.routes import Exit
from flake8_connerr.names import Module
from flake8_connerr.naming.binding_lines import is_bound_before
from flake8_connerr.nodes import walk
from flake8_connerr.passed_functions import called_by
from flake8_connerr.retrying.aftermath import Aftermath, Weight, call_weight, read, weight
from flake8_connerr.retrying.exhaustion import (
    LastFailure,
    attempt_names,
    decisions_on_attempts,
    last_failures,
)
from flake8_connerr.retrying.retries import RetryLoop

_GRAVE = frozenset({"error", "exception", "critical", "fatal"})
# In the name of a function: it raises an error, be it now and then.
_RAISING = frozenset({"raise", "raises", "reraise"})
# In a message: another attempt follows, so that the last failure is not told by it.
_PROMISE = re.compile(
    r"\bre-?(try|connect)ing\b|\b(will|to) re-?(try|connect)|\bretry in\b|\bagain\b", re.IGNORECASE
)
# In a docstring: nobody counts on what the function does.
_BEST_EFFORT = re.compile(r"\bbest[- ]effort\b", re.IGNORECASE)
_TEXTS = frozenset(
    {"format", "join", "format_exception", "format_exception_only", "format_tb", "print_exception"}
)


class Lost(enum.Enum):
    """How the last error is lost."""

    FALLS_THROUGH = "the code after it runs as if an attempt had worked"
    RETURNS_NONE = "the function returns None, where it returns a value on success"
    ENDS = "the function ends as if an attempt had worked"


def lost_errors(module: Module, loop: RetryLoop) -> tuple[list[LastFailure], Lost | None]:
    """The ways on which the last attempt fails and its error is lost, and how the first one is."""
    if loop.rotates and not any(path.waits for path in loop.paths):
        return [], None  # each round asks another endpoint
    found = [(failed, _Ending(module, loop, failed).lost()) for failed in last_failures(module, loop)]
    lost = [(failed, how) for failed, how in found if how is not None]
    return [failed for failed, _ in lost], lost[0][1] if lost else None


class _Ending:
    """One way on which the last attempt fails, and what runs after it."""

    def __init__(self, module: Module, loop: RetryLoop, failed: LastFailure) -> None:
        self.module = module
        self.loop = loop
        self.failed = failed
        self.function = module.function_around(loop.loop)
        self.returns_value = any(
            isinstance(node, ast.Return) and node.value is not None and not _is_none(node.value)
            for node in own_statements(loop.loop.body)
        )
        self.after = Aftermath(module, following(module, loop.loop))

    def lost(self) -> Lost | None:
        """How the error is lost; None where somebody learns of it."""
        if self.failed.route.exit in (Exit.RAISE, Exit.RETURN) or self._is_kept() or self._may_fail():
            return None
        weights = [weight(statement) for statement in self._last_words()]
        handler = self.failed.path.handler
        if any(_tells_failure(statement, handler.name) for statement in handler.body):
            weights.append(Weight.LOGS)
        if not self.failed.leaves:
            weights += [weight(statement) for statement in self.loop.loop.orelse]
        if self._is_after_failure_alone():
            weights.append(self.after.weight)
            if self._is_asked_for(self.after.always):
                return None
        elif self._is_asked_for(self.after) or (self.returns_value and self.after.admits_failure):
            return None
        told = max(weights, default=Weight.NOTHING)
        if told is Weight.HANDLES or (told is Weight.LOGS and not self.returns_value):
            return None
        if self.returns_value:
            return Lost.RETURNS_NONE
        return Lost.FALLS_THROUGH if self.after or self.function is None else Lost.ENDS

    def _may_fail(self) -> bool:
        """Whether the function says of itself that it does no more than its best."""
        told = ast.get_docstring(self.function, clean=False) if self.function is not None else None
        return told is not None and _BEST_EFFORT.search(told) is not None

    def _last_words(self) -> Iterator[ast.stmt]:
        """What runs in the branches that the counter decides."""
        waits = {wait.call for wait in self.failed.path.waits}
        for decision in decisions_on_attempts(self.failed.route, attempt_names(self.loop)):
            blocks = [decision.statement.body, decision.statement.orelse]
            taken = blocks[0 if decision.taken else 1]
            # Where neither branch waits, it cannot be told which of them is the last attempt's.
            tells = self.failed.leaves or waits & set(own_nodes([decision.statement]))
            yield from taken if tells else [*blocks[0], *blocks[1]]

    def _is_after_failure_alone(self) -> bool:
        """Whether what follows the loop runs only once the attempts are used up."""
        successes = [r for r in self.loop.routes if not r.handlers and not comes_round(self.loop.loop, r)]
        return bool(successes) and all(route.exit in (Exit.RETURN, Exit.RAISE) for route in successes)

    def _is_kept(self) -> bool:
        """Whether the handler keeps the error where others find it, hands it to them, or has it raised."""
        handler = self.failed.path.handler
        for node in own_nodes(handler.body):
            match node:
                case ast.Assign(targets=targets, value=value) if self._names_error(value):
                    kept = {dotted(target) for target in targets}
                    if "" in kept or any("." in name for name in kept) or self.after.reads(kept):
                        return True
                case ast.Call() if call_weight(node) is Weight.HANDLES and self._is_told(node):
                    return True
                case ast.Call() if words(last_name(called_by(node))) & _RAISING:
                    return True
                case ast.Yield() | ast.YieldFrom() | ast.Subscript(ctx=ast.Store()):
                    return True
        return False

    def _names_error(self, node: ast.AST) -> bool:
        name = self.failed.path.handler.name
        return name is not None and any(isinstance(n, ast.Name) and n.id == name for n in walk(node))

    def _is_told(self, call: ast.Call) -> bool:
        """Whether the error is handed to something other than a function that makes text of it."""
        arguments = [*call.args, *(keyword.value for keyword in call.keywords)]
        makes_text = not isinstance(call.func, ast.Attribute) or call.func.attr in _TEXTS
        return not makes_text and any(self._names_error(argument) for argument in arguments)

    def _is_asked_for(self, after: Aftermath) -> bool:
        """Whether what follows the loop asks how it went, or hands on what it came to."""
        changed = attempt_names(self.loop) | {
            dotted(node)
            for node in own_nodes(self.loop.loop.body)
            if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Store)
        }
        scope, line = self.loop.scope, self.loop.loop.lineno
        before = [name for name in changed if "." in name or is_bound_before(self.module, scope, name, line)]
        return after.asks_for(changed) or after.hands_on(before)


def _tells_failure(statement: ast.stmt, error: str | None) -> bool:
    """Whether a statement of a handler logs each failure, the last one like the others, as an error.

    A warning must name the error, and no message may promise another attempt.
    """
    if weight(statement) is not Weight.LOGS:
        return False
    called = {last_name(node.func) for node in walk(statement) if isinstance(node, ast.Call)}
    texts = [node.value for node in walk(statement) if isinstance(node, ast.Constant)]
    promises = any(isinstance(text, str) and _PROMISE.search(text) for text in texts)
    return not promises and bool(called & _GRAVE or error in read([statement]))


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None
