"""What a rewrite may not touch: comments, and every line that is not about a finding."""

from __future__ import annotations

import ast
import difflib
import io
import tokenize
from collections import Counter
from collections.abc import Iterable, Iterator

from codemods.source import decode

_AROUND = (ast.Try, ast.TryStar, ast.For, ast.AsyncFor, ast.While)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_IMPORTS = (ast.Import, ast.ImportFrom)


def faults(old: bytes, new: bytes, lines: Iterable[int]) -> Iterator[str]:
    """What is wrong with the rewrite of a file that has findings on ``lines``."""
    before, after = decode(old), decode(new)
    if before.encoding != after.encoding:
        yield f"its encoding was {before.encoding} and is {after.encoding}"
    if lost := comments(before.text) - comments(after.text):
        yield f"it has lost comments: {', '.join(sorted(lost))}"
    tree = ast.parse(before.text)
    texts = before.text.splitlines()
    allowed = [*import_places(tree), *(with_comments(around(tree, line), texts) for line in lines)]
    for start, end in changed_lines(old, new):
        if not any(first - 1 <= start and end <= last + 1 for first, last in allowed):
            yield f"lines {start} to {end} changed, which are not about a finding"


def comments(text: str) -> Counter[str]:
    """Each comment of a source, and how often it stands there."""
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return Counter(token.string for token in tokens if token.type == tokenize.COMMENT)


def changed_lines(old: bytes, new: bytes) -> Iterator[tuple[int, int]]:
    """The first and last line of each part of ``old`` that is not byte for byte in ``new``.

    For what was put in between two lines, both of them.
    """
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for what, start, end, _, _ in matcher.get_opcodes():
        if what == "insert":
            yield start, start + 1
        elif what != "equal":
            yield start + 1, end


def import_places(tree: ast.Module) -> Iterator[tuple[int, int]]:
    """Where an import may be put in or taken out: beside another, or below the module's docstring."""
    yield 0, 1
    for place, statement in enumerate(tree.body):
        is_text = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
        if isinstance(statement, _IMPORTS) or (place == 0 and is_text):
            following = tree.body[place + 1].lineno if place + 1 < len(tree.body) else statement.lineno
            yield statement.lineno, max(statement.end_lineno or 0, following - 1)
        if place == 0 and not is_text:
            yield 0, statement.lineno


def around(tree: ast.Module, line: int) -> tuple[int, int]:
    """The first and last line of the outermost loop or ``try`` around a line in the same function.

    Of a decorator that retries, of the whole function: its loop takes the decorator's place.
    """
    found: ast.stmt | None = None
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        node = waiting.pop()
        if not isinstance(node, ast.stmt | ast.ExceptHandler | ast.match_case):
            continue
        if isinstance(node, ast.stmt) and not _first(node) <= line <= (node.end_lineno or 0):
            continue
        if isinstance(node, _FUNCTIONS):
            found = node if line < node.lineno else None
        elif isinstance(node, _AROUND) and found is None:
            found = node
        waiting.extend(ast.iter_child_nodes(node))
    return (line, line) if found is None else (_first(found), found.end_lineno or line)


def with_comments(place: tuple[int, int], texts: list[str]) -> tuple[int, int]:
    """The same with the comments above it: a variable that is set first goes above them."""
    first, last = place
    while first > 1 and texts[first - 2].lstrip().startswith("#"):
        first -= 1
    return first, last


def _first(statement: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    return min([statement.lineno, *(decorator.lineno for decorator in decorators)])
