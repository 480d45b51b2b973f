"""Commands run in turn, and what each of them cost.

They alternate, so that whatever else the machine does meets all alike; what is compared are medians of one
run. Processor time is that of a command and of all processes it waits for.
"""

from __future__ import annotations

import os
import statistics
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

Command = Sequence[str | Path]


class Cost(NamedTuple):
    """What one run of a command took: seconds, and the memory of its largest process in MB."""

    wall: float
    processor: float
    memory: float


def cost(command: Command) -> Cost:
    """Run a command, whatever it prints and however it ends; raises RuntimeError where it is killed."""
    before = perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall = perf_counter() - before
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode < 0:
        raise RuntimeError(f"{command[0]} was ended by signal {-process.returncode}")
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def alternate(commands: Mapping[str, Command], runs: int) -> dict[str, Cost]:
    """Each command's median cost, by its name. A first run of each fills the caches and does not count."""
    for command in commands.values():
        cost(command)
    rounds = [{name: cost(command) for name, command in commands.items()} for _ in range(runs)]
    return {name: median([one[name] for one in rounds]) for name in commands}


def median(costs: Sequence[Cost]) -> Cost:
    """The medians of each part."""
    return Cost(*(statistics.median(part) for part in zip(*costs, strict=True)))


def table(costs: Mapping[str, Cost], base: str) -> str:
    """A table of costs, and how many times those of ``base`` they are."""
    lines = [
        "| | wall, s | processor, s | memory, MB | wall, times | processor, times |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for name, one in costs.items():
        wall, processor = one.wall / costs[base].wall, one.processor / costs[base].processor
        lines.append(
            f"| {name} | {one.wall:.2f} | {one.processor:.2f} | {one.memory:.0f} "
            f"| {wall:.2f} | {processor:.3f} |"
        )
    return "\n".join(lines)


def load() -> str:
    """How busy the machine is, which says how far wall times are to be believed."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"


def sources(tree: Path, every: int = 1) -> list[Path]:
    """Every so many-th Python file of a tree, in the order of their names."""
    return sorted(path for path in tree.rglob("*.py") if path.is_file())[::every]
