"""The codemods run under LibCST's own tool."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parent / "fixtures"


def _tool(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    (folder / ".libcst.codemod.yaml").write_text("modules: [codemods]\n")
    command = [sys.executable, "-m", "libcst.tool", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)


@pytest.mark.parametrize(
    ("command", "fixture"),
    [
        ("commands.SplitHandlersCommand", "split_handlers/plain"),
        ("commands.ExponentialWaitsCommand", "exponential_waits/counted"),
        ("commands.TenacityCommand", "retry_libraries/decorated.tenacity"),
        ("commands.StaminaCommand", "retry_libraries/tail.stamina"),
        ("commands.DropRedundantCommand", "drop_redundant/comments"),
        ("commands.ReorderHandlersCommand", "reorder_handlers/comments"),
        ("commands.ReplaceClassCommand", "replace_class/redis"),
        ("commands.WidenClauseCommand", "widen_clause/clauses"),
        ("commands.ErrnoHandlersCommand", "errno_handlers/safe_comments"),
        ("commands.SingleWaitsCommand", "single_waits/capped_and_random"),
        ("commands.LastErrorsCommand", "last_errors/counted_while"),
    ],
)
def test_rewrites(tmp_path: Path, command: str, fixture: str) -> None:
    source = tmp_path / "program.py"
    shutil.copy(FIXTURES / f"{fixture.partition('.')[0]}.before.py", source)
    (tmp_path / "other.py").write_text("x = 1\n")
    finished = _tool(tmp_path, "codemod", command, "--no-format", "-j", "1", ".")
    assert finished.returncode == 0, finished.stderr
    assert source.read_text() == (FIXTURES / f"{fixture}.after.py").read_text()
    assert (tmp_path / "other.py").read_text() == "x = 1\n"


def test_says_what_it_left_alone(tmp_path: Path) -> None:
    source = (FIXTURES / "split_handlers" / "plain.before.py").read_text()
    kept = source.replace("        return None\n", "        global x\n        x = 1\n")
    (tmp_path / "program.py").write_text(kept)
    finished = _tool(tmp_path, "codemod", "commands.SplitHandlersCommand", "-j", "1", ".")
    assert (tmp_path / "program.py").read_text() == kept
    assert "NET101" in finished.stderr


def test_are_listed(tmp_path: Path) -> None:
    listed = _tool(tmp_path, "list").stdout
    assert "commands.SplitHandlersCommand - " in listed
    assert "commands.ExponentialWaitsCommand - " in listed
    assert "commands.DropRedundantCommand - " in listed
    assert "commands.ReorderHandlersCommand - " in listed
