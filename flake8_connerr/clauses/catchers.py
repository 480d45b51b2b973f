"""Classes named by clauses, by what they catch: for each class the first that surely catches it.

A ``try`` may have thousands of handlers and a clause thousands of classes, so they are not compared each
with each: a class is only caught by itself and by what it inherits from.
"""

from __future__ import annotations

import ast
from collections.abc import Collection
from typing import NamedTuple

from flake8_connerr import catalog
from flake8_connerr.clauses.handlers import Clause
from flake8_connerr.exceptions import Element
from flake8_connerr.names import Definition, Module


class Catcher(NamedTuple):
    """A class that makes another useless, and the clause that names it."""

    element: Element
    clause: Clause

    @property
    def spelled(self) -> str:
        """How it is spelled, for a message: "`OSError`", or "`OSError` of `NETWORK_ERRORS`"."""
        written = f"`{ast.unparse(self.element.node)}`"
        if sum(other.node is self.element.node for other in self.clause.elements) < 2:
            return written
        names = [d if isinstance(d, str) else d.name for d in self.element.definitions]
        return f"`{names[0].rpartition('.')[2]}` of {written}"


class Catchers:
    """The classes that are named so far, in the order in which they were added."""

    def __init__(self, module: Module) -> None:
        self._module = module
        self._count = 0
        # By the first of the classes that each may be: what it catches is below that one, too.
        self._by_class: dict[Definition, dict[int, Catcher]] = {}

    def add(self, element: Element, clause: Clause) -> None:
        """Take in a class that ``clause`` names; one of which it is not sure what it is catches nothing."""
        self._count += 1
        if is_sure(element):
            self._by_class.setdefault(element.definitions[0], {})[self._count] = Catcher(element, clause)

    def discard(self, node: ast.expr, element: Element) -> None:
        """Forget what ``node`` names, of which ``element`` is one class."""
        named = self._by_class.get(element.definitions[0], {}) if is_sure(element) else {}
        for place in [place for place, catcher in named.items() if catcher.element.node is node]:
            del named[place]

    def first_for(self, element: Element) -> Catcher | None:
        """The first, other than its own node, that surely catches all that ``element`` can be."""
        if not is_sure(element):
            return None
        found: dict[int, Catcher] = {}
        for definition in self._by_class.keys() & self._module.ancestry(element.definitions[0]):
            for place, catcher in self._by_class[definition].items():
                if catcher.element.node is not element.node and covers(
                    self._module, catcher.element, element
                ):
                    found[place] = catcher
                    break
        return found[min(found)] if found else None

    def is_named(self, element: Element) -> bool:
        """Whether another node surely names the very same class."""
        named = self._by_class.get(element.definitions[0], {}).values() if is_sure(element) else ()
        return any(
            catcher.element.node is not element.node and covers(self._module, element, catcher.element)
            for catcher in named
        )


def covers(module: Module, wide: Element, narrow: Element) -> bool:
    """Whether all that ``narrow`` can be is surely caught by whatever ``wide`` is."""
    if not (is_sure(wide) and is_sure(narrow)):
        return False
    if wide.definitions == narrow.definitions and ast.dump(wide.node) == ast.dump(narrow.node):
        return True
    return all(_is_below(module, d, base) for d in narrow.definitions for base in wide.definitions)


def _is_below(module: Module, definition: Definition, base: Definition) -> bool:
    """Whether a class is another or inherits from it, whichever way its bases' names were bound."""
    below: set[Definition] = set()
    known = -1
    while definition not in below and len(below) > known:
        known = len(below)
        for one in reversed(module.ancestry(definition)):  # bases come before what inherits from them
            if one == base or _inherits_from(module, one, base, below):
                below.add(one)
    return definition in below


def _inherits_from(
    module: Module, definition: Definition, base: Definition, below: Collection[Definition]
) -> bool:
    """Whether a class inherits from ``base`` or from one of those that are known to be ``below`` it."""
    if isinstance(definition, str):
        return base in catalog.ancestry(definition)
    if not isinstance(definition, ast.ClassDef):
        return False
    scope = module.scope_around(definition)
    bases = (module.resolve(expression, scope) for expression in definition.bases)
    return any(found.complete and all(d in below for d in found.definitions) for found in bases)


def is_sure(element: Element) -> bool:
    """Whether it is known of a class in a clause what it is."""
    return element.complete and bool(element.definitions)
