"""Errors of parsing XML."""

from __future__ import annotations

VERSION = "3.11 to 3.13"

CLASSES = {
    "xml.etree.ElementTree.ParseError": ("SyntaxError",),
    "xml.parsers.expat.ExpatError": ("Exception",),
}

ALIASES = {
    "xml.parsers.expat.error": "xml.parsers.expat.ExpatError",
}
