"""What the system refuses: the file stays as it was, nothing is left beside it, and one line says why."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from codemods import fix
from tests.fix.examples import BROAD, SPLIT

NOBODY = 65534


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users can reach, which pytest's own cannot be."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        yield Path(name)


def _fix_as_nobody(folder: Path) -> tuple[int, str]:
    """The status and the errors of a run by a user whom permission bits hold back."""
    fix.main(["--check", str(folder)])  # so that all modules are loaded: they may be root's alone
    report = folder / "report"
    report.touch(mode=0o666)
    report.chmod(0o666)
    child = os.fork()
    if child == 0:
        try:
            with report.open("w") as sys.stderr:
                if os.getuid() == 0:
                    os.setgroups([])
                    os.setgid(NOBODY)
                    os.setuid(NOBODY)
                status = fix.main([str(folder)])
        except BaseException as error:
            report.write_text(repr(error))
            status = 99
        os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), report.read_text()


def _make(folder: Path, mode: int, folder_mode: int = 0o777) -> Path:
    (folder / "sub").mkdir()
    path = folder / "sub" / "a.py"
    path.write_text(BROAD)
    if os.getuid() == 0:
        os.chown(path, NOBODY, NOBODY)
    path.chmod(mode)  # after chown, which clears set-user-id bits
    path.parent.chmod(folder_mode)
    return path


@pytest.mark.parametrize(
    ("mode", "folder_mode", "error"),
    [
        (0o444, 0o777, "could not be written: is read-only"),
        (0o644, 0o555, "could not be written: Permission denied"),
        (0o000, 0o777, "Permission denied"),
        (0o644, 0o000, "Permission denied"),
    ],
)
def test_read_only(open_folder: Path, mode: int, folder_mode: int, error: str) -> None:
    path = _make(open_folder, mode, folder_mode)
    status, said = _fix_as_nobody(open_folder)
    path.parent.chmod(0o777)
    path.chmod(0o666)
    assert (status, said.count("\n")) == (2, 1), said
    assert said.rstrip().endswith(error)
    assert path.read_text() == BROAD
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755, 0o4755])
def test_what_its_owner_may_write_is_written(open_folder: Path, mode: int) -> None:
    path = _make(open_folder, mode)
    assert _fix_as_nobody(open_folder)[0] == 0
    assert path.read_text() == SPLIT
    assert path.stat().st_mode & 0o7777 == mode


def test_no_room_for_the_new_file(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(BROAD)

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))

    done = subprocess.run(
        [sys.executable, "-m", "codemods.fix", str(tmp_path)],
        capture_output=True,
        text=True,
        preexec_fn=little_room,
        # Nor would there be room for what coverage measures.
        env={name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")},
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr == f"{tmp_path / 'a.py'}: could not be written: File too large\n"
    assert (tmp_path / "a.py").read_text() == BROAD
    assert [path.name for path in tmp_path.iterdir()] == ["a.py"]


# Untouched lines stay byte for byte, whatever they end in and are written in.
ODD = {
    "UTF-8 with a byte order mark": (b"\xef\xbb\xbf", "\n", b"x = 1\n", "utf-8"),
    "Latin-1": (b"# coding: latin-1\n", "\n", b"gr\xfc\xdfe = '\xe9'\n", "latin-1"),
    "CRLF": (b"", "\r\n", b"x = 1\r\n", "utf-8"),
    "mixed line ends": (b"x = 1\n", "\r\n", b"y = 2\nz = 3\r\n", "utf-8"),
    "form feeds": (b"\x0cx = 1\n\x0c\n", "\n", b"\x0cy = 2\n", "utf-8"),
    "no final line end": (b"", "\n", b"x = 1", "utf-8"),
    "tabs": (b"if True:\n\tx = 1\n", "\n", b"if True:\n\ty = 1\n", "utf-8"),
}


@pytest.mark.parametrize(("head", "end", "tail", "encoding"), ODD.values(), ids=ODD)
def test_what_is_not_rewritten_stays(
    tmp_path: Path, head: bytes, end: str, tail: bytes, encoding: str
) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(head + BROAD.replace("\n", end).encode(encoding) + tail)
    assert fix.main([str(path)]) == 0
    assert path.read_bytes() == head + SPLIT.replace("\n", end).encode(encoding) + tail
