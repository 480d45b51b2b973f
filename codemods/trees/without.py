"""Statements without some of those in them, as the handlers of a loop are left when a library retries."""

from __future__ import annotations

from collections.abc import Sequence

import libcst as cst

from codemods.trees.blocks import Statement, parsed


class Without(cst.CSTTransformer):
    """Drops statements, and makes ``raise`` of some ``continue``; a branch that is left empty raises.

    An ``else`` that is left empty goes, unless ``keeps_else`` says that it has to raise as well. The
    comments above and beside a statement that goes stay in its block, above what follows it.
    """

    def __init__(
        self,
        dropped: frozenset[cst.CSTNode],
        raising: frozenset[cst.CSTNode],
        keeps_else: bool = False,
    ) -> None:
        super().__init__()
        self.dropped = dropped
        self._keeps_else = keeps_else
        self._raising = raising

    def block(self, statements: Sequence[cst.CSTNode]) -> list[Statement]:
        """The ``statements`` that are left, with what is left in them; comments at the end may be lost."""
        updated = [left for one in statements if isinstance(left := one.visit(self), cst.CSTNode)]
        return self._left(statements, updated)[0]

    def suite(self, suite: cst.BaseSuite) -> cst.BaseSuite:
        """What is left of a ``suite``."""
        left = suite.visit(self)
        assert isinstance(left, cst.BaseSuite)
        return left

    def leave_IndentedBlock(
        self, original_node: cst.IndentedBlock, updated_node: cst.IndentedBlock
    ) -> cst.IndentedBlock:
        left, waiting = self._left(original_node.body, updated_node.body)
        if not left:
            (raising,) = parsed(["raise"])
            left, waiting = [raising.with_changes(leading_lines=waiting)], []
        return updated_node.with_changes(body=left, footer=[*waiting, *updated_node.footer])

    def leave_SimpleStatementSuite(
        self, original_node: cst.SimpleStatementSuite, updated_node: cst.SimpleStatementSuite
    ) -> cst.SimpleStatementSuite:
        return updated_node.with_changes(body=self._small(original_node, updated_node) or [cst.Raise()])

    def leave_If(self, original_node: cst.If, updated_node: cst.If) -> cst.If:
        orelse = original_node.orelse
        if self._keeps_else or not isinstance(orelse, cst.Else):
            return updated_node
        inner = [
            small
            for line in orelse.body.body
            for small in (line.body if isinstance(line, cst.SimpleStatementLine) else [line])
        ]
        return updated_node.with_changes(orelse=None) if self.dropped.issuperset(inner) else updated_node

    def leave_Continue(
        self, original_node: cst.Continue, updated_node: cst.Continue
    ) -> cst.BaseSmallStatement:
        if original_node not in self._raising:
            return updated_node
        return cst.Raise(semicolon=updated_node.semicolon)

    def _left(
        self, originals: Sequence[cst.CSTNode], updated: Sequence[cst.CSTNode]
    ) -> tuple[list[Statement], list[cst.EmptyLine]]:
        """The statements that are left, and the comments that wait for another to follow."""
        left: list[Statement] = []
        waiting: list[cst.EmptyLine] = []
        for original, statement in zip(originals, updated, strict=True):
            assert isinstance(statement, Statement)
            if isinstance(statement, cst.SimpleStatementLine):
                small = self._small(original, statement)
                gone = not small
                statement = statement.with_changes(body=small) if small else statement
            else:
                gone = original in self.dropped
            if gone:
                waiting += comment_lines([original])
                continue
            if waiting:
                statement = statement.with_changes(leading_lines=[*waiting, *statement.leading_lines])
                waiting = []
            left.append(statement)
        return left, waiting

    def _small(self, original: cst.CSTNode, updated: cst.CSTNode) -> list[cst.BaseSmallStatement]:
        """The small statements of a line that are left."""
        assert isinstance(original, cst.SimpleStatementLine | cst.SimpleStatementSuite)
        assert isinstance(updated, cst.SimpleStatementLine | cst.SimpleStatementSuite)
        pairs = zip(original.body, updated.body, strict=True)
        small = [statement for old, statement in pairs if old not in self.dropped]
        if small and len(small) < len(original.body):
            small[-1] = small[-1].with_changes(semicolon=cst.MaybeSentinel.DEFAULT)
        return small


def comment_lines(nodes: Sequence[cst.CSTNode]) -> list[cst.EmptyLine]:
    """Every comment in ``nodes``, each on a line of its own."""
    collector = _Comments()
    for node in nodes:
        node.visit(collector)
    return [cst.EmptyLine(comment=comment) for comment in collector.found]


class _Comments(cst.CSTVisitor):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[cst.Comment] = []

    def visit_Comment(self, node: cst.Comment) -> None:
        self.found.append(node)
