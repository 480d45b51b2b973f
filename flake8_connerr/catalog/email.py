"""Errors of mail messages."""

from __future__ import annotations

VERSION = "3.11 to 3.13"

CLASSES = {
    "email.errors.MessageError": ("Exception",),
    "email.errors.MessageParseError": ("email.errors.MessageError",),
    "email.errors.HeaderParseError": ("email.errors.MessageParseError",),
    "email.errors.MultipartConversionError": ("email.errors.MessageError", "TypeError"),
    "email.errors.MessageDefect": ("ValueError",),
}
