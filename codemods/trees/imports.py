"""Imports added at the top of a file, where its author would have put them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

import libcst as cst
from libcst.helpers import get_full_name_for_node_or_raise

from codemods.trees.bodies import alone
from codemods.trees.nodes import find

# Below these, an import may come too late, or stand where nobody looks for it.
_CODE = cst.FunctionDef | cst.ClassDef | cst.For | cst.While | cst.With
# These often stand among imports; below one that uses what is imported, the import would come too late.
_BRANCHES = cst.If | cst.Try | cst.TryStar | cst.Match

Statements = list[cst.SimpleStatementLine | cst.BaseCompoundStatement]


def add_imports(module: cst.Module, names: Sequence[str]) -> cst.Module:
    """``module`` with an ``import`` of each name that has none yet at the top level.

    They go among the imports of their kind, the standard library's or others', in order where those are
    in order; else into a paragraph of their own: after the docstring and the ``__future__`` imports, or,
    for others', after those of the standard library.
    """
    body: Statements = list(module.body)
    for name in sorted(set(names) - _imported(body)):
        body = _with_import(body, name)
    return module if len(body) == len(module.body) else module.with_changes(body=body)


def _imported(body: Statements) -> set[str]:
    """The modules that plain imports at the top level bind under their own names."""
    found = set()
    for statement in body:
        if isinstance(statement, cst.SimpleStatementLine):
            for part in statement.body:
                if isinstance(part, cst.Import):
                    found |= {_name(alias) for alias in part.names if alias.asname is None}
    return found


def _with_import(body: Statements, name: str) -> Statements:
    line = cst.ensure_type(cst.parse_statement(f"import {name}"), cst.SimpleStatementLine)
    is_standard = name.partition(".")[0] in sys.stdlib_module_names
    place = _first_place(body)
    for start, end in _paragraphs(body, name.partition(".")[0]):
        alike = [_is_alike(statement, is_standard) for statement in body[start:end]]
        if True in alike:
            if not (is_standard and _in_order(body[start:end])):
                # What follows, or comes before, may be other paragraphs without a blank line.
                start += alike.index(True)
                end = next((i for i in range(start, end) if not _is_alike(body[i], is_standard)), end)
            return _inserted(body, start + _place(body[start:end], name.lower()), line, at_start=start)
        if not is_standard and all(map(_is_standard, body[start:end])):
            place = end
    return _as_paragraph(body, place, line)


def _is_alike(statement: cst.CSTNode, is_standard: bool) -> bool:
    """Whether an import is one of the standard library, or one of others that is not relative."""
    return _is_standard(statement) if is_standard else bool(_key(statement)) and not _is_standard(statement)


def _paragraphs(body: Statements, name: str) -> Iterator[tuple[int, int]]:
    """Where runs of imports without a blank line between them begin and end, above what uses ``name``."""
    start: int | None = None
    for i, statement in enumerate(body):
        is_import = isinstance(alone(statement), cst.Import | cst.ImportFrom) and not _is_future(statement)
        if start is not None and (not is_import or _has_blank_line(statement)):
            yield start, i
            start = None
        if isinstance(statement, _CODE) or (isinstance(statement, _BRANCHES) and _uses(statement, name)):
            return
        if is_import and start is None:
            start = i
    if start is not None:
        yield start, len(body)


def _uses(statement: cst.CSTNode, name: str) -> bool:
    """Whether a statement reads an attribute of what ``name`` stands for."""
    values = (attribute.value for attribute in find(statement, cst.Attribute))
    return any(isinstance(value, cst.Name) and value.value == name for value in values)


def _place(paragraph: Statements, key: str) -> int:
    """The index in a paragraph of imports at which the import of ``key`` goes.

    Where plain imports and from-imports are one ordered list, its place in that; else its place among
    the plain ones that come first, or after them where they are in no order.
    """
    ordered = _ordered_part(paragraph)
    if not _in_order(paragraph):
        return len(ordered)
    return next((i for i, other in enumerate(ordered) if _key(other) > key), len(ordered))


def _ordered_part(paragraph: Statements) -> Statements:
    """The statements among which a plain import has its place."""
    straight = [isinstance(alone(statement), cst.Import) for statement in paragraph]
    first_from = straight.index(False) if False in straight else len(straight)
    keys = list(map(_key, paragraph))
    return paragraph if any(straight[first_from:]) and keys == sorted(keys) else paragraph[:first_from]


def _in_order(paragraph: Statements) -> bool:
    keys = list(map(_key, _ordered_part(paragraph)))
    return keys == sorted(keys)


def _is_standard(statement: cst.CSTNode) -> bool:
    return _key(statement).partition(".")[0] in sys.stdlib_module_names


def _inserted(body: Statements, place: int, line: cst.SimpleStatementLine, at_start: int) -> Statements:
    """``body`` with ``line`` at ``place``; at the start of a paragraph, under what heads that."""
    if place == at_start:
        head = body[place]
        line = line.with_changes(leading_lines=head.leading_lines)
        return [*body[:place], line, head.with_changes(leading_lines=()), *body[place + 1 :]]
    return [*body[:place], line, *body[place:]]


def _first_place(body: Statements) -> int:
    """The index of what follows the docstring and the ``__future__`` imports."""
    place = 1 if body and _is_docstring(body[0]) else 0
    while place < len(body) and _is_future(body[place]):
        place += 1
    return place


def _is_docstring(statement: cst.CSTNode) -> bool:
    match alone(statement):
        case cst.Expr(value=cst.SimpleString() | cst.ConcatenatedString()):
            return True
    return False


def _is_future(statement: cst.CSTNode) -> bool:
    match alone(statement):
        case cst.ImportFrom(module=cst.Name("__future__")):
            return True
    return False


def _as_paragraph(body: Statements, place: int, line: cst.SimpleStatementLine) -> Statements:
    blank = cst.EmptyLine(indent=False)
    if place:
        line = line.with_changes(leading_lines=[blank])
    rest = body[place:]
    if rest and not _has_blank_line(rest[0]):
        rest[0] = rest[0].with_changes(leading_lines=[blank, *rest[0].leading_lines])
    return [*body[:place], line, *rest]


def _has_blank_line(statement: cst.SimpleStatementLine | cst.BaseCompoundStatement) -> bool:
    return any(line.comment is None for line in statement.leading_lines)


def _key(statement: cst.CSTNode) -> str:
    """The module that an import imports first, or from, in lower case; "" for a relative import."""
    (part,) = cst.ensure_type(statement, cst.SimpleStatementLine).body
    if isinstance(part, cst.Import):
        return _name(part.names[0]).lower()
    module = cst.ensure_type(part, cst.ImportFrom)
    if module.relative or module.module is None:
        return ""
    return get_full_name_for_node_or_raise(module.module).lower()


def _name(alias: cst.ImportAlias) -> str:
    return get_full_name_for_node_or_raise(alias.name)
