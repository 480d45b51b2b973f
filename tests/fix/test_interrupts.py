"""An interrupt ends a run in one line, whenever it comes, from whom, and how often."""

from __future__ import annotations

import multiprocessing
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from codemods import engine
from codemods.results import Request, Result
from codemods.running import interrupts
from codemods.running.parallel import Job
from codemods.running.processes import outcomes
from codemods.running.workers import Chunk, Results
from tests.fix.examples import BROAD


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


def _interrupt() -> None:
    signal.raise_signal(signal.SIGINT)


def test_one_that_is_sent_again_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    interrupts.take_once()
    with pytest.raises(KeyboardInterrupt):
        _interrupt()
    for _ in range(3):
        _interrupt()
    monkeypatch.setattr(interrupts, "SAME", 0.0)  # as if that was long ago
    with pytest.raises(KeyboardInterrupt):
        _interrupt()


def test_where_they_are_ignored_they_stay_so() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    interrupts.take_once()
    interrupts.end_at_once()
    with interrupts.held():
        _interrupt()
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN


@pytest.mark.parametrize("hold", [interrupts.held, interrupts.blocked])
def test_one_is_taken_afterwards_although_something_went_wrong(
    hold: Callable[[], AbstractContextManager[None]],
) -> None:
    done: list[int] = []
    with pytest.raises(KeyboardInterrupt), hold():
        _interrupted_and_wrong(done)
    assert done == [1]


def _interrupted_and_wrong(done: list[int]) -> None:
    _interrupt()
    done.append(1)
    raise ValueError


def _echo(chunk: Chunk) -> Results:
    return [Result(note=job.path) for job in chunk]


def test_one_that_comes_while_a_process_starts(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A terminal sends it to the processes as well, and at that time, too."""
    ignore = interrupts.ignore

    def interrupted() -> None:
        _interrupt()
        ignore()
        _interrupt()

    monkeypatch.setattr(interrupts, "ignore", interrupted)  # the processes are forked, so they have it, too
    chunks = [[Job(str(number))] for number in range(6)]
    assert list(outcomes(2, _echo, iter(chunks))) == [(chunk, _echo(chunk)) for chunk in chunks]
    assert capfd.readouterr().err == ""
    assert multiprocessing.active_children() == []


def test_the_engine_hands_one_on_that_came_while_modules_were_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrapped(*_: object) -> None:
        raise RuntimeError("Error calling __set_name__") from KeyboardInterrupt()

    monkeypatch.setattr(engine, "fix_source", wrapped)
    with pytest.raises(KeyboardInterrupt):
        engine.fix_bytes(b"", Request(frozenset()))


def _run(tree: Path, *arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, *arguments, "--check", "--no-cache", "-j", "2", str(tree)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What takes far longer than these tests wait."""
    tree = tmp_path_factory.mktemp("tree")
    for number in range(2_000):
        (tree / f"{number:04}.py").write_text(BROAD + "# padding\n" * 1_000)
    return tree


CONSOLE_SCRIPT = "from codemods.command import command; raise SystemExit(command())"


@pytest.mark.parametrize("arguments", [("-m", "codemods.fix"), ("-c", CONSOLE_SCRIPT)], ids=["-m", "script"])
@pytest.mark.parametrize("module", [b"argparse", b"codemods.configuring"])
def test_while_it_is_loaded(tree: Path, arguments: tuple[str, ...], module: bytes) -> None:
    with _run(tree, "-X", "importtime", *arguments) as running:
        assert running.stderr is not None
        while not running.stderr.readline().endswith(b" " + module + b"\n"):
            assert running.poll() is None
        running.send_signal(signal.SIGINT)
        _, error = running.communicate(timeout=60)
    assert running.returncode in (-signal.SIGINT, 130)
    assert b"Traceback" not in error


@pytest.mark.parametrize("to_all", [False, True], ids=["one", "all"])
def test_again_and_again(tree: Path, to_all: bool) -> None:
    """Also while nobody reads what the run prints."""
    with _run(tree, "-m", "codemods.fix") as running:
        assert running.stdout is not None
        select.select([running.stdout], [], [], 60)
        ends = time.monotonic() + 60
        while running.poll() is None and time.monotonic() < ends:
            os.kill(-running.pid if to_all else running.pid, signal.SIGINT)
            time.sleep(0.05)
        running.kill()
        _, error = running.communicate(timeout=60)
    assert running.returncode in (-signal.SIGINT, 130)
    assert error == b"Interrupted.\n"
