"""The body of a handler, put together from parts of another with all their comments."""

from __future__ import annotations

from collections.abc import Sequence

import libcst as cst

from codemods.trees.blocks import Statement, does_nothing, opened
from codemods.trees.nodes import find

# No more logical lines than this are written a second time.
MAX_REPEATED_LINES = 8


def logical_lines(body: cst.BaseSuite) -> int:
    """The logical lines of a body; a block in it stands for the line that heads it, its own for none."""
    lines = find(body, cst.SimpleStatementLine, cst.SimpleStatementSuite, cst.IndentedBlock)
    return sum(1 for _ in lines) - isinstance(body, cst.IndentedBlock)


class NewBody:
    """The statements of a new handler, in order, and the comments that wait for the next of them."""

    def __init__(self) -> None:
        self.statements: list[Statement] = []
        self._waiting: list[cst.EmptyLine] = []

    def add(self, statements: Sequence[Statement], above: Sequence[cst.EmptyLine] = ()) -> None:
        self._waiting += above
        for statement in statements:
            lines = [*self._waiting, *statement.leading_lines]
            if not self.statements:
                lines = [line for line in lines if line.comment is not None]
            self.statements.append(statement.with_changes(leading_lines=lines))
            self._waiting = []

    def add_suite(self, suite: cst.BaseSuite, above: Sequence[cst.EmptyLine] = ()) -> None:
        """The statements of a branch, with the comments beside and above its head."""
        block = opened(suite)
        comment = block.header.comment
        self._waiting += [*above, *([cst.EmptyLine(comment=comment)] if comment else ())]
        if does_nothing(block):
            self._waiting += comments_of(block.body[0])
        else:
            self.add([statement for statement in block.body if isinstance(statement, Statement)])
        self._waiting += block.footer

    def block(self, old: cst.IndentedBlock) -> cst.IndentedBlock:
        """The body as a block with the old one's head."""
        statements = self.statements or [cst.SimpleStatementLine([cst.Pass()])]
        footer = [line for line in self._waiting if line.comment is not None]
        if not self.statements:
            statements = [cst.SimpleStatementLine([cst.Pass()], leading_lines=footer)]
            footer = []
        return old.with_changes(body=statements, footer=footer)


def comments_of(statement: cst.CSTNode) -> list[cst.EmptyLine]:
    """The comments above and beside a statement that goes."""
    line = cst.ensure_type(statement, cst.SimpleStatementLine)
    beside = line.trailing_whitespace.comment
    return [*line.leading_lines, *([cst.EmptyLine(comment=beside)] if beside else ())]


def alone(node: cst.CSTNode) -> cst.BaseSmallStatement | None:
    """The one small statement of a line, if it has no more."""
    if isinstance(node, cst.SimpleStatementLine) and len(node.body) == 1:
        return node.body[0]
    return None
