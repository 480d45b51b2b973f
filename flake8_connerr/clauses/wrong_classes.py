"""Connection classes caught around calls that raise another connection class altogether."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from flake8_connerr.catalog.model import Phase
from flake8_connerr.catalog.vocabulary import words
from flake8_connerr.clauses.handlers import Clause, Try
from flake8_connerr.connection_classes import is_connection_class
from flake8_connerr.exceptions import REFUSED, SUBCLASSES, Element, elements, may_catch
from flake8_connerr.names import Definition, Module
from flake8_connerr.naming import spellings
from flake8_connerr.nodes import FunctionNode
from flake8_connerr.raise_sets import RaiseSet, Source
from flake8_connerr.unparsed.class_names import BROAD, home_of

if TYPE_CHECKING:
    from flake8_connerr.check import CheckedFile


class WrongClass(NamedTuple):
    """A class that a clause names for nothing, and the class that was meant.

    ``source`` is what comes instead, ``right`` the class to catch for it; ``spelled`` is how this file
    would write that, "" where it imports no name that leads there.
    """

    clause: Clause
    element: Element
    source: Source
    right: str
    spelled: str


def wrong_classes(file: CheckedFile) -> Iterator[WrongClass]:
    """The clauses that name a connection class which cannot come, beside one that can and is missed."""
    # A clause that names a class for nothing is one for NET103 alone until that is put right.
    overlapping = {found.clause.handler for found in file.overlaps if found.redundant}
    for clause in file.live_clauses:
        if clause.handler in overlapping:
            continue
        named = [element for element in clause.elements if _is_specific(file.module, element)]
        if not named:
            continue
        raised = file.raises.of_attempt(clause.statement, clause.scope)
        for element in named:
            meant = _missed(file.module, clause, element, raised)
            if meant:
                source, right = _right(file.module, raised, meant, element.definitions[0])
                spelled = spellings.class_name(file.module, clause.statement, right)
                yield WrongClass(clause, element, source, right, spelled)


def _is_specific(module: Module, element: Element) -> bool:
    """Whether an element is surely one connection class, and not so wide that it catches other things."""
    if not element.complete or len(element.definitions) != 1 or element.definitions[0] in BROAD:
        return False
    return isinstance(element.definitions[0], str) and is_connection_class(module, element.definitions[0])


def _missed(module: Module, clause: Clause, element: Element, raised: RaiseSet) -> list[Source]:
    """What comes instead of the class that ``element`` names, where nothing meant for it catches any."""
    caught = element.definitions[0]
    if not raised.complete or any(_related(module, source.exception, caught) for source in raised.sources):
        return []
    meant = [s for s in raised.sources if _is_meant(module, s, caught)]
    elsewhere = [*clause.classes, *_caught_around(module, clause)]
    return [] if any(may_catch(module, elsewhere, source.exception) for source in meant) else meant


def _right(module: Module, raised: RaiseSet, meant: list[Source], caught: Definition) -> tuple[Source, str]:
    """The class to catch in place of ``caught``, and an error of it that comes.

    It is the one that all errors of the kind have in common, where it means a connection, too. In place
    of a refused connection those of setting one up are the kind, in place of a lost one all others.
    """
    nearest = min(meant, key=lambda source: _distance(module, source, caught))
    of_timeout = _is_timeout(module, nearest.exception)
    kind = [
        source
        for source in (raised.sources if of_timeout else meant)
        if _library(source.exception) == _library(nearest.exception)
        and (_tells_of_timeout if of_timeout else _is_no_timeout)(module, source.exception)
    ]
    if caught in SUBCLASSES:
        connecting = caught == REFUSED
        kind = [source for source in kind if (source.phase is Phase.CONNECT) == connecting] or kind
    if nearest not in kind:
        nearest = min(kind, key=lambda source: _distance(module, source, caught))
    for one in module.ancestry(nearest.exception):
        shared = all(module.is_subclass(source.exception, one) for source in kind)
        if shared and _is_right(module, one, nearest.exception):
            return nearest, str(one)
    return nearest, str(nearest.exception)


def _is_right(module: Module, definition: Definition, raised: Definition) -> bool:
    """Whether a class that ``raised`` is of may be caught in its place."""
    of_library = _library(definition) == _library(raised)
    return of_library and definition not in BROAD and is_connection_class(module, definition)


def _related(module: Module, raised: Definition, caught: Definition) -> bool:
    return module.is_subclass(raised, caught) or module.is_subclass(caught, raised)


def _is_meant(module: Module, source: Source, caught: Definition) -> bool:
    """Whether ``source`` is the failure that a handler of ``caught`` is for: a timeout, or a connection."""
    if not isinstance(source.exception, str) or source.exception in BROAD or source.explicit:
        return False
    if _library(source.exception) == _library(caught) or not is_connection_class(module, source.exception):
        return False
    return _is_timeout(module, caught) == _is_timeout(module, source.exception) or not _is_timeout(
        module, caught
    )


def _library(definition: Definition) -> str:
    """The library a class belongs to; "" for the standard library and its builtins."""
    return home_of(str(definition))


def _is_timeout(module: Module, definition: Definition) -> bool:
    """Whether a class means a timeout and nothing else."""
    found = _words_of(module, definition)
    return "timeout" in found and "connection" not in found


def _is_no_timeout(module: Module, definition: Definition) -> bool:
    return not _is_timeout(module, definition)


def _tells_of_timeout(module: Module, definition: Definition) -> bool:
    """Whether a class means a timeout, be it that of a connection."""
    return "timeout" in _words_of(module, definition)


def _words_of(module: Module, definition: Definition) -> frozenset[str]:
    """The words in the names of a class and of all that it inherits from."""
    names = [one if isinstance(one, str) else one.name for one in module.ancestry(definition)]
    return frozenset(word for name in names for word in words(name.rpartition(".")[2]))


def _distance(module: Module, source: Source, caught: Definition) -> tuple[bool, bool, int]:
    """How far a class is from the one that was named: by its name, its kind, and how general it is."""
    name = str(source.exception).rpartition(".")[2]
    same = name != str(caught).rpartition(".")[2]
    return same, "connection" not in words(name), len(module.ancestry(source.exception))


def _caught_around(module: Module, clause: Clause) -> Iterator[Definition]:
    """What other handlers of this try, and of those around it in the same function, name narrowly."""
    statements: list[Try] = [clause.statement]
    child: ast.AST = clause.statement
    for ancestor in module.ancestors(clause.statement):
        if isinstance(ancestor, FunctionNode):
            break
        if isinstance(ancestor, Try) and child in ancestor.body:
            statements.append(ancestor)
        child = ancestor
    for statement in statements:
        for handler in statement.handlers:
            if handler is not clause.handler:
                for element in elements(module, handler.type, clause.scope):
                    yield from (d for d in element.definitions if d not in BROAD)
