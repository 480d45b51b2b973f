"""The time that is left until a deadline: it bounds a wait and makes none grow."""

from __future__ import annotations

import ast

from flake8_connerr.catalog.vocabulary import words
from flake8_connerr.control_flow.flow import last_name

# In the name of a time: how long is left until then only ever shrinks.
_ENDS = frozenset({"deadline", "end", "timeout", "until"})


def is_left_over(value: ast.expr) -> bool:
    """Whether a value is the time that is left: ``deadline - monotonic()``."""
    match value:
        case ast.BinOp(left=left, op=ast.Sub()):
            return bool(words(last_name(left)) & _ENDS)
    return False
