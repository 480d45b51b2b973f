"""Errors of configuration files."""

from __future__ import annotations

VERSION = "3.11 to 3.13"

CLASSES = {
    "configparser.Error": ("Exception",),
    "configparser.NoSectionError": ("configparser.Error",),
    "configparser.NoOptionError": ("configparser.Error",),
    "configparser.DuplicateSectionError": ("configparser.Error",),
    "configparser.DuplicateOptionError": ("configparser.Error",),
    "configparser.InterpolationError": ("configparser.Error",),
    "configparser.ParsingError": ("configparser.Error",),
    "configparser.MissingSectionHeaderError": ("configparser.ParsingError",),
}
