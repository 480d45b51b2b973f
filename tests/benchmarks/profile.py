"""Where the fixer's time goes: its functions, by the time spent in each.

python -m tests.benchmarks.profile TREE [--by cumulative] [--rows N]
"""

from __future__ import annotations

import argparse
import contextlib
import cProfile
import io
import pstats
from collections.abc import Sequence

from codemods.fix import main as fix


def main(arguments: Sequence[str] | None = None) -> None:
    """Check a tree in one process, and print the profile."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.profile", description=__doc__)
    parser.add_argument("tree", metavar="TREE")
    parser.add_argument("--by", default="tottime", metavar="COLUMN")
    parser.add_argument("--rows", type=int, default=40, metavar="N")
    options = parser.parse_args(arguments)
    profile = cProfile.Profile()
    with contextlib.redirect_stdout(io.StringIO()):
        profile.runcall(fix, ["--check", "--no-cache", "-j1", options.tree])
    pstats.Stats(profile).sort_stats(options.by).print_stats(options.rows)


if __name__ == "__main__":
    main()
