"""Changes the code here and there, and counts which changes the tests notice.

    python -m tests.mutants [--each N] [--seed SEED] [MODULE ...]

Takes ``N`` mutants of each module that ``[tool.mutmut]`` in pyproject.toml names, or of each MODULE
(``flake8_connerr.names``), drawn with SEED, and prints what became of them by module. ``mutmut show NAME``
prints a mutant, and ``mutmut run`` alone tries all of them.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
from collections.abc import Sequence
from pathlib import Path

from mutmut.stats import status_by_exit_code

MADE = Path("mutants")
# A run makes the mutants of all modules, whichever it tries; this is the smallest of them.
SMALLEST = "codemods.source.*"
KILLED = ("killed", "timeout", "segfault")


def results(module: str) -> dict[str, str]:
    """What became of each mutant of a module so far, by name."""
    kept = MADE / f"{module.replace('.', '/')}.py.meta"
    codes: dict[str, int | None] = json.loads(kept.read_text("utf-8"))["exit_code_by_key"]
    return {name: status_by_exit_code[code] for name, code in codes.items()}


def drawn(module: str, each: int, seed: int) -> list[str]:
    """A sample of a module's mutants: the same for the same code and seed."""
    names = sorted(results(module))
    return sorted(random.Random(f"{seed} {module}").sample(names, min(each, len(names))))


def run(names: Sequence[str]) -> None:
    subprocess.run(["mutmut", "run", "--max-children", "1", *names], check=True, stdout=subprocess.DEVNULL)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("modules", nargs="*", metavar="MODULE")
    parser.add_argument("--each", type=int, default=15, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if not MADE.is_dir():
        run([SMALLEST])
    made = sorted(
        str(path.relative_to(MADE)).removesuffix(".py.meta").replace("/", ".")
        for path in MADE.rglob("*.py.meta")
    )
    samples = {module: drawn(module, options.each, options.seed) for module in options.modules or made}
    run([name for names in samples.values() for name in names])
    print(f"{'module':32} {'mutants':>8} {'tried':>6} {'killed':>7} {'survived':>9}")
    for module, names in samples.items():
        after = results(module)
        survivors = [name for name in names if after[name] not in KILLED]
        killed = len(names) - len(survivors)
        print(f"{module:32} {len(after):>8} {len(names):>6} {killed:>7} {len(survivors):>9}")
        for name in survivors:
            print(f"    {name}: {after[name]}")


if __name__ == "__main__":
    main()
