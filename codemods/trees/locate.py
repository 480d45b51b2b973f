"""From the positions a finding carries to the nodes of the LibCST tree.

LibCST's own PositionProvider costs more than parsing does. It is not needed: both trees are of the
same source, so their statements pair off block by block, and the calls within one statement pair off
in the order in which they are written.
"""

from __future__ import annotations

import ast
import bisect
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import libcst as cst

from flake8_connerr.nodes import BLOCKS, Position, blocks

CSTStatement = cst.BaseSmallStatement | cst.BaseCompoundStatement
Try = cst.Try | cst.TryStar
AnyHandler = cst.ExceptHandler | cst.ExceptStarHandler


class LocateError(Exception):
    """The two trees do not agree, or nothing of the kind asked for begins at a position."""


class StatementPair(NamedTuple):
    """One statement in both trees."""

    tree: ast.stmt
    node: CSTStatement


class Located:
    """The statements and calls of one file in LibCST's tree, by their positions in ast's."""

    def __init__(self, module: cst.Module, tree: ast.Module, whole: ast.Module | None = None) -> None:
        """Pair the statements of ``module`` and ``tree``, which must be of the same source.

        ``whole`` is the tree of the file that this is an excerpt of, if it is one.
        """
        self.tree = tree
        self.whole = whole or tree
        pairs = list(statement_pairs(module, tree))
        self._pairs = {position_of(pair.tree): pair for pair in pairs}
        self._by_begin = sorted(pairs, key=lambda pair: _begin(pair.tree))

    def statement(self, at: Position) -> CSTStatement:
        """The statement that begins at ``at``; for a decorated one, at its ``def`` or ``class``."""
        pair = self._pairs.get(at)
        if pair is None:
            raise LocateError(f"no statement begins at line {at.line}, column {at.column}")
        return pair.node

    def handler(self, try_at: Position, place: int) -> tuple[Try, AnyHandler]:
        """The ``try`` that begins at ``try_at``, and its handler at ``place``."""
        node = self.statement(try_at)
        if not isinstance(node, Try) or place >= len(node.handlers):
            raise LocateError("the handler is not there")
        return node, node.handlers[place]

    def call(self, at: Position) -> cst.Call:
        """The call that begins at ``at``; of several (``a()()``), the outermost."""
        after = bisect.bisect_right(self._by_begin, at, key=lambda pair: _begin(pair.tree))
        # Of those that begin before a call and end after it, the last to begin is the innermost.
        before = (self._by_begin[i] for i in range(after - 1, -1, -1))
        innermost = next((pair for pair in before if at < _end(pair.tree)), None)
        if innermost is not None:
            for call, node in call_pairs(innermost):
                if position_of(call) == at:
                    return node
        raise LocateError(f"no call begins at line {at.line}, column {at.column}")


def position_of(node: ast.stmt | ast.expr) -> Position:
    """Where ``node`` begins."""
    return Position(node.lineno, node.col_offset)


def statement_pairs(module: cst.Module, tree: ast.Module) -> Iterator[StatementPair]:
    """Every statement of a file in both trees, in the order of the source."""
    waiting = _paired(tree.body, module.body)[::-1]
    while waiting:
        pair = waiting.pop()
        yield pair
        inner: list[StatementPair] = []
        ours, theirs = blocks(pair.tree), _blocks_of_cst(pair.node)
        if len(ours) != len(theirs):
            raise LocateError(f"the blocks at line {pair.tree.lineno} do not pair off")
        for block, suite in zip(ours, theirs, strict=True):
            inner += _paired(block, suite)
        waiting += inner[::-1]


def call_pairs(pair: StatementPair) -> list[tuple[ast.Call, cst.Call]]:
    """The calls of one statement in both trees, outer before inner; not those of its blocks."""
    calls = list(_calls_of_ast(pair.tree))
    collector = _Calls(pair.node)
    pair.node.visit(collector)
    if len(calls) != len(collector.found):
        raise LocateError(f"the calls at line {pair.tree.lineno} do not pair off")
    return list(zip(calls, collector.found, strict=True))


def _paired(block: Sequence[ast.stmt], suite: Sequence[cst.CSTNode]) -> list[StatementPair]:
    nodes: list[CSTStatement] = []
    for node in suite:
        if isinstance(node, cst.SimpleStatementLine):
            nodes += node.body
        elif isinstance(node, cst.BaseSmallStatement | cst.BaseCompoundStatement):
            nodes.append(node)
    if len(block) != len(nodes):
        raise LocateError("the statements of a block do not pair off")
    return [StatementPair(statement, node) for statement, node in zip(block, nodes, strict=True)]


def _blocks_of_cst(statement: CSTStatement) -> list[Sequence[cst.CSTNode]]:
    blocks: list[Sequence[cst.CSTNode]] = []
    for field in BLOCKS:
        value = getattr(statement, field, None)
        if field in {"handlers", "cases"}:
            blocks += [part.body.body for part in value or ()]
        elif isinstance(value, cst.If):  # an ``elif`` is an ``if`` in the ``else`` branch
            blocks.append([value])
        elif isinstance(value, cst.BaseSuite):
            blocks.append(value.body)
        elif isinstance(value, cst.Else | cst.Finally):
            blocks.append(value.body.body)
    return blocks


def _begin(statement: ast.stmt) -> Position:
    """Where a statement begins, its decorators included."""
    parts: list[ast.stmt | ast.expr] = [*getattr(statement, "decorator_list", []), statement]
    return min(position_of(part) for part in parts)


def _end(statement: ast.stmt) -> Position:
    return Position(statement.end_lineno or 0, statement.end_col_offset or 0)


def _calls_of_ast(statement: ast.stmt) -> Iterator[ast.Call]:
    waiting = _written_order(statement)[::-1]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Call):
            yield node
        waiting += _written_order(node)[::-1]


def _written_order(node: ast.AST) -> list[ast.AST]:
    """The parts of ``node`` as they are written, without statements.

    Some nodes (arguments, handlers, items of a ``with``) have no position or hold statements; their
    parts take their place. Parts of an f-string keep ast's order, which is the written one, since
    their positions cannot be relied on before Python 3.12.
    """
    parts: list[ast.AST] = []
    for part in ast.iter_child_nodes(node):
        if isinstance(part, ast.stmt):
            continue
        if isinstance(part, ast.ExceptHandler) or not hasattr(part, "lineno"):
            parts += _written_order(part)
        else:
            parts.append(part)
    if not isinstance(node, ast.JoinedStr | ast.FormattedValue):
        parts.sort(key=lambda part: (part.lineno, part.col_offset))  # type: ignore[attr-defined]
    return parts


class _Calls(cst.CSTVisitor):
    """Collects the calls of one statement, without those of its blocks."""

    def __init__(self, statement: CSTStatement) -> None:
        super().__init__()
        self.found: list[cst.Call] = []
        self._statement = statement

    def visit_Call(self, node: cst.Call) -> None:
        self.found.append(node)

    def visit_IndentedBlock(self, _node: cst.IndentedBlock) -> bool:
        return False

    def visit_SimpleStatementSuite(self, _node: cst.SimpleStatementSuite) -> bool:
        return False

    def visit_If(self, node: cst.If) -> bool:
        return node is self._statement
