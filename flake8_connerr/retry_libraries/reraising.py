"""What is left of a retry loop's handler when a library counts the attempts and waits between them.

Such a handler raises the error again wherever it came round. The library then decides whether another
attempt follows, so what only counted, waited or gave up can go.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Set
from typing import NamedTuple

from flake8_connerr.control_flow.flow import Loop, dotted, own_nodes
from flake8_connerr.nodes import children
from flake8_connerr.waiting.wait_plans import GuessworkError

_JUMPS = (ast.Raise, ast.Continue)


class LastTests(NamedTuple):
    """Conditions of a loop: those true at the last attempt alone, and those false at it alone."""

    true: Set[ast.expr]
    false: Set[ast.expr]


class Edits(NamedTuple):
    """What is done to a handler. ``kept`` are the statements that stay and do something of their own."""

    dropped: list[ast.stmt]
    raising: list[ast.Continue]
    kept: list[ast.stmt]


class Handler:
    """Works out the edits of one handler, or of what follows its ``try``."""

    def __init__(
        self, name: str | None, last: LastTests, waits: Set[ast.AST], settling: Set[ast.stmt]
    ) -> None:
        """``name`` is the error's; ``settling`` are statements that count or keep the error, and may go."""
        self.name = name
        self.last = last
        self.waits = waits
        self.settling = settling
        self.edits = Edits([], [], [])
        self.explicit = False

    def pure(self, block: list[ast.stmt]) -> bool:
        """Whether nothing is left of ``block`` but to raise the error again.

        ``explicit`` says afterwards whether a way out of it is for the last attempt alone.
        """
        return self._block(block, None)

    def _block(self, block: list[ast.stmt], is_last: bool | None) -> bool:
        known = []
        for statement in block:
            known.append(is_last)
            is_last = self._after(statement, is_last)
        pure = True
        for statement, is_last in reversed(list(zip(block, known, strict=True))):
            pure = self._statement(statement, is_last, pure) and pure
        return pure

    def _after(self, statement: ast.stmt, is_last: bool | None) -> bool | None:
        """What is known after a statement: an ``if`` may leave the other way to the rest."""
        if isinstance(statement, ast.If) and statement.body and leaves(statement.body[-1]):
            if statement.test in self.last.true:
                return False
            if statement.test in self.last.false:
                return True
        return is_last

    def _statement(self, statement: ast.stmt, is_last: bool | None, rest_pure: bool) -> bool:
        """Whether a statement goes or raises the error again; ``rest_pure`` says so of what follows it."""
        match statement:
            case ast.Pass():
                return True
            case ast.Continue():
                self.edits.raising.append(statement)
                return True
            case ast.Raise():
                return self._raise(statement, is_last)
            case ast.If():
                return self._if(statement, is_last, rest_pure)
        if self._is_wait(statement) or statement in self.settling:
            self.edits.dropped.append(statement)
            return True
        inside = list(own_nodes([statement]))
        if any(node in self.waits for node in inside):
            raise GuessworkError("a wait is part of a larger statement")
        if isinstance(statement, ast.Return | ast.Break):
            self.explicit = self.explicit or is_last is True
        elif any(isinstance(node, _JUMPS) for node in inside):
            raise GuessworkError("a handler goes round, or raises, from within a block of its own")
        self.edits.kept.append(statement)
        return False

    def _raise(self, statement: ast.Raise, is_last: bool | None) -> bool:
        if is_last is not True:
            raise GuessworkError("whether another attempt is made depends on more than the error's class")
        self.explicit = True
        if not self._raises_again(statement):
            self.edits.kept.append(statement)
            return False
        return True

    def _raises_again(self, statement: ast.stmt) -> bool:
        if not isinstance(statement, ast.Raise) or statement.cause is not None:
            return False
        return statement.exc is None or (self.name is not None and dotted(statement.exc) == self.name)

    def _if(self, statement: ast.If, is_last: bool | None, rest_pure: bool) -> bool:
        body_last = else_last = is_last
        told = statement.test in self.last.true or statement.test in self.last.false
        if told:
            body_last, else_last = statement.test in self.last.true, statement.test in self.last.false
        elif any(node in self.waits for node in own_nodes([statement])):
            raise GuessworkError("a wait is made under a condition")
        before = len(self.edits.kept)
        body = self._block(statement.body, body_last)
        pure = self._block(statement.orelse, else_last) and body
        if told and pure and rest_pure:
            self.edits.dropped.append(statement)
            return True
        if told and not rest_pure and all(one in self.edits.dropped for one in statement.body):
            raise GuessworkError("what is done after the last attempt alone would leave an empty branch")
        if not told:
            self.edits.kept[before:] = [statement]
        elif rest_pure:
            # The error is raised again below, whichever branch was taken.
            branches = [branch for branch in (statement.body, statement.orelse) if len(branch) > 1]
            self.edits.dropped.extend(b[-1] for b in branches if self._raises_again(b[-1]))
        return False

    def _is_wait(self, statement: ast.stmt) -> bool:
        value = statement.value if isinstance(statement, ast.Expr) else None
        value = value.value if isinstance(value, ast.Await) else value
        return value is not None and value in self.waits


def comes_round(block: Iterable[ast.stmt], last: LastTests) -> tuple[bool, bool]:
    """Whether the last attempt may come to the end of a block, and whether to a ``continue`` in it."""
    goes_round = False
    for statement in block:
        match statement:
            case ast.Continue():
                return False, True
            case ast.Return() | ast.Raise() | ast.Break():
                return False, goes_round
            case ast.If(test=test, body=body, orelse=orelse):
                ways = [] if test in last.false else [comes_round(body, last)]
                ways += [] if test in last.true else [comes_round(orelse, last)]
                goes_round = goes_round or any(again for _, again in ways)
                if not any(falls for falls, _ in ways):
                    return False, goes_round
            case ast.With(body=body) | ast.AsyncWith(body=body):
                falls, again = comes_round(body, last)
                goes_round = goes_round or again
                if not falls:
                    return False, goes_round
    return True, goes_round


def falls_before(block: Iterable[ast.stmt], last: LastTests, dropped: Set[ast.stmt]) -> bool:
    """Whether an attempt before the last may come to the end of a block without ``dropped`` statements.

    A branch with nothing left raises.
    """
    for statement in block:
        if statement in dropped:
            continue
        match statement:
            case ast.Continue() | ast.Return() | ast.Raise() | ast.Break():
                return False
            case ast.If(test=test, body=body, orelse=orelse):
                ways = [] if test in last.true else [body]
                ways += [] if test in last.false else [orelse]
                left = [way for way in ways if not way or any(one not in dropped for one in way)]
                if not any(falls_before(way, last, dropped) for way in left):
                    return False
    return True


def leaves(statement: ast.stmt) -> bool:
    """Whether a statement surely ends the block it stands in."""
    match statement:
        case ast.Return() | ast.Raise() | ast.Break() | ast.Continue():
            return True
        case ast.If(body=body, orelse=orelse):
            return bool(orelse) and leaves(body[-1]) and leaves(orelse[-1])
    return False


def loop_jumps(block: Iterable[ast.stmt], kind: type[ast.Break | ast.Continue]) -> list[ast.AST]:
    """The ``break`` or ``continue`` statements of a block that speak of the loop around it."""
    found: list[ast.AST] = []
    waiting: list[ast.AST] = list(block)
    while waiting:
        node = waiting.pop()
        if isinstance(node, kind):
            found.append(node)
        elif isinstance(node, Loop):
            waiting.extend(node.orelse)
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.expr):
            waiting.extend(children(node))
    return found
