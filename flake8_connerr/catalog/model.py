"""The shape of a catalog module: what a library's names are, and what its calls raise.

A catalog module is named after the library's top-level module and holds data only:

``VERSION``     the library version the facts were measured on or read from
``CLASSES``     qualified class name -> its bases, most specific first
``ALIASES``     another public name -> the name used in this catalog
``ATTRIBUTES``  ``Class.attribute`` -> type of that attribute
``CALLS``       qualified name of a function, method or constructor -> :class:`Call`
``READS``       ``Class.attribute`` -> :class:`Call`, where reading the attribute talks to the peer

Facts are keyed by exception and carry their evidence: the faults (F1, F2, ...) under which the
exception was provoked on loopback (with a note in brackets where it takes more, ``F1 (connected UDP)``,
``F1 (several addresses)`` for a host name that has them, or the releases that it holds for,
``F6 (before Python 3.13)``), ``race: F2`` for one seen, but not on every run,
``source: ...`` for one read from the library's source, or ``windows: ...`` / ``macos: ...`` for one that
only that platform's documentation or source gives.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping
from typing import NamedTuple

# Evidence that was provoked: under which faults, and what else it takes.
PROVOKED = re.compile(r"(?P<faults>F\d+(?: F\d+)*)(?: \((?P<note>[^)]*)\))?")
# The note on what a call raises only where the host it is given has more than one address.
SEVERAL_ADDRESSES = "several addresses"


class Phase(enum.Enum):
    """The part of a conversation in which an error comes."""

    CONNECT = "connect"
    ACCEPT = "accept"
    TRANSFER = "transfer"


class Raised(NamedTuple):
    """One exception that a call may raise, in which phase, and how that is known."""

    exception: str
    phase: Phase
    evidence: str

    @property
    def platform(self) -> str:
        """``windows`` or ``macos`` where only that platform raises it, else ``any``."""
        prefix = self.evidence.partition(":")[0]
        return prefix if prefix in {"windows", "macos"} else "any"


# A type is a qualified name; a tuple of types is what unpacking gives; "" is unknown.
Type = str | tuple[str, ...]


class Call(NamedTuple):
    """What calling a name amounts to: the exceptions that reach the caller, and what is returned.

    ``returns`` is the type of the result, after ``await`` where the call is a coroutine.
    """

    raised: tuple[Raised, ...] = ()
    returns: Type = ""


def call(
    connect: Mapping[str, str] | None = None,
    accept: Mapping[str, str] | None = None,
    transfer: Mapping[str, str] | None = None,
    returns: Type = "",
) -> Call:
    """A :class:`Call` from exception -> evidence, phase by phase."""
    phases = ((Phase.CONNECT, connect), (Phase.ACCEPT, accept), (Phase.TRANSFER, transfer))
    raised = (
        Raised(exception, phase, evidence)
        for phase, facts in phases
        for exception, evidence in (facts or {}).items()
    )
    return Call(tuple(raised), returns)


class Library(NamedTuple):
    """One catalog module, as loaded."""

    version: str
    classes: Mapping[str, tuple[str, ...]]
    aliases: Mapping[str, str]
    attributes: Mapping[str, Type]
    calls: Mapping[str, Call]
    reads: Mapping[str, Call]
