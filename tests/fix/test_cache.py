"""Files known to hold nothing to report are not parsed again, and a spoilt cache does no harm."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from codemods.engine import Request
from codemods.running import cache
from codemods.running.cache import CleanFiles
from flake8_connerr.rules import all_codes
from tests.fix.examples import BROAD, fixer

REQUEST = Request(all_codes())
DATA = b"while True:\n    try:\n        work()\n    except OSError:\n        raise\n"


def _remembered(directory: Path) -> CleanFiles:
    clean = CleanFiles(directory)
    clean.remember(DATA, REQUEST)
    clean.save()
    return CleanFiles(directory)


def test_what_is_remembered(tmp_path: Path) -> None:
    directory = tmp_path / "some/where"
    assert not CleanFiles(directory).knows(DATA, REQUEST)
    clean = _remembered(directory)
    assert clean.knows(DATA, REQUEST)
    assert not clean.knows(DATA + b"\n", REQUEST)
    assert not clean.knows(DATA, REQUEST._replace(unsafe=True))
    assert not clean.knows(DATA, REQUEST._replace(codes=frozenset({"NET201"})))
    assert not clean.knows(DATA, REQUEST._replace(settings=REQUEST.settings._replace(target=(3, 12))))
    assert stat.S_IMODE(directory.stat().st_mode) == 0o700
    assert (directory / ".gitignore").read_text() == "*\n"
    assert {path.name for path in directory.iterdir()} == {".gitignore", "clean.json"}


def test_another_state_of_the_tool_knows_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clean = _remembered(tmp_path / "cache")
    monkeypatch.setattr(cache, "_tool", lambda: b"another")
    assert not clean.knows(DATA, REQUEST)


@pytest.mark.parametrize("text", ["", "[", "{}", "3", '["a", 3, null, ["b"]]', "\udcff", "[" * 100_000])
def test_a_spoilt_cache_is_an_empty_one(tmp_path: Path, text: str) -> None:
    _remembered(tmp_path / "cache")
    file = tmp_path / "cache/clean.json"
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert not CleanFiles(tmp_path / "cache").knows(DATA, REQUEST)
    assert _remembered(tmp_path / "cache").knows(DATA, REQUEST)
    assert all(isinstance(one, str) for one in json.loads(file.read_bytes()))


def test_a_directory_that_others_may_write_to_is_not_used(tmp_path: Path) -> None:
    directory = tmp_path / "cache"
    _remembered(directory)
    directory.chmod(0o777)
    assert not CleanFiles(directory).knows(DATA, REQUEST)
    link = tmp_path / "link"
    directory.chmod(0o700)
    link.symlink_to(directory)
    assert not CleanFiles(link).knows(DATA, REQUEST)
    assert CleanFiles(directory).knows(DATA, REQUEST)


def test_where_nothing_can_be_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert not _remembered(tmp_path / "file").knows(DATA, REQUEST)
    assert not _remembered(tmp_path / "file/below").knows(DATA, REQUEST)


def test_what_was_not_met_is_forgotten_when_there_is_too_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "MOST_KEPT", 2)
    _remembered(tmp_path / "cache")
    clean = CleanFiles(tmp_path / "cache")
    for other in (b"1", b"2"):
        clean.remember(other, REQUEST)
    clean.save()
    again = CleanFiles(tmp_path / "cache")
    assert again.knows(b"1", REQUEST)
    assert not again.knows(DATA, REQUEST)


def test_the_command(tmp_path: Path) -> None:
    (tmp_path / "broad.py").write_text(BROAD)
    (tmp_path / "clean.py").write_bytes(DATA)
    kept = tmp_path / "cache/clean.json"
    first = fixer(
        "--check", "--no-cache", "--cache-dir", kept.parent, tmp_path / "broad.py", tmp_path / "clean.py"
    )
    assert not kept.exists()
    for _ in range(2):
        again = fixer("--check", "--cache-dir", kept.parent, tmp_path / "broad.py", tmp_path / "clean.py")
        assert (again.returncode, again.stdout) == (first.returncode, first.stdout)
        assert len(json.loads(kept.read_bytes())) == 1
