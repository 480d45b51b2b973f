"""What the fixer costs beside ruff, LibCST's own tool, and merely reading the files.

    python -m tests.benchmarks.fixer TREE [--every N] [--runs N] [--libcst]

LibCST's tool takes minutes for what takes the others a second: it is given every ``--every``-th file, and a
line says how many files a second it and the fixer do. With ``--libcst`` it goes over the whole tree as well,
once, with as many processes as the fixer.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.measuring import Command, alternate, cost, load, sources, table

FIXER = "codemods.fix --check"
RUFF = "ruff check, B BLE TRY S UP"
BARE = "an interpreter that imports nothing"
_READING = "import sys\nfor path in open(sys.argv[1]):\n    open(path[:-1], 'rb').read()"
_IMPORTS = (
    "import codemods.fix, codemods.running.run, codemods.engine, flake8_connerr.unparsed.clause_signs; "
    "import flake8_connerr.rules as rules; rules.all_rules()"
)
_NOTHING = """
from libcst.codemod import VisitorBasedCodemodCommand

class Nothing(VisitorBasedCodemodCommand):
    DESCRIPTION = "changes nothing"
"""
_PLAIN = """
import time


def remaining(end):
    return max(end - time.monotonic(), 0.0)
"""
_ORDINARY = """
def whole(text):
    try:
        return int(text)
    except ValueError:
        return None
"""
_CHANGED = """
import socket
import time


def send(report):
    for attempt in range(5):
        try:
            with socket.create_connection(("reports.example", 9999)) as connection:
                connection.sendall(report)
            return
        except ConnectionError:
            time.sleep(1)
"""
_HASTY = """\
        except ConnectionError:
            time.sleep(1)
"""
_PATIENT = """\
        except TimeoutError:
            if attempt == 4:
                raise
            time.sleep(2**attempt)
"""


def whole_tree(tree: Path, listing: Path) -> dict[str, Command]:
    """The commands that are run over all of a tree."""
    listing.write_text("".join(f"{path}\n" for path in sources(tree)))
    ruff = ["ruff", "check", "--no-cache", "--isolated", "--quiet", "--exit-zero", "--select"]
    return {
        FIXER: [sys.executable, "-m", "codemods.fix", "--check", "--no-cache", tree],
        f"{FIXER}, with its cache": [sys.executable, "-m", "codemods.fix", "--check", tree],
        RUFF: [*ruff, "B,BLE,TRY,S,UP", tree],
        "ruff check, B014": [*ruff, "B014", tree],
        "reading every file": [sys.executable, "-c", _READING, listing],
    }


def one_file(directory: Path) -> dict[str, Command]:
    """The commands for a single file, with findings and without, and the interpreter by itself."""
    contents = {
        "a file without clauses": _PLAIN,
        "a file with one that is about no connection": _ORDINARY,
        "a file that is parsed, without findings": _CHANGED.replace(_HASTY, _PATIENT),
        "a file with findings": _CHANGED,
    }
    files = {name: directory / f"{name.replace(' ', '_')}.py" for name in contents}
    for name, file in files.items():
        file.write_text(contents[name])
    fixer = [sys.executable, "-m", "codemods.fix", "--check", "--no-cache"]
    return {
        BARE: [sys.executable, "-c", ""],
        "what a check imports": [sys.executable, "-c", _IMPORTS],
        "importing LibCST as well": [sys.executable, "-c", f"{_IMPORTS}; import libcst"],
        **{name: [*fixer, file] for name, file in files.items()},
    }  # fmt: skip


def libcst_tool(directory: Path) -> Command:
    """LibCST's tool with a command that does nothing; its options and files are to follow."""
    (directory / "nothing.py").write_text(_NOTHING)
    (directory / ".libcst.codemod.yaml").write_text("modules: ['libcst.codemod.commands', '.']\n")
    run_there = f"import os, sys; os.chdir({str(directory)!r}); sys.path.insert(0, '.'); "
    tool = run_there + "import runpy; runpy.run_module('libcst.tool', run_name='__main__')"
    return [sys.executable, "-c", tool, "codemod", "-x", "nothing.Nothing"]


def files_per_second(tree: Path, every: int, directory: Path) -> str:
    """How many files LibCST's tool and the fixer do in a second, one process each."""
    files = sources(tree, every)
    fixing = cost([sys.executable, "-m", "codemods.fix", "--check", "--no-cache", "-j1", *files])
    nothing = cost([*libcst_tool(directory), "-j1", *files])
    times = nothing.processor / fixing.processor
    return (
        f"{len(files)} files in one process: libcst.tool codemod with a command that does nothing "
        f"{len(files) / nothing.processor:.0f} files a second of processor time, "
        f"{FIXER} {len(files) / fixing.processor:.0f}, {times:.0f} times as many"
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.fixer", description=__doc__)
    parser.add_argument("tree", type=Path, metavar="TREE")
    parser.add_argument("--every", type=int, default=100, metavar="N")
    parser.add_argument("--runs", type=int, default=5, metavar="N")
    parser.add_argument("--libcst", action="store_true")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        print(f"{len(sources(options.tree)):,} files, {load()}\n")
        costs = alternate(whole_tree(options.tree, directory / "listing"), options.runs)
        if options.libcst:
            whole = [*libcst_tool(directory), options.tree.resolve()]
            costs["libcst.tool codemod, nothing, once"] = cost(whole)
        print(table(costs, RUFF), "\n")
        print(table(alternate(one_file(directory), options.runs), BARE), "\n")
        print(files_per_second(options.tree, options.every, directory))


if __name__ == "__main__":
    main()
