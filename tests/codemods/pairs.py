"""Fixtures of codemods: a source before and after, in two files side by side."""

from __future__ import annotations

import io
import tokenize
from collections import Counter
from pathlib import Path

FIXTURES = Path(__file__).parent / "fixtures"


def sources_before(codemod: str) -> list[Path]:
    """The fixtures of a codemod, by name."""
    return sorted((FIXTURES / codemod).glob("*.before.py"))


def source_after(before: Path) -> str:
    """What a fixture is to become."""
    return before.with_name(before.name.replace(".before.", ".after.")).read_text()


def comments(source: str) -> Counter[str]:
    """How often each comment stands in a source."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return Counter(token.string for token in tokens if token.type == tokenize.COMMENT)
