"""The work done by a real Dask cluster: a scheduler and two workers, each a process."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import cloudpickle
import dask
import pytest
from distributed import Client, LocalCluster, WorkerPlugin
from distributed.comm.core import CommClosedError

from codemods import engine
from codemods.engine import Request, Result
from codemods.running import cluster as clusters
from codemods.running.cluster import Cluster, ClusterError, cluster
from codemods.running.parallel import CHUNK_BYTES, DIED, Job, fix_all
from codemods.running.workers import CHUNKS_HELD, Processes
from flake8_connerr.unparsed.prefilter import Signs
from tests.fix.examples import BROAD, KEPT, SPLIT, fixer

# What the cluster itself leaves open is not ours to close.
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")

REQUEST = Request(frozenset({"NET101"}))
DEADLY = f"{BROAD}# this ends the process\n".encode()


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a scheduler with two workers. A task of which two workers die is given up."""
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0", silence_logs=50) as running,
    ):
        yield running.scheduler_address


def _jobs(count: int) -> list[Job]:
    padding = "#" * 30_000
    return [Job(f"{number}.py", f"{BROAD}{padding}\n".encode(), REQUEST) for number in range(count)]


def test_the_same_as_here(scheduler: str, tmp_path: Path) -> None:
    for name in ("here", "there"):
        folder = tmp_path / name
        folder.mkdir()
        for number in range(24):
            (folder / f"{number:02}.py").write_text(BROAD + KEPT * (number % 3) + "# padding\n" * 900)
        (folder / "bad.py").write_text("def except ConnectionError ConnectionRefusedError")
        (folder / "pyproject.toml").write_text('[project]\nrequires-python = ">=3.9"\n')
    here = fixer(".", cwd=tmp_path / "here")
    there = fixer("--scheduler", scheduler, ".", cwd=tmp_path / "there")
    assert (there.stdout, there.stderr, there.returncode) == (here.stdout, here.stderr, here.returncode)
    for path in (tmp_path / "here").iterdir():
        assert (tmp_path / "there" / path.name).read_bytes() == path.read_bytes()
    assert (tmp_path / "there/00.py").read_text().startswith(SPLIT)


def test_a_worker_that_is_killed_loses_nothing(scheduler: str) -> None:
    jobs = _jobs(120)
    with cluster(scheduler) as workers, Client(scheduler, set_as_default=False) as client:
        assert workers.number == 2
        done = fix_all(jobs, workers)
        results = [next(done)]
        os.kill(next(iter(client.run(os.getpid).values())), signal.SIGKILL)
        results += done
    here = fix_all(jobs, Processes(1))
    assert [(job.path, result) for job, result in results] == [(job.path, result) for job, result in here]


class Deadly(WorkerPlugin):  # type: ignore[misc]
    """Makes a worker die of certain bytes, and those of them that take its place."""

    name = "deadly"

    def setup(self, worker: object) -> None:  # noqa: ARG002
        real = engine.fix_bytes

        def dying(data: bytes, request: Request, signs: Signs | None) -> Result:
            if data == DEADLY:
                os._exit(1)
            return real(data, request, signs)

        engine.fix_bytes = dying


def test_a_file_that_kills_workers_loses_no_other(scheduler: str) -> None:
    jobs = _jobs(12)
    jobs[3] = jobs[3]._replace(data=DEADLY)
    cloudpickle.register_pickle_by_value(sys.modules[__name__])
    with cluster(scheduler) as workers, Client(scheduler, set_as_default=False) as client:
        client.register_plugin(Deadly())
        try:
            done = list(fix_all(jobs, workers))
        finally:
            client.unregister_worker_plugin("deadly")
    assert [job.path for job, _ in done] == [job.path for job in jobs]
    assert [result.error for _, result in done] == [DIED if number == 3 else "" for number in range(12)]
    assert all(result.data for number, (_, result) in enumerate(done) if number != 3)


def test_only_a_few_chunks_are_on_their_way(scheduler: str) -> None:
    taken = 0

    def jobs() -> Iterator[Job]:
        nonlocal taken
        for job in _jobs(400):
            taken += 1
            yield job

    with cluster(scheduler) as workers:
        done = fix_all(jobs(), workers)
        next(done)
        in_chunk = CHUNK_BYTES // len(_jobs(1)[0].data) + 1
        assert taken <= in_chunk * (CHUNKS_HELD * 2 + 1)
        done.close()


def test_no_scheduler(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("localhost", 0)) as listening:
        address = f"tcp://localhost:{listening.getsockname()[1]}"
    monkeypatch.setattr(clusters, "PATIENCE", 0.3)
    with pytest.raises(ClusterError, match=f"no scheduler at {address}: Timed out"), cluster(address):
        pass


