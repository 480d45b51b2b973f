"""The error of struct.pack and struct.unpack."""

from __future__ import annotations

VERSION = "3.11 to 3.13"

CLASSES = {
    "struct.error": ("Exception",),
}
