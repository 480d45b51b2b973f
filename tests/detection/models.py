"""The models of a piece of source, and the expressions in it that a test asks about."""

from __future__ import annotations

import ast
from textwrap import dedent

from flake8_connerr.check import CheckedFile
from flake8_connerr.names import Definition
from flake8_connerr.naming.scopes import Scope
from flake8_connerr.nodes import FunctionNode


class Source(CheckedFile):
    """Models of ``text``. What is asked about is the argument of a call of ``ASKED``."""

    def __init__(self, text: str) -> None:
        super().__init__(ast.parse(dedent(text)))

    def asked(self) -> tuple[ast.expr, Scope]:
        """The argument of the one call of ``ASKED``, and the scope it stands in."""
        for statement in ast.walk(self.tree):
            match statement:
                case ast.Expr(value=ast.Call(func=ast.Name(id="ASKED"), args=[argument])):
                    return argument, self.module.scope_around(statement)
        raise LookupError("nothing is asked")

    def function(self, name: str) -> FunctionNode:
        """The function of that name."""
        return next(n for n in ast.walk(self.tree) if isinstance(n, FunctionNode) and n.name == name)


def spelled(definition: Definition) -> str:
    """A definition as a test writes it: a qualified name, or ``here:`` and the name of what is defined."""
    return definition if isinstance(definition, str) else f"here:{definition.name}"
