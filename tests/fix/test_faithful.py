"""Lines that no rewrite touched come from the source, whatever LibCST makes of them."""

from __future__ import annotations

import pytest

from codemods.trees.faithful import restored, same_but_for_spaces

CASES = [
    ("a\nb\n", "a\nb\n", "a\nc\n", "a\nc\n"),
    ("\x0ca\nb\n\x0cc\n", "a\nb\nc\n", "a\nB\nB\nc\n", "\x0ca\nB\nB\n\x0cc\n"),
    ("a\rb\rc\r", "a\rb\rc", "a\rB\rc", "a\rB\rc\r"),
    ("a\rb\r", "a\rb", "a\rB", "a\rB\r"),
    ("\x0ca\n\x0cb", "a\nb", "a\nx\nb", "\x0ca\nx\n\x0cb"),
]


@pytest.mark.parametrize(("source", "printed", "rewritten", "expected"), CASES)
def test_restored(source: str, printed: str, rewritten: str, expected: str) -> None:
    assert same_but_for_spaces(source, printed)
    assert restored(source, printed, rewritten) == expected


@pytest.mark.parametrize("printed", ["a\n", "a\nb\nc\n", "a\nx\n"])
def test_what_is_not_the_same(printed: str) -> None:
    assert not same_but_for_spaces("a\nb\n", printed)
