"""celery: what goes wrong with a broker is kombu's error, with a result backend the backend's."""

from __future__ import annotations

from .model import call

VERSION = "5.7.0"

CLASSES = {
    "celery.exceptions.BackendError": ("Exception",),
    "celery.exceptions.BackendGetMetaError": ("celery.exceptions.BackendError",),
    "celery.exceptions.BackendStoreError": ("celery.exceptions.BackendError",),
    "celery.exceptions.CDeprecationWarning": ("DeprecationWarning",),
    "celery.exceptions.CPendingDeprecationWarning": ("PendingDeprecationWarning",),
    "celery.exceptions.CeleryError": ("Exception",),
    "celery.exceptions.ImproperlyConfigured": ("celery.exceptions.CeleryError",),
    "celery.exceptions.SecurityError": ("celery.exceptions.CeleryError",),
    "celery.exceptions.TaskError": ("celery.exceptions.CeleryError",),
    "celery.exceptions.AlreadyRegistered": ("celery.exceptions.TaskError",),
    "celery.exceptions.ChordError": ("celery.exceptions.TaskError",),
    "celery.exceptions.IncompleteStream": ("celery.exceptions.TaskError",),
    "celery.exceptions.InvalidTaskError": ("celery.exceptions.TaskError",),
    "celery.exceptions.MaxRetriesExceededError": ("celery.exceptions.TaskError",),
    "celery.exceptions.TaskRevokedError": ("celery.exceptions.TaskError",),
    "celery.exceptions.TimeoutError": ("celery.exceptions.TaskError",),
    "celery.exceptions.TaskPredicate": ("celery.exceptions.CeleryError",),
    "celery.exceptions.Ignore": ("celery.exceptions.TaskPredicate",),
    "celery.exceptions.Reject": ("celery.exceptions.TaskPredicate",),
    "celery.exceptions.Retry": ("celery.exceptions.TaskPredicate",),
    "celery.exceptions.CeleryWarning": ("UserWarning",),
    "celery.exceptions.AlwaysEagerIgnored": ("celery.exceptions.CeleryWarning",),
    "celery.exceptions.DuplicateNodenameWarning": ("celery.exceptions.CeleryWarning",),
    "celery.exceptions.DuplicateTaskNameWarning": ("celery.exceptions.CeleryWarning",),
    "celery.exceptions.FixupWarning": ("celery.exceptions.CeleryWarning",),
    "celery.exceptions.NotConfigured": ("celery.exceptions.CeleryWarning",),
    "celery.exceptions.SecurityWarning": ("celery.exceptions.CeleryWarning",),
    "celery.exceptions.NotRegistered": ("KeyError", "celery.exceptions.TaskError"),
    "celery.exceptions.QueueNotFound": ("KeyError", "celery.exceptions.TaskError"),
    "celery.exceptions.WorkerShutdown": ("SystemExit",),
    "celery.exceptions.WorkerTerminate": ("SystemExit",),
    # What is connected and called, beside the exceptions.
    "celery.Celery": ("object",),
    "celery.Task": ("object",),
    "celery.result.AsyncResult": ("object",),
    "celery.result.GroupResult": ("object",),
}

ALIASES = {
    "celery.canvas.CPendingDeprecationWarning": "celery.exceptions.CPendingDeprecationWarning",
    "celery.exceptions.OperationalError": "kombu.exceptions.OperationalError",
    "celery.exceptions.RetryTaskError": "celery.exceptions.Retry",
    "celery.exceptions.SoftTimeLimitExceeded": "billiard.exceptions.SoftTimeLimitExceeded",
    "celery.exceptions.SystemTerminate": "celery.exceptions.WorkerTerminate",
    "celery.exceptions.Terminated": "billiard.exceptions.Terminated",
    "celery.exceptions.TimeLimitExceeded": "billiard.exceptions.TimeLimitExceeded",
    "celery.exceptions.WorkerLostError": "billiard.exceptions.WorkerLostError",
    "celery.platforms.SecurityError": "celery.exceptions.SecurityError",
    "celery.platforms.SecurityWarning": "celery.exceptions.SecurityWarning",
    "celery.result.ImproperlyConfigured": "celery.exceptions.ImproperlyConfigured",
    "celery.result.IncompleteStream": "celery.exceptions.IncompleteStream",
    "celery.result.TaskRevokedError": "celery.exceptions.TaskRevokedError",
    "celery.result.TimeoutError": "celery.exceptions.TimeoutError",
    "celery.schedules.ImproperlyConfigured": "celery.exceptions.ImproperlyConfigured",
    "celery.security.ImproperlyConfigured": "celery.exceptions.ImproperlyConfigured",
    "celery.app.base.Celery": "celery.Celery",
    "celery.app.task.Task": "celery.Task",
}

