"""Which findings a change of lines is nearest to, and which findings are fixed together."""

from __future__ import annotations

import ast
import bisect
import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from flake8_connerr.nodes import FunctionNode, blocks


class _Span(NamedTuple):
    first: int
    last: int


class Nearest:
    """The statements around findings that may be rewritten for them, by their lines.

    They are the outermost statement of a function (or of the module) that a finding stands in, then the
    functions around it, from the inside outwards.
    """

    def __init__(self, tree: ast.Module, lines: Sequence[int]) -> None:
        """``lines`` are those of the findings, which go by their indices."""
        statements = _Statements(tree)
        around = [_spans(statements, line) for line in lines]
        deepest = max(map(len, around), default=0)
        self._levels = [
            _Level([(spans[level], i) for i, spans in enumerate(around) if len(spans) > level])
            for level in range(deepest)
        ]

    def to(self, first: int, removed: int) -> set[int]:
        """The findings with the nearest statement that a change is in, by its first line and its length.

        A change without a line of its own is where it touches the seam before or behind a statement.
        """
        last = max(first + removed - 1, first)
        found = (level.touched(first - (not removed), last) for level in self._levels)
        return next(filter(None, found), set())


class _Level:
    """Spans, each of a finding, in the order of their lines."""

    def __init__(self, spans: list[tuple[_Span, int]]) -> None:
        self._ordered = sorted(spans)
        self._firsts = [span.first for span, _ in self._ordered]
        self._furthest = list(itertools.accumulate((span.last for span, _ in self._ordered), max))

    def touched(self, first: int, last: int) -> set[int]:
        """The findings whose spans have a line in common with these."""
        found: set[int] = set()
        for place in range(bisect.bisect_right(self._firsts, last) - 1, -1, -1):
            if self._furthest[place] < first:
                break
            span, finding = self._ordered[place]
            if span.last >= first:
                found.add(finding)
        return found


class Groups:
    """Findings, by their indices, in groups that are fixed together; each is one of its own at first."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def of(self, finding: int) -> int:
        """The group of a finding, by the index of one of its members."""
        while (above := self._above[finding]) != finding:
            self._above[finding] = finding = self._above[above]
        return finding

    def join(self, findings: set[int]) -> None:
        """Make one group of those that the findings are in."""
        groups = sorted(map(self.of, findings))
        for group in groups[1:]:
            self._above[group] = groups[0]

    def members(self) -> dict[int, list[int]]:
        """The findings of each group, in order."""
        found: dict[int, list[int]] = {}
        for finding in range(len(self._above)):
            found.setdefault(self.of(finding), []).append(finding)
        return found


class _Block(NamedTuple):
    """The statements in a node, those of its handlers and cases among them, in the order of their lines."""

    statements: list[ast.stmt]
    firsts: list[int]
    lasts: list[int]


class _Statements:
    """Finds the statements that hold a line; what is in a node is put in order once."""

    def __init__(self, tree: ast.Module) -> None:
        self._tree = tree
        self._blocks: dict[ast.AST, _Block] = {}

    def around(self, line: int) -> Iterator[ast.stmt]:
        """The statements that hold a line, the outermost first."""
        waiting: list[ast.AST] = [self._tree]
        for node in waiting:  # which grows meanwhile
            block = self._block(node)
            upto = bisect.bisect_right(block.firsts, line)
            for statement in block.statements[bisect.bisect_left(block.lasts, line) : upto]:
                waiting.append(statement)
                yield statement

    def _block(self, node: ast.AST) -> _Block:
        if node not in self._blocks:
            inner = list(itertools.chain.from_iterable(blocks(node)))
            self._blocks[node] = _Block(inner, [*map(_first_line, inner)], [*map(_last_line, inner)])
        return self._blocks[node]


def _spans(statements: _Statements, line: int) -> list[_Span]:
    """The statements around a line that may be rewritten for a finding on it, the nearest first."""
    found: list[_Span] = []
    statement: _Span | None = None
    for node in statements.around(line):
        span = _Span(_first_line(node), _last_line(node))
        if isinstance(node, FunctionNode):
            found.append(span)
            statement = None
        elif not isinstance(node, ast.ClassDef) and statement is None:
            statement = span
    return ([statement] if statement else []) + found[::-1]


def _first_line(node: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(decorator.lineno for decorator in decorators)])


def _last_line(node: ast.stmt) -> int:
    return node.end_lineno or node.lineno
