"""Errors of copying files."""

from __future__ import annotations

VERSION = "3.11 to 3.13"

CLASSES = {
    "shutil.Error": ("OSError",),
    "shutil.SameFileError": ("shutil.Error",),
    "shutil.SpecialFileError": ("OSError",),
    "shutil.ExecError": ("OSError",),
    "shutil.ReadError": ("OSError",),
    "shutil.RegistryError": ("Exception",),
}
