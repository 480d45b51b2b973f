"""Errors of archives."""

from __future__ import annotations

VERSION = "3.11 to 3.13"

CLASSES = {
    "tarfile.TarError": ("Exception",),
    "tarfile.ReadError": ("tarfile.TarError",),
    "tarfile.CompressionError": ("tarfile.TarError",),
    "tarfile.StreamError": ("tarfile.TarError",),
    "tarfile.ExtractError": ("tarfile.TarError",),
    "tarfile.HeaderError": ("tarfile.TarError",),
    "tarfile.FilterError": ("tarfile.TarError",),
}
