"""Split ``except ConnectionError`` into handlers by what the errors mean.

ConnectionRefusedError says that nobody is there; ConnectionResetError, BrokenPipeError and
ConnectionAbortedError say that the peer went away. Each handler gets the old body, the ``as`` name
and the comment beside the ``except``; comments above it stay above the first. The clause's other
classes stay where they were, with the classes for a peer that went away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import libcst as cst
from libcst.helpers import get_full_name_for_node

from codemods.registry import Rewritten
from codemods.trees.bodies import MAX_REPEATED_LINES, logical_lines
from codemods.trees.clauses import with_clause
from codemods.trees.locate import Located, LocateError
from codemods.trees.nodes import Changer, find
from codemods.trees.unconcerned import Reads
from flake8_connerr.exceptions import PEER_WENT_AWAY, REFUSED
from flake8_connerr.fixes import Fix, SplitHandler
from flake8_connerr.settings import Settings

FIXES = (SplitHandler,)
READS = Reads.STATEMENTS

# What a body may hold once, but which reads or checks badly when it is there twice.
_DEFINITIONS = (cst.FunctionDef, cst.ClassDef, cst.AnnAssign, cst.TypeAlias)
_SCOPE_STATEMENTS = (cst.Global, cst.Nonlocal)


class _CannotSplitError(Exception):
    """Why a handler is left as it is."""


def rewrite(
    module: cst.Module, located: Located, fixes: Sequence[SplitHandler], _settings: Settings
) -> Rewritten:
    """Split the handlers that ``fixes`` name, all in one walk of ``module``."""
    wanted: dict[cst.CSTNode, dict[int, SplitHandler]] = defaultdict(dict)
    refused: dict[Fix, str] = {}
    for fix in fixes:
        try:
            node, _ = located.handler(fix.try_at, fix.handler)
        except LocateError as error:
            refused[fix] = str(error)
            continue
        if isinstance(node, cst.Try):
            wanted[node][fix.handler] = fix
        else:
            refused[fix] = "in `except*` a group may hold both classes, and both handlers would run"
    if not wanted:
        return Rewritten(module, refused)
    splitter = _Splitter(module, wanted)
    return Rewritten(module.visit(splitter), refused | splitter.refused)


class _Splitter(Changer):
    def __init__(self, module: cst.Module, wanted: dict[cst.CSTNode, dict[int, SplitHandler]]) -> None:
        super().__init__(module, wanted.keys())
        self.refused: dict[Fix, str] = {}
        self._wanted = wanted

    def leave_Try(self, original_node: cst.Try, updated_node: cst.Try) -> cst.Try:
        fixes = self._wanted.get(original_node)
        if fixes is None:
            return updated_node
        handlers: list[cst.ExceptHandler] = []
        for index, handler in enumerate(updated_node.handlers):
            if fix := fixes.get(index):
                try:
                    handlers += split(handler, fix)
                    continue
                except _CannotSplitError as reason:
                    self.refused[fix] = str(reason)
            handlers.append(handler)
        return updated_node.with_changes(handlers=handlers)


def split(handler: cst.ExceptHandler, fix: SplitHandler) -> list[cst.ExceptHandler]:
    """The handlers that take the place of ``handler``."""
    classes, base = _classes(handler)
    prefix = "builtins." if isinstance(base, cst.Attribute) else ""
    clauses: list[cst.BaseExpression] = []
    if fix.refused:
        clauses.append(_named(prefix + REFUSED))
    clauses.append(_with_base_replaced(handler, classes, base, [prefix + name for name in PEER_WENT_AWAY]))
    if fix.keep_base:
        clauses.append(base.with_changes(lpar=(), rpar=()))
    if len(clauses) > 1:
        if any(find(handler.body, *_SCOPE_STATEMENTS)):
            raise _CannotSplitError("its body holds `global` or `nonlocal`, which cannot be repeated")
        if _too_much_to_repeat(handler.body):
            if fix.keep_base:
                raise _CannotSplitError(
                    "its body is too long to repeat, and a handler for the rest of ConnectionError must stay"
                )
            names = [prefix + name for name in (REFUSED, *PEER_WENT_AWAY)]
            clauses = [_with_base_replaced(handler, classes, base, names)]
    first, *others = clauses
    return [
        with_clause(handler, first),
        *(with_clause(handler.deep_clone(), clause).with_changes(leading_lines=()) for clause in others),
    ]


def _classes(
    handler: cst.ExceptHandler,
) -> tuple[Sequence[cst.BaseElement] | None, cst.Name | cst.Attribute]:
    """The elements of the clause's tuple, if it is one, and the base class among them."""
    elements = handler.type.elements if isinstance(handler.type, cst.Tuple) else None
    named = [element.value for element in elements] if elements is not None else [handler.type]
    for spelling in ("builtins.ConnectionError", "ConnectionError"):
        for class_ in named:
            if isinstance(class_, cst.Name | cst.Attribute) and get_full_name_for_node(class_) == spelling:
                return elements, class_
    raise _CannotSplitError("the clause does not spell out ConnectionError")


def _with_base_replaced(
    handler: cst.ExceptHandler,
    elements: Sequence[cst.BaseElement] | None,
    base: cst.Name | cst.Attribute,
    names: list[str],
) -> cst.Tuple:
    """The clause's tuple with ``names`` in the place of the base class, in its old parentheses."""
    comma = cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))
    if elements is None:
        new = [cst.Element(_named(name), comma) for name in names[:-1]]
        return cst.Tuple(
            [*new, cst.Element(_named(names[-1]))],
            lpar=base.lpar or (cst.LeftParen(),),
            rpar=base.rpar or (cst.RightParen(),),
        )
    spread: list[cst.BaseElement] = []
    for element in elements:
        if element.value is base:
            spread += [cst.Element(_named(name), comma) for name in names[:-1]]
            element = element.with_changes(value=_named(names[-1]))
        spread.append(element)
    assert handler.type is not None  # it is the tuple that the elements are of
    lpar, rpar = handler.type.lpar or (cst.LeftParen(),), handler.type.rpar or (cst.RightParen(),)
    return cst.ensure_type(handler.type, cst.Tuple).with_changes(elements=spread, lpar=lpar, rpar=rpar)


def _named(dotted: str) -> cst.BaseExpression:
    module, _, name = dotted.rpartition(".")
    return cst.Attribute(cst.Name(module), cst.Name(name)) if module else cst.Name(name)


def _too_much_to_repeat(body: cst.BaseSuite) -> bool:
    return logical_lines(body) > MAX_REPEATED_LINES or any(find(body, *_DEFINITIONS))
