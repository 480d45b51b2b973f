"""Give errors that one handler tells apart by their numbers handlers of their own.

``if error.errno == errno.ECONNREFUSED`` in a handler of OSError becomes ``except ConnectionRefusedError``
in front of it, with what stood before and after the ``if`` and what is left of its tests; so does a case of
``match error.errno``. What is left for other errors stays in the old handler; where that is nothing but
``raise``, it goes. Names that nothing reads any more go, too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import libcst as cst

from codemods.registry import Rewritten
from codemods.trees.answered_tests import answered, answered_match
from codemods.trees.blocks import Statement, falls_through
from codemods.trees.bodies import MAX_REPEATED_LINES, NewBody, alone, comments_of, logical_lines
from codemods.trees.locate import Located, LocateError
from codemods.trees.nodes import Changer, find
from codemods.trees.surroundings import names_in
from codemods.trees.unconcerned import Reads
from codemods.trees.unused_imports import drop_unused
from flake8_connerr.fixes import ErrnoHandler, ErrnoHandlers, Fix
from flake8_connerr.nodes import Position
from flake8_connerr.settings import Settings

FIXES = (ErrnoHandlers,)
READS = Reads.STATEMENTS
# A handler that goes on for some errors alone says nothing of the socket; one for a class does.
UNCOVERS = frozenset({"NET208"})

_ONCE = (cst.Global, cst.Nonlocal, cst.FunctionDef, cst.ClassDef, cst.AnnAssign)


class _CannotRewriteError(Exception):
    """Why a handler is left as it is."""


class _Places(NamedTuple):
    """Where in a handler's block the statements stand that a fix speaks of."""

    fix: ErrnoHandlers
    branches: int
    skipped: tuple[frozenset[int], ...]
    variables: frozenset[int]


def rewrite(
    module: cst.Module, located: Located, fixes: Sequence[ErrnoHandlers], _settings: Settings
) -> Rewritten:
    """Rewrite the handlers that ``fixes`` name, all in one walk of ``module``; of one handler the first."""
    wanted: dict[cst.Try, dict[int, _Places]] = {}
    refused: dict[Fix, str] = {}
    for fix in dict.fromkeys(fixes):
        try:
            node, handler = located.handler(fix.try_at, fix.handler)
            if not (isinstance(node, cst.Try) and isinstance(handler, cst.ExceptHandler)):
                raise LocateError("the handler is not there")
            of_try = wanted.setdefault(node, {})
            if fix.handler in of_try:
                raise LocateError("another part of the same handler comes first")
            of_try[fix.handler] = _places(located, handler, fix)
        except LocateError as error:
            refused[fix] = str(error)
    rewriter = _Rewriter(module, wanted)
    changed = module.visit(rewriter)
    if len(rewriter.refused) < sum(map(len, wanted.values())):
        changed = drop_unused(located, changed, "errno")
    return Rewritten(changed, refused | rewriter.refused)


def _places(located: Located, handler: cst.ExceptHandler, fix: ErrnoHandlers) -> _Places:
    if not isinstance(handler.body, cst.IndentedBlock):
        raise LocateError("the handler has no block")
    nodes = handler.body.body

    def place(at: Position) -> int:
        statement = located.statement(at)
        for i, node in enumerate(nodes):
            if statement in (node, alone(node)):
                return i
        raise LocateError(f"the statement at line {at.line} does not stand by itself in the handler")

    skipped = tuple(frozenset(map(place, part.skipped)) for part in fix.handlers)
    return _Places(fix, place(fix.branches_at), skipped, frozenset(map(place, fix.variables)))


class _Rewriter(Changer):
    def __init__(self, module: cst.Module, wanted: dict[cst.Try, dict[int, _Places]]) -> None:
        super().__init__(module, wanted.keys())
        self.refused: dict[Fix, str] = {}
        self._wanted = wanted

    def leave_Try(self, original_node: cst.Try, updated_node: cst.Try) -> cst.Try:
        wanted = self._wanted.get(original_node)
        if wanted is None:
            return updated_node
        handlers: list[cst.ExceptHandler] = []
        for index, handler in enumerate(updated_node.handlers):
            if places := wanted.get(index):
                try:
                    is_last = index == len(updated_node.handlers) - 1
                    handlers += _rewritten(handler, places, is_last)
                    continue
                except _CannotRewriteError as reason:
                    self.refused[places.fix] = str(reason)
            handlers.append(handler)
        return updated_node.with_changes(handlers=handlers)


def _rewritten(handler: cst.ExceptHandler, places: _Places, is_last: bool) -> list[cst.ExceptHandler]:
    """The handlers that take the place of one; ``is_last`` says that no other follows it."""
    block = cst.ensure_type(handler.body, cst.IndentedBlock)
    handlers = [
        _with_body(handler, _body_for(block, part, skipped, places), places.fix, part.classes)
        for part, skipped in zip(places.fix.handlers, places.skipped, strict=True)
    ]
    if is_last and _only_raises(handlers[-1]):
        handlers.pop()
    last = cst.ensure_type(handlers[-1].body, cst.IndentedBlock)
    handlers[-1] = handlers[-1].with_changes(body=last.with_changes(footer=[*last.footer, *block.footer]))
    handlers[1:] = [other.with_changes(leading_lines=()) for other in handlers[1:]]
    _refuse_what_is_lost(handler, handlers)
    return handlers


