"""Commands that believe that they print on a terminal."""

from __future__ import annotations

import os
import pty
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple


class Shown(NamedTuple):
    """How a command ended, and what the terminal was given."""

    status: int
    output: bytes


def on_terminal(
    command: Sequence[str],
    environment: Mapping[str, str],
    cwd: Path | None = None,
    errors: int | None = None,
) -> Shown:
    """Run a command with a terminal as its output; ``errors`` is a stream for its errors, if not the same."""
    ours, theirs = pty.openpty()
    stderr = theirs if errors is None else errors
    running = subprocess.Popen(command, cwd=cwd, stdout=theirs, stderr=stderr, env=dict(environment))
    os.close(theirs)
    shown = b""
    try:
        while part := os.read(ours, 10_000):
            shown += part
    except OSError:  # how a terminal says that the other side has closed
        pass
    os.close(ours)
    return Shown(running.wait(60), shown)
