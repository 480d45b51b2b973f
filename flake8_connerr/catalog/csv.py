"""The error of the csv module."""

from __future__ import annotations

VERSION = "3.11 to 3.13"

CLASSES = {
    "csv.Error": ("Exception",),
}
