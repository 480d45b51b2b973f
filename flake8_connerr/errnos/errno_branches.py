"""The ``if`` or ``match`` of a handler that tells errors apart, and which of them it tells apart surely."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from flake8_connerr.catalog.builtins import ERRNO_CLASSES
from flake8_connerr.errnos.errno_conditions import Errors, TestReader, UndecidedError
from flake8_connerr.errnos.errno_reader import Comparison, ErrnoReader
from flake8_connerr.nodes import walk


class Branch(NamedTuple):
    """One branch: an ``if`` or ``elif`` with the comparisons in its test, or a case with its own."""

    node: ast.If | ast.match_case
    comparisons: tuple[Comparison, ...]

    @property
    def classes(self) -> tuple[str, ...]:
        """The connection classes that it asks for."""
        return tuple(dict.fromkeys(c for comparison in self.comparisons for c in comparison.exceptions))

    def asks_for(self, name: str) -> bool:
        """Whether it compares with this errno."""
        return any(number.name == name for c in self.comparisons for number in c.numbers)


class Branches(NamedTuple):
    """All branches of one statement of a handler."""

    statement: ast.If | ast.Match
    branches: tuple[Branch, ...]

    @property
    def classes(self) -> tuple[str, ...]:
        """The connection classes that they ask for, each once."""
        return tuple(dict.fromkeys(class_ for branch in self.branches for class_ in branch.classes))


class Sorted(NamedTuple):
    """What the tests of the branches come to, by class of error and for ``others``.

    ``numbers`` are those of a class that are asked for, ``left`` says of classes why they get no handler.
    """

    tests: dict[str, tuple[str, ...]]
    others: tuple[str, ...]
    numbers: dict[str, tuple[str, ...]]
    left: dict[str, str]

    @property
    def moved(self) -> frozenset[str]:
        """The numbers of the classes that get handlers."""
        return frozenset(name for class_ in self.tests for name in self.numbers[class_])


def branches_around(reader: ErrnoReader, comparison: Comparison) -> Branches | None:
    """The branches of the statement of the handler itself that has the comparison in one of its tests."""
    for statement in reader.clause.handler.body:
        if isinstance(statement, ast.If):
            found = [Branch(node, tuple(_in_test(reader, node.test))) for node in _ifs(statement)]
        elif isinstance(statement, ast.Match):
            cases = reader.patterns(statement)
            found = [Branch(case, (one,)) for case, one in zip(statement.cases, cases, strict=False)]
        else:
            continue
        if any(one.node is comparison.node for branch in found for one in branch.comparisons):
            return Branches(statement, tuple(found))
    return None


def _in_test(reader: ErrnoReader, test: ast.expr) -> Iterator[Comparison]:
    for node in walk(test):
        comparison = reader.comparison(node)
        if comparison is not None:
            yield comparison


def _ifs(statement: ast.If) -> Iterator[ast.If]:
    """An ``if`` and its ``elif`` parts; an ``if`` in an ``else`` stands further to the right."""
    column = statement.col_offset
    while True:
        yield statement
        match statement.orelse:
            case [ast.If() as inner] if inner.col_offset == column:
                statement = inner
            case _:
                return


def sorted_by_class(
    reader: ErrnoReader, branches: Branches, tests: TestReader, refused: dict[str, str]
) -> Sorted:
    """Work out which classes of errors the branches tell apart surely.

    ``refused`` says of classes why they can get no handler whatever the branches are.
    """
    left = dict(refused)
    numbers: dict[str, tuple[str, ...]] = {}
    for branch in branches.branches:
        for comparison in branch.comparisons:
            for number in comparison.numbers:
                if number.exception:
                    before = numbers.get(number.exception, ())
                    numbers[number.exception] = tuple(dict.fromkeys((*before, number.name)))
            if reason := _unsure(comparison):
                left = dict.fromkeys(comparison.exceptions, reason) | left
    by_class: dict[str, tuple[str, ...]] = {}
    for class_, names in numbers.items():
        try:
            by_class[class_] = _of_class(reader, branches, tests, names)
        except UndecidedError as reason:
            left.setdefault(class_, str(reason))
    others = _of_others(branches, tests, numbers, left)
    moved = {class_: found for class_, found in by_class.items() if class_ not in left}
    return Sorted(moved, others, numbers, left)


def _unsure(comparison: Comparison) -> str:
    if any(number.exception and not number.sure for number in comparison.numbers):
        return "it cannot be told which errno this is on every platform"
    if isinstance(comparison.node, ast.Compare) and not comparison.complete:
        return "it cannot be told which other errnos it is compared with"
    if not comparison.literal and not all(number.exception for number in comparison.numbers):
        return "the errnos have a name, and some of them have no class"
    return ""


def _of_class(
    reader: ErrnoReader, branches: Branches, tests: TestReader, names: tuple[str, ...]
) -> tuple[str, ...]:
    """What the tests come to for the errors of one class, which all its numbers must agree in."""
    first, *others = [_of_number(branches, tests, name) for name in names]
    asked = (c for node in reader.nodes for c in reader.comparisons(node))
    elsewhere = {n.name for c in asked for n in c.numbers if n.exception == ERRNO_CLASSES[names[0]]}
    if elsewhere - set(names) or any(other != first for other in others):
        raise UndecidedError("the handler asks for another errno of the same class, too")
    return first


def _of_number(branches: Branches, tests: TestReader, name: str) -> tuple[str, ...]:
    found: list[str] = []
    asked = False
    for branch in branches.branches:
        answer = _answer(branch, tests, Errors(name))
        asked = asked or branch.asks_for(name)
        if answer is not False and not asked:
            raise UndecidedError("an earlier test of the same statement may be true for the same error")
        found.append(_text(branch, answer))
        if answer is True:
            break
    return _filled(found, branches)


def _of_others(
    branches: Branches, tests: TestReader, numbers: dict[str, tuple[str, ...]], left: dict[str, str]
) -> tuple[str, ...]:
    """What the tests come to for all other errors; adds to ``left`` the classes that cannot be moved."""
    _spread(branches.branches, left)
    moved = frozenset(name for class_, names in numbers.items() if class_ not in left for name in names)
    found: list[str] = []
    for branch in branches.branches:
        try:
            answer = _answer(branch, tests, Errors("", moved))
        except UndecidedError as reason:
            for class_ in branch.classes:
                left.setdefault(class_, str(reason))
            return _of_others(branches, tests, numbers, left)
        found.append(_text(branch, answer))
        if answer is True:
            break
    return _filled(found, branches)


def _spread(branches: Sequence[Branch], left: dict[str, str]) -> None:
    """Leave all classes of a comparison where one of them is left."""
    before = -1
    while len(left) != before:
        before = len(left)
        for comparison in (comparison for branch in branches for comparison in branch.comparisons):
            for reason in [left[c] for c in comparison.exceptions if c in left][:1]:
                for class_ in comparison.exceptions:
                    left.setdefault(class_, reason)


def _answer(branch: Branch, tests: TestReader, errors: Errors) -> ast.expr | ast.pattern | bool:
    if isinstance(branch.node, ast.If):
        return tests.answer(branch.node.test, errors)
    return tests.pattern(branch.node, branch.comparisons[0], errors)


def _text(branch: Branch, answer: ast.expr | ast.pattern | bool) -> str:
    if isinstance(answer, bool):
        return str(answer)
    old = branch.node.test if isinstance(branch.node, ast.If) else branch.node.pattern
    return "" if answer is old else ast.unparse(answer)


def _filled(found: list[str], branches: Branches) -> tuple[str, ...]:
    """The branches after one that is surely taken are never met."""
    return (*found, *["False"] * (len(branches.branches) - len(found)))
