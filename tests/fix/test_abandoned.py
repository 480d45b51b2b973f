"""What a killed run has left is taken away by the next one; what a living one is at is left alone."""

from __future__ import annotations

import fcntl
import os
import random
from pathlib import Path

import pytest

from codemods.running.writing import FileError, beside_of, replace
from tests.fix.examples import BROAD, SPLIT, fixer
from tests.trust.kill import kill_one, last_run, make_tree


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.py"
    path.write_text(BROAD)
    return path


def test_the_next_run_removes_what_was_left(path: Path) -> None:
    beside_of(path).write_text("half a fi")
    assert fixer(path.parent).returncode == 0
    assert path.read_text() == SPLIT
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_another_run_writes_is_left_to_it(path: Path) -> None:
    with beside_of(path).open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(FileError, match="another process"):
            replace(str(path), BROAD.encode(), SPLIT.encode())
        assert beside_of(path).exists()
    assert path.read_text() == BROAD


def test_a_link_in_its_place_is_not_written_through(
    path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "kept"
    outside.write_text("kept")
    beside_of(path).symlink_to(outside)
    assert fixer(path).returncode == 0
    assert path.read_text() == SPLIT
    assert outside.read_text() == "kept"
    assert list(path.parent.iterdir()) == [path]


def test_a_pipe_in_its_place_does_not_hold_the_run_up(path: Path) -> None:
    os.mkfifo(beside_of(path))
    assert fixer(path).returncode == 0
    assert list(path.parent.iterdir()) == [path]


def test_a_name_as_long_as_names_may_be(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 252 + ".py")
    path.write_text(BROAD)
    assert fixer(path).returncode == 0
    assert path.read_text() == SPLIT


@pytest.mark.parametrize("jobs", [1, 2])
def test_killed(tmp_path: Path, jobs: int) -> None:
    """Once each; ``python -m tests.trust.kill`` does it many times."""
    paths = make_tree(tmp_path, 500)
    assert kill_one(tmp_path, paths, jobs, random.Random(jobs)).faults == ()
    assert last_run(tmp_path, paths) == []
