"""Write retry loops with a library, tenacity or stamina, as their plans say.

The loop becomes the library's iterator with ``with attempt:`` around what is tried; where the plan says
so, the function gets the library's decorator and the loop goes. What a plan asks is done as a whole or
not at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import libcst as cst

from codemods.registry import Rewritten
from codemods.trees import library_code
from codemods.trees.blocks import Statement, falls_through, opened, parsed, with_appended
from codemods.trees.bodies import alone
from codemods.trees.imports import add_imports
from codemods.trees.locate import Located, LocateError
from codemods.trees.nodes import Changer, find
from codemods.trees.surroundings import Surroundings
from codemods.trees.unconcerned import Reads
from codemods.trees.unused_imports import drop_unused
from codemods.trees.wait_code import CannotWaitError, free_name, read_early
from codemods.trees.without import Without, comment_lines
from flake8_connerr.fixes import Fix, LibraryRetry
from flake8_connerr.settings import Settings

FIXES = (LibraryRetry,)
# The variable for an attempt gets a name that nothing around the loop has.
READS = Reads.FUNCTIONS


def rewrite(
    module: cst.Module, located: Located, fixes: Sequence[LibraryRetry], settings: Settings
) -> Rewritten:
    """Rewrite the loops of ``fixes``, all in one walk of ``module``."""
    surroundings = Surroundings(module, located.whole)
    edits = _Edits()
    refused: dict[Fix, str] = {}
    imports: list[str] = []
    modules: set[str] = set()
    inside: set[cst.CSTNode] = set()
    for fix in sorted(fixes, key=lambda fix: fix.loop_at):  # a loop before those in it
        try:
            loop = located.statement(fix.loop_at)
            if not isinstance(loop, cst.For | cst.While):
                raise CannotWaitError("the loop is not there")
            loops = set(find(loop, cst.For, cst.While))
            if loops & inside:
                raise CannotWaitError("the loop around it is rewritten first")
            _Loop(surroundings, located, fix, settings, loop).edit(edits)
            inside |= loops
            imports += fix.library.imports
            modules |= set(fix.modules)
        except (CannotWaitError, LocateError) as reason:
            refused[fix] = str(reason)
    if not inside:
        return Rewritten(module, refused)
    rewritten = cst.ensure_type(module.visit(_Editor(module, edits)), cst.Module)
    rewritten = add_imports(rewritten, imports)
    for name in sorted(modules):
        rewritten = drop_unused(located, rewritten, name)
    return Rewritten(rewritten, refused)


class _Loop:
    """One loop and its plan."""

    def __init__(
        self,
        surroundings: Surroundings,
        located: Located,
        plan: LibraryRetry,
        settings: Settings,
        loop: cst.For | cst.While,
    ) -> None:
        self.located = located
        self.plan = plan
        self.settings = settings
        self.loop = loop
        attempt = located.statement(plan.try_at)
        if not isinstance(attempt, cst.Try) or attempt not in loop.body.body:
            raise CannotWaitError("the attempt is not there")
        self.attempt = attempt
        read_early(plan.base)
        dropped = frozenset(located.statement(at) for at in plan.dropped)
        raising = frozenset(located.statement(at) for at in plan.raising)
        self.without = Without(dropped, raising)
        self.ending = Without(dropped, raising, keeps_else=True)
        self.siblings = surroundings.siblings(loop)
        self.indent = surroundings.indent
        taken = surroundings.names_around(loop, library_code.ATTEMPT_NAMES) - {plan.free}
        self.name = free_name(library_code.ATTEMPT_NAMES, taken)

    def edit(self, edits: _Edits) -> None:
        """Take down what is to be done in ``edits``."""
        if self.plan.decorates is not None:
            function = self.located.statement(self.plan.decorates)
            if not isinstance(function, cst.FunctionDef):
                raise CannotWaitError("the function is not there")
            text = library_code.call(self.plan, self.settings, self.indent)
            edits.decorated[function] = cst.Decorator(cst.parse_expression(text))
            statements = self._tried()
        else:
            statements = self._iterated()
        edits.replaced[self.loop] = self._with_comments(statements)
        edits.dropped |= self.without.dropped

    def _with_comments(self, statements: list[Statement]) -> list[Statement]:
        """The new statements, with the comments above them that were lost with the old."""
        beside = self._lines_beside()
        before = comment_lines([self.loop, *beside])
        lost = Counter(comment.comment.value for comment in before if comment.comment)
        lost.subtract(line.comment.value for line in comment_lines(statements) if line.comment)
        lines = list(self.loop.leading_lines)
        lost.subtract(line.comment.value for line in lines if line.comment)
        for line in before:
            if line.comment is not None and lost[line.comment.value] > 0:
                lost[line.comment.value] -= 1
                lines.append(line)
        if beside and not any(line.comment is None for line in lines):
            lines = [*(line for line in beside[0].leading_lines if line.comment is None), *lines]
        first, *rest = statements
        return [first.with_changes(leading_lines=[*lines, *first.leading_lines]), *rest]

    def _lines_beside(self) -> list[cst.SimpleStatementLine]:
        """The lines beside the loop that go with it."""
        lines = [line for line in self.siblings if isinstance(line, cst.SimpleStatementLine)]
        return [line for line in lines if self.without.dropped.issuperset(line.body)]

    # The parts of the loop

    def _iterated(self) -> list[Statement]:
        """The iterator's loop, and what follows it."""
        (loop,) = parsed([library_code.head(self.plan, self.settings, self.indent, self.name)])
        loop = cst.ensure_type(loop, cst.For)
        *counting, with_ = opened(loop.body).body
        place = list(self.loop.body.body).index(self.attempt)
        leading = self.without.block(self.loop.body.body[:place])
        with_ = cst.ensure_type(with_, cst.With)
        with_ = with_.with_changes(body=_block(self._tried()), leading_lines=[*self.attempt.leading_lines])
        loop = loop.with_changes(
            body=cst.ensure_type(loop.body, cst.IndentedBlock).with_changes(body=[*counting, *leading, with_])
        )
        tail = self._tail() if self.plan.tail_after else []
        if not self.plan.lost:
            return [loop, *tail]
        return [_passing(loop, self.plan.classes, tail)]

    def _tried(self) -> list[Statement]:
        """What is inside ``with attempt:``."""
        tail = [] if self.plan.tail_after else self._trailing()
        handlers = [
            self._handler(handler, place)
            for place, handler in enumerate(self.attempt.handlers)
            if place not in self.plan.gone
        ]
        orelse = None if self.plan.tail_after else self.attempt.orelse
        if handlers:
            attempt = self.attempt.with_changes(handlers=handlers, orelse=orelse, leading_lines=())
            return _without_break([attempt, *tail])
        inner = [] if orelse is None else _statements(opened(orelse.body))
        block = opened(self.attempt.body)
        body = [*_statements(block), *inner]
        if self.attempt.finalbody is None:
            return _without_break([*body, *tail])
        attempt = self.attempt.with_changes(
            body=block.with_changes(body=body), handlers=(), orelse=None, leading_lines=()
        )
        return _without_break([attempt, *tail])

    def _trailing(self) -> list[Statement]:
        """What follows the ``try`` in the loop."""
        statements = list(self.loop.body.body)
        return self.without.block(statements[statements.index(self.attempt) + 1 :])

    def _tail(self) -> list[Statement]:
        """What goes below the loop, to be done after a success."""
        inner = [] if self.attempt.orelse is None else _statements(opened(self.attempt.orelse.body))
        statements = [*inner, *self._trailing()]
        return statements[:-1] if statements and isinstance(alone(statements[-1]), cst.Break) else statements

    def _handler(self, handler: cst.ExceptHandler, place: int) -> cst.ExceptHandler:
        """A handler that stays; one that came round raises its error again."""
        if place not in self.plan.kept:
            return handler
        ends = place in self.plan.breaking
        body = (self.ending if ends else self.without).suite(handler.body)
        if falls_through(body):
            body = with_appended(body, parsed(["break" if ends else "raise"]))
        return handler.with_changes(body=body)


