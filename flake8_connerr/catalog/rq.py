"""rq: queues in redis; what redis-py raises comes through."""

from __future__ import annotations

from .model import call

VERSION = "3.0.0"

CLASSES = {
    "rq.connections.NoRedisConnectionException": ("Exception",),
    "rq.exceptions.DequeueTimeout": ("Exception",),
    "rq.exceptions.TimeoutFormatError": ("Exception",),
    "rq.exceptions.NoSuchJobError": ("Exception",),
    "rq.exceptions.NoSuchGroupError": ("Exception",),
    "rq.exceptions.DeserializationError": ("Exception",),
    "rq.exceptions.InvalidJobDependency": ("Exception",),
    "rq.exceptions.DuplicateJobError": ("Exception",),
    "rq.exceptions.InvalidJobOperationError": ("Exception",),
    "rq.exceptions.InvalidJobOperation": ("Exception",),
    "rq.exceptions.ShutDownImminentException": ("BaseException",),
    "rq.exceptions.AbandonedJobError": ("Exception",),
    "rq.exceptions.SchedulerNotFound": ("Exception",),
    "rq.exceptions.DuplicateSchedulerError": ("Exception",),
    "rq.exceptions.StopRequested": ("Exception",),
    "rq.timeouts.BaseTimeoutException": ("Exception",),
    "rq.timeouts.HorseMonitorTimeoutException": ("rq.timeouts.BaseTimeoutException",),
    "rq.timeouts.JobTimeoutException": ("rq.timeouts.BaseTimeoutException",),
    "rq.Queue": ("object",),
    "rq.job.Job": ("object",),
}

ALIASES = {
    "rq.callbacks.JobTimeoutException": "rq.timeouts.JobTimeoutException",
    "rq.dependency.WatchError": "redis.exceptions.WatchError",
    "rq.job.WatchError": "redis.exceptions.WatchError",
    "rq.queue.DequeueTimeout": "rq.exceptions.DequeueTimeout",
    "rq.queue.WatchError": "redis.exceptions.WatchError",
    "rq.registry.WatchError": "redis.exceptions.WatchError",
    "rq.utils.ResponseError": "redis.exceptions.ResponseError",
    "rq.utils.TimeoutFormatError": "rq.exceptions.TimeoutFormatError",
    "rq.queue.Queue": "rq.Queue",
}

_CONNECT = {
    "redis.exceptions.ConnectionError": "F1 F9",
    "redis.exceptions.TimeoutError": "source: redis/connection.py connect",
}
_TRANSFER = {
    "redis.exceptions.ConnectionError": "F2 F3 F4 F5",
    "redis.exceptions.TimeoutError": "F7",
    "redis.exceptions.ResponseError": "source: redis/_parsers/base.py parse_error",
}
_COMMAND = call(connect=_CONNECT, transfer=_TRANSFER)
_ENQUEUE = _COMMAND._replace(returns="rq.job.Job")
_FETCH = call(
    connect=_CONNECT,
    transfer=_TRANSFER | {"rq.exceptions.NoSuchJobError": "source: rq/job.py Job.refresh"},
    returns="rq.job.Job",
)

CALLS = {
    "rq.Queue": call(returns="rq.Queue"),
    "rq.Queue.enqueue": _ENQUEUE,
    "rq.Queue.enqueue_at": _ENQUEUE,
    "rq.Queue.enqueue_call": _ENQUEUE,
    "rq.Queue.enqueue_in": _ENQUEUE,
    "rq.Queue.empty": _COMMAND,
    "rq.Queue.fetch_job": _ENQUEUE,
    "rq.Queue.get_job_ids": _COMMAND,
    "rq.Queue.get_jobs": _COMMAND,
    "rq.Queue.is_empty": _COMMAND,
    "rq.Queue.parse_args": call(),
    "rq.job.Job.fetch": _FETCH,
}
