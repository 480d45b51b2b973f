"""Which files are found, in which order, and which are left alone."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from codemods.running import files
from codemods.running.files import Found, find


def _make(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")


def _found(root: Path, *paths: Path) -> list[str]:
    found = list(find(map(str, paths or (root,))))
    assert not any(each.error for each in found)
    return [Path(each.path).relative_to(root).as_posix() for each in found]


def test_order(tmp_path: Path) -> None:
    _make(tmp_path, "b.py", "a.py", "b/z.py", "b/a/y.py", "a/x.py", "c.txt", "d.pyi", "e.PY")
    assert _found(tmp_path) == ["a.py", "b.py", "a/x.py", "b/z.py", "b/a/y.py"]


def test_skipped_directories(tmp_path: Path) -> None:
    _make(tmp_path, "a.py", ".hidden.py", "dir.py/b.py")
    _make(tmp_path, *(f"{name}/x.py" for name in (".git", ".venv", ".tox", *files.SKIPPED)))
    assert _found(tmp_path) == [".hidden.py", "a.py", "dir.py/b.py"]


def test_named_directories_are_walked_whatever_their_name(tmp_path: Path) -> None:
    _make(tmp_path, "build/a.py", ".hidden/b.py")
    assert _found(tmp_path, tmp_path / "build", tmp_path / ".hidden") == ["build/a.py", ".hidden/b.py"]


def test_each_once(tmp_path: Path) -> None:
    _make(tmp_path, "a/x.py", "a/y.py")
    (tmp_path / "link.py").symlink_to("a/x.py")
    (tmp_path / "b").symlink_to("a")
    paths = [
        tmp_path / "a/y.py",
        tmp_path / "a",
        tmp_path,
        tmp_path / "link.py",
        tmp_path / "b",
        tmp_path / "a/../a",
    ]
    assert _found(tmp_path, *paths) == ["a/y.py", "a/x.py"]


def test_links_are_not_followed(tmp_path: Path) -> None:
    _make(tmp_path, "a/x.py")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "y.py").symlink_to("x.py")
    assert _found(tmp_path) == ["a/x.py"]


def test_names_that_are_no_paths(tmp_path: Path) -> None:
    (bad,) = find([f"{tmp_path}/a\0b.py"])
    assert "null" in bad.error
    (long,) = find([f"{tmp_path}/{'a' * 300}.py"])
    assert long.error == "File name too long"


def test_directory_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _make(tmp_path, "a/x.py", "b/y.py")
    scandir = os.scandir

    def refusing(path: str) -> object:
        if path.endswith("/a"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    assert list(find([str(tmp_path)])) == [
        Found(f"{tmp_path}/a", "Permission denied"),
        Found(f"{tmp_path}/b/y.py"),
    ]


IGNORED = {
    ".gitignore": "*_pb2.py\n/generated/\nold/**/deep.py\n# a comment\n\nkept/*\n!kept/this.py\n",
    "sub/.gitignore": "!wanted_pb2.py\nlocal.py\n",
}
IN_TREE = [
    "a.py", "a_pb2.py", "generated/x.py", "sub/generated/x.py", "sub/wanted_pb2.py", "sub/other_pb2.py",
    "sub/local.py", "local.py", "old/1/2/deep.py", "old/1/fine.py", "kept/this.py", "kept/that.py",
]  # fmt: skip


@pytest.fixture
def ignoring(tmp_path: Path) -> Path:
    _make(tmp_path, *IN_TREE)
    for name, text in IGNORED.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def test_gitignore_as_git_reads_it(ignoring: Path) -> None:
    subprocess.run(["git", "init", "-q", str(ignoring)], check=True)
    listing = ["git", "ls-files", "--others", "--exclude-standard", "*.py"]
    names = subprocess.run(listing, cwd=ignoring, capture_output=True, text=True, check=True).stdout.split()
    assert sorted(_found(ignoring)) == sorted(names)
    assert "kept/this.py" in names
    assert "generated/x.py" not in names


def test_gitignore_without_a_repository(ignoring: Path) -> None:
    found = _found(ignoring)
    assert "a_pb2.py" not in found
    # Outside a repository, only those within what was asked for count.
    assert _found(ignoring, ignoring / "sub") == [
        "sub/other_pb2.py",
        "sub/wanted_pb2.py",
        "sub/generated/x.py",
    ]


def test_gitignore_above_what_was_named(ignoring: Path) -> None:
    (ignoring / ".git").mkdir()
    assert _found(ignoring, ignoring / "sub") == ["sub/wanted_pb2.py", "sub/generated/x.py"]
    assert _found(ignoring, ignoring / "generated") == ["generated/x.py"]
    assert _found(ignoring, ignoring / "a_pb2.py") == ["a_pb2.py"]


def test_gitignore_that_cannot_be_read(tmp_path: Path) -> None:
    _make(tmp_path, "a.py")
    (tmp_path / ".gitignore").mkdir()
    assert _found(tmp_path) == ["a.py"]