class _Edits:
    """The statements that take the place of others, decorators for functions, and statements that go."""

    def __init__(self) -> None:
        self.replaced: dict[cst.CSTNode, list[Statement]] = {}
        self.decorated: dict[cst.CSTNode, cst.Decorator] = {}
        self.dropped: frozenset[cst.CSTNode] = frozenset()


class _Editor(Changer):
    def __init__(self, module: cst.Module, edits: _Edits) -> None:
        super().__init__(module, edits.dropped.union(edits.replaced, edits.decorated))
        self._edits = edits

    def on_leave(
        self, original_node: cst.CSTNodeT, updated_node: cst.CSTNodeT
    ) -> cst.CSTNodeT | cst.RemovalSentinel | cst.FlattenSentinel[cst.CSTNodeT]:
        left = super().on_leave(original_node, updated_node)
        if statements := self._edits.replaced.get(original_node):
            return cst.FlattenSentinel(statements)  # type: ignore[arg-type]  # statements all
        if isinstance(left, cst.FunctionDef) and (decorator := self._edits.decorated.get(original_node)):
            return left.with_changes(decorators=[*left.decorators, decorator])
        return left

    def on_visit(self, node: cst.CSTNode) -> bool:
        return node not in self._edits.replaced and super().on_visit(node)

    def leave_SimpleStatementLine(
        self, original_node: cst.SimpleStatementLine, updated_node: cst.SimpleStatementLine
    ) -> cst.SimpleStatementLine | cst.RemovalSentinel:
        if self._edits.dropped.isdisjoint(original_node.body):
            return updated_node
        left = Without(self._edits.dropped, frozenset()).block([original_node])
        return cst.ensure_type(left[0], cst.SimpleStatementLine) if left else cst.RemoveFromParent()


def _passing(loop: cst.For, classes: str, tail: list[Statement]) -> cst.Try:
    """A loop whose last error is passed over, and what follows where there was none."""
    (attempt,) = parsed([f"try:\n    pass\nexcept {classes}:\n    pass"])
    orelse = cst.Else(cst.IndentedBlock(tail)) if tail else None
    body = cst.IndentedBlock([loop])
    return cst.ensure_type(attempt, cst.Try).with_changes(body=body, orelse=orelse)


def _block(statements: Sequence[Statement]) -> cst.IndentedBlock:
    first, *rest = statements
    blank = [line for line in first.leading_lines if line.comment is not None]
    return cst.IndentedBlock([first.with_changes(leading_lines=blank), *rest])


def _statements(block: cst.IndentedBlock) -> list[Statement]:
    return [statement for statement in block.body if isinstance(statement, Statement)]


def _without_break(statements: list[Statement]) -> list[Statement]:
    """The statements without a ``break`` at their end, which success needs no more."""
    last = len(statements) - 1
    return statements[:-1] if last and isinstance(alone(statements[last]), cst.Break) else statements
