"""Kill fixing runs at random moments: ``python -m tests.trust.kill --files 2000 --kills 50``.

After each kill every file must be wholly old or wholly new, and what the run said it fixed must be new.
The processes that worked for it must end by themselves. A last run that nobody kills must leave every file
new and nothing else behind.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.fix.examples import BROAD, SPLIT

PADDING = "# padding\n" * 100
OLD, NEW = BROAD + PADDING, SPLIT + PADDING
# In a run's environment, so that its processes can be found when it is dead.
MARK = "CONNERR_KILLED_RUN"


class Killed(NamedTuple):
    """What a kill left: files rewritten, files half-way, and what was wrong."""

    rewritten: int
    beside: int
    faults: tuple[str, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Kill and look, and print what was found. Returns 1 where something was wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.trust.kill", description=__doc__)
    parser.add_argument("--files", type=int, default=2_000, metavar="N", help="in the tree that is fixed")
    parser.add_argument("--kills", type=int, default=50, metavar="N")
    parser.add_argument("--minutes", type=float, default=60, metavar="N", help="no kills after these")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory(prefix="killed-") as scratch:
        paths = make_tree(Path(scratch), options.files)
        kills: list[Killed] = []
        enough = time.monotonic() + 60 * options.minutes
        for number in range(options.kills):
            if time.monotonic() > enough:
                break
            if sum(path.read_text() == OLD for path in paths) < options.files // 4:
                paths = make_tree(Path(scratch), options.files)
            kills.append(kill_one(Path(scratch), paths, 1 + number % 2, chance))
        faults = [fault for killed in kills for fault in killed.faults]
        faults += last_run(Path(scratch), paths)
    print(f"{options.files} files, {len(kills)} runs killed, every second one with -j 2")
    print(f"{sum(killed.rewritten for killed in kills)} files rewritten before the kills")
    print(f"{sum(killed.beside for killed in kills)} times a file beside was left and later removed")
    for fault in faults:
        print(f"FAILED {fault}")
    return 1 if faults else 0


def make_tree(root: Path, count: int) -> list[Path]:
    """``count`` files with one finding each, in ten directories."""
    paths = [root / f"{number % 10}" / f"{number:04}.py" for number in range(count)]
    for path in paths:
        path.parent.mkdir(exist_ok=True)
        path.write_text(OLD)
    return paths


def kill_one(root: Path, paths: Sequence[Path], jobs: int, chance: random.Random) -> Killed:
    """Start a run, kill it after a random number of files, and look at what it left."""
    old_before = {path for path in paths if path.read_text() == OLD}
    mark = f"{os.getpid()}-{chance.random()}"
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "codemods.fix", "-j", str(jobs), str(root)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, MARK: mark},
        text=True,
    ) as running:
        assert running.stdout is not None
        said = [running.stdout.readline() for _ in range(chance.randrange(len(old_before) // 4 + 1))]
        time.sleep(chance.uniform(0, 0.005))
        running.send_signal(signal.SIGKILL)
        orphans = left_alive(mark)
        for orphan in orphans:
            os.kill(orphan, signal.SIGKILL)
        said += running.stdout.read().splitlines(keepends=True)
    faults = [f"process {orphan} of the killed run went on" for orphan in orphans]
    faults += [f"{path} is neither old nor new" for path in paths if path.read_text() not in (OLD, NEW)]
    for line in said:
        path, place, _ = line.partition(".py:")
        if place and "\n" in line and Path(f"{path}.py").read_text() != NEW:
            faults.append(f"{path}.py was said to be fixed")
    others = [path for path in root.rglob("*") if path.is_file() and path.suffix != ".py"]
    faults += [f"{path} was left" for path in others if not path.name.startswith(".connerr-")]
    return Killed(sum(path.read_text() == NEW for path in old_before), len(others), tuple(faults))


def left_alive(mark: str) -> list[int]:
    """The processes of a killed run that are still alive after some seconds."""
    deadline = time.monotonic() + 10
    while (alive := list(_processes(mark))) and time.monotonic() < deadline:
        time.sleep(0.05)
    return alive


def _processes(mark: str) -> Iterator[int]:
    wanted = f"{MARK}={mark}".encode()
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                if wanted in (entry / "environ").read_bytes().split(b"\0"):
                    yield int(entry.name)
            except OSError:  # it has ended, or is another user's
                continue


def last_run(root: Path, paths: Sequence[Path]) -> list[str]:
    """Let a run come to its end; returns what is wrong then."""
    done = subprocess.run(
        [sys.executable, "-m", "codemods.fix", str(root)], capture_output=True, text=True, check=False
    )
    faults = [f"{path} is not new" for path in paths if path.read_text() != NEW]
    faults += [f"{path} was left" for path in root.rglob("*") if path.is_file() and path not in set(paths)]
    if done.returncode != 0:
        faults.append(f"the last run ended with {done.returncode}: {done.stderr}")
    return faults


if __name__ == "__main__":
    sys.exit(main())
