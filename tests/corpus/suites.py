"""Tests of other packages, before and after their code is fixed: ``python -m tests.corpus.suites DIR``.

Each pinned source distribution comes with tests that need no network beyond the loopback interface. It is
unpacked to DIR, and installed from there into a virtual environment of its own. The package is then fixed, by
every rule and with unsafe fixes; its tests stay as they are. Every test must pass, or be skipped, both times.
"""

from __future__ import annotations

import argparse
import difflib
import json
import shutil
import subprocess
import sys
import venv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from junitparser import JUnitXml

from tests.corpus.checking import chosen_codes
from tests.corpus.rewriting import run_fixer

# How the package is fixed; tests may stand inside it.
_OPTIONS = ("--unsafe-fixes", "--isolated", "--no-cache", "--extend-exclude", "tests")
# What one run of a suite is given, in seconds.
PATIENCE = 1_200


class Suite(NamedTuple):
    """A package with tests: what pip calls it, its code, what the tests need, and how pytest is called."""

    pin: str
    package: str
    needs: str
    arguments: tuple[str, ...]


class Ran(NamedTuple):
    """One run of a suite: what came of each test, and which lines of the package ran, by file."""

    outcomes: Mapping[str, str]
    lines: Mapping[str, frozenset[int]]


# Left out: tests of engineio that serve files which the source distribution lacks.
SUITES = (
    Suite("paramiko==5.1.0", "paramiko", "pytest pytest-relaxed icecream invoke", ("tests",)),
    Suite("pyro5==5.17", "Pyro5", "pytest", ("tests",)),
    Suite(
        "python-engineio==4.15.1",
        "src/engineio",
        "pytest pytest-asyncio aiohttp requests tornado websocket-client",
        ("tests", "-p", "no:logging", "-k", "not test_static_file"),
    ),
    Suite(
        "python-socketio==5.18.1",
        "src/socketio",
        "pytest pytest-asyncio pytest-timeout aiohttp msgpack redis requests simple-websocket uvicorn valkey "
        "websocket-client",
        ("tests", "-p", "no:logging"),
    ),
    Suite("websocket-client==1.9.2", "websocket", "pytest", ("websocket/tests",)),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run every suite twice and print what came of it. Returns 1 where one fails or comes out otherwise."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus.suites", description=__doc__)
    parser.add_argument("directory", type=Path, metavar="DIR", help="where all is unpacked and installed")
    parser.add_argument("--only", default="", metavar="NAME", help="packages whose pin begins with this")
    options = parser.parse_args(arguments)
    failed = 0
    for suite in SUITES:
        if suite.pin.startswith(options.only):
            faults = list(try_suite(suite, options.directory.resolve()))
            failed += len(faults)
            for fault in faults:
                print(f"FAILED {suite.pin}: {fault}")
    return 1 if failed else 0


def try_suite(suite: Suite, directory: Path) -> Iterator[str]:
    """Run the tests of a package, fix it, and run them again; prints the figures and yields what differs."""
    tree, python = install(suite, directory / suite.pin.replace("==", "-"))
    package = tree / suite.package
    before = run_tests(suite, tree, python)
    old = {path: path.read_text("utf-8") for path in sorted(package.rglob("*.py"))}
    fixed = run_fixer(package, chosen_codes("all"), _OPTIONS)
    after = run_tests(suite, tree, python)
    rewritten = {path: changed_lines(text, path.read_text("utf-8")) for path, text in old.items()}
    rewritten = {path: lines for path, lines in rewritten.items() if lines}
    ran = sum(len(lines & after.lines.get(str(path), frozenset())) for path, lines in rewritten.items())
    print(f"{suite.pin}: {fixed.summary}")
    print(f"    {sum(map(len, rewritten.values()))} changed lines, of which the tests run {ran}")
    print(f"    tests before: {_counted(before.outcomes)}; after: {_counted(after.outcomes)}", flush=True)
    if not rewritten:
        yield "nothing was fixed"
    for test in sorted(before.outcomes.keys() | after.outcomes.keys()):
        was, became = (run.outcomes.get(test, "not run") for run in (before, after))
        if was != became or was not in ("passed", "skipped"):
            yield f"{test}: {was} before, {became} after"


def install(suite: Suite, home: Path) -> tuple[Path, Path]:
    """Unpack a package to HOME/tree, newly, and install it from there; returns that and the interpreter."""
    python = home / "venv" / "bin" / "python"
    if not python.exists():
        venv.create(home / "venv", with_pip=True)
    shutil.rmtree(home / "tree", ignore_errors=True)
    sources = home / "source"
    pip = [str(python), "-m", "pip", "--quiet", "--disable-pip-version-check"]
    if not list(sources.glob("*.tar.gz")):
        command = [*pip, "download", "--no-deps", "--no-binary", ":all:", "--dest", str(sources), suite.pin]
        subprocess.run(command, check=True)
    [archive] = sources.glob("*.tar.gz")
    shutil.unpack_archive(archive, home / "tree", filter="data")
    [tree] = (home / "tree").iterdir()
    needed = ("coverage>=7.10", *suite.needs.split())
    subprocess.run([*pip, "install", "--editable", str(tree), *needed], check=True)
    return tree, python


def run_tests(suite: Suite, tree: Path, python: Path) -> Ran:
    """Run the tests of an unpacked package."""
    report, measured, lines = (tree.parent.parent / name for name in ("tests.xml", "measured", "lines.json"))
    report.unlink(missing_ok=True)
    coverage = [str(python), "-m", "coverage"]
    data = f"--data-file={measured}"
    pytest = ["pytest", "-q", f"--junit-xml={report}", *suite.arguments]
    command = [*coverage, "run", data, f"--source={tree / suite.package}", "-m", *pytest]
    with (tree.parent.parent / "tests.log").open("a") as log:
        subprocess.run(command, cwd=tree, stdout=log, stderr=log, timeout=PATIENCE, check=False)
        subprocess.run([*coverage, "json", "-q", data, "-o", str(lines)], cwd=tree, stdout=log, check=True)
    files = json.loads(lines.read_text())["files"]
    return Ran(
        dict(_outcomes(report)),
        {str(tree / name): frozenset(file["executed_lines"]) for name, file in files.items()},
    )


def _outcomes(report: Path) -> Iterator[tuple[str, str]]:
    for suite in JUnitXml.fromfile(str(report)):
        for test in suite:
            results = [type(result).__name__.lower() for result in test.result]
            yield f"{test.classname}.{test.name}", " and ".join(results) or "passed"


def changed_lines(old: str, new: str) -> frozenset[int]:
    """The lines of ``new`` that are not in ``old``, or stand below what is gone; counted from 1."""
    matcher = difflib.SequenceMatcher(None, old.splitlines(), new.splitlines(), autojunk=False)
    return frozenset(
        line + 1
        for kind, _, _, start, end in matcher.get_opcodes()
        if kind != "equal"
        for line in range(start, max(end, start + 1))
    )


def _counted(outcomes: Mapping[str, str]) -> str:
    return ", ".join(f"{number} {outcome}" for outcome, number in sorted(Counter(outcomes.values()).items()))


if __name__ == "__main__":
    sys.exit(main())
