"""Which syntax errors come from code for a newer Python than the one that runs."""

from __future__ import annotations

import re
import sys

# How a line begins up to the string where the parser stopped, if that is a template string.
_TEMPLATE_PREFIX = re.compile(r"(?<!\w)(?:t|tr|rt)$", re.IGNORECASE)


def explained(error: SyntaxError) -> str:
    """The error's message, and that a newer Python reads such code where that is so."""
    if sys.version_info < (3, 14) and _is_read_by_3_14(error):
        major, minor, *_ = sys.version_info
        return f"{error.msg}; Python 3.14 reads this, but here runs Python {major}.{minor}"
    return error.msg


def _is_read_by_3_14(error: SyntaxError) -> bool:
    """Whether it is ``except A, B:``, which Python 2 had too (PEP 758), or a template string (PEP 750)."""
    line, column = error.text or "", (error.offset or 1) - 1
    if error.msg == "multiple exception types must be parenthesized":
        return not re.search(r"\bas\b", line)
    return line[column : column + 1] in {"'", '"'} and bool(_TEMPLATE_PREFIX.search(line[:column]))
