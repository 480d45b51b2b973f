"""Checked code is never run, no connection is opened, nothing outside is written, no terminal is steered."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path

import pytest

from codemods.reports import formats
from codemods.running.cache import default_directory
from tests.fix.examples import BROAD
from tests.trust import watched
from tests.trust.traps import Tree, make_tree

SCRIPTS = Path(sysconfig.get_path("scripts"))
FIX = [str(SCRIPTS / "connerr-fix")]
MODULE = [sys.executable, "-m", "codemods.fix"]
FLAKE8 = [str(SCRIPTS / "flake8"), "--select", "NET"]


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return make_tree(tmp_path)


def _run(command: Sequence[str | Path], cwd: Path) -> subprocess.CompletedProcess[bytes]:
    # An empty PYTHONPATH would mean the current directory.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment["PYTHONDONTWRITEBYTECODE"] = "1"
    return subprocess.run(
        list(map(str, command)), cwd=cwd, env=environment, capture_output=True, timeout=120, check=False
    )


def test_the_fixer_runs_nothing_of_the_tree_it_stands_in(tree: Tree) -> None:
    done = _run([*FIX, "."], tree.root)
    assert tree.traces == ""
    assert done.returncode == 0, done.stderr
    assert all("except ConnectionRefusedError" in path.read_text() for path in tree.broad)


def test_as_a_module_it_runs_nothing_but_what_python_takes_before_it(tree: Tree) -> None:
    """``python -m`` itself imports some modules from the current directory; the fixer then takes no more."""
    for name in _loaded_for_any_module():
        (tree.root / f"{name}.py").unlink(missing_ok=True)
    done = _run([*MODULE, "."], tree.root)
    assert tree.traces == ""
    assert done.returncode == 0, done.stderr


def _loaded_for_any_module() -> set[str]:
    code = "import runpy, sys; print(*sys.modules)"
    names = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in names.stdout.split()}


def test_nor_do_the_processes_that_it_starts(tmp_path: Path) -> None:
    tree = make_tree(tmp_path, files=40)
    for path in tree.broad:
        path.write_text(path.read_text() + "# padding\n" * 2_000)
    done = _run([*FIX, "--check", "-j", "2", "."], tree.root)
    assert tree.traces == ""
    assert b"Would fix 40 findings in 40 files" in done.stdout


def test_flake8_runs_nothing_of_the_tree_it_stands_in(tree: Tree) -> None:
    done = _run([*FLAKE8, "."], tree.root)
    assert tree.traces == ""
    assert done.stdout.count(b"NET101") == len(tree.broad)


def test_the_traps_would_be_noticed(tree: Tree) -> None:
    (tree.root / "imports.py").write_text("import argparse\n")
    _run([sys.executable, "imports.py"], tree.root)
    assert "argparse.py" in tree.traces


def _events(tree: Tree, *more: Path) -> dict[str, set[str]]:
    script = Path(watched.__file__)
    done = _run([sys.executable, "-I", "-B", script, tree.root, *more], tree.root)
    assert done.returncode == 0, done.stderr
    found: dict[str, set[str]] = {"write": set(), "run": set(), "connect": set(), "process": set()}
    for kind, what in json.loads(done.stdout)["events"]:
        found[kind].add(what)
    return found


def test_what_the_interpreter_is_asked_to_do(tree: Tree) -> None:
    found = _events(tree)
    assert found["connect"] == set()
    assert found["process"] == set()
    written = {path for path in found["write"] if path != os.devnull}
    assert {Path(path).parent for path in written} == {tree.root / "package", default_directory()}
    roots = (sysconfig.get_path("stdlib"), sysconfig.get_path("purelib"), sysconfig.get_path("platlib"))
    elsewhere = {name for name in found["run"] if not name.startswith((*roots, "<frozen", "<string>"))}
    assert elsewhere == set()


def test_running_the_tree_would_be_noticed(tree: Tree) -> None:
    assert str(tree.broad[0]) in _events(tree, tree.broad[0])["run"]


# Each makes something of a terminal: a colour, a title, a line's end, C1 controls, a change of direction.
STEERING = ["\x1b[31m", "\x1b]0;title\x07", "\x9b31m", "\x0e", "\u202e", "\u2028", "\x7f"]


@pytest.mark.parametrize("name", formats.NAMES)
def test_no_format_hands_on_what_steers_a_terminal(tmp_path: Path, name: str) -> None:
    steering = "".join(STEERING)
    source = BROAD.replace('b"hello"', f'b"hello", "{steering}"').replace("(host, 80)", f'("{steering}", 80)')
    path = tmp_path / f"a{steering}.py"
    path.write_text(source + f"# {steering}\n")
    (tmp_path / f"bad{steering}.py").write_text(f"except {steering}\n")
    for options in (["--check"], ["--check", "--statistics"], ["--unsafe-fixes"]):
        done = _run([*FIX, "--output-format", name, *options, "."], tmp_path)
        shown = (done.stdout + done.stderr).decode()
        assert shown or "--check" not in options  # some formats say nothing of what is mended
        assert [letter for letter in shown if not letter.isprintable() and letter not in "\n\t"] == []


def test_flake8_shows_no_source_that_steers_a_terminal(tmp_path: Path) -> None:
    steering = "".join(STEERING)
    (tmp_path / "a.py").write_text(BROAD.replace("(host, 80)", f'("{steering}", 80)'))
    shown = _run([*FLAKE8, "a.py"], tmp_path).stdout.decode()
    assert "NET101" in shown
    assert [letter for letter in shown if not letter.isprintable() and letter != "\n"] == []


def test_links_do_not_lead_the_fixer_outside(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.py").write_text(BROAD)
    root = tmp_path / "tree"
    root.mkdir()
    (root / "file.py").symlink_to(outside / "a.py")
    (root / "directory").symlink_to(outside)
    (root / "up.py").symlink_to("../outside/a.py")
    (root / ".gitignore").symlink_to(outside / "a.py")
    (root / "hard.py").hardlink_to(outside / "a.py")
    assert _run([*FIX, "."], root).returncode == 0
    assert (outside / "a.py").read_text() == BROAD
    assert "ConnectionRefusedError" in (root / "hard.py").read_text()
    assert [path.name for path in outside.iterdir()] == ["a.py"]
