"""The error of a pattern that does not compile; renamed in Python 3.13."""

from __future__ import annotations

VERSION = "3.11 to 3.13"

CLASSES = {
    "re.error": ("Exception",),
}

ALIASES = {
    "re.PatternError": "re.error",
}
