"""Whether the prefilter keeps anything back: every file is checked without it, and the findings compared.

python -m tests.benchmarks.prefilter TREE [TREE ...]
"""

from __future__ import annotations

import argparse
import ast
import sys
import warnings
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from codemods.source import SourceError, decode
from flake8_connerr.check import CheckedFile
from flake8_connerr.rules import all_codes, all_rules, possible_rules
from flake8_connerr.unparsed.prefilter import Signs, worth_parsing


class Compared(NamedTuple):
    """One file: its size, how many findings it has, and those that the prefilter keeps back."""

    size: int
    parsed: bool
    findings: int
    lost: tuple[str, ...]


def compare(path: Path) -> Compared | None:
    """Check one file with and without the prefilter; None where it does not parse."""
    data = path.read_bytes()
    try:
        tree = ast.parse(decode(data).text)
    except (SourceError, SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    checked = CheckedFile(tree)
    possible = possible_rules(Signs(data), all_codes())
    findings = [(rule, finding) for rule in all_rules() for finding in rule.check(checked)]
    lost = tuple(f"{path}:{f.position.line}: {f.code}" for rule, f in findings if rule not in possible)
    return Compared(len(data), worth_parsing(data), len(findings), lost)


def _all(trees: Sequence[Path]) -> Iterator[Compared]:
    paths = [path for tree in trees for path in sorted(tree.rglob("*.py")) if path.is_file()]
    with ProcessPoolExecutor() as pool:
        yield from filter(None, pool.map(compare, paths, chunksize=32))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what was compared, and what was lost; 1 where something was."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.prefilter", description=__doc__)
    parser.add_argument("trees", nargs="+", type=Path, metavar="TREE")
    warnings.simplefilter("ignore")  # those of the code that is read
    compared = list(_all(parser.parse_args(arguments).trees))
    lost = [line for one in compared for line in one.lost]
    parsed = [one for one in compared if one.parsed]
    print(f"{len(compared):,} files, {sum(one.size for one in compared) / 1e6:.1f} MB")
    print(f"{len(parsed):,} files, {sum(one.size for one in parsed) / 1e6:.1f} MB are worth parsing")
    print(
        f"{sum(one.findings for one in compared):,} findings, {len(lost)} of them kept back", *lost, sep="\n"
    )
    return bool(lost)


if __name__ == "__main__":
    sys.exit(main())
