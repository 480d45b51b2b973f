"""Sources that the tests of the fixer share."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

# One finding, NET101, at line 6, and its fix.
BROAD = """\
import socket

def send(host):
    try:
        socket.create_connection((host, 80)).sendall(b"hello")
    except ConnectionError as error:
        print(error)
"""
SPLIT = BROAD.replace(
    "    except ConnectionError as error:\n        print(error)\n",
    "    except ConnectionRefusedError as error:\n        print(error)\n"
    "    except (ConnectionResetError, BrokenPipeError, ConnectionAbortedError) as error:\n"
    "        print(error)\n",
)
# One finding that cannot be fixed.
KEPT = BROAD.replace("print(error)", "global failure\n        failure = error")


def fixer(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    command = [sys.executable, "-m", "codemods.fix", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=120)
