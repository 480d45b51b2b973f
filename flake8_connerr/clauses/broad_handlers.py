"""Handlers of the builtin ConnectionError whose ``try`` body shows which subclasses can come.

NET101 and NET102 are two questions to this model: can a connection be refused here, or only lost?
"""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from flake8_connerr.catalog.model import Phase
from flake8_connerr.clauses.handlers import Clause, only_reraises
from flake8_connerr.clauses.overlaps import DISPUTED
from flake8_connerr.exceptions import CONNECTION_ERROR, REFUSED, SUBCLASSES, builtin_subclass
from flake8_connerr.findings import Evidence
from flake8_connerr.fixes import Refusal, SplitHandler
from flake8_connerr.names import Definition, Module
from flake8_connerr.nodes import Position, walk
from flake8_connerr.raise_sets import RaiseSet, Source
from flake8_connerr.retry_libraries.library_attempts import library_handlers

if TYPE_CHECKING:
    from flake8_connerr.check import CheckedFile

# What makes a socket one whose send and recv can report a refusal: datagrams, a connect that does not wait.
_LATE_REFUSAL = frozenset(
    {"SOCK_DGRAM", "setblocking", "connect_ex", "sock_connect", "SOCK_NONBLOCK", "AI_PASSIVE"}
)


class BroadHandler(NamedTuple):
    """A clause that catches the builtin ConnectionError, and the connection errors that can reach it.

    ``sources`` are those known to be of a specific subclass; ``complete`` says that nothing else in the
    family can come.
    """

    clause: Clause
    sources: tuple[Source, ...]
    complete: bool

    @property
    def connects(self) -> bool:
        """Whether some of the errors come from setting up a connection."""
        return any(source.phase is Phase.CONNECT for source in self.sources)

    @property
    def only_connects(self) -> bool:
        """Whether all of them do, so that nothing was sent yet when one comes."""
        return all(source.phase is Phase.CONNECT for source in self.sources)

    @property
    def position(self) -> Position:
        """Where the clause is reported: at its ``except``."""
        return Position.of(self.clause.handler)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """One line a source, in source order."""
        found = {
            Evidence(s.line, f"{s.call} may raise {_short(s)} ({s.evidence})"): None for s in self.sources
        }
        return tuple(sorted(found))

    def describe(self) -> str:
        """Which classes can come from which call: "connect() ConnectionRefusedError, send() …"."""
        classes: dict[str, dict[str, None]] = {}
        for source in self.sources:
            classes.setdefault(source.call, {})[_short(source)] = None
        told = [f"{call} may raise {' or '.join(sorted(names))}" for call, names in classes.items()]
        return ", ".join(told[:3]) + (" …" if len(told) > 3 else "")


def broad_handlers(file: CheckedFile) -> Iterator[BroadHandler]:
    """The clauses that NET101 and NET102 speak of, in source order."""
    suspects = tuple(clauses_for_the_base(file))
    if not suspects:
        return
    own = any(file.module.is_subclass(node, CONNECTION_ERROR) for node in file.module.scopes.classes)
    attempts = {handler for loop in file.retry_loops for handler in loop.failing_handlers}
    attempts.update(library_handlers(file.module))
    for clause in suspects:
        raised = file.raises.of_attempt(clause.statement, clause.scope)
        broad = _judge(file.module, clause, raised, own)
        if broad is not None and not (broad.only_connects and clause.handler in attempts):
            yield broad


def clauses_for_the_base(file: CheckedFile) -> Iterator[Clause]:
    """The first clause of each ``try`` that takes the family, where it takes all of it by the base class."""
    for _, clauses in itertools.groupby(file.clauses, key=lambda clause: clause.statement):
        for clause in clauses:
            if clause.names_surely(CONNECTION_ERROR) and not _is_deliberate(file.module, clause):
                yield clause
            if clause.handler.type is None or _touches_family(file.module, clause.classes):
                break


def split(file: CheckedFile, broad: BroadHandler) -> SplitHandler | Refusal:
    """What the fixer needs to know to split the handler, or why it must not."""
    module, clause = file.module, broad.clause
    if broad.complete and (clause.statement, (CONNECTION_ERROR,)) in file.disputes:
        return DISPUTED
    if isinstance(clause.statement, ast.TryStar):
        return Refusal("in except* one group may hold both kinds, and two handlers would run for it")
    if not clause.is_written_out:
        return Refusal("the clause names its classes through a variable")
    if not all(module.means_builtin(name, clause.scope, clause.handler) for name in SUBCLASSES):
        return Refusal("the name of a subclass means something else in this file")
    refused = any(builtin_subclass(module, source.exception) == REFUSED for source in broad.sources)
    at = Position.of(clause.statement)
    return SplitHandler(at, clause.place, refused or broad.connects, keep_base=not broad.complete)


def _is_deliberate(module: Module, clause: Clause) -> bool:
    """Whether the clause means the base class, or another rule speaks of it alone."""
    others = [d for d in clause.classes if d != CONNECTION_ERROR]
    named_again = clause.classes.count(CONNECTION_ERROR) > 1
    return only_reraises(clause.handler) or named_again or _touches_family(module, others)


def _touches_family(module: Module, classes: Iterable[Definition]) -> bool:
    """Whether one of the classes is ConnectionError, one below it, or one above it."""
    return any(
        module.is_subclass(CONNECTION_ERROR, d) or module.is_subclass(d, CONNECTION_ERROR) for d in classes
    )


def _judge(module: Module, clause: Clause, raised: RaiseSet, own: bool) -> BroadHandler | None:
    """``own`` says that the file has a connection class of its own.

    It may be raised where no call is to be seen: by an operator, an iterator.
    """
    family = [s for s in raised.sources if module.is_subclass(s.exception, CONNECTION_ERROR)]
    if any(s.explicit and not builtin_subclass(module, s.exception) for s in family):
        return None
    specific = [s for s in family if builtin_subclass(module, s.exception)]
    expected = [s for s in family if not _is_late_refusal(module, s)]
    if len(expected) < len(family) and not module.once(_refusal_comes_late, module.tree):
        specific = [s for s in specific if not _is_late_refusal(module, s)]
    complete = raised.complete and len(specific) == len(expected) and not own
    shown = tuple(s for s in specific if not s.evidence.startswith(("windows:", "macos:")))
    return BroadHandler(clause, shown, complete) if shown else None


def _is_late_refusal(module: Module, source: Source) -> bool:
    return source.phase is Phase.TRANSFER and builtin_subclass(module, source.exception) == REFUSED


def _refusal_comes_late(_module: Module, tree: ast.Module) -> bool:
    """Whether the file makes sockets on which a refusal is reported by send or recv."""
    return any(
        (isinstance(node, ast.Attribute) and node.attr in _LATE_REFUSAL)
        or (isinstance(node, ast.Name) and node.id in _LATE_REFUSAL)
        for node in walk(tree)
    )


def _short(source: Source) -> str:
    exception = source.exception
    return exception.rpartition(".")[2] if isinstance(exception, str) else exception.name
