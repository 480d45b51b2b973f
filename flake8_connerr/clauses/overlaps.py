"""Classes of ``except`` clauses that others make useless, by the real hierarchy.

NET103 asks for what a clause names beside its superclass, NET104 for what an earlier clause of the same
``try`` has caught already.
"""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from flake8_connerr.clauses.catchers import Catcher, Catchers, is_sure
from flake8_connerr.clauses.handlers import Clause
from flake8_connerr.connection_classes import is_connection_class
from flake8_connerr.exceptions import Element, bound_tuple, elements
from flake8_connerr.fixes import DropClasses, Refusal
from flake8_connerr.names import Definition, Module
from flake8_connerr.nodes import Position


class Member(NamedTuple):
    """One thing that a clause names: a class, or a name that stands for a tuple of classes."""

    node: ast.expr
    elements: tuple[Element, ...]

    @property
    def position(self) -> Position:
        """Where it stands."""
        return Position.of(self.node)

    @property
    def spelled(self) -> str:
        """How the clause spells it, for a message."""
        return f"`{ast.unparse(self.node)}`"


class Overlap(NamedTuple):
    """A member that catches nothing, and the classes that catch all that it could.

    ``same`` says that another member, of this clause or an earlier one, is the same class, or an alias of it.
    """

    member: Member
    by: tuple[Catcher, ...]
    same: bool


# The reason for which nothing is changed that would hide a dispute.
DISPUTED = Refusal("a later handler is for the same class, and which is meant cannot be told")
# A class for which two handlers of a ``try`` are, and this statement. The later handler never runs.
Dispute = tuple[ast.stmt, tuple[Definition, ...]]


class Overlaps(NamedTuple):
    """What is useless in one clause.

    ``dead`` are the members that an earlier clause has caught already, ``redundant`` those of the rest
    that another member of the clause covers.
    """

    clause: Clause
    members: tuple[Member, ...]
    dead: tuple[Overlap, ...]
    redundant: tuple[Overlap, ...]

    @property
    def never_runs(self) -> bool:
        """Whether nothing is left that could reach the handler."""
        return bool(self.dead) and len(self.dead) == len(self.members)


def overlaps(module: Module, clauses: Iterable[Clause]) -> Iterator[Overlaps]:
    """Each clause, in the order given, in which something is useless."""
    for _, handlers in itertools.groupby(clauses, key=lambda clause: clause.statement):
        earlier = Catchers(module)
        for clause in handlers:
            named = members(clause.elements)
            dead = tuple(_caught_earlier(named, earlier))
            gone = {overlap.member.node for overlap in dead}
            living = [member for member in named if member.node not in gone]
            redundant = tuple(_covered(module, living, clause))
            if dead or redundant:
                yield Overlaps(clause, named, dead, redundant)
            for element in clause.elements:
                earlier.add(element, clause)


def overlaps_in_tuples(module: Module, clauses: Iterable[Clause]) -> Iterator[Overlap]:
    """What tuples that clauses name through a variable hold beside its superclass; each tuple once.

    Only where the tuple or the clause names a connection class.
    """
    seen: set[ast.expr] = set()
    for clause in clauses:
        for member in members(clause.elements):
            if len(member.elements) < 2 or not isinstance(member.node, ast.Name | ast.Attribute):
                continue
            bound = bound_tuple(module, member.node, clause.scope)
            if bound is None or bound[0] in seen:
                continue
            held = members(elements(module, *bound))
            if names_connection_class(module, [*held, *members(clause.elements)]):
                seen.add(bound[0])
                yield from _covered(module, held, clause)


def disputes(found: Iterable[Overlaps]) -> frozenset[Dispute]:
    """The classes for which a handler that never runs is, like an earlier one."""
    return frozenset(
        (each.clause.statement, element.definitions)
        for each in found
        if each.never_runs
        for overlap in each.dead
        if overlap.same
        for element in overlap.member.elements
    )


def dropped(clause: Clause, overlap: Overlap, disputed: frozenset[Dispute]) -> DropClasses | Refusal:
    """What the fixer needs to know to drop a useless member from its clause, or why it must not."""
    member = overlap.member
    named_later = any((clause.statement, element.definitions) in disputed for element in member.elements)
    if named_later and not overlap.same:
        return DISPUTED
    written = clause.handler.type.elts if isinstance(clause.handler.type, ast.Tuple) else []
    for place, part in enumerate(written):
        if member.node is (part.value if isinstance(part, ast.Starred) else part):
            at = Position.of(clause.statement)
            return DropClasses(at, clause.place, (place,))
    return Refusal("the class does not stand in the clause's own tuple")


def members(named: Iterable[Element]) -> tuple[Member, ...]:
    """The elements of a clause put together by the node that names them."""
    grouped = itertools.groupby(named, key=lambda element: element.node)
    return tuple(Member(node, tuple(group)) for node, group in grouped)


def names_connection_class(module: Module, named: Iterable[Member]) -> bool:
    """Whether one of them is surely a connection class, OSError or an alias of it."""
    return any(
        is_sure(element) and all(is_connection_class(module, d) for d in element.definitions)
        for member in named
        for element in member.elements
    )


def _caught_earlier(named: Sequence[Member], earlier: Catchers) -> Iterator[Overlap]:
    for member in named:
        if _catchers(member, earlier):
            yield _overlap(member, earlier)


def _covered(module: Module, named: Sequence[Member], clause: Clause) -> Iterator[Overlap]:
    """The members without which the clause would catch the same; of equals the modern name stays."""
    kept = Catchers(module)
    for member in named:
        for element in member.elements:
            kept.add(element, clause)
    gone: set[ast.expr] = set()
    for _, member in sorted(enumerate(named), key=lambda placed: (_is_modern(placed[1]), -placed[0])):
        if _catchers(member, kept):
            gone.add(member.node)
            for element in member.elements:
                kept.discard(member.node, element)
    for member in named:
        if member.node in gone:
            yield _overlap(member, kept)


def _catchers(member: Member, others: Catchers) -> list[Catcher]:
    """For each class of ``member`` the first that catches it; none where one of them is not caught."""
    found = []
    for element in member.elements:
        catcher = others.first_for(element)
        if catcher is None:
            return []
        found.append(catcher)
    return found


def _overlap(member: Member, others: Catchers) -> Overlap:
    same = any(others.is_named(element) for element in member.elements)
    return Overlap(member, tuple(dict.fromkeys(_catchers(member, others))), same)


def _is_modern(member: Member) -> bool:
    """Whether a class goes by its own name, not by an alias."""
    definitions = [d for element in member.elements for d in element.definitions]
    return len(definitions) == 1 and ast.unparse(member.node).removeprefix("builtins.") == definitions[0]
