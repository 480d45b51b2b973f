"""How checking and fixing grow with a file: ``python -m tests.trust.scaling``.

Each shape is made at three sizes, each double the last. What is counted is the processor time of checking
and of fixing; where the last doubling takes clearly more than double the time, the command fails. With
``--full``, each of some very large files is checked by the fixer's command instead, under a limit of time.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from codemods.engine import Request, fix_bytes
from flake8_connerr.check import check
from flake8_connerr.rules import all_rules
from tests.trust.giants import GIANTS, bear
from tests.trust.shapes import SHAPES, Shape

EVERY_CODE = frozenset(rule.code for rule in all_rules())

# A doubling may multiply the time by this much: by more than 2, for caches that are outgrown, and by clearly
# less than the 4 of a square.
MOST = 2.8
# Times below this many seconds are chance.
TELLING = 0.1
# No larger file is made after one that took this many seconds.
ENOUGH = 20.0


class Growth(NamedTuple):
    """The seconds that one step took for each size of a shape."""

    seconds: tuple[float, ...]

    @property
    def factor(self) -> float:
        """What the last doubling multiplied the time by."""
        return self.seconds[-1] / self.seconds[-2] if len(self.seconds) > 1 else float("inf")

    @property
    def is_too_fast(self) -> bool:
        """Whether it grows faster than the file does."""
        return self.factor > MOST and self.seconds[-1] > TELLING


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print a line for each shape and step, or each file. Returns 1 where one takes too long."""
    parser = argparse.ArgumentParser(prog="python -m tests.trust.scaling", description=__doc__)
    parser.add_argument("--only", default="", metavar="WORDS", help="shapes with these words")
    parser.add_argument("--part", type=int, default=1, metavar="N", help="an N-th of the sizes")
    parser.add_argument("--full", action="store_true", help="very large files, by the command")
    options = parser.parse_args(arguments)
    return full(options.only) if options.full else measure(options.only, options.part)


def full(words: str) -> int:
    """Have the command check the very large files with these words. Returns 1 where one is too much."""
    failed = 0
    for giant in GIANTS:
        if words in giant.name:
            borne = bear(giant)
            failed += not borne.well
            print(f"{giant.name:42}{borne.seconds:7.1f} of {giant.seconds} s  {borne.said}", flush=True)
    print(f"{len(GIANTS)} files, {failed} failed")
    return int(failed > 0)


def measure(words: str, part: int) -> int:
    """Measure the shapes with these words at an N-th of their sizes. Returns 1 where one grows too fast."""
    failed = 0
    for shape in SHAPES:
        if words in shape.name:
            for name, step in (("check", check_all), ("fix", fix_all)):
                grown = growth(shape, step, part)
                failed += grown.is_too_fast
                times = " ".join(f"{seconds:7.2f}" for seconds in grown.seconds)
                mark = "  TOO FAST" if grown.is_too_fast else ""
                print(f"{name:6}{shape.name:46}{times}  x{grown.factor:.1f}{mark}", flush=True)
    print(f"{len(SHAPES)} shapes, {failed} times too fast")
    return int(failed > 0)


def growth(shape: Shape, step: Callable[[str], object], part: int) -> Growth:
    """How long ``step`` takes for a shape at its size, twice and four times that."""
    seconds: list[float] = []
    for factor in (1, 2, 4):
        source = shape.make(max(2, shape.size * factor // part))
        gc.collect()
        began = time.process_time()
        step(source)
        seconds.append(time.process_time() - began)
        if seconds[-1] > ENOUGH:
            break
    return Growth(tuple(seconds))


def check_all(source: str) -> object:
    """The findings of every rule."""
    return check(source, codes=EVERY_CODE)


def fix_all(source: str) -> object:
    """What the fixer makes of them; raises RuntimeError where it says that something is wrong."""
    result = fix_bytes(source.encode(), Request(EVERY_CODE, unsafe=True))
    if result.error:
        raise RuntimeError(result.error)
    return result


if __name__ == "__main__":
    sys.exit(main())
