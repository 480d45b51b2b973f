"""Fixtures of codemods: a source before and after, in files side by side.

What is written with a library has one file after for each library.
"""

from __future__ import annotations

import io
import tokenize
from collections import Counter
from pathlib import Path

from flake8_connerr.settings import DEFAULT

FIXTURES = Path(__file__).parent / "fixtures"
LIBRARIES = ("tenacity", "stamina")


def sources_before(codemod: str) -> list[Path]:
    """The fixtures of a codemod, by name."""
    return sorted((FIXTURES / codemod).glob("*.before.py"))


def styles_of(before: Path) -> tuple[str, ...]:
    """The styles in which a fixture's rewrite is shown."""
    return LIBRARIES if before.parent.name == "retry_libraries" else (DEFAULT.style,)


def source_after(before: Path, style: str = DEFAULT.style) -> str:
    """What a fixture is to become."""
    after = f".{style}.after." if style in LIBRARIES else ".after."
    return before.with_name(before.name.replace(".before.", after)).read_text()


def comments(source: str) -> Counter[str]:
    """How often each comment stands in a source."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return Counter(token.string for token in tokens if token.type == tokenize.COMMENT)
