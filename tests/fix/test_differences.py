"""The lines of two texts beside each other: nothing is lost, and what is equal is found."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codemods.differences import Part, parts

LINES = st.lists(st.sampled_from("abcdefghij"), max_size=30)


@given(old=LINES, new=LINES)
def test_the_parts_make_up_both_texts(old: list[str], new: list[str]) -> None:
    found = list(parts(old, new))
    assert [line for part in found for line in old[part.start : part.end]] == old
    assert [line for part in found for line in new[part.new_start : part.new_end]] == new
    for part in found:
        assert part.equal == (old[part.start : part.end] == new[part.new_start : part.new_end])
    assert all(one.equal is not other.equal for one, other in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ("abc", "abc", [Part(True, 0, 3, 0, 3)]),
        ("abc", "axc", [Part(True, 0, 1, 0, 1), Part(False, 1, 2, 1, 2), Part(True, 2, 3, 2, 3)]),
        ("bb", "bxb", [Part(True, 0, 1, 0, 1), Part(False, 1, 1, 1, 2), Part(True, 1, 2, 2, 3)]),
        # Of two lines that change places, one has stayed.
        ("ab", "ba", [Part(False, 0, 1, 0, 0), Part(True, 1, 2, 0, 1), Part(False, 2, 2, 1, 2)]),
    ],
)
def test_what_is_equal_is_found(old: str, new: str, expected: list[Part]) -> None:
    assert list(parts(old, new)) == expected
