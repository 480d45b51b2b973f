"""billiard, celery's fork of multiprocessing: the exceptions of its pool."""

from __future__ import annotations

VERSION = "4.3.2"

CLASSES = {
    "billiard.exceptions.CoroStop": ("Exception",),
    "billiard.exceptions.RestartFreqExceeded": ("Exception",),
    "billiard.exceptions.SoftTimeLimitExceeded": ("Exception",),
    "billiard.exceptions.Terminated": ("Exception",),
    "billiard.exceptions.TimeLimitExceeded": ("Exception",),
    "billiard.exceptions.WorkerLostError": ("Exception",),
}

ALIASES = {
    "billiard.SoftTimeLimitExceeded": "billiard.exceptions.SoftTimeLimitExceeded",
    "billiard.TimeLimitExceeded": "billiard.exceptions.TimeLimitExceeded",
    "billiard.WorkerLostError": "billiard.exceptions.WorkerLostError",
    "billiard.common.RestartFreqExceeded": "billiard.exceptions.RestartFreqExceeded",
    "billiard.context.SoftTimeLimitExceeded": "billiard.exceptions.SoftTimeLimitExceeded",
    "billiard.context.TimeLimitExceeded": "billiard.exceptions.TimeLimitExceeded",
    "billiard.context.WorkerLostError": "billiard.exceptions.WorkerLostError",
    "billiard.pool.CoroStop": "billiard.exceptions.CoroStop",
    "billiard.pool.RestartFreqExceeded": "billiard.exceptions.RestartFreqExceeded",
    "billiard.pool.SoftTimeLimitExceeded": "billiard.exceptions.SoftTimeLimitExceeded",
    "billiard.pool.Terminated": "billiard.exceptions.Terminated",
    "billiard.pool.TimeLimitExceeded": "billiard.exceptions.TimeLimitExceeded",
    "billiard.pool.WorkerLostError": "billiard.exceptions.WorkerLostError",
}
