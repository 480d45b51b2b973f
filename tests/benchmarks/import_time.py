"""How long importing the plugin takes, and what of the catalog comes with it.

    python -m tests.benchmarks.import_time [TREE ...] [--runs N]

A TREE is a checkout of this project, by default the one worked in. Each is measured as it is, and as a copy
whose catalog has no more modules than the plugin's import loads. All of them, and an interpreter that
imports nothing, are measured in turn, N times, so that whatever else the machine does meets all alike.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

PACKAGE = "flake8_connerr"
CATALOG = f"{PACKAGE}.catalog"
_PLUGIN = f"""
import json, sys, time
before = time.perf_counter()
import {PACKAGE}.plugin
took = time.perf_counter() - before
loaded = [name.rpartition(".")[2] for name in sys.modules if name.startswith("{CATALOG}.")]
print(json.dumps([{PACKAGE}.__file__, took, loaded]))
"""


class Import(NamedTuple):
    """One import of the plugin in a new interpreter; times in seconds."""

    file: Path
    importing: float
    process: float
    catalog_modules: frozenset[str]


def import_plugin(tree: Path | None = None) -> Import:
    """Import the plugin of ``tree``, or the one that is installed, in a new interpreter."""
    took, printed = _run(_PLUGIN, tree)
    file, importing, loaded = json.loads(printed)
    return Import(Path(file), importing, took, frozenset(loaded))


def catalog_files(tree: Path) -> list[Path]:
    """The modules of the catalog in ``tree``, without the package itself."""
    return sorted(set((tree / PACKAGE / "catalog").glob("*.py")) - {tree / PACKAGE / "catalog/__init__.py"})


def copy_without_libraries(tree: Path, copy: Path) -> None:
    """Copy the package, but of the catalog only what importing the plugin loads."""
    loaded = import_plugin(tree).catalog_modules
    shutil.copytree(tree / PACKAGE, copy / PACKAGE, ignore=shutil.ignore_patterns("__pycache__"))
    for file in catalog_files(copy):
        if file.stem not in loaded:
            file.unlink()


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.import_time", description=__doc__)
    parser.add_argument("trees", nargs="*", type=Path, default=[Path.cwd()], metavar="TREE")
    parser.add_argument("--runs", type=int, default=30, metavar="N")
    options = parser.parse_args(arguments)
    measured: dict[Path, str] = {}
    with tempfile.TemporaryDirectory() as directory:
        for number, tree in enumerate(path.resolve() for path in options.trees):
            if not (tree / PACKAGE / "plugin.py").is_file():
                parser.error(f"there is no plugin in {tree}")
            copy = Path(directory, str(number)).resolve()
            copy_without_libraries(tree, copy)
            measured |= {tree: str(tree), copy: "  the same, without the catalog's libraries"}
        _report(measured, options.runs)


def _report(measured: dict[Path, str], runs: int) -> None:
    _measure(list(measured))  # writes the bytecode
    rounds = [_measure(list(measured)) for _ in range(runs)]
    print("   import    process   catalog's modules   bytes  loaded  of")
    print(f"           {_told([took for took, _ in rounds])}  {'':35}  an interpreter that imports nothing")
    for number, (tree, name) in enumerate(measured.items()):
        imports = [found[number] for _, found in rounds]
        files = catalog_files(tree)
        size = sum(file.stat().st_size for file in files)
        times = f"{_told([i.importing for i in imports])}  {_told([i.process for i in imports])}"
        print(f"{times}  {len(files):>18}  {size:>7}  {len(imports[0].catalog_modules):>6}  {name}")


def _measure(trees: list[Path]) -> tuple[float, list[Import]]:
    bare, _ = _run("", None)
    found = [import_plugin(tree) for tree in trees]
    for tree, one in zip(trees, found, strict=True):
        assert one.file.is_relative_to(tree), f"{one.file} was imported instead of what is in {tree}"
    return bare, found


def _run(program: str, tree: Path | None) -> tuple[float, str]:
    environment = os.environ | ({"PYTHONPATH": str(tree)} if tree else {})
    before = time.perf_counter()
    ran = subprocess.run(
        [sys.executable, "-P", "-c", program], env=environment, stdout=subprocess.PIPE, text=True, check=True
    )
    return time.perf_counter() - before, ran.stdout


def _told(times: list[float]) -> str:
    return f"{statistics.median(times) * 1000:6.1f} ms"


if __name__ == "__main__":
    main()
