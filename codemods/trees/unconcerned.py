"""Which statements of a file no fix is about, so that no codemod has to see them."""

from __future__ import annotations

import ast
import bisect
import enum
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from flake8_connerr.fixes import Fix
from flake8_connerr.nodes import FunctionNode, Position, blocks

_IMPORTS = ast.Import | ast.ImportFrom
# Above the first of these, a new import finds its place among the statements that are there.
_CODE = FunctionNode | ast.ClassDef | ast.For | ast.AsyncFor | ast.While | ast.With | ast.AsyncWith
_BRANCHES = ast.If | ast.Try | ast.TryStar | ast.Match


class Reads(enum.Enum):
    """What of a file a codemod has to see. With all but the first, it also sees where a new import goes."""

    CLAUSES = "the clauses of the statements that begin where its fixes say"
    STATEMENTS = "the statements that begin where its fixes say"
    FUNCTIONS = "the outermost functions around what its fixes name; where there is none, the whole file"


class Region(NamedTuple):
    """From where a statement begins, which is the first on its line, to where it or a later one ends.

    A head ends with the line above a statement in its block instead.
    """

    begin: Position
    end: Position
    is_head: bool = False


def unconcerned(tree: ast.Module, lines: Sequence[str], fixes: Iterable[Fix], reads: Reads) -> list[Region]:
    """The regions of a file of these ``lines`` that can be left out, in the order of the source.

    Where ``reads`` are functions and a part of a fix lies in none, there are no regions: names are then
    chosen that the whole file does not use.
    """
    positions = {position for fix in fixes for position in _positions(fix)}
    about = sorted({position.line for position in positions})

    def is_concerned(statement: ast.stmt) -> bool:
        return _count(about, statement) > 0

    match reads:
        case Reads.CLAUSES:
            return sorted(_around_clauses(tree.body, lines, is_concerned))
        case Reads.STATEMENTS:
            named = _inside(tree.body, is_concerned, lambda part: Position.of(part) in positions)
            runs = [*_at_top_level(tree.body, lines, is_concerned), *named]
        case Reads.FUNCTIONS if sum(_count_in_functions(about, part) for part in tree.body) == len(about):
            methods = _inside(tree.body, is_concerned, lambda part: not isinstance(part, ast.ClassDef))
            runs = [*_at_top_level(tree.body, lines, is_concerned), *methods]
        case _:
            runs = []
    return sorted(_regions(runs, lines))


def _positions(part: object) -> Iterator[Position]:
    """All places that a fix names."""
    if isinstance(part, Position):
        yield part
    elif isinstance(part, tuple):
        for inner in part:
            yield from _positions(inner)


def _count(lines: Sequence[int], statement: ast.stmt) -> int:
    """How many of the lines, which are in order, are those of a statement."""
    last = statement.end_lineno or statement.lineno
    return bisect.bisect_right(lines, last) - bisect.bisect_left(lines, statement.lineno)


def _count_in_functions(lines: Sequence[int], statement: ast.stmt) -> int:
    """How many of the lines are those of functions, which are the statement or in it."""
    inside = _count(lines, statement)
    if not inside or isinstance(statement, FunctionNode):
        return inside
    return sum(_count_in_functions(lines, part) for block in blocks(statement) for part in block)


def _at_top_level(
    block: Sequence[ast.stmt], lines: Sequence[str], is_concerned: Callable[[ast.stmt], bool]
) -> Iterator[Sequence[ast.stmt]]:
    """The runs that can go of the statements at the top level, and the body of the first function or class.

    All imports stay, and what stands above the first code with a block of its own, but for simple statements.
    """
    place = next((i for i, part in enumerate(block) if _begins_below(part, lines)), len(block))
    # The first statement may be the docstring, and none other may be taken for it.
    yield from _runs(block[1:place], lambda part: isinstance(part, _IMPORTS | _BRANCHES | _CODE))
    for code in block[place : place + 1]:
        if isinstance(code, FunctionNode | ast.ClassDef) and not is_concerned(code):
            yield code.body
    yield from _runs(block[place + 1 :], lambda part: isinstance(part, _IMPORTS) or is_concerned(part))


def _begins_below(statement: ast.stmt, lines: Sequence[str]) -> bool:
    """Whether a statement is code whose block has lines of its own, which show how the file is indented."""
    return isinstance(statement, _CODE) and _begin(statement.body[0], lines) is not None


def _inside(
    block: Sequence[ast.stmt],
    is_concerned: Callable[[ast.stmt], bool],
    stays_whole: Callable[[ast.stmt], bool],
) -> Iterator[Sequence[ast.stmt]]:
    """The runs that can go within the concerned statements of a block, but for those that stay whole."""
    for statement in block:
        if is_concerned(statement) and not stays_whole(statement):
            for inner in blocks(statement):
                yield from _runs(inner, is_concerned)
                yield from _inside(inner, is_concerned, stays_whole)


def _around_clauses(
    block: Sequence[ast.stmt], lines: Sequence[str], is_concerned: Callable[[ast.stmt], bool]
) -> Iterator[Region]:
    """The regions of a block, those in its concerned statements included, and the heads of these."""
    yield from _regions(_runs(block, is_concerned), lines)
    for statement in filter(is_concerned, block):
        inside: list[Sequence[ast.stmt]] = [*blocks(statement)]
        if len(inside) == 1:
            rest = list(itertools.dropwhile(lambda part: not is_concerned(part), inside[0]))
            if rest and (head := _head(statement, rest[0], lines)) is not None:
                yield head
                inside = [rest]
        for inner in inside:
            yield from _around_clauses(inner, lines, is_concerned)


def _runs(block: Sequence[ast.stmt], stays: Callable[[ast.stmt], bool]) -> Iterator[Sequence[ast.stmt]]:
    """The longest runs of statements that do not stay."""
    for stay, run in itertools.groupby(block, stays):
        if not stay:
            yield list(run)


def _regions(runs: Iterable[Sequence[ast.stmt]], lines: Sequence[str]) -> Iterator[Region]:
    """From the first statement of each run that begins its line to the end of the last."""
    for run in runs:
        begin = next((at for statement in run if (at := _begin(statement, lines)) is not None), None)
        if begin is not None:
            yield Region(begin, Position(run[-1].end_lineno or 0, run[-1].end_col_offset or 0))


def _head(statement: ast.stmt, inner: ast.stmt, lines: Sequence[str]) -> Region | None:
    """From where a statement begins to the line above the one where a statement of its block does."""
    begin, below = _begin(statement, lines), _begin(inner, lines)
    if begin is None or below is None:
        return None
    last = lines[below.line - 2].rstrip("\r\n")
    if last.endswith("\\"):  # which may say how far the statement below is indented
        return None
    return Region(begin, Position(below.line - 1, len(last.encode("utf-8", "surrogatepass"))), is_head=True)


def _begin(statement: ast.stmt, lines: Sequence[str]) -> Position | None:
    """Where a statement begins, its decorators included, if nothing stands before it on the line.

    An ``elif`` begins nowhere, since what is left out is no statement to Python.
    """
    at = Position.of(statement)
    decorators = getattr(statement, "decorator_list", [])
    if decorators:
        at = at._replace(line=decorators[0].lineno)
    before, after = lines[at.line - 1][: at.column], lines[at.line - 1][at.column :]
    if before.strip() or after.startswith("elif") or (decorators and not after.startswith("@")):
        return None
    return at
