"""What a rule reports: plain data, for the flake8 plugin and for the codemods alike."""

from __future__ import annotations

import enum
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from flake8_connerr.fixes import Fix, Refusal
    from flake8_connerr.nodes import Position


class Evidence(NamedTuple):
    """One fact a finding rests on, with the line of the checked file it was read from."""

    line: int
    text: str


class Applicability(enum.Enum):
    """Whether a fix keeps what the program does (save for the waits it was asked to add)."""

    SAFE = "safe"
    UNSAFE = "unsafe"


_LINE = re.compile(r"\bline (\d+)\b")


def renumbered(message: str, line: Callable[[int], int]) -> str:
    """A message in which every line that it speaks of is called what ``line`` makes of it."""
    return _LINE.sub(lambda match: f"line {line(int(match[1]))}", message)


class Finding(NamedTuple):
    """A place where a rule applies.

    ``message`` is one line that says what is wrong, why, and what to write instead; it does not
    repeat the code. ``fix`` is None where the rule has no fix at all. ``clause_at`` is where the clause
    begins of which the finding is a part: a ``# noqa`` on that line counts as one on its own.
    """

    code: str
    position: Position
    message: str
    evidence: tuple[Evidence, ...] = ()
    fix: Fix | Refusal | None = None
    applicability: Applicability = Applicability.SAFE
    clause_at: Position | None = None
