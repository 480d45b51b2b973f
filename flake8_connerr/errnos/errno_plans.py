"""What a handler that tells errors apart by their numbers becomes, where that is sure.

Sure are an ``if`` (with its ``elif`` parts) and a ``match`` that stand in the handler itself, whose tests
come to something plain for errors with the number, and for all others. All else is left alone, with the
reason.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from flake8_connerr.clauses.handlers import Clause
from flake8_connerr.errnos.errno_branches import Branches, Sorted, branches_around, sorted_by_class
from flake8_connerr.errnos.errno_checks import NUMBERED, ErrnoCheck, once_narrowed
from flake8_connerr.errnos.errno_conditions import Errors, TestReader, UndecidedError
from flake8_connerr.errnos.errno_reader import ErrnoReader
from flake8_connerr.exceptions import elements
from flake8_connerr.fixes import ErrnoHandler, ErrnoHandlers, Refusal
from flake8_connerr.names import Module
from flake8_connerr.naming.binding_lines import is_bound_by_handlers
from flake8_connerr.naming.written_names import reads_namespace
from flake8_connerr.nodes import FunctionNode, Position, children, walk


class Plan(NamedTuple):
    """The fix for one comparison, or why there is none.

    ``moved`` are the numbers whose errors get handlers; ``unread`` is an attribute that is then read for
    some of the errors only, "" for none.
    """

    fix: ErrnoHandlers | Refusal
    moved: frozenset[str] = frozenset()
    unread: str = ""


class _NotSureError(Exception):
    """Why a comparison is left as it is."""


def plan(module: Module, check: ErrnoCheck) -> Plan:
    """What is to be made of the handler for one comparison in it."""
    reader, comparison = check.reader, check.comparison
    try:
        _refuse_clause(module, reader)
        branches = branches_around(reader, comparison)
        if branches is None:
            raise _NotSureError("the comparison is not the test of an if or a match of the handler itself")
    except _NotSureError as reason:
        return Plan(Refusal(str(reason)))
    tests = TestReader(module, reader)
    refused = {c: why for c in branches.classes if (why := _no_handler_for(module, reader.clause, c))}
    found = sorted_by_class(reader, branches, tests, refused)
    for name in comparison.exceptions:
        if name in found.left:
            return Plan(Refusal(found.left[name]))
    fix = _handlers(module, reader, branches, found)
    unread = ast.unparse(tests.unread[0]) if tests.unread else ""
    return Plan(fix, found.moved, unread)


def _refuse_clause(module: Module, reader: ErrnoReader) -> None:
    clause = reader.clause
    if isinstance(clause.statement, ast.TryStar):
        raise _NotSureError("in except* the name is bound to a group, which has no number")
    if not all(element.complete for element in clause.elements) or not _has_number(module, reader):
        raise _NotSureError("the clause names classes whose errors may have no number")
    stores = (n for n in walk(clause.handler) if isinstance(n, ast.Attribute) and _is_stored(n))
    if any(node.attr in {"errno", "args"} for node in stores):
        raise _NotSureError("the handler sets the number of an error itself")


def _no_handler_for(module: Module, clause: Clause, class_: str) -> str:
    """Why errors of a class can get no handler in front of the clause, or ""."""
    if not module.means_builtin(class_, clause.scope, clause.handler):
        return f"the name {class_} means something else in this file"
    if not any(module.is_subclass(class_, one) for one in clause.classes):
        return f"no {class_} can reach this handler"
    for earlier in clause.statement.handlers[: clause.place]:
        if earlier.type is None or _catches(module, clause, earlier, class_):
            return f"an earlier handler of the same try may catch {class_}"
    return ""


def caught_above(module: Module, clause: Clause, class_: str) -> ast.ExceptHandler | None:
    """The first earlier handler of the same ``try`` that surely catches errors of a class, if any does."""
    for earlier in clause.statement.handlers[: clause.place]:
        for element in elements(module, earlier.type, clause.scope):
            sure = element.complete and bool(element.definitions)
            if sure and all(module.is_subclass(class_, one) for one in element.definitions):
                return earlier
    return None


def _has_number(module: Module, reader: ErrnoReader) -> bool:
    """Whether what is caught has a number, each time that the handler looks at it."""
    if all(module.is_subclass(class_, "OSError") for class_ in reader.clause.classes):
        return True
    narrowed = set(once_narrowed(reader))
    looked_at = [node for node in reader.nodes if isinstance(node, ast.expr) and reader.is_number(node)]
    asked = [c for node in reader.nodes if isinstance(node, ast.expr) for c in reader.narrowed_to(node)]
    return all(node in narrowed for node in looked_at) and all(class_ in NUMBERED for class_ in asked)


def _catches(module: Module, clause: Clause, earlier: ast.ExceptHandler, name: str) -> bool:
    found = elements(module, earlier.type, clause.scope)
    known = all(e.complete and all(module.bases(d) is not None for d in e.definitions) for e in found)
    return not known or any(module.is_subclass(name, d) for e in found for d in e.definitions)


def _is_stored(node: ast.Attribute) -> bool:
    return not isinstance(node.ctx, ast.Load)


def _handlers(module: Module, reader: ErrnoReader, branches: Branches, found: Sorted) -> ErrnoHandlers:
    """The fix for one ``if`` or ``match``; classes for which the same is done share a handler."""
    together: dict[tuple[str, ...], list[str]] = {}
    for class_, tests in found.tests.items():
        together.setdefault(tests, []).append(class_)
    handlers = []
    for tests, classes in together.items():
        names = [name for class_ in classes for name in found.numbers[class_]]
        skipped = tuple(_skipped(module, reader, branches.statement, names))
        handlers.append(ErrnoHandler(tuple(classes), tests, skipped))
    clause = reader.clause
    return ErrnoHandlers(
        Position.of(clause.statement),
        clause.place,
        Position.of(branches.statement),
        (*handlers, ErrnoHandler((), found.others, ())),
        tuple(_variables(module, reader)),
        _is_only_caught(module, clause),
    )


def _skipped(module: Module, reader: ErrnoReader, branches: ast.stmt, names: list[str]) -> Iterator[Position]:
    """The other ``if`` statements of the handler that errors with these numbers do not enter."""
    for statement in reader.clause.handler.body:
        if statement is not branches and isinstance(statement, ast.If) and not statement.orelse:
            tests = TestReader(module, reader)
            try:
                answers = [tests.answer(statement.test, Errors(name)) for name in names]
            except UndecidedError:
                continue
            if not any(answers) and not tests.unread:
                yield Position.of(statement)


def _variables(module: Module, reader: ErrnoReader) -> Iterator[Position]:
    """Assignments of the number, or of errnos, to variables of which nothing else is made."""
    scope = reader.clause.scope
    if not isinstance(scope.node, FunctionNode) or module.once(reads_namespace, scope.node):
        return
    mine = set(reader.nodes)
    for statement in reader.clause.handler.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if scope.home(name) is scope:
                numbers = reader.collection(value, scope)
                of_errnos = numbers.complete and all(number.name for number in numbers.numbers)
                if (reader.is_number(value) or of_errnos) and not any(
                    isinstance(node, ast.Name)
                    and node.id == name
                    and isinstance(node.ctx, ast.Load)
                    and node not in mine
                    for node in _read_elsewhere(scope.node, name)
                ):
                    yield Position.of(statement)


def _read_elsewhere(function: FunctionNode, name: str) -> Iterator[ast.AST]:
    """The nodes of a function, but for those of handlers that begin with setting ``name``."""
    waiting: list[ast.AST] = [function]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.ExceptHandler):
            match node.body[0]:
                case ast.Assign(targets=[ast.Name(id=first)]) if first == name:
                    continue
        yield node
        waiting.extend(children(node))


def _is_only_caught(module: Module, clause: Clause) -> bool:
    """Whether the ``as`` name is bound by handlers and nothing else, so that nothing misses it."""
    name, around = clause.handler.name or "", clause.scope.node
    if module.once(reads_namespace, around) or name in clause.scope.outer_names | clause.scope.module_names:
        return False
    if not is_bound_by_handlers(module, clause.scope, name):
        return False
    return not any(name in module.once(read, around) for read in (_read_inside, _read_unhandled))


def _read_unhandled(_module: Module, around: ast.AST) -> frozenset[str]:
    """The names that ``around`` itself reads outside of handlers which bind them."""
    found: set[str] = set()
    waiting: list[tuple[ast.AST, frozenset[str]]] = [(node, frozenset()) for node in children(around)]
    while waiting:
        node, bound = waiting.pop()
        if isinstance(node, ast.ExceptHandler) and node.name:
            bound |= {node.name}
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id not in bound:
            found.add(node.id)
        if not isinstance(node, FunctionNode | ast.Lambda | ast.ClassDef):
            waiting.extend((child, bound) for child in children(node))
    return frozenset(found)


def _read_inside(_module: Module, around: ast.AST) -> frozenset[str]:
    """The names that the functions and classes in ``around`` read."""
    found: set[str] = set()
    waiting = list(children(around))
    while waiting:
        node = waiting.pop()
        if isinstance(node, FunctionNode | ast.Lambda | ast.ClassDef):
            names = (n for n in walk(node) if isinstance(n, ast.Name))
            found.update(n.id for n in names if isinstance(n.ctx, ast.Load))
        else:
            waiting.extend(children(node))
    return frozenset(found)
