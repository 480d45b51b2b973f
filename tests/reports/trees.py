"""Files that are hard to report on, and how the tests run the command over them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.fix.examples import BROAD

# One finding, NET202, at line 10; in characters its column is 24.
WIDE = """\
import socket, time

def connect():
    for attempt in range(3):
        try:
            return socket.create_connection(('host', 80))
        except ConnectionRefusedError:
            if attempt == 2:
                raise
            名 = '漢字😀'; time.sleep(1)
"""

# By name, as bytes where it is no text. Each holds one finding that can be fixed.
ODD: dict[str | bytes, bytes] = {
    "bom.py": b"\xef\xbb\xbf" + BROAD.encode(),
    "crlf.py": BROAD.replace("\n", "\r\n").encode(),
    "cr.py": BROAD.replace("\n", "\r").encode(),
    "latin 1.py": b"# coding: latin-1\n" + BROAD.replace("(error)", "(error)  # Grüße").encode("latin-1"),
    "tabs.py": BROAD.replace("    ", "\t").encode(),
    "wide.py": WIDE.encode(),
    "no end.py": BROAD.encode()[:-1],
    "steering.py": BROAD.replace("(error)", "(error)  # \x1b[31m \u202e <&>").encode(),
    "a:b,c%d&<e>.py": BROAD.encode(),
    "new\nline.py": BROAD.encode(),
    "escape\x1b[31m.py": BROAD.encode(),
    b"no text \xff.py": BROAD.encode(),
}


def odd_tree(folder: Path) -> Path:
    """``folder`` with all of them in it."""
    for name, data in ODD.items():
        (folder / os.fsdecode(name)).write_bytes(data)
    return folder


def report(
    name: str, *arguments: str | Path, cwd: Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Check paths below ``cwd`` and report in the format called ``name``."""
    command = [sys.executable, "-m", "codemods.fix", "--output-format", name, *map(str, arguments)]
    return subprocess.run(
        command,
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        env=os.environ | environment,
    )
