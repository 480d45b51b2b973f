"""Processes answer in the order of what they were sent, whatever its size, and leave nothing behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from codemods.results import Result
from codemods.running import worker_process
from codemods.running.parallel import Job
from codemods.running.processes import outcomes
from codemods.running.worker_process import Task, WorkerProcess
from codemods.running.workers import Chunk, Results

# More than any system holds for a reader that does not come.
LARGE = bytes(4 * 1024 * 1024)


def _chunks(count: int, data: bytes = b"") -> list[Chunk]:
    return [[Job(str(number), data)] for number in range(count)]


def _echo(chunk: Chunk) -> Results:
    return [Result(data=job.data, note=job.path) for job in chunk]


def _die(chunk: Chunk) -> Results:  # noqa: ARG001
    os._exit(1)


def _die_of_two(chunk: Chunk) -> Results:
    if chunk[0].path == "2":
        os._exit(1)
    return _echo(chunk)


@pytest.mark.parametrize("number", [1, 2, 5])
@pytest.mark.parametrize("data", [b"", LARGE], ids=["small", "large"])
def test_in_order(number: int, data: bytes) -> None:
    threads = threading.active_count()
    chunks = _chunks(12, data)
    answered = []
    for chunk, results in outcomes(number, _echo, iter(chunks)):
        assert threading.active_count() == threads
        assert len(multiprocessing.active_children()) <= number
        answered.append((chunk, results))
    assert answered == [(chunk, _echo(chunk)) for chunk in chunks]
    assert multiprocessing.active_children() == []


def test_nothing_to_do() -> None:
    assert list(outcomes(2, _echo, iter([]))) == []


@pytest.mark.parametrize("data", [b"", LARGE], ids=["small", "large"])
def test_all_die(data: bytes) -> None:
    chunks = _chunks(12, data)
    assert list(outcomes(2, _die, iter(chunks))) == [(chunk, None) for chunk in chunks]
    assert multiprocessing.active_children() == []


def test_only_the_one_it_died_of_is_lost() -> None:
    lost = [
        chunk[0].path for chunk, results in outcomes(2, _die_of_two, iter(_chunks(12))) if results is None
    ]
    assert lost == ["2"]


def test_killed_while_they_have_nothing_to_do() -> None:
    answers = outcomes(2, _echo, iter(_chunks(20)))
    next(answers)
    for child in multiprocessing.active_children():
        assert child.pid is not None
        os.kill(child.pid, signal.SIGKILL)
        child.join()
    rest = list(answers)
    assert [chunk[0].path for chunk, _ in rest] == [str(number) for number in range(1, 20)]
    assert all(results == _echo(chunk) for chunk, results in rest if results is not None)
    assert [results for _, results in rest].count(None) <= 2


def test_stopped_while_it_has_nothing_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    worker = WorkerProcess(_echo)
    task = Task([Job("a")])
    worker.send(task)
    while not task.ended:
        assert worker.receive()
    (child,) = multiprocessing.active_children()
    assert child.pid is not None
    os.kill(child.pid, signal.SIGSTOP)
    monkeypatch.setattr(worker_process, "PATIENCE", 0.2)
    worker.close()
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_processes_that_are_not_forked(method: str) -> None:
    """On other systems, and with later releases of Python, that is how they are started."""
    command = [sys.executable, "-c", NOT_FORKED, method]
    finished = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert (finished.stdout, finished.stderr, finished.returncode) == ("0 1 2 3 4 5 6 7 8 9\n", "", 0)


NOT_FORKED = """
import multiprocessing, sys
from codemods.results import Request
from codemods.running.parallel import Job, fix_all
from codemods.running.workers import Processes

multiprocessing.set_start_method(sys.argv[1])
jobs = [Job(str(number), b"#" * Processes.worth, Request(frozenset())) for number in range(10)]
print(*[job.path for job, result in fix_all(jobs, Processes(2)) if not result.error])
"""


def test_left_in_the_midst_of_it() -> None:
    answers = outcomes(2, _sleep, iter(_chunks(20, b"0.2")[:1] + _chunks(20, b"60")[1:]))
    began = time.monotonic()
    next(answers)
    answers.close()
    assert time.monotonic() - began < 30
    assert multiprocessing.active_children() == []


def _sleep(chunk: Chunk) -> Results:
    time.sleep(float(chunk[0].data))
    return _echo(chunk)


def test_processes_end_with_the_one_that_started_them() -> None:
    """Also while they work."""
    reading, writing = os.pipe()
    starter = multiprocessing.Process(target=_start_and_stop, args=(writing,))
    starter.start()
    os.close(writing)
    numbers = os.read(reading, 100).split()
    assert len(numbers) == 2
    starter.kill()
    starter.join()
    # Whoever has the other end open is alive.
    assert os.read(reading, 1) == b""
    os.close(reading)


def _start_and_stop(writing: int) -> None:
    answers = outcomes(2, _sleep, iter(_chunks(20, b"0.2")[:1] + _chunks(20, b"60")[1:]))
    next(answers)
    os.write(writing, b" ".join(str(child.pid).encode() for child in multiprocessing.active_children()))
    time.sleep(60)
