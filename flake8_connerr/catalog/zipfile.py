"""Errors of archives."""

from __future__ import annotations

VERSION = "3.11 to 3.13"

CLASSES = {
    "zipfile.BadZipFile": ("Exception",),
    "zipfile.LargeZipFile": ("Exception",),
}

ALIASES = {
    "zipfile.BadZipfile": "zipfile.BadZipFile",
    "zipfile.error": "zipfile.BadZipFile",
}
