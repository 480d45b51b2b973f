"""The README's pre-commit configuration, run by real pre-commit in a scratch repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from tests.packaging.conftest import Distributions
from tests.tree import ROOT, source_files

CODE = """\
import socket
import time


def send_report(report: bytes) -> None:
    for attempt in range(5):
        try:
            with socket.create_connection(("reports.example", 9999)) as peer:
                peer.sendall(report)
            return
        except ConnectionRefusedError:
            if attempt == 4:
                raise
            time.sleep(1)
"""

# flake8's own repository cannot be had without the network, so its hook is defined on the spot, the
# way that repository defines it.
FLAKE8_HOOK = """\
  - repo: local
    hooks:
      - id: flake8
        name: flake8
        entry: flake8
        language: python
        types: [python]
        require_serial: true
        additional_dependencies: [flake8, {wheel}]
"""


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=test", "-c", "user.email=test@localhost"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def hooks_repository(tmp_path: Path) -> Path:
    """This project as a released git repository: its files, committed and tagged."""
    folder = tmp_path / "flake8-connerr"
    for path in source_files():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / path, target)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "release")
    git(folder, "tag", "v0.1.0")
    return folder


def scratch_repository(folder: Path, config: str) -> Path:
    """A repository with something to report, and with a package called codemods of its own."""
    (folder / "codemods").mkdir(parents=True)
    (folder / "codemods/__init__.py").write_text("raise ImportError('not this one')\n")
    (folder / "report.py").write_text(CODE)
    nbformat.write(new_notebook(cells=[new_code_cell(CODE)]), folder / "report.ipynb")
    (folder / ".pre-commit-config.yaml").write_text(config)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    return folder


def run_pre_commit(folder: Path, hook: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-P", "-m", "pre_commit", "run", "--color=never", "--all-files", hook]
    home = {"PRE_COMMIT_HOME": str(folder.parent / "pre-commit")}
    return subprocess.run(command, cwd=folder, env=os.environ | home, capture_output=True, text=True)


def readme_config(hooks_repository: Path, wheel: Path) -> str:
    """The README's configuration, with repositories that can be had here."""
    readme = (ROOT / "README.md").read_text("utf-8")
    (config,) = re.findall(r"```yaml\n(repos:\n.*?)```", readme, re.DOTALL)
    flake8, ours = re.split(r"(?=^  - repo: <)", config, flags=re.MULTILINE)
    assert "repo: https://github.com/PyCQA/flake8" in flake8
    assert "additional_dependencies: [flake8-connerr]" in flake8
    ours = re.sub(r"<.*>", str(hooks_repository), ours)
    return "repos:\n" + FLAKE8_HOOK.format(wheel=wheel) + ours


def test_both_hooks(tmp_path: Path, hooks_repository: Path, distributions: Distributions) -> None:
    config = readme_config(hooks_repository, distributions.wheel)
    folder = scratch_repository(tmp_path / "scratch", config)

    linted = run_pre_commit(folder, "flake8")
    assert re.search(r"^report\.py:\d+:\d+: NET202 ", linted.stdout, re.MULTILINE), linted.stdout
    assert linted.returncode == 1

    fixed = run_pre_commit(folder, "connerr-fix")
    assert "files were modified by this hook" in fixed.stdout, fixed.stdout
    assert fixed.returncode == 1
    for name in ("report.py", "report.ipynb"):
        assert "random.uniform(0, min(30.0, " in (folder / name).read_text()

    for hook in ("connerr-fix", "flake8"):
        again = run_pre_commit(folder, hook)
        assert again.returncode == 0, again.stdout
        assert "Passed" in again.stdout


def test_the_checking_hook_changes_nothing(tmp_path: Path, hooks_repository: Path) -> None:
    config = f"repos:\n  - repo: {hooks_repository}\n    rev: v0.1.0\n    hooks:\n      - id: connerr-check\n"
    folder = scratch_repository(tmp_path / "scratch", config)

    checked = run_pre_commit(folder, "connerr-check")
    assert checked.returncode == 1
    assert "Failed" in checked.stdout
    assert "report.py:" in checked.stdout
    assert "report.ipynb:cell 1:" in checked.stdout
    assert (folder / "report.py").read_text() == CODE
