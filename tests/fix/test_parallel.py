"""Results come in order, whatever the processes do."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from codemods import engine
from codemods.engine import Request, Result
from codemods.running.parallel import CHUNK_BYTES, DIED, Job, fix_all
from codemods.running.workers import CHUNKS_HELD, Processes
from flake8_connerr.unparsed.prefilter import Signs
from tests.fix.examples import BROAD, SPLIT

REQUEST = Request(frozenset({"NET101"}))
DEADLY = f"{BROAD}# this ends the process\n".encode()


def _jobs(count: int) -> list[Job]:
    """Enough bytes that processes are used."""
    padding = "#" * (2 * Processes.worth // count)
    return [Job(f"{number}.py", f"{BROAD}{padding}\n".encode(), REQUEST) for number in range(count)]


def _paths(done: Iterator[tuple[Job, Result]]) -> list[str]:
    return [job.path for job, _ in done]


def test_few_files_need_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(Processes, "outcomes")
    jobs = [Job("a.py", BROAD.encode(), REQUEST), Job("b.py", known=Result(error="is away"))]
    (_, first), (_, second) = fix_all(jobs, Processes(8))
    assert first.data == SPLIT.encode()
    assert second == Result(error="is away")


def test_many_files() -> None:
    jobs = [*_jobs(60), Job("b.py", known=Result(error="is away"))]
    done = list(fix_all(jobs, Processes(2)))
    assert _paths(iter(done)) == [job.path for job in jobs]
    assert all(result.data and result.data.startswith(SPLIT.encode()) for _, result in done[:-1])
    assert done[-1][1].error == "is away"


def test_files_that_hold_nothing_count_little(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are looked at and not parsed, so it takes many of them before processes pay."""
    dull = [Job(f"{number}.py", b"#" * (Processes.worth // 4), REQUEST) for number in range(30)]
    with monkeypatch.context() as patched:
        patched.delattr(Processes, "outcomes")
        monkeypatch.delattr(engine, "fix_bytes")
        assert [result for _, result in fix_all(dull, Processes(8))] == [Result()] * 30
    assert [result for _, result in fix_all(dull * 3, Processes(2))] == [Result()] * 90


def test_only_a_few_chunks_are_held() -> None:
    taken = 0

    def jobs() -> Iterator[Job]:
        nonlocal taken
        for number in range(100):
            taken += 1
            yield Job(f"{number}.py", b"#" * CHUNK_BYTES, REQUEST)

    results = fix_all(jobs(), Processes(2))
    next(results)
    # What it takes to see that processes pay, and then what is on its way to two of them.
    assert taken <= 10 * Processes.worth // CHUNK_BYTES + 1 + CHUNKS_HELD * 2
    assert len(list(results)) == 99


@pytest.mark.parametrize("deadly", [[0], [30], [59], [3, 4, 40], list(range(20))])
def test_a_process_that_dies_loses_one_file(monkeypatch: pytest.MonkeyPatch, deadly: list[int]) -> None:
    real = engine.fix_bytes
    parent = os.getpid()

    def dying(data: bytes, request: Request, signs: Signs | None) -> Result:
        if data == DEADLY:
            assert os.getpid() != parent
            os._exit(1)
        return real(data, request, signs)

    monkeypatch.setattr(engine, "fix_bytes", dying)  # the processes are forked, so they have it, too
    jobs = _jobs(60)
    for number in deadly:
        jobs[number] = jobs[number]._replace(data=DEADLY)
    done = list(fix_all(jobs, Processes(2)))
    assert _paths(iter(done)) == [job.path for job in jobs]
    assert [number for number, (_, result) in enumerate(done) if result.error] == deadly
    assert {result.error for _, result in done} == {"", DIED}
