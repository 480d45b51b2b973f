"""The branches of a package count by themselves, and too few of them fail."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.branch_coverage import main

HALF = "def sign(number):\n    if number < 0:\n        return -1\n    return 1\n\n\nsign(1)\n"
SETTINGS = "[tool.coverage.run]\nbranch = true\n\n[tool.coverage.report]\nfail_under = {}\n"


@pytest.mark.parametrize(("needed", "status", "said"), [(60, 2, "below 60%: half\n"), (50, 0, "")])
def test_half_of_the_branches(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    needed: int,
    status: int,
    said: str,
) -> None:
    (tmp_path / "pyproject.toml").write_text(SETTINGS.format(needed))
    for package, call in (("half", ""), ("whole", "sign(-1)\n")):
        (tmp_path / package).mkdir()
        (tmp_path / package / "__main__.py").write_text(HALF + call)
    for name in [name for name in os.environ if name.startswith("COVERAGE_")]:
        monkeypatch.delenv(name)  # where these tests are measured themselves
    monkeypatch.chdir(tmp_path)
    for command in (["run", "-m", "half"], ["run", "-a", "-m", "whole"]):
        subprocess.run([sys.executable, "-m", "coverage", *command], check=True)
    assert main() == status
    assert capsys.readouterr() == ("half: 50.0% of 2 branches\nwhole: 100.0% of 2 branches\n", said)
