"""Whether statements beside an attempt may themselves fail with an error that is tried again."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import TYPE_CHECKING

from flake8_connerr import catalog
from flake8_connerr.control_flow.flow import dotted, source_of
from flake8_connerr.exceptions import Element, elements, may_catch
from flake8_connerr.names import Definition, Module
from flake8_connerr.naming.scopes import Scope
from flake8_connerr.raise_sets import RaiseSet
from flake8_connerr.retrying.attempts import is_message, spelled_chain

if TYPE_CHECKING:
    from flake8_connerr.check import CheckedFile


class Quiet:
    """Answers for one loop. ``retried`` are the classes of the errors that are tried again."""

    def __init__(self, file: CheckedFile, scope: Scope, retried: Iterable[Element]) -> None:
        self.file = file
        self.scope = scope
        self.retried = tuple(retried)
        self.known = all(element.complete and element.definitions for element in self.retried)
        self.classes = [d for element in self.retried for d in element.definitions]

    def noise(self, block: Iterable[ast.stmt]) -> str:
        """The source of the first part of ``block`` that may fail so; "" where none does.

        Logging and printing are taken to work. ``raise`` statements are not looked at.
        """
        for statement in block:
            match statement:
                case ast.Raise():
                    continue
                case ast.If(test=test, body=body, orelse=orelse):
                    found = self._of(test) or self.noise(body) or self.noise(orelse)
                case ast.Expr(value=ast.Call() as call) if is_message(spelled_chain(call.func)):
                    parts = [*call.args, *(keyword.value for keyword in call.keywords)]
                    found = next((text for part in parts if (text := self._of(part))), "")
                case _:
                    raised = self.file.raises.of_block([statement], self.scope)
                    found = source_of(statement).partition("\n")[0] if self._reaches(raised) else ""
            if found:
                return found
        return ""

    def _of(self, expression: ast.expr) -> str:
        raised = self.file.raises.of_block([ast.Expr(expression)], self.scope)
        return source_of(expression) if self._reaches(raised) else ""

    def _reaches(self, raised: RaiseSet) -> bool:
        if not raised.complete or (raised.sources and not self.known):
            return True
        return any(may_catch(self.file.module, self.classes, source.exception) for source in raised.sources)

    def raises_again(self, statement: ast.Raise, handler: ast.ExceptHandler, later: bool) -> bool:
        """Whether a ``raise`` of another handler may raise an error that is tried again.

        ``later`` says that the handler stands below those of the errors that are.
        """
        raised = statement.exc
        if raised is None or (handler.name is not None and dotted(raised) == handler.name):
            return not later and self.may_be(elements(self.file.module, handler.type, self.scope))
        function = raised.func if isinstance(raised, ast.Call) else raised
        return self.may_be(elements(self.file.module, function, self.scope))

    def may_be(self, classes: tuple[Element, ...]) -> bool:
        """Whether an error of ``classes`` may be one that is tried again."""
        if not self.known or not classes:
            return True
        module = self.file.module
        return any(
            not one.complete
            or not one.definitions
            or any(_is_unread(module, d) or may_catch(module, self.classes, d) for d in one.definitions)
            or any(_is_unread(module, r) or may_catch(module, one.definitions, r) for r in self.classes)
            for one in classes
        )


def _is_unread(module: Module, definition: Definition) -> bool:
    """Whether a class has bases that cannot be read, so that it may inherit from any other."""
    for ancestor in module.ancestry(definition):
        if isinstance(ancestor, ast.ClassDef):
            if len(module.bases(ancestor) or ()) != len(ancestor.bases):
                return True
        elif not (isinstance(ancestor, str) and catalog.is_class(ancestor)):
            return True
    return False
