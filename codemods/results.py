"""What the engine is asked, and what it answers: plain data, which the whole run works with.

All of it can be pickled. To know it loads neither the rules nor LibCST.
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, NamedTuple

from flake8_connerr.findings import Finding
from flake8_connerr.settings import DEFAULT, Settings

if TYPE_CHECKING:
    from codemods.jupyter.cells import CellModule

# How the reason begins for which a file that is no Python at all cannot be handled.
NO_PYTHON = "does not parse"
# Why a fix was not made that has to be asked for.
UNSAFE = "it may change what the program does: only made with --unsafe-fixes"


class Request(NamedTuple):
    """What to look for, and which fixes to make (``fixes``: of these types only).

    ``notebook`` says that the bytes are a Jupyter notebook's, or the source that of its cells.
    """

    codes: frozenset[str]
    settings: Settings = DEFAULT
    unsafe: bool = False
    fixes: tuple[type, ...] | None = None
    notebook: bool = False


class Remaining(NamedTuple):
    """A finding that stays, and why it was not fixed.

    ``finding`` is as the new source has it, ``before`` as the source as given had it: their lines differ.
    ``refusal`` is empty where its rule has no fix.
    """

    finding: Finding
    before: Finding
    refusal: str


class FixedSource(NamedTuple):
    """A source text rewritten.

    ``fixed`` are as the source as given had them; those that went with others are among them.
    """

    source: str
    fixed: tuple[Finding, ...]
    remaining: tuple[Remaining, ...]


class Status(enum.Enum):
    """What became of a file."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    FAILED = "failed"


class Result(NamedTuple):
    """What became of a file's bytes: the new ones where they changed, or why nothing could be done.

    ``note`` says why a file was left unread though nothing is wrong with it. Positions of a notebook's
    findings are those in the module that its cells make up: ``before``, as given, or ``after``, rewritten.
    """

    data: bytes | None = None
    fixed: tuple[Finding, ...] = ()
    remaining: tuple[Remaining, ...] = ()
    error: str = ""
    note: str = ""
    before: CellModule | None = None
    after: CellModule | None = None

    @property
    def status(self) -> Status:
        """The result in one word."""
        if self.error:
            return Status.FAILED
        return Status.UNCHANGED if self.data is None else Status.CHANGED
