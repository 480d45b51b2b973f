"""Files of a size that nobody writes by hand, for ``python -m tests.trust.scaling --full``."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.trust import shapes


class Giant(NamedTuple):
    """A large file, and the processor time in seconds that checking and fixing it may take."""

    name: str
    seconds: int
    make: Callable[[], str]


class Borne(NamedTuple):
    """What a run came to: its processor time in seconds, and the last line that it printed."""

    seconds: float
    said: str
    well: bool


def bear(giant: Giant) -> Borne:
    """Run ``connerr-fix --check`` on the file with every rule and all fixes; it is ended at the limit."""
    with tempfile.TemporaryDirectory(prefix="giant-") as scratch:
        path = Path(scratch) / "giant.py"
        path.write_text(giant.make())
        command = ["prlimit", f"--cpu={giant.seconds}", sys.executable, "-m", "codemods.fix", "--check"]
        command += ["--unsafe-fixes", "--extend-select", "NET", "--isolated", "--no-cache", str(path)]
        before = os.times()
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        after = os.times()
    seconds = after.children_user + after.children_system - before.children_user - before.children_system
    said = (done.stdout or done.stderr or "ended at the limit").strip().rpartition("\n")[2]
    return Borne(seconds, said, done.returncode in (0, 1))


_LOOP = shapes.loops_in_one_function(1).removeprefix(shapes.HEAD)

GIANTS = (
    Giant("100,000 lines", 60, lambda: shapes.functions(20_000) + _LOOP),
    Giant("10 MB on one line", 60, lambda: shapes.one_line(1_150_000)),
    Giant("10,000 handlers in one try", 60, lambda: shapes.handlers_of_unknown_classes(10_000)),
    Giant("10,000 loops in one function", 60, lambda: shapes.plain_loops_in_one_function(10_000) + _LOOP),
    Giant("2,000 retry loops in one function", 120, lambda: shapes.loops_in_one_function(2_000)),
    Giant("10,000 functions that call one another", 120, lambda: shapes.functions_in_a_ring(10_000)),
    Giant("5,000 retry loops, a function each", 240, lambda: shapes.retry_functions(5_000)),
    Giant("900 calls in one chain", 20, lambda: shapes.chain_of_calls(900)),
    Giant("900 terms in one wait", 20, lambda: shapes.terms_in_one_wait(900)),
)
