"""The types of what is written out: literals, and displays of lists and dicts."""

from __future__ import annotations

import ast
from collections.abc import Iterator

_LITERALS: dict[type, str] = {str: "str", bytes: "bytes", int: "int", float: "float", bool: "bool"}


def display_type(expression: ast.expr) -> Iterator[str]:
    """The type of a literal or display."""
    match expression:
        case ast.JoinedStr():
            yield "str"
        case ast.Constant(value=value) if type(value) in _LITERALS:
            yield _LITERALS[type(value)]
        case ast.Dict() | ast.DictComp():
            yield "dict"
        case ast.List() | ast.ListComp():
            yield "list"
