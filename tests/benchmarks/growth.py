"""How the fixer's cost grows with the number of files, and with the length of one.

    python -m tests.benchmarks.growth [--runs N]

The files are made for it: functions that catch and send, of which one in ten tries again in a loop.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks.measuring import Cost, cost, load, median

FILES = (1, 10, 100, 1_000, 10_000)
LINES = (100, 1_000, 10_000, 100_000)
_PLAIN = (
    "def f{0}(values):\n    try:\n        return values[{0}]\n    except KeyError:\n        return None\n\n\n"
)
_RETRY = """def g{0}(peer, report):
    for attempt in range(5):
        try:
            return peer.send(report)
        except OSError:
            if attempt == 4:
                raise


"""


def source(lines: int) -> str:
    """A module of about so many lines."""
    return "".join((_RETRY if place % 10 == 0 else _PLAIN).format(place) for place in range(lines // 7))


def by_files(directory: Path, runs: int) -> Iterator[tuple[int, Cost]]:
    """Directories of more and more files of a hundred lines, one in ten of which holds a loop."""
    for count in FILES:
        folder = directory / f"files-{count}"
        folder.mkdir()
        for place in range(count):
            text = source(100) if place % 10 == 0 else _PLAIN.format(place) * 14
            (folder / f"m{place}.py").write_text(text)
        yield count, median([_checked(folder) for _ in range(runs)])


def by_lines(directory: Path, runs: int) -> Iterator[tuple[int, Cost]]:
    """One file, longer and longer."""
    for count in LINES:
        file = directory / f"lines_{count}.py"
        file.write_text(source(count))
        yield count, median([_checked(file) for _ in range(runs)])


def _checked(path: Path) -> Cost:
    return cost([sys.executable, "-m", "codemods.fix", "--check", "--no-cache", path])


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a row a size."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.growth", description=__doc__)
    parser.add_argument("--runs", type=int, default=3, metavar="N")
    runs = parser.parse_args(arguments).runs
    print(f"{load()}\n\n| | processor, s | memory, MB |\n|---|---:|---:|")
    with tempfile.TemporaryDirectory() as directory:
        for what, rows in (("files", by_files), ("lines", by_lines)):
            for count, one in rows(Path(directory), runs):
                print(f"| {count:,} {what} | {one.processor:.2f} | {one.memory:.0f} |", flush=True)


if __name__ == "__main__":
    main()
