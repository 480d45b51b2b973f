"""Where the system has too little for all processes, there are fewer, and nothing is lost."""

from __future__ import annotations

import errno
import multiprocessing
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from codemods.results import Result
from codemods.running.parallel import Job
from codemods.running.processes import outcomes
from codemods.running.workers import Chunk, Results
from tests.fix.examples import BROAD

CHUNKS: list[Chunk] = [[Job(str(number))] for number in range(20)]


def _by(chunk: Chunk) -> Results:
    """The number of the process that works on it."""
    return [Result(note=str(os.getpid())) for _ in chunk]


def _processes() -> set[str]:
    """Those that worked on the chunks, all of them, in order and without a word."""
    done = list(outcomes(4, _by, iter(CHUNKS)))
    assert [chunk for chunk, _ in done] == CHUNKS
    assert all(results for _, results in done)
    assert multiprocessing.active_children() == []
    return {results[0].note for _, results in done if results}


def _refused_after(allowed: int, real: Callable[[], int]) -> Callable[[], int]:
    left = iter(range(allowed))

    def refusing() -> int:
        if next(left, None) is None:
            raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")
        return real()

    return refusing


@pytest.mark.parametrize("allowed", [0, 1, 3])
def test_so_many_processes_and_no_more(monkeypatch: pytest.MonkeyPatch, allowed: int) -> None:
    monkeypatch.setattr(os, "fork", _refused_after(allowed, os.fork))
    processes = _processes()
    assert (str(os.getpid()) in processes) == (allowed == 0)
    assert len(processes) <= max(allowed, 1)


def test_processes_without_threads(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A limit on processes counts threads as well."""

    def refused(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refused)
    assert _processes() == {str(os.getpid())}
    assert capfd.readouterr() == ("", "")


def _no_memory(*_: object) -> Results:
    raise MemoryError


class _TooLarge(str):
    """What a process has no memory for when it is sent there."""

    def __reduce__(self) -> tuple[Callable[[], object], tuple[()]]:
        return _no_memory, ()


class _LargeResult(Result):
    """What a process has no memory for when it sends it."""

    __reduce__ = _no_memory  # type: ignore[assignment]


def _large(_: Chunk) -> Results:
    return [_LargeResult()]


@pytest.mark.parametrize(
    ("path", "work"),
    [(_TooLarge(), _by), ("", _large), ("", _no_memory)],
    ids=["for what it is sent", "for its answer", "for its work"],
)
def test_a_process_without_memory(
    path: str, work: Callable[[Chunk], Results], capfd: pytest.CaptureFixture[str]
) -> None:
    chunks = [[Job(path)] for _ in range(6)]
    done = list(outcomes(2, work, iter(chunks)))
    assert [chunk for chunk, _ in done] == chunks
    # If it dies before it has begun, there is one process fewer, down to this one.
    assert all(results in (None, [Result(note=str(os.getpid()))]) for _, results in done)
    assert capfd.readouterr() == ("", "")
    assert multiprocessing.active_children() == []


def _limited(limit: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = ["sh", "-c", f'ulimit {limit} && exec "$@"', "sh", sys.executable, "-m", "codemods.fix"]
    return subprocess.run([*command, *map(str, arguments)], capture_output=True, text=True, timeout=120)


@pytest.mark.parametrize("limit", [10, 20])
def test_few_open_files(tmp_path: Path, limit: int) -> None:
    for number in range(20):
        (tmp_path / f"{number:02}.py").write_text(BROAD + "# padding\n" * 4_000)
    finished = _limited(f"-n {limit}", "-j", "8", tmp_path)
    assert finished.stderr == ""
    assert finished.stdout.endswith("Fixed 20 findings in 20 files. 20 files looked at.\n")
    assert finished.returncode == 0


def test_a_file_that_memory_does_not_hold(tmp_path: Path) -> None:
    with (tmp_path / "large.py").open("wb") as large:
        large.truncate(4 * 1024**3)
    (tmp_path / "small.py").write_text(BROAD)
    finished = _limited(f"-v {1024 * 1024}", tmp_path)
    assert finished.stderr == f"{tmp_path / 'large.py'}: is larger than the memory there is\n"
    assert "Fixed 1 finding in 1 file; 1 path could not be handled." in finished.stdout
    assert finished.returncode == 2
