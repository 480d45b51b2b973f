"""The distributions, built once for all tests that look at them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.tree import ROOT


class Distributions(NamedTuple):
    """The two archives that a release consists of."""

    wheel: Path
    sdist: Path


@pytest.fixture(scope="session")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Distributions:
    """The wheel and the sdist it was built from."""
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-P", "-m", "build", "--outdir", str(folder), str(ROOT)]
    finished = subprocess.run(build, capture_output=True, text=True)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    (wheel,) = folder.glob("*.whl")
    (sdist,) = folder.glob("*.tar.gz")
    return Distributions(wheel, sdist)
