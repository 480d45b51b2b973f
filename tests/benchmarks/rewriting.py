"""How long a file takes to fix, beside one parse of it by LibCST.

python -m tests.benchmarks.rewriting TREE [--files N] [--runs N]
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import process_time
from typing import NamedTuple

import libcst as cst

from codemods.engine import Request, fix_bytes
from flake8_connerr.rules import default_codes
from flake8_connerr.unparsed.prefilter import worth_parsing
from tests.benchmarks.measuring import load, sources

REQUEST = Request(default_codes())


class Fixed(NamedTuple):
    """A file that changes: its bytes, and the seconds of one fix and of one parse."""

    size: int
    fixing: float
    parsing: float


def measure(tree: Path, files: int, runs: int) -> Iterator[Fixed]:
    """The first so many files of a tree that the fixer changes."""
    for path in sources(tree):
        data = path.read_bytes()
        if files and worth_parsing(data) and fix_bytes(data, REQUEST).data is not None:
            files -= 1
            both = [(_took(fix_bytes, data, REQUEST), _took(cst.parse_module, data)) for _ in range(runs)]
            fixing, parsing = (statistics.median(times) for times in zip(*both, strict=True))
            yield Fixed(len(data), fixing, parsing)


def _took(function: Callable[..., object], *arguments: object) -> float:
    before = process_time()
    function(*arguments)
    return process_time() - before


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the ratio."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.rewriting", description=__doc__)
    parser.add_argument("tree", type=Path, metavar="TREE")
    parser.add_argument("--files", type=int, default=30, metavar="N")
    parser.add_argument("--runs", type=int, default=3, metavar="N")
    options = parser.parse_args(arguments)
    found = list(measure(options.tree, options.files, options.runs))
    ratios = sorted(one.fixing / one.parsing for one in found)
    print(f"{len(found)} files that change, {sum(one.size for one in found) / 1e3:.0f} kB, {load()}")
    print(
        f"all: {sum(f.fixing for f in found) / sum(f.parsing for f in found):.2f} times one parse by LibCST"
    )
    print(f"a file: median {statistics.median(ratios):.2f}, least {ratios[0]:.2f}, most {ratios[-1]:.2f}")


if __name__ == "__main__":
    main()
