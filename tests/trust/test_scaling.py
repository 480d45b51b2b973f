"""The work that a file takes grows as the file does: counted in calls, which are the same each time."""

from __future__ import annotations

import sys

import pytest

from tests.trust.scaling import check_all
from tests.trust.shapes import SHAPES, Shape

# Small enough to be quick, large enough that what is done once a file no longer counts.
SIZES = (24, 48)
# Twice as much, and a little for what is looked up in sorted lists.
MOST = 2.35


def _calls(source: str) -> int:
    """The calls of Python and C functions that checking ``source`` makes."""
    check_all(source)  # what is loaded and cached at first
    count = 0

    def profile(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(profile)
    try:
        check_all(source)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_twice_the_file_is_twice_the_work(shape: Shape) -> None:
    first, second = (_calls(shape.make(size)) for size in SIZES)
    assert second <= MOST * first
