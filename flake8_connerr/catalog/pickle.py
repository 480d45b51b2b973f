"""Pickle errors."""

from __future__ import annotations

VERSION = "3.11 to 3.13"

CLASSES = {
    "pickle.PickleError": ("Exception",),
    "pickle.PicklingError": ("pickle.PickleError",),
    "pickle.UnpicklingError": ("pickle.PickleError",),
}
