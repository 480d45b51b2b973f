"""celery: what goes wrong with a broker is kombu's error, with a result backend the backend's."""

from __future__ import annotations

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
}
