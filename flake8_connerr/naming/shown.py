"""Expressions as messages and evidence show them: short, however long they are."""

from __future__ import annotations

import ast

# Of an expression so many characters are shown at most, and of a chain so many links, of two or more each.
_MOST_SHOWN = 40
_MOST_LINKS = 20


def shown(expression: ast.expr) -> str:
    """The source of a short expression; the end of a long one."""
    try:
        text = ast.unparse(_end_of_chain(expression))
    except RecursionError:  # a chain that nobody wrote by hand
        return f"….{expression.attr}" if isinstance(expression, ast.Attribute) else "…"
    return text if len(text) <= _MOST_SHOWN else f"…{text[-36:]}"


def _end_of_chain(expression: ast.expr) -> ast.expr:
    """The last links of a chain, ``a.b().c[0]``, that is longer than is shown of it: of a copy of the end."""
    links: list[ast.Attribute | ast.Call | ast.Subscript] = []
    inner = expression
    while isinstance(inner, ast.Attribute | ast.Call | ast.Subscript):
        if len(links) == _MOST_LINKS:
            inner = ast.Name("…")
            break
        links.append(inner)
        inner = inner.func if isinstance(inner, ast.Call) else inner.value
    else:
        return expression
    for link in reversed(links):
        match link:
            case ast.Attribute(attr=attribute):
                inner = ast.Attribute(inner, attribute)
            case ast.Call(args=arguments, keywords=keywords):
                inner = ast.Call(inner, arguments, keywords)
            case ast.Subscript(slice=index):
                inner = ast.Subscript(inner, index)
    return inner
