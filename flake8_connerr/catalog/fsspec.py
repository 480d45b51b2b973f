"""fsspec: remote file systems raise what their transport raises."""

from __future__ import annotations

VERSION = "2026.9.0"

CLASSES = {
    "fsspec.exceptions.BlocksizeMismatchError": ("ValueError",),
    "fsspec.exceptions.FSTimeoutError": ("TimeoutError",),
    "fsspec.asyn.FSSpecCoroutineCancel": ("Exception",),
}

ALIASES = {
    "fsspec.FSTimeoutError": "fsspec.exceptions.FSTimeoutError",
    "fsspec.asyn.FSTimeoutError": "fsspec.exceptions.FSTimeoutError",
}
