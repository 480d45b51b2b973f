"""Where things are in a source text, for people and programs that count characters."""

from __future__ import annotations

import ast
import functools
import warnings
from typing import NamedTuple

from codemods.results import Result
from codemods.source import decode
from flake8_connerr.lines import source_lines
from flake8_connerr.nodes import Position


class Place(NamedTuple):
    """A part of a source text: lines and columns from 1, in characters; its end is behind the last one."""

    line: int
    column: int
    end_line: int
    end_column: int


class SourceText:
    """The text of a source file, or of a notebook's cell, by lines and as a tree.

    ``python`` is a text with the same lines that parses, where ``text`` does not do so itself.
    """

    def __init__(self, text: str, python: str | None = None) -> None:
        self.text = text
        self.lines = source_lines(text)
        self._python = text if python is None else python

    @classmethod
    def of(cls, data: bytes) -> SourceText:
        """The text of a file's bytes."""
        return cls(decode(data).text)

    @functools.cached_property
    def tree(self) -> ast.Module:
        """The text parsed, as the engine has done before; empty where the stack is too short for it."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # those of the source are not ours to show
            try:
                return ast.parse(self._python)
            except (RecursionError, MemoryError):
                return ast.Module([], [])

    @functools.cached_property
    def _ends(self) -> dict[Position, Position]:
        """Where what begins at a position ends: of several nodes, the outermost."""
        inner_first = reversed(list(ast.walk(self.tree)))
        return {
            Position.of(node): end
            for node in inner_first
            if isinstance(node, ast.stmt | ast.expr | ast.ExceptHandler) and (end := _end(_shown(node)))
        }

    def line(self, number: int) -> str:
        """A line, counted from 1, without its end; empty where there is none."""
        return self.lines[number - 1].rstrip("\r\n") if 0 < number <= len(self.lines) else ""

    def column(self, position: Position) -> int:
        """The column of a position, from 1, in characters, as flake8 and editors count."""
        return position.characters_in(self.line(position.line)) + 1

    def place(self, position: Position) -> Place:
        """What begins at ``position``, as far as it goes on that line."""
        line = self.line(position.line)
        column = self.column(position) - 1
        end = self._ends.get(position)
        stop = len(line.rstrip())
        if end is not None and end.line == position.line:
            stop = end.characters_in(line)
        return Place(position.line, column + 1, position.line, max(stop, column + 1) + 1)


def texts(old: bytes, result: Result) -> tuple[SourceText, SourceText]:
    """The texts that a file's findings are in: as it was given, and as it has become."""
    if result.before is not None:
        return SourceText(result.before.text), SourceText((result.after or result.before).text)
    before = SourceText.of(old)
    return before, before if result.data is None else SourceText.of(result.data)


def _end(node: ast.stmt | ast.expr | ast.ExceptHandler) -> Position | None:
    if node.end_lineno is None or node.end_col_offset is None:
        return None
    return Position(node.end_lineno, node.end_col_offset)


def _shown(node: ast.stmt | ast.expr | ast.ExceptHandler) -> ast.stmt | ast.expr | ast.ExceptHandler:
    """What ends the part of a node that is shown: of a statement with a body, the head."""
    match node:
        case ast.ExceptHandler(type=ast.expr() as caught):
            return caught
        case ast.For(iter=last) | ast.AsyncFor(iter=last) | ast.While(test=last) | ast.If(test=last):
            return last
        case _:
            return node
