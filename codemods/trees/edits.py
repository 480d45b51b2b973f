"""Changes to a LibCST tree, collected by node and then made together."""

from __future__ import annotations

from collections.abc import Sequence

import libcst as cst

from codemods.trees.blocks import Around, Statement, opened, parsed, with_appended, with_around
from codemods.trees.nodes import Changer
from codemods.trees.wait_code import CannotWaitError


class Edits:
    """What is to be changed, by the nodes of the tree as parsed; all that is put in is source text.

    ``arguments`` get a new value; ``around`` are statements to which others are added; ``appended`` are
    handlers that get statements at their end; ``otherwise`` are ``if`` statements that get an ``else``;
    ``targets`` are ``for`` loops whose target is renamed.
    ``names`` are the variables chosen, by the function or module they were chosen for.
    """

    _KINDS = ("arguments", "around", "appended", "otherwise", "targets")

    def __init__(self) -> None:
        self.arguments: dict[cst.CSTNode, str] = {}
        self.around: dict[cst.CSTNode, Around] = {}
        self.appended: dict[cst.CSTNode, str] = {}
        self.otherwise: dict[cst.CSTNode, str] = {}
        self.targets: dict[cst.CSTNode, str] = {}
        self.names: dict[cst.CSTNode, set[str]] = {}

    def __bool__(self) -> bool:
        return bool(self.places)

    @property
    def places(self) -> set[cst.CSTNode]:
        """The nodes that change."""
        return {node for kind in self._KINDS for node in getattr(self, kind)}

    def made_in(self, module: cst.Module) -> cst.Module:
        """``module``, whose nodes they are of, with all of them made."""
        return cst.ensure_type(module.visit(_Editor(module, self)), cst.Module)

    def add(self, other: Edits) -> None:
        """Take in ``other``, or nothing and raise :class:`CannotWaitError` where both change one place."""
        for kind in self._KINDS:
            if not getattr(self, kind).keys().isdisjoint(getattr(other, kind)):
                raise CannotWaitError("two fixes would change the same place")
        for kind in self._KINDS:
            getattr(self, kind).update(getattr(other, kind))
        for around, names in other.names.items():
            self.names.setdefault(around, set()).update(names)


class _Editor(Changer):
    def __init__(self, module: cst.Module, edits: Edits) -> None:
        super().__init__(module, edits.places)
        self._edits = edits

    def leave_Arg(self, original_node: cst.Arg, updated_node: cst.Arg) -> cst.Arg:
        text = self._edits.arguments.get(original_node)
        return updated_node if text is None else updated_node.with_changes(value=cst.parse_expression(text))

    def leave_ExceptHandler(
        self, original_node: cst.ExceptHandler, updated_node: cst.ExceptHandler
    ) -> cst.ExceptHandler:
        text = self._edits.appended.get(original_node)
        if text is None:
            return updated_node
        return updated_node.with_changes(body=with_appended(updated_node.body, parsed([text])))

    def leave_SimpleStatementLine(
        self, original_node: cst.SimpleStatementLine, updated_node: cst.SimpleStatementLine
    ) -> cst.SimpleStatementLine | cst.FlattenSentinel[cst.BaseStatement]:
        if self._edits.around.keys().isdisjoint(original_node.body):
            return updated_node
        return cst.FlattenSentinel(self._lines(original_node.body, updated_node))

    def leave_SimpleStatementSuite(
        self, original_node: cst.SimpleStatementSuite, updated_node: cst.SimpleStatementSuite
    ) -> cst.BaseSuite:
        if self._edits.around.keys().isdisjoint(original_node.body):
            return updated_node
        block = opened(updated_node)
        (line,) = block.body
        return block.with_changes(
            body=self._lines(original_node.body, cst.ensure_type(line, cst.SimpleStatementLine))
        )

    def on_leave(
        self, original_node: cst.CSTNodeT, updated_node: cst.CSTNodeT
    ) -> cst.CSTNodeT | cst.RemovalSentinel | cst.FlattenSentinel[cst.CSTNodeT]:
        left = super().on_leave(original_node, updated_node)
        if isinstance(left, cst.For) and (name := self._edits.targets.get(original_node)):
            left = left.with_changes(target=cst.Name(name))
        if isinstance(left, cst.If) and (text := self._edits.otherwise.get(original_node)):
            left = left.with_changes(orelse=cst.Else(cst.IndentedBlock(parsed([text]))))
        around = self._edits.around.get(original_node)
        if around is None or not isinstance(left, cst.BaseCompoundStatement):
            return left
        return cst.FlattenSentinel(with_around(left, around))  # type: ignore[arg-type]  # statements all

    def _lines(
        self, originals: Sequence[cst.BaseSmallStatement], line: cst.SimpleStatementLine
    ) -> list[Statement]:
        """``line`` broken up so that something can stand around one of its statements."""
        groups: list[tuple[Around | None, list[cst.BaseSmallStatement]]] = []
        for original, statement in zip(originals, line.body, strict=True):
            around = self._edits.around.get(original)
            if around is None and groups and groups[-1][0] is None:
                groups[-1][1].append(statement)
            else:
                groups.append((around, [statement]))
        found: list[Statement] = []
        for i, (around, statements) in enumerate(groups):
            statements[-1] = statements[-1].with_changes(semicolon=cst.MaybeSentinel.DEFAULT)
            piece = cst.SimpleStatementLine(
                statements,
                leading_lines=line.leading_lines if i == 0 else (),
                trailing_whitespace=line.trailing_whitespace
                if i == len(groups) - 1
                else cst.TrailingWhitespace(),
            )
            found += [piece] if around is None else with_around(piece, around)
        return found
