"""concurrent.futures. What a future's result() raises is what its function raised, so it is not listed."""

from __future__ import annotations

from .model import call

VERSION = "3.11 to 3.13"

CLASSES = {
    "concurrent.futures.CancelledError": ("concurrent.futures._base.Error",),
    "concurrent.futures.InvalidStateError": ("concurrent.futures._base.Error",),
    "concurrent.futures._base.Error": ("Exception",),
    "concurrent.futures.BrokenExecutor": ("RuntimeError",),
    "concurrent.futures.process.BrokenProcessPool": ("concurrent.futures.BrokenExecutor",),
    "concurrent.futures.thread.BrokenThreadPool": ("concurrent.futures.BrokenExecutor",),
    "concurrent.futures.Executor": ("object",),
    "concurrent.futures.ThreadPoolExecutor": ("concurrent.futures.Executor",),
    "concurrent.futures.ProcessPoolExecutor": ("concurrent.futures.Executor",),
    "concurrent.futures.Future": ("object",),
}

ALIASES = {
    "concurrent.futures.TimeoutError": "TimeoutError",
    "concurrent.futures._base.TimeoutError": "TimeoutError",
    "concurrent.futures._base.CancelledError": "concurrent.futures.CancelledError",
    "concurrent.futures._base.InvalidStateError": "concurrent.futures.InvalidStateError",
    "concurrent.futures._base.BrokenExecutor": "concurrent.futures.BrokenExecutor",
    "concurrent.futures._base.Future": "concurrent.futures.Future",
    "concurrent.futures._base.Executor": "concurrent.futures.Executor",
    "concurrent.futures.thread.ThreadPoolExecutor": "concurrent.futures.ThreadPoolExecutor",
    "concurrent.futures.process.ProcessPoolExecutor": "concurrent.futures.ProcessPoolExecutor",
}

_BROKEN_POOL = {"concurrent.futures.BrokenExecutor": "source: Lib/concurrent/futures/thread.py submit"}

CALLS = {
    "concurrent.futures.ThreadPoolExecutor": call(returns="concurrent.futures.ThreadPoolExecutor"),
    "concurrent.futures.ProcessPoolExecutor": call(returns="concurrent.futures.ProcessPoolExecutor"),
    "concurrent.futures.Executor.submit": call(transfer=_BROKEN_POOL, returns="concurrent.futures.Future"),
    "concurrent.futures.Executor.shutdown": call(),
    "concurrent.futures.Executor.__exit__": call(),
    "concurrent.futures.Future.add_done_callback": call(),
    "concurrent.futures.Future.cancel": call(),
    "concurrent.futures.Future.cancelled": call(),
    "concurrent.futures.Future.done": call(),
    "concurrent.futures.Future.running": call(),
    "concurrent.futures.wait": call(),
}
