"""What the fixer loads. LibCST alone takes longer to load than most files take to fix."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.fix.examples import BROAD, SPLIT

WAITING = """\
import time
import urllib.request

def load(url):
    while True:
        try:
            return urllib.request.urlopen(url)
        except ConnectionResetError:
            time.sleep(1)
"""
# Runs the fixer, and then prints the modules that are loaded.
RUN = """\
import runpy, sys
sys.argv = ["connerr-fix", *sys.argv[1:]]
try:
    runpy.run_module("codemods.fix", run_name="__main__")
finally:
    print("loaded", *sys.modules)
"""


def _loaded(*arguments: str | Path) -> set[str]:
    command = [sys.executable, "-P", "-c", RUN, "--no-cache", *map(str, arguments)]
    finished = subprocess.run(command, capture_output=True, text=True)
    assert not finished.stderr
    return set(finished.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("style", ["stdlib", "tenacity", "stamina"])
def test_fixing_loads_no_more_of_libcst_than_its_trees(tmp_path: Path, style: str) -> None:
    broad, waiting = tmp_path / "broad.py", tmp_path / "waiting.py"
    broad.write_text(BROAD)
    waiting.write_text(WAITING)
    loaded = _loaded("--style", style, tmp_path)
    assert broad.read_text() == SPLIT
    assert waiting.read_text() != WAITING
    assert "libcst" in loaded
    assert not loaded & {"libcst.matchers", "libcst.codemod", "codemods.commands"}


def test_where_there_is_nothing_to_fix_libcst_is_not_loaded(tmp_path: Path) -> None:
    (tmp_path / "growing.py").write_text(WAITING.replace("sleep(1)", "sleep(delay)\n            delay *= 2"))
    loaded = _loaded(tmp_path)
    assert "flake8_connerr.check" in loaded
    assert "libcst" not in loaded
