"""What a handler that tells errors apart by their numbers becomes, where that is sure.

Sure are an ``if`` (with its ``elif`` parts) that stands in the handler itself and tests nothing but the
number, and what can be taken out of such a test. All else is left alone, with the reason.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from flake8_connerr.catalog.builtins import ERRNO_CLASSES
from flake8_connerr.errno_checks import Comparison, ErrnoCheck, ErrnoReader
from flake8_connerr.errno_conditions import NumberTest, read_test
from flake8_connerr.exceptions import elements
from flake8_connerr.findings import ErrnoBranch, ErrnoHandlers, Position, Refusal
from flake8_connerr.handlers import Clause, Try
from flake8_connerr.names import Module
from flake8_connerr.scopes import FunctionNode

# What reads a function's variables without naming them.
_NAMESPACE_READERS = frozenset({"locals", "vars", "eval", "exec"})


class Plan(NamedTuple):
    """The fix for one comparison, and the numbers whose errors it moves; or why there is none."""

    fix: ErrnoHandlers | Refusal
    moved: frozenset[str] = frozenset()


class _NotSureError(Exception):
    """Why a comparison is left as it is."""


def plan(module: Module, check: ErrnoCheck) -> Plan:
    """What is to be made of the handler for one comparison in it."""
    clause = check.reader.clause
    try:
        _refuse_clause(module, clause, check.comparison)
        branches = _branches_around(clause, check.comparison)
        fix, moved, left = _handlers(module, check.reader, branches)
        place = next(i for i, b in enumerate(branches) if check.comparison.node in set(ast.walk(b.test)))
        return Plan(Refusal(left[place])) if place in left else Plan(fix, moved)
    except _NotSureError as reason:
        return Plan(Refusal(str(reason)))


def _refuse_clause(module: Module, clause: Clause, comparison: Comparison) -> None:
    if isinstance(clause.statement, ast.TryStar):
        raise _NotSureError("in except* the name is bound to a group, which has no number")
    for name in comparison.exceptions:
        if module.qualified_name(ast.Name(name), clause.scope) != name:
            raise _NotSureError(f"the name {name} means something else in this file")
        if not any(module.is_subclass(name, one) for one in clause.classes):
            raise _NotSureError(f"no {name} can reach this handler")
        for earlier in clause.statement.handlers[: clause.place]:
            if earlier.type is None or _catches(module, clause, earlier, name):
                raise _NotSureError(f"an earlier handler of the same try may catch {name}")
    numbered = all(module.is_subclass(class_, "OSError") for class_ in clause.classes)
    if not numbered or not all(element.complete for element in clause.elements):
        raise _NotSureError("the clause names classes whose errors may have no number")
    stores = (n for n in ast.walk(clause.handler) if isinstance(n, ast.Attribute) and _is_stored(n))
    if any(node.attr in {"errno", "args"} for node in stores):
        raise _NotSureError("the handler sets the number of an error itself")


def _catches(module: Module, clause: Clause, earlier: ast.ExceptHandler, name: str) -> bool:
    found = elements(module, earlier.type, clause.scope)
    known = all(e.complete and all(module.bases(d) is not None for d in e.definitions) for e in found)
    return not known or any(module.is_subclass(name, d) for e in found for d in e.definitions)


def _is_stored(node: ast.Attribute) -> bool:
    return not isinstance(node.ctx, ast.Load)


def _branches_around(clause: Clause, comparison: Comparison) -> list[ast.If]:
    """The ``if`` of the handler itself that has the comparison in one of its tests, and its ``elif``s."""
    if not isinstance(comparison.node, ast.Compare):
        raise _NotSureError("a match statement is not rewritten")
    for statement in clause.handler.body:
        if isinstance(statement, ast.If):
            branches = list(_branches(statement))
            if any(comparison.node in set(ast.walk(branch.test)) for branch in branches):
                return branches
    raise _NotSureError("the comparison is not the test of an if statement of the handler itself")


def _branches(statement: ast.If) -> Iterator[ast.If]:
    yield statement
    while (following := _elif(statement)) is not None:
        statement = following
        yield statement


def _elif(statement: ast.If) -> ast.If | None:
    """The ``elif`` after a branch; an ``if`` in an ``else`` stands further to the right."""
    match statement.orelse:
        case [ast.If() as inner] if inner.col_offset == statement.col_offset:
            return inner
    return None


def _handlers(
    module: Module, reader: ErrnoReader, branches: list[ast.If]
) -> tuple[ErrnoHandlers, frozenset[str], dict[int, str]]:
    """The fix for one ``if``, the numbers it moves, and by branch why that is left as it is."""
    found: list[ErrnoBranch] = []
    left: dict[int, str] = {}
    asked: frozenset[str] | None = frozenset()  # what earlier branches asked for
    moved: set[str] = set()
    negated = False
    for place, branch in enumerate(branches):
        test = read_test(reader, branch.test)
        try:
            if test is None:
                raise _NotSureError(
                    "the comparison is part of a condition that is about more than the number"
                )
            names = _moved(test, asked, len(branches))
            if names:
                classes = tuple(dict.fromkeys(ERRNO_CLASSES[name] for name in names))
                if _asked_for(reader, classes) - set(names):
                    raise _NotSureError("the handler asks for another errno of the same class, too")
                skipped = tuple(_skipped(reader, branches[0], frozenset(names)))
                found.append(ErrnoBranch(place, classes, _remaining(test), skipped))
                moved |= set(names)
                negated = test.negated
        except _NotSureError as reason:
            left[place] = str(reason)
        only = None if test is None else test.asks_only_for
        asked = None if asked is None or only is None else asked | only
    clause = reader.clause
    fix = ErrnoHandlers(
        _at(clause.statement),
        clause.place,
        _at(branches[0]),
        negated,
        tuple(found),
        tuple(_variables(reader)),
        _is_only_caught(module, clause),
    )
    return fix, frozenset(moved), left


def _moved(test: NumberTest, asked: frozenset[str] | None, branches: int) -> list[str]:
    """The numbers whose errors a branch gives away, in the order in which they are written."""
    names = list(dict.fromkeys(n.name for n in test.numbers if n.exception))
    if not names:
        return []
    if test.negated and branches > 1:
        raise _NotSureError("an elif follows a test for all other numbers")
    if asked is None:
        raise _NotSureError("an earlier test of the same if statement may be true for the same error")
    if asked & set(names):
        raise _NotSureError("an earlier test of the same if statement is true for the same error")
    if any(number.exception and not number.sure for number in test.numbers):
        raise _NotSureError("it cannot be told which errno this is on every platform")
    if any(c.exceptions and not c.complete for c in test.comparisons):
        raise _NotSureError("it cannot be told which other errnos it is compared with")
    return names


def _asked_for(reader: ErrnoReader, classes: tuple[str, ...]) -> set[str]:
    """The errnos of some classes that are asked for anywhere in the handler."""
    comparisons = filter(None, map(reader.comparison, reader.nodes))
    return {n.name for c in comparisons for n in c.numbers if n.exception and n.exception in classes}


def _remaining(test: NumberTest) -> str:
    """The test that stays for the errors that are not moved, as source text."""
    parts: list[ast.expr] = []
    for comparison in test.comparisons:
        rest = [number.node for number in comparison.numbers if not number.exception]
        if rest and comparison.exceptions and not comparison.literal:
            raise _NotSureError("the errnos have a name, and some of them have no class")
        if not comparison.exceptions and isinstance(comparison.node, ast.Compare):
            same = comparison.negated is test.negated
            parts.append(comparison.node if same else ast.UnaryOp(ast.Not(), comparison.node))
        elif rest:
            parts.append(_compared(comparison.subject, rest, test.negated))
    parts += test.others
    if not parts:
        return ""
    operator = ast.And() if test.negated else ast.Or()
    return ast.unparse(parts[0] if len(parts) == 1 else ast.BoolOp(operator, parts))


def _compared(subject: ast.expr, numbers: list[ast.expr], negated: bool) -> ast.Compare:
    if len(numbers) == 1:
        return ast.Compare(subject, [ast.NotEq() if negated else ast.Eq()], numbers)
    operator = ast.NotIn() if negated else ast.In()
    return ast.Compare(subject, [operator], [ast.Tuple(numbers, ast.Load())])


def _skipped(reader: ErrnoReader, chain: ast.If, names: frozenset[str]) -> Iterator[Position]:
    """The other ``if`` statements of the handler that errors with these numbers do not enter."""
    for statement in reader.clause.handler.body:
        if statement is not chain and isinstance(statement, ast.If) and not statement.orelse:
            test = read_test(reader, statement.test)
            only = None if test is None else test.asks_only_for
            if only is not None and not only & names:
                yield _at(statement)


def _variables(reader: ErrnoReader) -> Iterator[Position]:
    """Assignments of the number, or of errnos, to variables of which nothing else is made."""
    scope = reader.clause.scope
    if not isinstance(scope.node, FunctionNode) or _reads_namespace(scope.node):
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
                    yield _at(statement)


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
        waiting.extend(ast.iter_child_nodes(node))


def _reads_namespace(node: ast.AST) -> bool:
    return any(isinstance(n, ast.Name) and n.id in _NAMESPACE_READERS for n in ast.walk(node))


def _is_only_caught(module: Module, clause: Clause) -> bool:
    """Whether the ``as`` name is bound by handlers and nothing else, so that nothing misses it."""
    if _reads_namespace(clause.scope.node):
        return False
    bound = module.bindings(clause.handler.name or "", clause.scope)
    return bound is not None and all(isinstance(b.node, ast.ExceptHandler) for b in bound[0])


def _at(node: ast.stmt | Try) -> Position:
    return Position(node.lineno, node.col_offset)
