"""Makes a program smaller, as long as something is still true of it."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator


def minimal(source: str, holds: Callable[[str], bool]) -> str:
    """The smallest program that is found by leaving out statements, handlers and what is around them."""
    smaller = True
    while smaller:
        smaller = False
        for candidate in _smaller(source):
            if (
                candidate != source
                and len(candidate) <= len(source)
                and _compiles(candidate)
                and holds(candidate)
            ):
                source, smaller = candidate, True
                break
    return source


def _smaller(source: str) -> Iterator[str]:
    count = sum(1 for _ in _changes(ast.parse(source)))
    for number in range(count):
        tree = ast.parse(source)
        change = next(change for i, change in enumerate(_changes(tree)) if i == number)
        change()
        yield ast.unparse(tree) + "\n"


def _changes(tree: ast.Module) -> Iterator[Callable[[], None]]:
    """Each way to make a tree smaller by one step; they are made on the tree itself."""
    for node in ast.walk(tree):
        for field in ("body", "orelse", "finalbody", "handlers", "cases", "elts"):
            items = getattr(node, field, None)
            if not isinstance(items, list):
                continue
            for place, item in enumerate(items):
                if isinstance(item, ast.Import | ast.ImportFrom):
                    continue  # without it, the name would mean something else
                yield lambda items=items, place=place: items.__delitem__(place)
                inner = getattr(item, "body", None)
                if isinstance(item, ast.stmt) and isinstance(inner, list):
                    yield lambda items=items, place=place, inner=inner: items.__setitem__(
                        slice(place, place + 1), inner
                    )
                if not isinstance(item, ast.Pass) and isinstance(item, ast.stmt):
                    yield lambda items=items, place=place: items.__setitem__(place, ast.Pass())


def _compiles(source: str) -> bool:
    try:
        compile(source, "<smaller>", "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return False
    return True
