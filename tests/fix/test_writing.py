"""A file is at all times wholly old or wholly new, and nothing is left beside it."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from codemods import fix
from codemods.engine import Result
from codemods.running import run, writing
from codemods.running.parallel import Job, fix_all
from codemods.running.writing import FileError, read, replace
from tests.fix.examples import BROAD, SPLIT


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.py"
    path.write_bytes(b"old")
    return path


def _replaced(path: Path) -> None:
    replace(str(path), b"old", b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("mode", [0o644, 0o600, 0o755, 0o4711, 0o666])
def test_mode_is_kept(path: Path, mode: int) -> None:
    path.chmod(mode)
    _replaced(path)
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_owner_is_kept(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[tuple[int, int]] = []
    # Only root may give files away, so the giving is watched.
    monkeypatch.setattr(os, "chown", lambda _, user, group: given.append((user, group)))
    _replaced(path)
    assert given == [(path.stat().st_uid, path.stat().st_gid)]


def test_owner_that_may_not_be_given(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "chown", refused)
    _replaced(path)
    assert list(path.parent.iterdir()) == [path]


def test_links_stay_links(path: Path) -> None:
    first, second = path.parent / "first.py", path.parent / "sub" / "second.py"
    second.parent.mkdir()
    first.symlink_to("a.py")
    second.symlink_to("../first.py")
    replace(str(second), b"old", b"new")
    assert path.read_bytes() == b"new"
    assert first.is_symlink()
    assert second.is_symlink()
    assert list(second.parent.iterdir()) == [second]


def test_other_hard_links_keep_the_old_content(path: Path) -> None:
    other = path.parent / "cache.py"
    other.hardlink_to(path)
    _replaced(path)
    assert other.read_bytes() == b"old"


def test_changed_in_between(path: Path) -> None:
    with pytest.raises(FileError, match="has changed"):
        replace(str(path), b"older", b"new")
    assert path.read_bytes() == b"old"
    assert list(path.parent.iterdir()) == [path]


def test_gone_in_between(path: Path) -> None:
    path.unlink()
    with pytest.raises(FileNotFoundError):
        replace(str(path), b"old", b"new")
    assert not list(path.parent.iterdir())


def test_became_a_pipe_in_between(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(FileError, match="not a regular file"):
        replace(str(path), b"old", b"new")
    with pytest.raises(FileError, match="not a regular file"):
        read(str(path))
    assert list(path.parent.iterdir()) == [path]


def test_read_only(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Root may write to read-only files, so the answer is given here.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(FileError, match=r"^is read-only$"):
        replace(str(path), b"old", b"new")
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("name", ["fsync", "replace", "take_over", "read"])
def test_failure_half_way(
    path: Path, monkeypatch: pytest.MonkeyPatch, name: str, error: BaseException
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise error

    places: dict[str, tuple[object, str]] = {
        "fsync": (os, "fsync"),
        "replace": (Path, "replace"),
        "take_over": (writing, "_take_over"),
        "read": (writing, "read"),
    }
    place, attribute = places[name]
    monkeypatch.setattr(place, attribute, failing)
    with pytest.raises(type(error)):
        replace(str(path), b"old", b"new")
    assert path.read_bytes() == b"old"
    assert list(path.parent.iterdir()) == [path]


def test_directory_that_takes_no_files(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(writing, "_created", refused)
    with pytest.raises(PermissionError):
        replace(str(path), b"old", b"new")


def test_what_could_not_be_written_is_said(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    path.write_text(BROAD)
    monkeypatch.setattr(os, "fsync", full)
    assert fix.main([str(path)]) == 2
    output = capsys.readouterr()
    assert output.err == f"{path}: could not be written: No space left on device\n"
    assert output.out == "No findings; 1 path could not be handled. 1 file looked at.\n"
    assert path.read_text() == BROAD


def test_changed_while_it_was_worked_on(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path.write_text(BROAD)

    def slow(jobs: Iterable[Job], workers: int) -> Iterator[tuple[Job, Result]]:
        for done in fix_all(jobs, workers):
            path.write_text("x = 1\n")
            yield done

    monkeypatch.setattr(run, "fix_all", slow)
    assert fix.main([str(path)]) == 2
    assert "has changed since it was read" in capsys.readouterr().err
    assert path.read_text() == "x = 1\n"


def test_vanished_after_it_was_found(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    other = path.parent / "b.py"
    other.write_text(BROAD)
    real = writing.read

    def vanishing(name: str) -> bytes:
        if name == str(path):
            path.unlink(missing_ok=True)
        return real(name)

    monkeypatch.setattr(writing, "read", vanishing)
    assert fix.main([str(path.parent)]) == 2
    assert capsys.readouterr().err == f"{path}: No such file or directory\n"
    assert other.read_text() == SPLIT
