"""The other tests are worth something only if they meet the package as a user installs it."""

from __future__ import annotations

from importlib.metadata import entry_points, version
from pathlib import Path

import codemods
import flake8_connerr
from tests.tree import ROOT, source_files

HINT = "run `pip install .`, then `pytest` (not `python -m pytest`, which imports the tree)"


def test_the_tests_import_the_installed_packages() -> None:
    for package in (flake8_connerr, codemods):
        folder = Path(package.__path__[0])
        assert folder.parent != ROOT, HINT


def test_the_installed_packages_are_those_of_the_tree() -> None:
    site = Path(flake8_connerr.__path__[0]).parent
    for path in source_files("flake8_connerr", "codemods"):
        assert (site / path).read_bytes() == (ROOT / path).read_bytes(), f"{path}: {HINT}"


def test_the_metadata_has_the_version_of_the_package() -> None:
    assert version("flake8-connerr") == flake8_connerr.__version__


def test_flake8_finds_the_plugin() -> None:
    (plugin,) = entry_points(group="flake8.extension", name="NET")
    assert plugin.dist is not None
    assert plugin.dist.name == "flake8-connerr"
    assert plugin.load().__module__ == "flake8_connerr.plugin"
