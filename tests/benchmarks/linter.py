"""What flake8 costs without a plugin, with this one, and with flake8-bugbear.

    python -m tests.benchmarks.linter TREE [--every N] [--runs N]

All three must be installed (extra ``benchmarks``). ``--every 10`` takes every tenth file.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from tests.benchmarks import with_plugins
from tests.benchmarks.measuring import alternate, load, sources, table

WITHOUT = "flake8 alone"
PLUGINS = {WITHOUT: "", "with flake8-connerr": "flake8-connerr", "with flake8-bugbear": "flake8-bugbear"}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.linter", description=__doc__)
    parser.add_argument("tree", type=Path, metavar="TREE")
    parser.add_argument("--every", type=int, default=1, metavar="N")
    parser.add_argument("--runs", type=int, default=3, metavar="N")
    options = parser.parse_args(arguments)
    try:
        for plugin in filter(None, PLUGINS.values()):
            distribution(plugin)
    except PackageNotFoundError as error:
        parser.error(f"{error.name} is not installed")
    files = sources(options.tree, options.every)
    with tempfile.TemporaryDirectory() as directory:
        for place, file in enumerate(files):
            (Path(directory) / f"{place:05}.py").write_bytes(file.read_bytes())
        program = [sys.executable, str(Path(with_plugins.__file__))]
        commands = {name: [*program, plugins, "--isolated", directory] for name, plugins in PLUGINS.items()}
        print(f"{len(files):,} files, {load()}\n")
        print(table(alternate(commands, options.runs), WITHOUT))


if __name__ == "__main__":
    main()
