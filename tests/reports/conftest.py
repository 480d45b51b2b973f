"""What the tests of the formats share."""

from __future__ import annotations

import functools
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reports.trees import odd_tree, report

OddReport = Callable[[str], subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def odd_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with files that are hard to report on."""
    return odd_tree(tmp_path_factory.mktemp("odd"))


@pytest.fixture(scope="session")
def odd_report(odd_folder: Path) -> OddReport:
    """The report on that folder in a format."""
    return functools.cache(lambda name: report(name, "--check", ".", cwd=odd_folder))
