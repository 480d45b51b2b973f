"""Facts that were found apart from the catalog, and what the catalog's command says of the same names.

``exceptions.json``  distribution and version -> class -> the classes it inherits from, in order, or the
                     class that it is another name of
``measured.toml``    calls in all detail, and what came out of them: see there
``raises.json``      calls, and what came out of them when the peer failed in one way or another
``platforms.json``   what CPython's and the platforms' sources and manuals say beyond that
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from flake8_connerr.__main__ import described
from flake8_connerr.catalog import canonical


class Listed(NamedTuple):
    """One line that ``python -m flake8_connerr raises`` prints of a call."""

    phase: str
    exception: str
    platform: str
    evidence: str


def load(name: str) -> Any:
    """The rows of one file beside this one."""
    return json.loads(Path(__file__).with_name(f"{name}.json").read_text("utf-8"))


def listed(call: str, exception: str = "") -> list[Listed]:
    """What the command lists of a call, or of reading an attribute; of one exception, or of all.

    Raises LookupError where it knows nothing of the call.
    """
    head, *lines = described(call) or [""]
    if not head.endswith(("()", ", when it is read")):
        raise LookupError(f"the catalog has no call {call}")
    rows = [Listed(*line.split(maxsplit=3)) for line in lines if line != "  raises no connection error"]
    return [row for row in rows if not exception or row.exception == canonical(exception)]