def _body_for(
    block: cst.IndentedBlock, part: ErrnoHandler, skipped: frozenset[int], places: _Places
) -> cst.IndentedBlock:
    """What the handler does for some of the errors."""
    others = places.fix.handlers[-1]
    statement = block.body[places.branches]
    above: Sequence[cst.EmptyLine] = ()
    rest: cst.If | cst.Match | cst.Else | None
    if isinstance(statement, cst.If):
        rest = answered(statement, part.tests)
        if others.tests[0] == "True":  # what is said of the if statement is about the errors that it spares
            if part is others and isinstance(rest, cst.Else):
                rest = rest.with_changes(leading_lines=())
            elif part.tests[0] == "False":
                above = statement.leading_lines
    else:
        rest = answered_match(cst.ensure_type(statement, cst.Match), part.tests)
    body = NewBody()
    body.add(_kept(block, range(places.branches), skipped))
    body.add((), above)
    if isinstance(rest, cst.Else):
        body.add_suite(rest.body, rest.leading_lines)
    elif rest is not None:
        body.add([rest])
    if not (isinstance(rest, cst.Else) and not falls_through(rest.body)):
        body.add(_kept(block, range(places.branches + 1, len(block.body)), skipped))
    return _without_variables(body.block(block), block, places)


def _kept(block: cst.IndentedBlock, places: range, skipped: frozenset[int] = frozenset()) -> list[Statement]:
    nodes = [block.body[i] for i in places if i not in skipped]
    return [node for node in nodes if isinstance(node, Statement)]


def _without_variables(body: cst.IndentedBlock, old: cst.IndentedBlock, places: _Places) -> cst.IndentedBlock:
    """``body`` without the assignments of ``old`` that nothing in it reads."""
    for i in sorted(places.variables, reverse=True):
        assign = cst.ensure_type(alone(old.body[i]), cst.Assign)
        name = cst.ensure_type(assign.targets[0].target, cst.Name).value
        if any(name in names_in(node) for node in body.body if alone(node) is not assign):
            continue
        new = NewBody()
        for node in body.body:
            if alone(node) is assign:
                new.add((), comments_of(node))
            elif isinstance(node, Statement):
                new.add([node])
        new.add((), body.footer)
        body = new.block(body)
    return body


def _with_body(
    handler: cst.ExceptHandler, body: cst.IndentedBlock, fix: ErrnoHandlers, classes: Sequence[str]
) -> cst.ExceptHandler:
    """``handler`` with another body, for ``classes``, or for what it was for."""
    handler = handler.with_changes(body=body)
    if fix.drop_name and handler.name is not None:
        name = cst.ensure_type(handler.name.name, cst.Name).value
        if name not in names_in(body):
            handler = handler.with_changes(name=None)
    if not classes:
        return handler
    space = cst.SimpleWhitespace(" ")
    if handler.name is not None:
        handler = handler.with_changes(name=handler.name.with_changes(whitespace_before_as=space))
    text = classes[0] if len(classes) == 1 else f"({', '.join(classes)})"
    return handler.with_changes(type=cst.parse_expression(text), whitespace_after_except=space)


def _only_raises(handler: cst.ExceptHandler) -> bool:
    """Whether a handler does nothing but raise what it caught, and says nothing about it."""
    block = cst.ensure_type(handler.body, cst.IndentedBlock)
    raised = alone(block.body[0]) if len(block.body) == 1 else None
    if (
        not isinstance(raised, cst.Raise)
        or raised.cause is not None
        or _comments([*block.body, *block.footer])
    ):
        return False
    name = handler.name.name if handler.name is not None else None
    return raised.exc is None or (name is not None and raised.exc.deep_equals(name))


def _refuse_what_is_lost(old: cst.ExceptHandler, new: Sequence[cst.ExceptHandler]) -> None:
    if _comments([old]) - _comments(new):
        raise _CannotRewriteError("a comment would be lost")
    if sum(_count_once(handler) for handler in new) > _count_once(old):
        raise _CannotRewriteError("what would be repeated holds a definition, `global` or `nonlocal`")
    if sum(logical_lines(handler.body) for handler in new) - logical_lines(old.body) > MAX_REPEATED_LINES:
        raise _CannotRewriteError("what stands around the comparison is too long to repeat")


def _comments(nodes: Sequence[cst.CSTNode]) -> Counter[str]:
    return Counter(comment.value for node in nodes for comment in find(node, cst.Comment))


def _count_once(node: cst.CSTNode) -> int:
    return sum(1 for _ in find(node, *_ONCE))
