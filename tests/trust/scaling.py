"""How checking and fixing grow with the size of a file: ``python -m tests.trust.scaling``.

Each shape is made at three sizes, each double the last, and the processor time of checking and of
fixing is taken. Where a doubling takes clearly more than double the time, the command fails.
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
from tests.trust.shapes import SHAPES, Shape

EVERY_CODE = frozenset(rule.code for rule in all_rules())

# Doubling may cost this much: more than 2 for caches that are outgrown, clearly less than the 4 of a square.
MOST = 2.8
# Times below this many seconds say little.
TOO_SHORT = 0.15


class Growth(NamedTuple):
    shape: str
    size: int
    step: str
    seconds: tuple[float, ...]

    @property
    def factor(self) -> float:
        """What the last doubling multiplied the time by."""
        return self.seconds[-1] / max(self.seconds[-2], 1e-9)

    @property
    def too_fast(self) -> bool:
        return self.factor > MOST and self.seconds[-1] > TOO_SHORT


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.trust.scaling", description=__doc__)
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--only", default="")
    parser.add_argument("--steps", default="check,fix")
    options = parser.parse_args(arguments)
    steps = {"check": _check, "fix": _fix}
    bad = 0
    for shape in SHAPES:
        if options.only not in shape.name:
            continue
        for step in options.steps.split(","):
            growth = grown(shape, step, steps[step], options.times)
            bad += growth.too_fast
            times = " ".join(f"{seconds:8.2f}" for seconds in growth.seconds)
            mark = "  TOO FAST" if growth.too_fast else ""
            print(f"{step:6}{shape.name:45}{growth.size:7} {times}  x{growth.factor:.1f}{mark}", flush=True)
    return int(bad > 0)


def grown(shape: Shape, name: str, step: Callable[[str], object], times: int) -> Growth:
    seconds = []
    for factor in (1, 2, 4):
        source = shape.make(max(2, shape.size * factor // times))
        gc.collect()
        began = time.process_time()
        step(source)
        seconds.append(time.process_time() - began)
        if seconds[-1] > 6:
            break
    return Growth(
        shape.name, shape.size // times, name, tuple(seconds) if len(seconds) > 1 else (0, *seconds)
    )


def _check(source: str) -> object:
    return check(source, codes=EVERY_CODE)


def _fix(source: str) -> object:
    result = fix_bytes(source.encode(), Request(EVERY_CODE, unsafe=True))
    if result.error:
        print("   error:", result.error)
    return result


if __name__ == "__main__":
    sys.exit(main())
