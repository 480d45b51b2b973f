"""The source tree that the tests belong to."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]


def source_files(*folders: str) -> set[str]:
    """Paths, relative to the root, of the files that belong to the project: what git does not ignore."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", *folders],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return {path for path in listing.split("\0") if path and (ROOT / path).exists()}
