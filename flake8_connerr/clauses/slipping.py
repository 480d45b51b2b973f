"""Failures that go past the handler meant for them: the call reports them as another class.

What a call reports under which fault is the catalog's evidence. A refused connection is the fault F1; a
lost one is the peer's reset or close, F2 to F6.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from flake8_connerr import exceptions
from flake8_connerr.catalog.model import PROVOKED, SEVERAL_ADDRESSES, Phase
from flake8_connerr.clauses.handlers import Clause, Try, only_reraises
from flake8_connerr.clauses.hosts import has_one_address
from flake8_connerr.control_flow.flow import own_nodes
from flake8_connerr.exceptions import (
    CONNECTION_ERROR,
    PEER_WENT_AWAY,
    Element,
    bound_tuple,
    builtin_subclass,
    elements,
    may_catch,
    suppressed,
)
from flake8_connerr.fixes import Refusal, WidenClause
from flake8_connerr.names import Definition, Module
from flake8_connerr.naming import spellings
from flake8_connerr.naming.scopes import Scope
from flake8_connerr.nodes import FunctionNode, Position
from flake8_connerr.raise_sets import RaiseSet, Source

if TYPE_CHECKING:
    from flake8_connerr.check import CheckedFile


_TASK_GROUPS = frozenset({"asyncio.TaskGroup", "anyio.create_task_group", "trio.open_nursery"})


class Outcome(NamedTuple):
    """One thing that becomes of a connection: the builtins that mean it, the faults that bring it about."""

    name: str
    specific: tuple[str, ...]
    faults: frozenset[str]

    def is_meant_by(self, named: tuple[Definition, ...]) -> bool:
        """Whether the classes that one element of a clause may be are one that means the outcome."""
        return len(named) == 1 and named[0] in (CONNECTION_ERROR, *self.specific)


REFUSED = Outcome("a refused connection", (exceptions.REFUSED,), frozenset({"F1"}))
LOST = Outcome("a lost connection", PEER_WENT_AWAY, frozenset({"F2", "F3", "F4", "F5", "F6"}))
OUTCOMES = (REFUSED, LOST)


class Slip(NamedTuple):
    """One class as which a call reports ``outcome``, and which nothing in the function catches."""

    outcome: Outcome
    source: Source

    @property
    def exception(self) -> str:
        """The qualified name of the class."""
        return str(self.source.exception)

    @property
    def takes_several_addresses(self) -> bool:
        """Whether it comes only where the host has more than one address."""
        return _note(self.source) == SEVERAL_ADDRESSES


class Slipping(NamedTuple):
    """A clause, and what goes past it: at least one slip, in source order.

    ``added`` are the classes that it takes to catch them all, as the file would write each, "" where it
    imports no name that leads there.
    """

    clause: Clause
    slips: tuple[Slip, ...]
    added: dict[str, str]


def slipping(file: CheckedFile) -> Iterator[Slipping]:
    """The clauses that name a class for an outcome, and miss a call's own report of it."""
    module = file.module
    # A clause that names a class for nothing is put right first: NET103 and NET105 speak of it.
    others = {found.clause.handler for found in file.overlaps if found.redundant}
    others |= {wrong.clause.handler for wrong in file.wrong_classes}
    for clause in file.live_clauses:
        sure = [element.definitions for element in clause.elements if element.complete]
        outcomes = [outcome for outcome in OUTCOMES if any(map(outcome.is_meant_by, sure))]
        if not outcomes or clause.handler in others or only_reraises(clause.handler):
            continue
        caught = _caught(module, clause)
        if caught is None:
            continue
        raised = file.raises.of_attempt(clause.statement, clause.scope)
        grouped = _grouped(module, clause)
        slips = [
            Slip(outcome, source)
            for outcome in outcomes
            for source in raised.sources
            if source.node not in grouped
            and _reports(module, source, outcome)
            and not may_catch(module, caught, source.exception)
            and _is_expected(module, clause, raised, outcome, source)
        ]
        if slips:
            slips.sort(key=lambda slip: slip.source.line)
            added = {
                name: spellings.class_name(module, clause.statement, name) for name in _widest(module, slips)
            }
            yield Slipping(clause, tuple(slips), added)


def _reports(module: Module, source: Source, outcome: Outcome) -> bool:
    """Whether a call was seen to report ``outcome`` as a class that does not say so among the builtins."""
    evidence = PROVOKED.fullmatch(source.evidence)
    if (
        evidence is None
        or source.node is None
        or source.scope is None
        or outcome.faults.isdisjoint(evidence["faults"].split())
    ):
        return False
    # Which of the builtins says that the peer went away is chance. A timeout is the client's own doing.
    if builtin_subclass(module, source.exception) or module.is_subclass(source.exception, "TimeoutError"):
        return False
    if evidence["note"] == SEVERAL_ADDRESSES:
        return isinstance(source.node, ast.Call) and not has_one_address(module, source.node, source.scope)
    return evidence["note"] is None


