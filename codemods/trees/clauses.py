"""Putting another clause in the place of a handler's."""

from __future__ import annotations

from typing import TypeVar

import libcst as cst

Handler = TypeVar("Handler", cst.ExceptHandler, cst.ExceptStarHandler)


def with_clause(handler: Handler, clause: cst.BaseExpression) -> Handler:
    """``handler`` for ``clause``, with the spaces that one without parentheses needs."""
    space = cst.SimpleWhitespace(" ")
    if not clause.lpar:
        if isinstance(handler, cst.ExceptHandler) and handler.whitespace_after_except.empty:
            handler = handler.with_changes(whitespace_after_except=space)
        if isinstance(handler, cst.ExceptStarHandler) and handler.whitespace_after_star.empty:
            handler = handler.with_changes(whitespace_after_star=space)
        if handler.name is not None and _empty(handler.name.whitespace_before_as):
            handler = handler.with_changes(name=handler.name.with_changes(whitespace_before_as=space))
    return handler.with_changes(type=clause)


def _empty(whitespace: cst.BaseParenthesizableWhitespace | cst.MaybeSentinel) -> bool:
    return isinstance(whitespace, cst.SimpleWhitespace) and whitespace.empty