def test_no_address(tmp_path: Path) -> None:
    finished = fixer("--scheduler", "nothing://x", tmp_path)
    assert finished.returncode == 2
    (line,) = finished.stderr.splitlines()
    assert line.startswith("python -m codemods.fix: no scheduler at nothing://x: ")


def test_workers_with_another_version(scheduler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flake8_connerr.__version__", "9.9")
    message = r"worker tcp://.* has flake8-connerr .*, while here it is flake8-connerr 9\.9 on Python 3"
    with pytest.raises(ClusterError, match=message), cluster(scheduler):
        pass


@pytest.fixture
def processes() -> Iterator[list[subprocess.Popen[bytes]]]:
    """Processes of a cluster that does not share this one, ended after the test."""
    started: list[subprocess.Popen[bytes]] = []
    yield started
    for process in started:
        process.kill()
        process.wait()


def _dask(*arguments: str | Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "dask", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture
def address(tmp_path: Path, processes: list[subprocess.Popen[bytes]]) -> str:
    """The address of a scheduler without workers, the first of the processes."""
    told = tmp_path / "scheduler.json"
    listening = ("--host", "localhost", "--port", "0", "--no-dashboard")
    processes.append(_dask("scheduler", *listening, "--scheduler-file", told))
    while not told.exists() or not told.read_text().endswith("}"):
        assert processes[0].poll() is None
        time.sleep(0.1)
    found = json.loads(told.read_text())["address"]
    assert isinstance(found, str)
    return found


def test_a_scheduler_without_workers(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "PATIENCE", 0.5)
    with pytest.raises(ClusterError, match="has no worker"), cluster(address):
        pass


def test_a_worker_that_goes_before_it_is_counted(address: str) -> None:
    with Client(address, set_as_default=False) as client:
        assert Cluster(client, address).number == 1


def _add_worker(address: str, processes: list[subprocess.Popen[bytes]]) -> None:
    processes.append(_dask("worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard"))


def test_all_workers_go_away(
    address: str, processes: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    _add_worker(address, processes)
    monkeypatch.setattr(clusters, "PATIENCE", 120)  # a worker starts slowly on a busy machine
    monkeypatch.setattr(clusters, "ABSENCE", 0.5)
    with (
        pytest.raises(ClusterError, match=f"the scheduler at {address} has no worker any more"),
        cluster(address) as workers,
    ):
        _fix_without_workers(workers, processes[1])


def _fix_without_workers(workers: Cluster, worker: subprocess.Popen[bytes]) -> None:
    done = fix_all(_jobs(120), workers)
    next(done)
    worker.kill()
    list(done)


def test_a_lost_scheduler_is_told_in_one_line(
    address: str, processes: list[subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    _add_worker(address, processes)
    for job in _jobs(600):
        (tmp_path / job.path).write_bytes(job.data)
    command = [sys.executable, "-u", "-m", "codemods.fix", "--check", "--scheduler", address, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        running.stdout.readline()
        processes[0].kill()
        _, error = running.communicate(timeout=120)
    assert error == f"python -m codemods.fix: the scheduler at {address} was lost\n"
    assert running.returncode == 2


@pytest.mark.parametrize("status", ["running", "connecting", "closed"])
def test_a_scheduler_that_goes_away(
    address: str, status: str, processes: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Work that is sent while the client seeks the scheduler again, or after, ends as well."""
    _add_worker(address, processes)
    monkeypatch.setattr(clusters, "PATIENCE", 120)  # a worker starts slowly on a busy machine
    with (
        pytest.raises(ClusterError, match=f"the scheduler at {address} was lost"),
        cluster(address) as workers,
    ):
        _fix_until_lost(workers, processes[0], status)


def _fix_until_lost(workers: Cluster, scheduler: subprocess.Popen[bytes], status: str) -> None:
    done = fix_all(_jobs(120), workers)
    next(done)
    workers.client._timeout = 1  # seconds in which it seeks
    scheduler.kill()
    while workers.client.status not in (status, "closed"):
        time.sleep(0.01)
    list(done)


def test_a_scheduler_that_goes_just_when_it_is_asked(scheduler: str) -> None:
    """The client is running still."""
    with pytest.raises(ClusterError, match=f"the scheduler at {scheduler} was lost"), cluster(scheduler):
        raise CommClosedError("in <TCP (closed)>: ConnectionResetError")


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match=r"pip install 'flake8-connerr\[dask\]'"), cluster("tcp://x:1"):
        pass
