"""Handlers of the builtin ConnectionError whose ``try`` body shows which subclasses can come.

NET101 and NET102 are two questions to this model: can a connection be refused here, or only lost?
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from flake8_connerr.catalog.model import Phase
from flake8_connerr.exceptions import CONNECTION_ERROR, REFUSED, SUBCLASSES, builtin_subclass, elements
from flake8_connerr.findings import Evidence, Position, Refusal, SplitHandler
from flake8_connerr.handlers import Clause, only_reraises
from flake8_connerr.names import Definition, Module
from flake8_connerr.raises import RaiseSet, Source

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
    def position(self) -> Position:
        """Where the clause is reported: at its ``except``."""
        return Position(self.clause.handler.lineno, self.clause.handler.col_offset)

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
    for clause in file.clauses:
        if not clause.names_surely(CONNECTION_ERROR) or _is_deliberate(file.module, clause):
            continue
        raised = file.raises.of_block(clause.statement.body, clause.scope)
        broad = _judge(file.module, clause, raised)
        if broad is not None and not _is_connect_attempt(file, broad):
            yield broad


def split(module: Module, broad: BroadHandler) -> SplitHandler | Refusal:
    """What the fixer needs to know to split the handler, or why it must not."""
    clause = broad.clause
    if isinstance(clause.statement, ast.TryStar):
        return Refusal("in except* one group may hold both kinds, and two handlers would run for it")
    if not clause.is_written_out:
        return Refusal("the clause names its classes through a variable")
    if any(module.qualified_name(ast.Name(name), clause.scope) != name for name in SUBCLASSES):
        return Refusal("the name of a subclass means something else in this file")
    refused = any(builtin_subclass(module, source.exception) == REFUSED for source in broad.sources)
    at = Position(clause.statement.lineno, clause.statement.col_offset)
    return SplitHandler(at, clause.place, refused or broad.connects, keep_base=not broad.complete)


def _is_deliberate(module: Module, clause: Clause) -> bool:
    """Whether the clause means the base class, or another rule speaks of it alone."""
    earlier = clause.statement.handlers[: clause.place]
    if only_reraises(clause.handler) or any(handler.type is None for handler in earlier):
        return True
    others = [d for d in clause.classes if d != CONNECTION_ERROR]
    if any(
        module.is_subclass(CONNECTION_ERROR, d) or module.is_subclass(d, CONNECTION_ERROR) for d in others
    ):
        return True
    if clause.classes.count(CONNECTION_ERROR) > 1:
        return True
    before = [d for e in _clauses_before(module, clause) for d in e]
    return any(
        module.is_subclass(CONNECTION_ERROR, d) or module.is_subclass(d, CONNECTION_ERROR) for d in before
    )


def _clauses_before(module: Module, clause: Clause) -> Iterator[tuple[Definition, ...]]:
    for handler in clause.statement.handlers[: clause.place]:
        yield tuple(d for e in elements(module, handler.type, clause.scope) for d in e.definitions)


def _judge(module: Module, clause: Clause, raised: RaiseSet) -> BroadHandler | None:
    family = [s for s in raised.sources if module.is_subclass(s.exception, CONNECTION_ERROR)]
    if any(s.explicit and not builtin_subclass(module, s.exception) for s in family):
        return None
    specific = [s for s in family if builtin_subclass(module, s.exception)]
    if not _refusal_comes_late(module):
        specific = [s for s in specific if not _is_late_refusal(module, s)]
    complete = raised.complete and len(specific) == len(
        [s for s in family if not _is_late_refusal(module, s)]
    )
    shown = tuple(s for s in specific if not s.evidence.startswith(("windows:", "macos:")))
    return BroadHandler(clause, shown, complete) if shown else None


def _is_late_refusal(module: Module, source: Source) -> bool:
    return source.phase is Phase.TRANSFER and builtin_subclass(module, source.exception) == REFUSED


def _refusal_comes_late(module: Module) -> bool:
    """Whether the file makes sockets on which a refusal is reported by send or recv."""
    return any(
        (isinstance(node, ast.Attribute) and node.attr in _LATE_REFUSAL)
        or (isinstance(node, ast.Name) and node.id in _LATE_REFUSAL)
        for node in ast.walk(module.tree)
    )


def _is_connect_attempt(file: CheckedFile, broad: BroadHandler) -> bool:
    """Whether this is the failure path of a retry or failover that has sent nothing yet."""
    if any(source.phase is not Phase.CONNECT for source in broad.sources):
        return False
    return any(broad.clause.handler in loop.failing_handlers for loop in file.retry_loops)


def _short(source: Source) -> str:
    exception = source.exception
    return exception.rpartition(".")[2] if isinstance(exception, str) else exception.name
