"""What the code does that follows a loop: how much, and which names it asks for or hands on."""

from __future__ import annotations

import ast
import enum
import itertools
from collections.abc import Callable, Iterable, Iterator

from flake8_connerr.catalog.vocabulary import words
from flake8_connerr.control_flow.flow import dotted, last_name, own_nodes
from flake8_connerr.control_flow.following import Block, Rest, last_places
from flake8_connerr.names import Module

_LOUD = frozenset({"warning", "warn", "error", "exception", "critical", "fatal", "print", "echo", "secho"})
_QUIET = frozenset({"debug", "info", "trace"})
# In the name of a function: it puts things away, and tells nobody.
_CLEANING = frozenset({"close", "aclose", "disconnect", "release", "cleanup", "flush", "sleep"})
# Stands for any attribute of the object.
_OF_SELF = "self."


class Weight(enum.IntEnum):
    """What code that runs once the attempts are used up does about it."""

    NOTHING = 0
    LOGS = 1
    HANDLES = 2


class Aftermath:
    """What follows one loop in its function: ``rests`` are the blocks of it."""

    def __init__(self, module: Module, rests: Iterable[Rest]) -> None:
        self._module = module
        self._rests = [rest for rest in rests if not rest.is_empty]

    def __bool__(self) -> bool:
        return bool(self._rests)

    @property
    def always(self) -> Aftermath:
        """What of it follows a success as well."""
        return Aftermath(self._module, (rest for rest in self._rests if rest.is_always))

    @property
    def weight(self) -> Weight:
        """The most that one of its statements does which need not follow a success."""
        rests = (rest for rest in self._rests if not rest.is_always)
        heaviest = (self._module.once(_heaviest_from, rest.block)[rest.start] for rest in rests)
        return max(heaviest, default=Weight.NOTHING)

    @property
    def admits_failure(self) -> bool:
        """Whether it begins with returning a false constant on purpose."""
        first = next((rest.block.statements[rest.start] for rest in self._rests), None)
        match first:
            case ast.Return(value=ast.Constant(value=value)):
                return not value
        return False

    def reads(self, names: Iterable[str]) -> bool:
        """Whether one of the names stands in it."""
        return self._holds(_last_reads, names)

    def asks_for(self, names: Iterable[str]) -> bool:
        """Whether a condition asks for one of the names, or for an attribute of the object."""
        return self._holds(_last_questions, [*names, _OF_SELF])

    def hands_on(self, names: Iterable[str]) -> bool:
        """Whether one of the names is returned, or passed to a call."""
        return self._holds(_last_uses, names)

    def _holds(self, last: Callable[[Module, Block], dict[str, int]], names: Iterable[str]) -> bool:
        found = [(self._module.once(last, rest.block), rest.start) for rest in self._rests]
        return any(places.get(name, -1) >= start for name in names for places, start in found)


def weight(statement: ast.stmt) -> Weight:
    """What one statement does."""
    match statement:
        case ast.Pass() | ast.Break() | ast.Continue() | ast.Return(value=None) | ast.Import():
            return Weight.NOTHING
        case ast.Expr(value=ast.Constant()):
            return Weight.NOTHING
        case ast.Expr(value=ast.Await(value=ast.Call() as call)) | ast.Expr(value=ast.Call() as call):
            return call_weight(call)
    return Weight.HANDLES


def call_weight(call: ast.Call) -> Weight:
    """What one call does, by its name."""
    name = last_name(call.func)
    if name in _LOUD:
        return Weight.LOGS
    if name in _QUIET or words(name) & _CLEANING:
        return Weight.NOTHING
    return Weight.HANDLES


def read(block: Iterable[ast.AST]) -> set[str]:
    """The names that stand in a block, dotted ones with all their beginnings."""
    return {dotted(node) for node in own_nodes(block)} - {""}


def _heaviest_from(_module: Module, block: Block) -> list[Weight]:
    """For each place of a block, the most that a statement from there on does."""
    from_the_end = itertools.accumulate(map(weight, reversed(block.statements)), max)
    return list(from_the_end)[::-1]


def _last_reads(_module: Module, block: Block) -> dict[str, int]:
    return last_places(block, lambda statement: read([statement]))


def _last_questions(_module: Module, block: Block) -> dict[str, int]:
    return last_places(block, _questions)


def _questions(statement: ast.stmt) -> Iterator[str]:
    for node in own_nodes([statement]):
        match node:
            case ast.If(test=test) | ast.While(test=test) | ast.Assert(test=test) | ast.IfExp(test=test):
                names = read([test])
                yield from names
                if any(name.startswith(_OF_SELF) for name in names):
                    yield _OF_SELF
            case ast.Match(subject=subject):
                yield from read([subject])


def _last_uses(_module: Module, block: Block) -> dict[str, int]:
    return last_places(block, _uses)


def _uses(statement: ast.stmt) -> Iterator[str]:
    for node in own_nodes([statement]):
        match node:
            case ast.Return(value=ast.expr() as value):
                yield from read([value])
            case ast.Call(args=values, keywords=keywords):
                yield from read([*values, *keywords])
