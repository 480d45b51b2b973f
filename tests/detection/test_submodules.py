"""Which modules a package holds, wherever it lies."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from flake8_connerr.submodules import submodules

FILES = ("__init__.py", "one.py", "two.pyc", "three.txt")


def test_modules_of_a_directory(tmp_path: Path) -> None:
    (tmp_path / "__pycache__").mkdir()
    for name in FILES:
        (tmp_path / name).touch()
    assert submodules([str(tmp_path)]) == {"one", "two"}


def test_modules_of_a_package_in_an_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = tmp_path / "archive.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for name in FILES:
            file.writestr(f"archived/{name}", "")
    monkeypatch.syspath_prepend(str(archive))
    import archived  # type: ignore[import-not-found]

    assert submodules(archived.__path__) == {"one", "two"}


def test_asking_for_them_loads_little() -> None:
    script = (
        "import sys; from flake8_connerr import catalog, rules; "
        "rules.all_codes(), catalog.libraries(); print('inspect' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout == "False\n"
