"""Blocks of a LibCST tree: whether control leaves them, and how statements are put into them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import libcst as cst

Statement = cst.SimpleStatementLine | cst.BaseCompoundStatement

_ENDING_CALLS = {("sys", "exit"), ("os", "_exit"), ("os", "abort")}


class Around(NamedTuple):
    """What is put around one statement, as source text.

    ``before`` and ``after`` are statements. With a ``condition``, all of it becomes the body of an
    ``if``. ``inside`` are statements that become the first of a compound statement's body.
    """

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    condition: str = ""
    inside: tuple[str, ...] = ()


def parsed(statements: Sequence[str]) -> list[Statement]:
    """Nodes for statements given as text."""
    return list(cst.parse_module("".join(f"{statement}\n" for statement in statements)).body)


def with_around(node: Statement, around: Around) -> list[Statement]:
    """``node`` and what goes around it. Comments above stay with ``node``, blank lines above all."""
    if around.inside:
        assert isinstance(node.body, cst.BaseSuite)
        block = opened(node.body)
        node = node.with_changes(body=block.with_changes(body=[*parsed(around.inside), *block.body]))
    blank, comments = _blank_and_comments(node.leading_lines)
    node = node.with_changes(leading_lines=comments)
    statements: list[Statement] = [*parsed(around.before), node, *parsed(around.after)]
    if around.condition:
        statements[0] = statements[0].with_changes(leading_lines=())
        condition = cst.parse_expression(around.condition)
        statements = [cst.If(condition, cst.IndentedBlock(statements), leading_lines=comments)]
    first, *rest = statements
    return [first.with_changes(leading_lines=[*blank, *first.leading_lines]), *rest]


def opened(suite: cst.BaseSuite) -> cst.IndentedBlock:
    """A suite as a block of its own; one that is a block already as it is."""
    if isinstance(suite, cst.IndentedBlock):
        return suite
    line = cst.ensure_type(suite, cst.SimpleStatementSuite)
    return cst.IndentedBlock([cst.SimpleStatementLine(line.body)], header=line.trailing_whitespace)


def with_appended(suite: cst.BaseSuite, statements: Sequence[Statement]) -> cst.IndentedBlock:
    """A suite as a block with statements at its end; a ``pass`` that stood alone gives way to them.

    Comments at the end of the block, and those of such a ``pass``, come before the statements.
    """
    block = opened(suite)
    first, *rest = statements
    kept = list(block.body)
    above: list[cst.EmptyLine] = []
    if does_nothing(block):
        line = cst.ensure_type(kept.pop(), cst.SimpleStatementLine)
        comment = line.trailing_whitespace.comment
        above = [*line.leading_lines, *([cst.EmptyLine(comment=comment)] if comment else ())]
    footer: Sequence[cst.EmptyLine] = block.footer
    if any(line.comment for line in footer):
        above += footer
        footer = ()
    first = first.with_changes(leading_lines=[*above, *first.leading_lines])
    return block.with_changes(body=[*kept, first, *rest], footer=footer)


def does_nothing(block: cst.IndentedBlock) -> bool:
    """Whether all there is in a block is one ``pass`` or ``...``."""
    match block.body:
        case [cst.SimpleStatementLine(body=[cst.Pass() | cst.Expr(value=cst.Ellipsis())])]:
            return True
    return False


def _blank_and_comments(
    lines: Sequence[cst.EmptyLine],
) -> tuple[Sequence[cst.EmptyLine], Sequence[cst.EmptyLine]]:
    first = next((i for i, line in enumerate(lines) if line.comment), len(lines))
    return lines[:first], lines[first:]


def falls_through(suite: cst.BaseSuite) -> bool:
    """Whether control can come to the end of a suite."""
    return not any(_leaves(statement) for statement in suite.body)


def _leaves(node: cst.CSTNode) -> bool:
    """Whether control never comes to what follows a statement."""
    match node:
        case cst.SimpleStatementLine():
            return any(_leaves(statement) for statement in node.body)
        case cst.If() | cst.Try() | cst.TryStar() | cst.Match():
            return _all_ways_leave(node)
        case cst.With():
            return not falls_through(node.body) and not any(map(_suppresses, node.items))
        case cst.While(test=cst.Name("True") | cst.Integer("1")):
            return not jumps(node.body, cst.Break)
        case cst.Return() | cst.Raise() | cst.Continue() | cst.Break():
            return True
        case cst.Expr(value=cst.Call(func=cst.Name("exit" | "quit"))):
            return True
        case cst.Expr(value=cst.Call(func=cst.Attribute(value=cst.Name(module), attr=cst.Name(name)))):
            return (module, name) in _ENDING_CALLS
    return False


def _suppresses(item: cst.WithItem) -> bool:
    """Whether a manager swallows errors: what follows the block is then done, however that ends."""
    match item.item:
        case cst.Call(func=cst.Name("suppress") | cst.Attribute(attr=cst.Name("suppress"))):
            return True
    return False


def _all_ways_leave(node: cst.If | cst.Try | cst.TryStar | cst.Match) -> bool:
    if isinstance(node, cst.If):
        if isinstance(node.orelse, cst.If):
            return not falls_through(node.body) and _leaves(node.orelse)
        return (
            node.orelse is not None and not falls_through(node.body) and not falls_through(node.orelse.body)
        )
    if isinstance(node, cst.Match):
        exhaustive = any(map(_takes_all, node.cases))
        return exhaustive and not any(falls_through(case.body) for case in node.cases)
    if node.finalbody is not None and not falls_through(node.finalbody.body):
        return True
    succeeds = falls_through(node.body) and (node.orelse is None or falls_through(node.orelse.body))
    return not succeeds and not any(falls_through(handler.body) for handler in node.handlers)


def _takes_all(case: cst.MatchCase) -> bool:
    match case:
        case cst.MatchCase(pattern=cst.MatchAs(pattern=None), guard=None):
            return True
    return False


def jumps(node: cst.CSTNode, kind: type[cst.Continue | cst.Break]) -> list[cst.CSTNode]:
    """The ``continue`` or ``break`` statements in ``node`` that speak of the loop around it."""
    collector = _Jumps(kind)
    node.visit(collector)
    return collector.found


class _Jumps(cst.CSTVisitor):
    def __init__(self, kind: type[cst.Continue | cst.Break]) -> None:
        super().__init__()
        self.found: list[cst.CSTNode] = []
        self._kind = kind

    def on_visit(self, node: cst.CSTNode) -> bool:
        if isinstance(node, self._kind):
            self.found.append(node)
        elif isinstance(node, cst.For | cst.While):
            if node.orelse is not None:  # which belongs to the loop around
                node.orelse.visit(self)
            return False
        return not isinstance(node, cst.FunctionDef | cst.ClassDef | cst.BaseExpression)
