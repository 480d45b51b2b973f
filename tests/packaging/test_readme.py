"""The README's commands are the ones that are run elsewhere, and its table is current."""

from __future__ import annotations

import re
import runpy
import shlex
import subprocess
import sys
from pathlib import Path

from flake8_connerr.check import check
from flake8_connerr.rules import all_rules
from tests.tree import ROOT

# What the README's fragments of code take for granted.
PRELUDE = """\
import random
import socket
import time

address = ("reports.example", 9999)
report = b""

"""

README = (ROOT / "README.md").read_text("utf-8")


def command_for(purpose: str) -> str:
    """The one-line command below the sentence that holds ``purpose``."""
    (found,) = re.findall(rf"{purpose}[^`]*?\n\n```sh\n(.*)\n```", README)
    return str(found)


def test_the_fix_makes_the_second_fragment_of_the_first(tmp_path: Path) -> None:
    before, after = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert {finding.code for finding in check(PRELUDE + before)} == {"NET101", "NET202"}
    module = tmp_path / "module.py"
    module.write_text(PRELUDE + before)
    subprocess.run([sys.executable, "-P", "-m", "codemods.fix", str(module)], cwd=tmp_path, check=True)
    assert module.read_text() == PRELUDE + after


def test_the_table_of_rules_is_current() -> None:
    pages = runpy.run_path(str(ROOT / "docs/rule_pages.py"))
    assert pages["with_current_table"](README) == README, "run `python docs/rule_pages.py README.md`"


def test_both_commands_set_up_a_virtual_environment_first() -> None:
    for purpose in ("Try it", "Test it"):
        first, second, third, *_ = command_for(purpose).split(" && ")
        assert first == "python3.11 -m venv .venv"
        assert second == ". .venv/bin/activate"
        assert third.startswith("pip install ")


def test_the_test_command_is_what_the_continuous_integration_takes_from_here() -> None:
    script = (ROOT / ".ci/run").read_text("utf-8")
    assert "README.md" in script
    assert command_for("Test it").rpartition(" && ")[2] == "pytest -n auto"
    assert "pytest -n auto" not in script, ".ci/run must take the command from the README"


def test_the_example_shows_every_rule_that_is_on_and_a_rewrite_of_it() -> None:
    """Run what the first command runs after installing."""
    linting, rewriting = command_for("Try it").rpartition(" && ")[2].split("; ")
    bin_folder = Path(sys.executable).parent

    lint = [str(bin_folder / "flake8"), *shlex.split(linting)[1:]]
    reported = subprocess.run(lint, cwd=ROOT, capture_output=True, text=True)
    assert set(re.findall(r": (NET\d+) ", reported.stdout)) >= {
        rule.code for rule in all_rules() if rule.default
    }
    assert (reported.returncode, reported.stderr) == (1, "")

    # -P: the package that is installed, not the tree that the command is run in.
    rewrite = [sys.executable, "-P", *shlex.split(rewriting)[1:]]
    diff = subprocess.run(rewrite, cwd=ROOT, capture_output=True, text=True)
    added = "\n".join(line for line in diff.stdout.splitlines() if line.startswith("+"))
    assert "except (ConnectionResetError, BrokenPipeError, ConnectionAbortedError)" in added
    assert "random.uniform(0, min(30.0" in added
    assert diff.stderr.count("Traceback") == 0