def _note(source: Source) -> str | None:
    evidence = PROVOKED.fullmatch(source.evidence)
    return None if evidence is None else evidence["note"]


def _is_expected(module: Module, clause: Clause, raised: RaiseSet, outcome: Outcome, slipped: Source) -> bool:
    """Whether the clause is about the call of ``slipped`` at all, not about another in the same body."""
    named = [d for d in clause.classes if d in (CONNECTION_ERROR, *outcome.specific)]
    caught = [source for source in raised.sources if may_catch(module, named, source.exception)]
    if any(source.node is slipped.node for source in caught):
        return True
    if any(_is_of(module, source, outcome) for source in caught):
        return False
    plain_refusal = slipped.phase is Phase.CONNECT and slipped.exception == "OSError"
    return raised.complete or plain_refusal


def _is_of(module: Module, source: Source, outcome: Outcome) -> bool:
    specific = builtin_subclass(module, source.exception)
    return specific in outcome.specific or not specific


def _grouped(module: Module, clause: Clause) -> set[ast.AST]:
    """What stands in a task group within the body: its errors come in a group, for ``except*`` alone."""
    if isinstance(clause.statement, ast.TryStar):
        return set()
    return {
        node
        for statement in own_nodes(clause.statement.body)
        if isinstance(statement, ast.AsyncWith)
        and any(_is_task_group(module, item.context_expr, clause.scope) for item in statement.items)
        for node in own_nodes(statement.body)
    }


def _is_task_group(module: Module, manager: ast.expr, scope: Scope) -> bool:
    return isinstance(manager, ast.Call) and module.qualified_name(manager.func, scope) in _TASK_GROUPS


# What is caught


def _caught(module: Module, clause: Clause) -> list[Definition] | None:
    """What the handlers catch that are met on the way out of the function; None where it may be all."""
    found: list[Definition] = []
    statements: list[Try] = [clause.statement]
    child: ast.AST = clause.statement
    for ancestor in module.ancestors(clause.statement):
        if isinstance(ancestor, FunctionNode | ast.Lambda):
            break
        if isinstance(ancestor, Try) and child in ancestor.body:
            statements.append(ancestor)
        if isinstance(ancestor, ast.With | ast.AsyncWith) and child in ancestor.body:
            named = _classes(suppressed(module, ancestor, clause.scope))
            if named is None:
                return None
            found += named
        child = ancestor
    for statement in statements:
        for handler in statement.handlers:
            named = _classes(elements(module, handler.type, clause.scope))
            if handler.type is None or named is None:
                return None
            found += named
    return found


def _classes(named: Iterable[Element]) -> list[Definition] | None:
    """The classes that are named; None where one of them may be any."""
    listed = list(named)
    return [d for e in listed for d in e.definitions] if all(e.complete for e in listed) else None


# What would catch it


def widened(module: Module, found: Slipping) -> str:
    """The classes that the clause should name, as source text."""
    covered = _covered(module, found)
    scope = found.clause.scope
    kept = [_as_member(module, e.node, scope) for e in found.clause.elements if e not in covered]
    names = [*dict.fromkeys(kept), *(spelled or name for name, spelled in found.added.items())]
    return names[0] if len(names) == 1 else f"({', '.join(names)})"


def _as_member(module: Module, node: ast.expr, scope: Scope) -> str:
    """One name of a clause as it is written inside a tuple."""
    is_tuple = isinstance(node, ast.Name | ast.Attribute) and bound_tuple(module, node, scope) is not None
    return f"{'*' if is_tuple else ''}{ast.unparse(node)}"


def widening(module: Module, found: Slipping) -> WidenClause | Refusal:
    """What the fixer needs to know to widen the clause, or why it must not."""
    clause = found.clause
    for name, spelled in found.added.items():
        if not spelled:
            return Refusal(f"the file has no name that leads to {name}")
    if not clause.is_written_out:
        return Refusal("the clause names its classes through a variable")
    for handler in clause.statement.handlers[clause.place + 1 :]:
        for element in elements(module, handler.type, clause.scope):
            if _is_covered(module, element, found.added):
                return Refusal(f"the handler of {ast.unparse(element.node)} below it would no longer run")
    covered = _covered(module, found)
    places = tuple(i for i, element in enumerate(clause.elements) if element in covered)
    at = Position.of(clause.statement)
    return WidenClause(at, clause.place, tuple(found.added.values()), places)


def _covered(module: Module, found: Slipping) -> list[Element]:
    """The elements of the clause that an added class catches as well."""
    return [element for element in found.clause.elements if _is_covered(module, element, found.added)]


def _is_covered(module: Module, element: Element, added: Iterable[str]) -> bool:
    return bool(element.definitions) and all(may_catch(module, added, d) for d in element.definitions)


def _widest(module: Module, slips: Iterable[Slip]) -> list[str]:
    names = list(dict.fromkeys(slip.exception for slip in slips))
    return [one for one in names if not any(o != one and module.is_subclass(one, o) for o in names)]
