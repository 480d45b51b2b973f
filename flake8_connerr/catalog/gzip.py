"""The error of a broken compressed file."""

from __future__ import annotations

VERSION = "3.11 to 3.13"

CLASSES = {
    "gzip.BadGzipFile": ("OSError",),
}
