"""JSON: parsing does no input or output of its own."""

from __future__ import annotations

VERSION = "3.11 to 3.13"

CLASSES = {
    "json.JSONDecodeError": ("ValueError",),
}

ALIASES = {
    "json.decoder.JSONDecodeError": "json.JSONDecodeError",
}
