"""Run every loop that the fixer gives other waits, before and after, under the same faults.

Each function that changes is cut out of its file, all around it is stubs, and time is a fake clock. The
attempts fail a few times and then succeed, or always, or with a class that the loop does not catch. The
two must attempt, handle, return and raise alike; the new waits may not exceed the cap, nor may there be
one after the last attempt.
"""

from __future__ import annotations

import argparse
import ast
import builtins
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from codemods import engine
from flake8_connerr.catalog.vocabulary import words
from flake8_connerr.control_flow.flow import last_name
from flake8_connerr.settings import DEFAULT
from tests.behaviour.faults import first_fail, of_class
from tests.behaviour.harness import run
from tests.behaviour.stubs import namesake
from tests.behaviour.traces import Endless, Fault, Trace
from tests.corpus.checking import parse
from tests.corpus.cutting import ATTEMPT, HANDLED, Program, changed_functions, cut_out
from tests.corpus.sweep import python_files

CODES = frozenset({"NET201", "NET202", "NET204", "NET205", "NET206"})
TIMES = (0, 1, 2, 3, 200)
# What a name that speaks of a number of attempts, or of a time in seconds, stands for.
_COUNTS, _ATTEMPTS = frozenset({"retries", "retry", "attempts", "tries", "max", "count", "limit"}), 4
_TIMES = frozenset({"delay", "wait", "interval", "sleep", "backoff", "timeout", "seconds", "pause", "period"})
_SECONDS = 2.0
_CLOCKS = frozenset({"time", "monotonic", "perf_counter"})


class Driven(NamedTuple):
    """One function that changed: how many runs were compared and differ, or why none could be."""

    place: str
    runs: int
    differences: tuple[str, ...]
    why_not: str = ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Drive and print. Returns 1 where two runs differ."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus.drive", description=__doc__)
    parser.add_argument("directory", type=Path, metavar="DIR", help="where the packages were unpacked")
    parser.add_argument("--list", action="store_true", help="each function")
    options = parser.parse_args(arguments)
    files = python_files(options.directory)
    with ProcessPoolExecutor() as processes:
        found = processes.map(drive, [options.directory] * len(files), files, chunksize=50)
        driven = [one for ones in found for one in ones]
    for one in driven:
        if options.list or one.differences:
            print(f"{one.place}: {one.why_not or f'{one.runs} runs'}")
        for difference in one.differences:
            print(f"    DIFFERS {difference}")
    reached = [one for one in driven if not one.why_not]
    runs = sum(one.runs for one in reached)
    print(f"{len(driven)} functions changed, {len(reached)} of them driven in {runs} runs")
    reasons = Counter(one.why_not for one in driven if one.why_not)
    for why, number in reasons.most_common():
        print(f"    {number} not driven: {why}")
    return 1 if any(one.differences for one in driven) else 0


def drive(directory: Path, file: str) -> list[Driven]:
    """Every function of a file that the fixer changes."""
    parsed = parse(directory / file)
    if parsed is None:
        return []
    before, _ = parsed
    after = engine.fix_source(before, engine.Request(CODES)).source
    return [
        compared(f"{file}:{name}", cut_out(old, before), cut_out(new, after))
        for name, old, new in (changed_functions(before, after) if after != before else ())
    ]


def compared(place: str, old: Program, new: Program) -> Driven:
    """Both versions of a function under all schedules."""
    if any(isinstance(node, ast.Yield | ast.YieldFrom) for node in ast.walk(ast.parse(old.source))):
        return Driven(place, 0, (), "it yields")
    differences: list[str] = []
    runs = failed = 0
    for fault_name, fault in _faults(old).items():
        for times in TIMES:
            first, second = (_run(program, fault, times) for program in (old, new))
            runs += 1
            failed += any("injected" in event for event in first.events) or ATTEMPT in " ".join(first.events)
            difference = _difference(first, second, may_be_fewer=_reads_clock(new))
            if difference:
                differences.append(f"{fault_name} x {times}: {difference}")
    if not failed:
        return Driven(place, 0, (), "no attempt is reached with stubs")
    return Driven(place, runs, tuple(differences))


def _faults(program: Program) -> Mapping[str, Fault]:
    """The classes that the loops catch, and one that they do not."""
    found = {name: _fault(program, name) for name in sorted(program.classes or {"OSError"})}
    return found | {"KeyboardInterrupt": of_class(KeyboardInterrupt)}


def _fault(program: Program, name: str) -> Fault:
    class_ = getattr(builtins, name, None)
    if isinstance(class_, type) and issubclass(class_, BaseException):
        return of_class(class_)
    return lambda: namesake(_path(program, name))("injected")


def _path(program: Program, name: str) -> str:
    """What the stubs call the object that the program calls ``name``."""
    root, dot, rest = name.partition(".")
    for node in ast.parse(program.source).body:
        for alias in node.names if isinstance(node, ast.Import | ast.ImportFrom) else ():
            if (alias.asname or alias.name.partition(".")[0]) == root:
                origin = f"{node.module}.{alias.name}" if isinstance(node, ast.ImportFrom) else alias.name
                return f"{origin if alias.asname or isinstance(node, ast.ImportFrom) else root}{dot}{rest}"
    return name


def _run(program: Program, fault: Fault, times: int) -> Trace:
    classes = {_path(program, name) for name in program.classes}

    def stand_in(name: str) -> object:
        if name == HANDLED:
            return _end_if_endless
        if name in classes:
            return namesake(name)
        named = words(name.rpartition(".")[2])
        if named & _TIMES:
            return _SECONDS
        return _ATTEMPTS if named & _COUNTS else None

    return run(program.source, first_fail(fault, times), failing=ATTEMPT, stand_in=stand_in)


def _end_if_endless() -> None:
    error = sys.exc_info()[1]
    if isinstance(error, Endless):
        raise error


def _reads_clock(program: Program) -> bool:
    """Whether a deadline may end a loop: longer waits then leave time for fewer attempts."""
    named = (last_name(node) for node in ast.walk(ast.parse(program.source)) if isinstance(node, ast.expr))
    return not _CLOCKS.isdisjoint(named)


def _difference(old: Trace, new: Trace, *, may_be_fewer: bool) -> str:
    """What is not as it was, or a wait that should not be; "" where all is well."""
    fewer = may_be_fewer and len(new.events) < len(old.events)
    if old.events != new.events and not fewer:
        return "other calls"
    if (old.result, old.error) != (new.result, new.error):
        return f"{old.result or old.error} before, {new.result or new.error} after"
    if max(new.waits, default=0.0) > max(DEFAULT.cap, *old.waits, 0.0):
        return f"a wait of {max(new.waits)} s"
    attempts = new.events.count(f"{ATTEMPT}()")
    ended = new.result != "endless" and new.error is not None
    if ended and len(new.waits) > max(len(old.waits), attempts - 1):
        return f"{len(new.waits)} waits for {attempts} attempts"
    return ""


if __name__ == "__main__":
    raise SystemExit(main())
