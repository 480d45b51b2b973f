"""rq, on a redis client without retries of its own."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import redis
import redis.backoff
import redis.retry
import rq
import rq.job

from ...faults import Fault
from ...peer import CLIENT_TIMEOUT, PATIENCE, Peer
from . import drives

F1, F2, F3, F4, F5, F7, F9 = (Fault[f"F{n}"] for n in (1, 2, 3, 4, 5, 7, 9))

_LATER = datetime.timedelta(minutes=1)


def _task() -> None:
    """Never runs: nobody takes it."""


_ACTIONS: dict[str, Callable[[rq.Queue], Any]] = {
    "rq.Queue.enqueue": lambda queue: queue.enqueue(_task),
    "rq.Queue.enqueue_at": lambda queue: queue.enqueue_at(datetime.datetime.now(datetime.UTC), _task),
    "rq.Queue.enqueue_call": lambda queue: queue.enqueue_call(_task),
    "rq.Queue.enqueue_in": lambda queue: queue.enqueue_in(_LATER, _task),
    "rq.Queue.empty": lambda queue: queue.empty(),
    "rq.Queue.fetch_job": lambda queue: queue.fetch_job("x"),
    "rq.Queue.get_job_ids": lambda queue: queue.get_job_ids(),
    "rq.Queue.get_jobs": lambda queue: queue.get_jobs(),
    "rq.Queue.is_empty": lambda queue: queue.is_empty(),
    "rq.job.Job.fetch": lambda queue: rq.job.Job.fetch("x", connection=queue.connection),
}
for _name, _action in _ACTIONS.items():

    @drives(_name, F1, F2, F3, F4, F5, F7, F9)
    def _act(peer: Peer, action: Callable[[rq.Queue], Any] = _action) -> Any:
        host, port = peer.address()
        client = redis.Redis(
            host, port, retry=redis.retry.Retry(redis.backoff.NoBackoff(), 0),
            socket_timeout=CLIENT_TIMEOUT if peer.fault is F7 else PATIENCE,
        )  # fmt: skip
        queue = rq.Queue("x", connection=peer.keep(client))
        return lambda: action(queue)
