"""What a piece of code may raise, as far as the catalog and the file itself can tell."""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterator

from flake8_connerr import catalog
from flake8_connerr.catalog import quiet
from flake8_connerr.clauses.handlers import Try
from flake8_connerr.exceptions import caught_classes, may_catch, suppressed
from flake8_connerr.names import Definition, Module
from flake8_connerr.naming.function_bodies import all_harmless, is_placeholder, yields
from flake8_connerr.naming.receivers import Receivers
from flake8_connerr.naming.scopes import Scope
from flake8_connerr.naming.shown import shown
from flake8_connerr.nodes import FIELDS, Comprehension, FunctionNode, children
from flake8_connerr.passed_functions import called_by, defers, made_at_once
from flake8_connerr.raise_sets import (
    ANYTHING,
    NOTHING,
    RaiseSet,
    bounded,
    from_call,
    of_catalog,
    together,
)
from flake8_connerr.raise_statements import of_raise

# Managers that are named for keeping others out, and open nothing.
_LOCKS = re.compile(r"lock|mutex|semaphore|condition")


class Raises:
    """Answers what the statements of one module may raise."""

    def __init__(self, module: Module, receivers: Receivers) -> None:
        self.module = module
        self.receivers = receivers
        self._functions: dict[FunctionNode, RaiseSet] = {}
        self._callers: dict[FunctionNode, dict[FunctionNode, None]] = {}
        self._waiting: dict[FunctionNode, None] = {}  # in the order in which they came
        self._reading: FunctionNode | None = None
        self._attempts: dict[Try, RaiseSet] = {}

    def of_block(self, statements: list[ast.stmt], scope: Scope, caught: RaiseSet = NOTHING) -> RaiseSet:
        """What may come out of ``statements``; ``caught`` is what a bare ``raise`` in them raises again."""
        return together(self._of_statement(statement, scope, caught) for statement in statements)

    def of_attempt(self, statement: Try, scope: Scope, caught: RaiseSet = NOTHING) -> RaiseSet:
        """What may come out of the body of a ``try``, which each of its handlers asks for."""
        if caught != NOTHING or self._reading is not None:  # of functions that are being read more may come
            return self.of_block(statement.body, scope, caught)
        if statement not in self._attempts:
            self._attempts[statement] = self.of_block(statement.body, scope)
        return self._attempts[statement]

    def of_function(self, function: FunctionNode) -> RaiseSet:
        """What may come out of a call of a function of this file, which is followed into those it calls.

        Functions that call each other are read until nothing new comes out of any of them: each is
        taken to raise nothing at first, and read again when something turns up in one that it calls.
        """
        if self._reading is not None:
            self._callers.setdefault(function, {})[self._reading] = None
        if function not in self._functions:
            self._functions[function] = NOTHING
            self._waiting[function] = None
        if self._reading is None:
            self._settle()
        return self._functions[function]

    def _settle(self) -> None:
        while self._waiting:
            self._reading = next(iter(self._waiting))
            del self._waiting[self._reading]
            before = self._functions[self._reading]
            found = bounded(self._of_body(self._reading), before)
            if found.complete != before.complete or set(found.sources) != set(before.sources):
                self._functions[self._reading] = found
                self._waiting.update(dict.fromkeys(self._callers.get(self._reading, ())))
        self._reading = None

    def _of_body(self, function: FunctionNode) -> RaiseSet:
        found = self.of_block(function.body, self.module.scope_inside(function))
        if found.complete and not _is_run_as_written(function):
            return found._replace(complete=False)
        return found

    # Statements

    def _of_statement(self, statement: ast.stmt, scope: Scope, caught: RaiseSet) -> RaiseSet:
        match statement:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                return self._of_definition(statement, scope, caught)
            case ast.Try() | ast.TryStar():
                return self._of_try(statement, scope, caught)
            case ast.Raise():
                return together(
                    [of_raise(self.module, statement, scope, caught), *self._of_parts(statement, scope)]
                )
            case ast.Import() | ast.ImportFrom():
                return ANYTHING if _runs_other_code(statement) else NOTHING
            case ast.With() | ast.AsyncWith():
                return self._of_with(statement, scope, caught)
            case ast.If():
                return self._of_if(statement, scope, caught)
            case ast.Match():
                blocks = [self.of_block(case.body, scope, caught) for case in statement.cases]
                return together([*self._of_parts(statement, scope), *blocks])
            case ast.For() | ast.AsyncFor() | ast.While():
                blocks = [self.of_block(block, scope, caught) for block in (statement.body, statement.orelse)]
                return together(
                    [*self._of_parts(statement, scope), *self._of_iteration(statement, scope), *blocks]
                )
        return together(self._of_parts(statement, scope))

    def _of_definition(
        self, statement: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef, scope: Scope, caught: RaiseSet
    ) -> RaiseSet:
        """What runs where something is defined: its decorators, a function's defaults, a class' body."""
        if statement.decorator_list:
            return ANYTHING
        if isinstance(statement, ast.ClassDef):
            return self.of_block(statement.body, self.module.scope_inside(statement), caught)
        defaults = [*statement.args.defaults, *filter(None, statement.args.kw_defaults)]
        return together(found for default in defaults for found in self._of_expression(default, scope))

    def _of_if(self, statement: ast.If, scope: Scope, caught: RaiseSet) -> RaiseSet:
        """A chain of ``elif`` nests as deeply as it is long, so it is followed in a loop."""
        parts: list[RaiseSet] = []
        while True:
            parts.extend(self._of_parts(statement, scope))
            parts.append(self.of_block(statement.body, scope, caught))
            if len(statement.orelse) != 1 or not isinstance(statement.orelse[0], ast.If):
                return together([*parts, self.of_block(statement.orelse, scope, caught)])
            statement = statement.orelse[0]

    def _of_try(self, statement: ast.Try | ast.TryStar, scope: Scope, caught: RaiseSet) -> RaiseSet:
        escaping = self.of_attempt(statement, scope, caught)
        parts = []
        for handler in statement.handlers:
            classes = caught_classes(self.module, handler, scope)
            stopped = tuple(s for s in escaping.sources if may_catch(self.module, classes, s.exception))
            remaining = tuple(s for s in escaping.sources if s not in stopped)
            parts.append(self.of_block(handler.body, scope, RaiseSet(stopped, escaping.complete)))
            catches_all = handler.type is None or any(
                c in ("Exception", "BaseException") for c in classes or ()
            )
            escaping = RaiseSet(remaining, escaping.complete or catches_all)
        rest = (self.of_block(block, scope, caught) for block in (statement.orelse, statement.finalbody))
        return together([escaping, *parts, *rest])

    def _of_with(self, statement: ast.With | ast.AsyncWith, scope: Scope, caught: RaiseSet) -> RaiseSet:
        inner = self.of_block(statement.body, scope, caught)
        named = [d for element in suppressed(self.module, statement, scope) for d in element.definitions]
        kept = tuple(s for s in inner.sources if not may_catch(self.module, named, s.exception))
        inner = RaiseSet(kept, inner.complete or "Exception" in named)
        exits = [found for item in statement.items for found in self._of_manager(item.context_expr, scope)]
        return together([*self._of_parts(statement, scope), inner, *exits])

    def _of_manager(self, manager: ast.expr, scope: Scope) -> Iterator[RaiseSet]:
        """What entering and leaving a context manager may raise."""
        owners = self.receivers.type_of(manager, scope)
        if not owners and not isinstance(manager, ast.Call) and not _LOCKS.search(shown(manager).lower()):
            yield ANYTHING
        for owner in owners:
            for method in ("__enter__", "__aenter__", "__exit__", "__aexit__"):
                found = catalog.lookup_method(owner, method) if isinstance(owner, str) else None
                if found is not None:
                    yield of_catalog(found, manager, scope, f"`with {shown(manager)}`")
                for function in self.receivers.methods(owner, method):
                    yield from_call(self.of_function(function), f"`with {shown(manager)}`")

    def _of_iteration(
        self, statement: ast.For | ast.AsyncFor | ast.While, scope: Scope
    ) -> Iterator[RaiseSet]:
        if isinstance(statement, ast.While):
            return
        method = "__next__" if isinstance(statement, ast.For) else "__anext__"
        owners = self.receivers.type_of(statement.iter, scope)
        for owner in owners:
            found = catalog.lookup_method(owner, method) if isinstance(owner, str) else None
            if found is not None:
                yield of_catalog(found, statement.iter, scope, f"iterating over {shown(statement.iter)}")
        if not owners and (
            isinstance(statement, ast.AsyncFor) or isinstance(statement.iter, ast.Name | ast.Attribute)
        ):
            yield ANYTHING

    # Expressions

    def _of_parts(self, statement: ast.stmt, scope: Scope) -> Iterator[RaiseSet]:
        """The expressions of a statement, without the statements inside it."""
        for child in children(statement):
            if isinstance(child, ast.expr | ast.withitem | ast.keyword):
                yield from self._of_expression(child, scope)

    def _of_expression(self, expression: ast.AST, scope: Scope) -> Iterator[RaiseSet]:
        waiting: list[tuple[ast.AST, Scope]] = [(expression, scope)]
        while waiting:
            node, around = waiting.pop()
            if not FIELDS[type(node)]:
                continue
            match node:
                case ast.Lambda():
                    continue
                case ast.Yield() | ast.YieldFrom():
                    yield ANYTHING
                case ast.Await(value=value) if not isinstance(value, ast.Call):
                    yield ANYTHING
                case ast.Attribute(ctx=ast.Load()):
                    yield from self._of_property(node, around)
                case ast.Call():
                    yield self._of_call(node, around)
                    if defers(node):
                        waiting.extend((part, around) for part in made_at_once(node))
                        continue
            if isinstance(node, Comprehension):
                around = self.module.scope_inside(node, around)
            waiting += [(child, around) for child in children(node)]

    def _of_property(self, node: ast.Attribute, scope: Scope) -> Iterator[RaiseSet]:
        """Reading a property runs its function: of a class of this file, or of one that is catalogued."""
        for function in self.receivers.properties(node, scope):
            yield from_call(self.of_function(function), shown(node))
        for owner in self.receivers.type_of(node.value, scope):
            known = catalog.lookup_read(owner, node.attr) if isinstance(owner, str) else None
            if known is not None:
                yield of_catalog(known, node, scope, shown(node))

    def _of_call(self, call: ast.Call, scope: Scope) -> RaiseSet:
        if defers(call):
            return NOTHING
        function = called_by(call)
        reached = self.receivers.reached(function, scope)
        if not reached:
            return ANYTHING
        spelled = shown(function)
        return together(self._of_callee(callee, call, scope, spelled) for callee in reached)

    def _of_callee(self, callee: Definition, call: ast.Call, scope: Scope, spelled: str) -> RaiseSet:
        if isinstance(callee, FunctionNode):
            return from_call(self.of_function(callee), spelled)
        if isinstance(callee, ast.ClassDef):
            return self._of_constructor(callee, call, scope, spelled)
        known = catalog.lookup_call(callee) or catalog.lookup_method(callee.rpartition(".")[0], "__getattr__")
        if known is not None:
            return of_catalog(known, call, scope, f"{spelled}()")
        return NOTHING if _is_quiet(callee) else ANYTHING

    def _of_constructor(self, node: ast.ClassDef, call: ast.Call, scope: Scope, spelled: str) -> RaiseSet:
        """Calling a class of this file runs its ``__init__``, its own or an inherited one."""
        for ancestor in self.module.ancestry(node):
            if isinstance(ancestor, ast.ClassDef):
                for binding in self.module.scope_inside(ancestor).bindings.get("__init__", ()):
                    if isinstance(binding.node, FunctionNode):
                        return from_call(self.of_function(binding.node), spelled)
                    return ANYTHING
            elif isinstance(ancestor, str):
                known = catalog.lookup_call(ancestor)
                if known is not None:
                    return of_catalog(known, call, scope, f"{spelled}()")
                if not (catalog.is_class(ancestor) or _is_quiet(ancestor)):
                    return ANYTHING
            else:
                return ANYTHING  # a function in the place of a base
        return NOTHING if len(self.module.bases(node) or ()) == len(node.bases) else ANYTHING


def _is_run_as_written(function: FunctionNode) -> bool:
    """Whether a call of a function runs its body, and nothing but that."""
    decorated = not all_harmless(function.decorator_list)
    return not (is_placeholder(function) or decorated or yields(function.body))


def _runs_other_code(statement: ast.Import | ast.ImportFrom) -> bool:
    """Whether an import may run a module that is neither the standard library's nor in the catalog."""
    if isinstance(statement, ast.ImportFrom):
        names = ["." if statement.level else statement.module or ""]
    else:
        names = [alias.name for alias in statement.names]
    return any(not catalog.is_known_module(name.partition(".")[0]) for name in names)


def _is_quiet(qualified_name: str) -> bool:
    top_level, dot, _ = qualified_name.partition(".")
    if (
        top_level in quiet.MODULES
        or qualified_name.startswith(quiet.PREFIXES)
        or (dot and top_level in quiet.TYPES)
    ):
        return True
    known = hasattr(builtins, qualified_name) or (not dot and catalog.is_class(qualified_name))
    return known and qualified_name not in quiet.UNSEEN_BUILTINS
