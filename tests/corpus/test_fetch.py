"""Fetching, with real pip, from a directory of wheels in place of a package index."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from tests.corpus.fetch import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def make_wheel(directory: Path, name: str, version: str) -> None:
    metadata = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(directory / f"{name}-{version}-py3-none-any.whl", "w") as wheel:
        wheel.writestr(f"{name}/__init__.py", "raise RuntimeError('must not be imported')\n")
        wheel.writestr(f"{metadata}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        wheel.writestr(f"{metadata}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{metadata}/RECORD", "")


def test_wheels_are_unpacked_by_name_and_version_and_what_cannot_be_had_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    index, target, pins = tmp_path / "index", tmp_path / "corpus", tmp_path / "pins.txt"
    index.mkdir()
    make_wheel(index, "Made_Up", "1.0")
    pins.write_text("made-up==1.0\nmissing==2.0\n")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(index))

    assert main([str(target), "--pins", str(pins)]) == 1
    assert "missing==2.0" in capsys.readouterr().err
    assert [entry.name for entry in target.iterdir()] == ["Made_Up-1.0"]
    assert (target / "Made_Up-1.0" / "Made_Up" / "__init__.py").is_file()

    pins.write_text("made-up==1.0\n")
    (index / "Made_Up-1.0-py3-none-any.whl").unlink()  # what is there already needs no download
    assert main([str(target), "--pins", str(pins)]) == 0
