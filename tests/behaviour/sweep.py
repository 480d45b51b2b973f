"""Rewrite programs made at random, and run each before and after under systematic faults.

Prints how many programs were made and rewritten, by codemod, how many faults were injected, and for each
kind of difference that the documentation of the fixes does not allow a program that shows it, made as small
as possible. Returns 1 where there is one.
"""

from __future__ import annotations

import argparse
import logging
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence, Set
from random import Random
from typing import NamedTuple

from codemods import engine, registry
from flake8_connerr.rules import all_rules
from flake8_connerr.settings import DEFAULT, Settings
from tests.behaviour import traces
from tests.behaviour.arriving import arriving, schedules
from tests.behaviour.differences import difference
from tests.behaviour.harness import Modules, calls_of, no_modules, run, undefined
from tests.behaviour.minimal import minimal
from tests.behaviour.programs import program
from tests.behaviour.rewrites import Rewrite, rewritten
from tests.behaviour.traces import Schedule, Trace

CODES = frozenset(rule.code for rule in all_rules())
# More calls than this in one run show nothing new.
CALLS = 60


class Ready:
    """What a program asks whether it may go on: no, no, yes, and so on."""

    def __init__(self) -> None:
        self._asked = 0

    def __call__(self, *_: object) -> bool:
        self._asked += 1
        return self._asked % 3 == 0


class Found(NamedTuple):
    """A difference: the program, the fixes that were made, and what differs."""

    name: str
    source: str
    codes: tuple[str, ...]
    what: str


class Figures:
    """What a sweep counts."""

    def __init__(self) -> None:
        self.programs = 0
        self.rewritten = 0
        self.runs = 0
        self.faults = 0
        self.fixes: Counter[str] = Counter()
        self.differences: list[Found] = []

    def count(self, rewrite: Rewrite) -> None:
        """Count a program that was rewritten, once for each codemod that had a part in it."""
        self.rewritten += 1
        for module, codemod in zip(registry.MODULES, registry.codemods(), strict=True):
            self.fixes[module] += rewrite.makes(*codemod.fixes)

    def lines(self) -> Iterator[str]:
        """The figures as text."""
        yield f"{self.programs} programs, {self.rewritten} of them rewritten"
        for name in registry.MODULES:
            yield f"    {self.fixes[name]:6} by {name}"
        yield f"{self.faults} faults injected in {self.runs} runs"
        yield f"{len(self.differences)} programs differ"


def main(arguments: Sequence[str] | None = None) -> int:
    """Sweep and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.behaviour.sweep", description=__doc__)
    parser.add_argument("--programs", type=int, default=1_000, metavar="N")
    parser.add_argument("--first", type=int, default=0, metavar="N", help="the number of the first program")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--unsafe-fixes", action="store_true")
    parser.add_argument("--style", choices=("stdlib", "tenacity", "stamina"), default="stdlib")
    parser.add_argument("--jitter", choices=("full", "equal", "none"), default="full")
    parser.add_argument("--target", default="3.11", metavar="VERSION", help="the oldest Python to run on")
    parser.add_argument(
        "--show", type=int, default=5, metavar="N", help="how many programs of a kind to print"
    )
    options = parser.parse_args(arguments)
    major, minor = map(int, options.target.split("."))
    settings = DEFAULT._replace(style=options.style, jitter=options.jitter, target=(major, minor))
    request = engine.Request(CODES, settings, options.unsafe_fixes)
    logging.disable()  # stamina tells of each retry
    figures = Figures()
    shown: Counter[tuple[object, ...]] = Counter()
    for number in range(options.first, options.first + options.programs):
        found = sweep_one(f"{options.seed}:{number}", request, figures)
        if found is None:
            continue
        kind = (found.codes, found.what.partition(":")[0][:20])
        shown[kind] += 1
        if shown[kind] <= options.show:
            _show(found, request)
    print("\n".join(figures.lines()))
    return 1 if figures.differences else 0


def sweep_one(name: str, request: engine.Request, figures: Figures) -> Found | None:
    """One program: drawn, rewritten, and run under all its faults."""
    source = program(Random(name))
    figures.programs += 1
    found = compared(name, source, request, figures)
    if found is not None:
        figures.differences.append(found)
    return found


def compared(
    name: str,
    source: str,
    request: engine.Request,
    figures: Figures,
    entries: Sequence[str] = ("main",),
    thorough: bool = True,
    runnable: Callable[[str], str] = str,
) -> Found | None:
    """The first difference that a program and what the fixer makes of it show, or None.

    Each of the functions ``entries`` is called, under all schedules or the plain ones alone.
    ``runnable`` gives both versions the stand-ins that they need.
    """
    try:
        rewrite = rewritten(source, request)
    except Exception as error:
        return Found(name, source, (), f"the fixer raised {error!r}")
    if rewrite.after == source:
        return None
    figures.count(rewrite)
    codes = tuple(sorted({one.finding.code for one in rewrite.made}))
    modules = _modules(request.settings)
    before, after = runnable(source), runnable(rewrite.after)
    bindings = before == source  # stand-ins have variables of their own
    unbound = undefined(after) - undefined(before)  # such as the name of an error whose handler is gone
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # coroutines that a program never awaits, and what it compares
        for entry in entries:
            for schedule in schedules(Random(name), calls_of(before, entry), thorough):
                old = observed(before, schedule, no_modules, entry, bindings)
                if schedule and not old.injected:
                    continue
                new = observed(after, schedule, modules, entry, bindings, unbound)
                figures.runs += 2
                figures.faults += len(old.injected) + len(new.injected)
                what = difference(rewrite, old, new, interrupted=max(0, -min(schedule, default=0)))
                if what:
                    return Found(name, source, codes, what)
    return None


def _modules(settings: Settings) -> Modules:
    if settings.style == "stdlib":
        return no_modules
    from tests.behaviour.libraries import on_fake_clock

    return on_fake_clock()


def observed(
    source: str,
    schedule: Schedule,
    modules: Modules = no_modules,
    entry: str = "main",
    bindings: bool = True,
    bound: Set[str] = frozenset(),
) -> Trace:
    """A run of a program, with its variables; names in ``bound`` are not given to it."""
    ready = Ready()
    stand_in = {"ready": ready, "deadline": None}.get
    calls, traces.MAX_CALLS = traces.MAX_CALLS, CALLS
    try:
        return run(
            source,
            schedule,
            entry,
            modules=modules,
            stand_in=stand_in,
            arriving=arriving,
            bindings=bindings,
            bound=bound,
        )
    finally:
        traces.MAX_CALLS = calls


def _show(found: Found, request: engine.Request) -> None:
    kind = found.what[:12]

    def differs(source: str) -> bool:
        try:
            again = compared(found.name, source, request, Figures())
        except Exception:
            return False
        return again is not None and again.what[:12] == kind

    small = minimal(found.source, differs)
    again = compared(found.name, small, request, Figures()) or found
    after = f"---- becomes\n{rewritten(small, request).after}" if again.codes else ""
    print(f"==== {found.name} {' '.join(again.codes)}: {again.what}\n{small}{after}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
