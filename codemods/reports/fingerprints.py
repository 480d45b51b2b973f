"""What a finding can be known by again after the file around it has changed."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterable

from codemods.reports.entries import Entry


def fingerprints(path: str, entries: Iterable[Entry]) -> list[str]:
    """One for each finding of a file, each another.

    They are made of the path, the code and the text of the line, not its number; findings that have all
    these in common are counted.
    """
    seen: Counter[tuple[str, str]] = Counter()
    result = []
    for entry in entries:
        line = entry.source.line(entry.place.line).strip()
        key = (entry.finding.code, line)
        parts = [os.fsencode(path), entry.finding.code.encode(), line.encode("utf-8", "replace")]
        digest = hashlib.sha256(b"\0".join([*parts, str(seen[key]).encode()]))
        seen[key] += 1
        result.append(digest.hexdigest())
    return result
