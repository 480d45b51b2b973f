"""What the catalog's evidence says, and whether it is put as it should be."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from flake8_connerr.catalog.model import PROVOKED

from .faults import Fault

if TYPE_CHECKING:
    from flake8_connerr.catalog.model import Call

_RELEASE = re.compile(r"(?P<which>before|since) Python 3\.(?P<minor>\d+)")
# Further evidence: where it was read, the platform that alone raises it, a race that is not always lost.
_OTHER = re.compile(r"(source|windows|macos): \S.*|race: F\d+( F\d+)*")


def claimed(call: Call) -> set[tuple[str, Fault]]:
    """The (exception, fault) pairs that the catalog says were provoked, as far as this Python goes."""
    pairs = set()
    for raised in call.raised:
        evidence = PROVOKED.fullmatch(raised.evidence)
        if evidence and _of_this_python(evidence["note"] or ""):
            pairs |= {(raised.exception, Fault[fault]) for fault in evidence["faults"].split()}
    return pairs


def ill_formed(call: Call) -> list[str]:
    """The pieces of evidence that are none."""
    given = (raised.evidence for raised in call.raised)
    return [
        evidence for evidence in given if not (PROVOKED.fullmatch(evidence) or _OTHER.fullmatch(evidence))
    ]


def readable(pairs: Iterable[tuple[str, Fault]]) -> str:
    return ", ".join(sorted(f"{exception} under {fault.name}" for exception, fault in pairs)) or "nothing"


def _of_this_python(note: str) -> bool:
    release = _RELEASE.fullmatch(note)
    if release is None:
        return True
    return (sys.version_info[1] >= int(release["minor"])) == (release["which"] == "since")
