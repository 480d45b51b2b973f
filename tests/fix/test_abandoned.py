"""What a killed run has left is taken away by the next one; what a living one is at is left alone."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import random
import threading
from pathlib import Path

import pytest

from codemods.running import writing
from codemods.running.writing import FileError, beside_of, replace
from tests.fix.examples import BROAD, SPLIT, fixer
from tests.trust.kill import kill_one, last_run, make_tree

OLD, NEW = BROAD.encode(), SPLIT.encode()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.py"
    path.write_text(BROAD)
    return path


def test_what_was_left_is_removed(path: Path) -> None:
    beside_of(path).write_text("half a fi")
    replace(str(path), OLD, NEW)
    assert path.read_bytes() == NEW
    assert list(path.parent.iterdir()) == [path]


def test_the_next_run_removes_what_was_left(path: Path) -> None:
    beside_of(path).write_text("half a fi")
    assert fixer(path.parent).returncode == 0
    assert path.read_text() == SPLIT
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_another_run_writes_is_left_to_it(path: Path) -> None:
    with beside_of(path).open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(FileError, match="another process"):
            replace(str(path), OLD, NEW)
        assert beside_of(path).exists()
    assert path.read_text() == BROAD


def test_a_link_in_its_place_is_not_written_through(
    path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "kept"
    outside.write_text("kept")
    beside_of(path).symlink_to(outside)
    replace(str(path), OLD, NEW)
    assert path.read_bytes() == NEW
    assert outside.read_text() == "kept"
    assert list(path.parent.iterdir()) == [path]


def test_a_pipe_in_its_place_does_not_hold_the_run_up(path: Path) -> None:
    os.mkfifo(beside_of(path))
    replace(str(path), OLD, NEW)
    assert path.read_bytes() == NEW
    assert list(path.parent.iterdir()) == [path]


def test_it_is_written_from_another_thread_as_well(path: Path) -> None:
    thread = threading.Thread(target=replace, args=(str(path), OLD, NEW))
    thread.start()
    thread.join()
    assert path.read_bytes() == NEW
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("times", [1, 1000])
def test_another_run_takes_the_place_before_it_is_locked(
    path: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    lock, beside = writing._lock, beside_of(path)
    left = iter(range(times))

    def overtaken(descriptor: int) -> None:
        if os.path.samestat(os.fstat(descriptor), beside.stat()) and next(left, None) is not None:
            beside.unlink()
            beside.write_bytes(b"of another run")
        lock(descriptor)

    monkeypatch.setattr(writing, "_lock", overtaken)
    if times == 1:
        replace(str(path), OLD, NEW)
        assert path.read_bytes() == NEW
        assert list(path.parent.iterdir()) == [path]
    else:
        with pytest.raises(FileError, match="rewritten by another process"):
            replace(str(path), OLD, NEW)
        assert path.read_bytes() == OLD


def test_what_was_left_and_may_not_be_opened(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    beside_of(path).write_bytes(b"")
    opened = os.open

    def refused(name: str | Path, flags: int, mode: int = 0o777) -> int:
        if Path(name) == beside_of(path) and not flags & os.O_CREAT:
            raise PermissionError(errno.EACCES, "Permission denied")
        return opened(name, flags, mode)

    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(PermissionError):
        replace(str(path), OLD, NEW)
    assert path.read_bytes() == OLD


@pytest.mark.parametrize(("number", "locks"), [(errno.ENOLCK, False), (errno.EIO, True)])
def test_a_file_system_without_locks(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int, locks: bool
) -> None:
    def failing(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", failing)
    with pytest.raises(OSError, match=os.strerror(number)) if locks else contextlib.nullcontext():
        replace(str(path), OLD, NEW)
    assert path.read_bytes() == (OLD if locks else NEW)


def test_a_system_without_locks_and_owners(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "fcntl", None)
    monkeypatch.delattr(os, "chown")
    replace(str(path), OLD, NEW)
    assert path.read_bytes() == NEW


def test_a_name_as_long_as_names_may_be(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 252 + ".py")
    path.write_text(BROAD)
    replace(str(path), OLD, NEW)
    assert path.read_bytes() == NEW


@pytest.mark.parametrize("jobs", [1, 2])
def test_killed(tmp_path: Path, jobs: int) -> None:
    """Once each; ``python -m tests.trust.kill`` does it many times."""
    paths = make_tree(tmp_path, 500)
    assert kill_one(tmp_path, paths, jobs, random.Random(jobs)).faults == ()
    assert last_run(tmp_path, paths) == []
