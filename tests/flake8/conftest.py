"""flake8 as users run it: a process of its own, the plugin found by its entry point."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

RunFlake8 = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def flake8(tmp_path: Path) -> RunFlake8:
    """Runs flake8 with the given arguments in an empty folder; -P keeps the tree out of the way."""

    def run(*arguments: str, stdin: bytes = b"", isolated: bool = True) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-P", "-m", "flake8", *(["--isolated"] if isolated else []), *arguments]
        return subprocess.run(command, cwd=tmp_path, input=stdin, capture_output=True, check=False)

    return run