# Without retry=False it is the same, after attempts that go on by the policy of the broker's settings.
_PUBLISH = {"kombu.exceptions.OperationalError": "F1 F2 F3 F4 F5 F9"}
_LIKE_PUBLISHING = {"kombu.exceptions.OperationalError": "source: celery/app/base.py send_task"}
_RESULT = {
    "celery.exceptions.TimeoutError": "source: celery/backends/asynchronous.py drain_events_until",
    # 'Retry limit exceeded while trying to reconnect to the Celery result store backend.'
    "RuntimeError": "F1 F2 F3 (redis backend)",
    "celery.exceptions.BackendGetMetaError": "source: celery/backends/base.py get_task_meta",
}
_LIKE_A_RESULT = {
    "celery.exceptions.TimeoutError": "source: celery/backends/asynchronous.py drain_events_until",
    "RuntimeError": "source: celery/backends/redis.py on_connection_error",
    "celery.exceptions.BackendGetMetaError": "source: celery/backends/base.py get_task_meta",
}
# Asks the backend once: what its client raises comes through. Each backend has errors of its own.
_STATE = call(
    connect={"redis.exceptions.ConnectionError": "F1 (redis backend)"},
    transfer={
        "redis.exceptions.ConnectionError": "F2 F3 (redis backend)",
        "redis.exceptions.TimeoutError": "F7 (redis backend)",
        # Only with result_backend_always_retry.
        "celery.exceptions.BackendGetMetaError": "source: celery/backends/base.py get_task_meta",
    },
)
_QUIET = call()

CALLS = {
    "celery.Celery": call(returns="celery.Celery"),
    "celery.Celery.send_task": call(connect=_PUBLISH, returns="celery.result.AsyncResult"),
    "celery.Celery.AsyncResult": call(returns="celery.result.AsyncResult"),
    "celery.Celery.connection": call(returns="kombu.Connection"),
    "celery.Celery.connection_for_read": call(returns="kombu.Connection"),
    "celery.Celery.connection_for_write": call(returns="kombu.Connection"),
    "celery.Celery.broker_connection": call(returns="kombu.Connection"),
    "celery.Celery.config_from_object": _QUIET,
    "celery.Celery.autodiscover_tasks": _QUIET,
    "celery.Celery.task": _QUIET,
    "celery.Task.apply_async": call(connect=_PUBLISH, returns="celery.result.AsyncResult"),
    "celery.Task.delay": call(connect=_LIKE_PUBLISHING, returns="celery.result.AsyncResult"),
    "celery.Task.retry": call(connect=_LIKE_PUBLISHING),
    "celery.Task.replace": call(connect=_LIKE_PUBLISHING),
    "celery.result.AsyncResult": call(returns="celery.result.AsyncResult"),
    "celery.result.AsyncResult.get": call(transfer=_RESULT),
    "celery.result.AsyncResult.collect": call(transfer=_LIKE_A_RESULT),
    "celery.result.AsyncResult.failed": _STATE,
    "celery.result.AsyncResult.forget": call(transfer=_LIKE_A_RESULT),
    "celery.result.AsyncResult.ready": _STATE,
    "celery.result.AsyncResult.successful": _STATE,
    "celery.result.AsyncResult.wait": call(transfer=_LIKE_A_RESULT),
    "celery.result.AsyncResult.revoke": call(
        connect={"kombu.exceptions.OperationalError": "source: celery/app/control.py revoke"}
    ),
    "celery.result.GroupResult.get": call(transfer=_LIKE_A_RESULT),
    "celery.result.GroupResult.join": call(transfer=_LIKE_A_RESULT),
}
