"""What has become of the lines of a text.

difflib alone takes time with the square of the number of changes. So the texts are first cut at the lines
that stand once in each of them, and it compares what lies between.
"""

from __future__ import annotations

import bisect
import difflib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Part(NamedTuple):
    """Lines ``start`` to ``end`` of the old text, and what they are in the new one."""

    equal: bool
    start: int
    end: int
    new_start: int
    new_end: int


def parts(old: Sequence[str], new: Sequence[str]) -> Iterator[Part]:
    """The parts of two texts given by lines, one behind the other: by turns equal and not."""
    before: Part | None = None
    for part in _parts(old, new):
        if before is not None and before.equal and part.equal:
            before = Part(True, before.start, part.end, before.new_start, part.new_end)
            continue
        if before is not None:
            yield before
        before = part
    if before is not None:
        yield before


def _parts(old: Sequence[str], new: Sequence[str]) -> Iterator[Part]:
    at, new_at = 0, 0
    for cut, new_cut in [*_cuts(old, new), (len(old), len(new))]:
        matcher = difflib.SequenceMatcher(None, old[at:cut], new[new_at:new_cut])
        for what, start, end, new_start, new_end in matcher.get_opcodes():
            yield Part(what == "equal", at + start, at + end, new_at + new_start, new_at + new_end)
        at, new_at = cut, new_cut


def _cuts(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where lines stand that are there once in either text: as many as are in the same order in both."""
    places = {line: place for place, line in enumerate(new)}
    once, new_once = Counter(old), Counter(new)
    pairs = [(i, places[line]) for i, line in enumerate(old) if once[line] == new_once[line] == 1]
    return (pairs[i] for i in _rising([place for _, place in pairs]))


def _rising(numbers: Sequence[int]) -> list[int]:
    """The indices of the longest row of numbers that rises, by patience sorting."""
    lowest: list[int] = []  # that a row of each length ends with
    ends: list[int] = []  # the indices of these
    preceding: list[int | None] = []  # by index, what precedes a number in the longest row that it ends
    for i, number in enumerate(numbers):
        length = bisect.bisect_left(lowest, number)
        preceding.append(ends[length - 1] if length else None)
        lowest[length : length + 1] = [number]
        ends[length : length + 1] = [i]
    row: list[int] = []
    last = ends[-1] if ends else None
    while last is not None:
        row.append(last)
        last = preceding[last]
    return row[::-1]
