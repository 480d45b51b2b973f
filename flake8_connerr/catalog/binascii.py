"""Errors of decoding text to bytes."""

from __future__ import annotations

VERSION = "3.11 to 3.13"

CLASSES = {
    "binascii.Error": ("ValueError",),
    "binascii.Incomplete": ("Exception",),
}
