"""The ``except`` clauses of a file, and which of them treat every connection error alike."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from flake8_connerr.exceptions import Element, elements
from flake8_connerr.names import Definition, Module
from flake8_connerr.naming.scopes import Scope
from flake8_connerr.nodes import Position

Try = ast.Try | ast.TryStar


class Clause(NamedTuple):
    """One ``except`` clause: its ``try``, its place in it, and the classes it names."""

    statement: Try
    place: int
    handler: ast.ExceptHandler
    scope: Scope
    elements: tuple[Element, ...]

    @property
    def classes(self) -> tuple[Definition, ...]:
        """The classes that the clause is known to name."""
        return tuple(d for element in self.elements for d in element.definitions)

    @property
    def position(self) -> Position:
        """Where the clause begins: at its ``except``."""
        return Position.of(self.handler)

    def names_surely(self, qualified_name: str) -> bool:
        """Whether one element of the clause is that class and can be nothing else."""
        return any(e.complete and e.definitions == (qualified_name,) for e in self.elements)

    @property
    def is_written_out(self) -> bool:
        """Whether each class stands in the clause itself, not behind the name of a tuple."""
        written = self.handler.type.elts if isinstance(self.handler.type, ast.Tuple) else [self.handler.type]
        return [element.node for element in self.elements] == written


def clauses(module: Module) -> Iterator[Clause]:
    """Every clause of the file that names its classes, in source order."""
    for statement in module.scopes.suites:
        if isinstance(statement, Try):
            for index, handler in enumerate(statement.handlers):
                scope = module.scope_around(handler)
                yield Clause(statement, index, handler, scope, elements(module, handler.type, scope))


def only_reraises(handler: ast.ExceptHandler) -> bool:
    """Whether a handler does nothing but raise what it caught."""
    body = [statement for statement in handler.body if not isinstance(statement, ast.Pass)]
    if len(body) != 1 or not isinstance(body[0], ast.Raise) or body[0].cause is not None:
        return False
    raised = body[0].exc
    return raised is None or (isinstance(raised, ast.Name) and raised.id == handler.name)
