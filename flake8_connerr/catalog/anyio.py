"""anyio: a lost connection is BrokenResourceError, the end of one EndOfStream; none is an OSError."""

from __future__ import annotations

VERSION = "4.16.0"

CLASSES = {
    "anyio.ConnectionFailed": ("OSError",),
    "anyio.BrokenResourceError": ("Exception",),
    "anyio.EndOfStream": ("Exception",),
    "anyio.RunFinishedError": ("RuntimeError",),
    "anyio.WouldBlock": ("Exception",),
    "anyio.ClosedResourceError": ("Exception",),
    "anyio.DelimiterNotFound": ("Exception",),
    "anyio.IncompleteRead": ("Exception",),
    "anyio.BrokenWorkerInterpreter": ("Exception",),
    "anyio.BrokenWorkerProcess": ("Exception",),
    "anyio.BusyResourceError": ("Exception",),
    "anyio.FutureAlreadyFinished": ("Exception",),
    "anyio.FutureCancelled": ("anyio.FutureFailed",),
    "anyio.FutureFailed": ("Exception",),
    "anyio.FutureNotFinished": ("Exception",),
    "anyio.NoEventLoopError": ("RuntimeError",),
    "anyio.TaskCancelled": ("anyio.TaskFailed",),
    "anyio.TaskFailed": ("Exception",),
    "anyio.TaskNotFinished": ("Exception",),
    "anyio.TypedAttributeLookupError": ("LookupError",),
}

ALIASES = {
    "anyio._core._exceptions": "anyio",
}
