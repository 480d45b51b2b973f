"""What a file's bytes can hold at all, so that most files are never parsed.

The words that are looked for are ASCII, so the answers hold for every encoding that Python source may have
(PEP 263 asks for an ASCII superset); in UTF-8, other shapes of their letters count as well.
``python -m tests.benchmarks.prefilter TREE`` compares the findings of all rules with what this lets through.
"""

from __future__ import annotations

import enum
import functools
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from flake8_connerr.unparsed.answers import ask_again
from flake8_connerr.unparsed.outline import Outline, with_line_feeds

if TYPE_CHECKING:
    from flake8_connerr.unparsed.clause_signs import ClauseSigns


class Sign(enum.StrEnum):
    """What a file may show, as far as can be told without parsing it. A rule names those it needs one of.

    They are looked for in this order, what takes longest last: where one is shown, no other is looked for.
    """

    BASE_CLASS = "a clause may name the builtin ConnectionError"
    BROAD_CLASS = "a clause may name that where a class below it comes"
    SPECIFIC_CLASS = "a clause may name that or a class below it"
    ERRNO = "a handler may ask for the errno of a lost connection"
    LOOP = "a failure may bring a loop round again"
    RECURSION = "a function may call itself again after a failure"
    STATUS = "a loop may ask again because of what it was answered"
    SOCKET = "a socket may be used again after a failure"
    OVERLAP = "the clauses of a try may catch a connection class twice"
    FOREIGN_CLASS = "a clause may name a connection class of another library than what is called"


def worth_parsing(data: bytes, needed: Collection[Sign] = tuple(Sign)) -> bool:
    """Whether a file's bytes show any of the signs that are needed, by default of those that there are."""
    return Signs(data).show_any(needed)


class Signs:
    """The signs of one file's bytes, each looked for when it is first asked for."""

    def __init__(self, data: bytes, known: Mapping[Sign, bool] | None = None) -> None:
        """Take a file's bytes, and what is ``known`` of their signs already."""
        self._data = data
        self._known = dict(known or {})

    def __reduce__(self) -> tuple[type[Signs], tuple[bytes, dict[Sign, bool]]]:
        """What goes to another process: all that was found, and nothing of how."""
        return Signs, (self._data, self._known)

    def shows(self, sign: Sign) -> bool:
        """Whether the file shows a sign. Where this is false, no rule that needs it can report anything."""
        if sign not in self._known:
            self._known[sign] = self._look_for(sign)
        return self._known[sign]

    def show_any(self, needed: Collection[Sign] = tuple(Sign)) -> bool:
        """Whether the file shows any of the signs that are needed, by default of those that there are."""
        if self._clauses is None:  # as in most files
            return Sign.STATUS in needed and self.shows(Sign.STATUS)
        return any(sign in needed and self.shows(sign) for sign in Sign)

    def _look_for(self, sign: Sign) -> bool:
        if sign is Sign.STATUS:
            return ask_again(self._outline)
        return self._clauses is not None and self._clauses.show(sign)

    @functools.cached_property
    def _text(self) -> bytes:
        return with_line_feeds(self._data)

    @functools.cached_property
    def _outline(self) -> Outline:
        return Outline(self._text)

    @functools.cached_property
    def _clauses(self) -> ClauseSigns | None:
        """None where no clause may be about a connection."""
        if b"except" not in self._text:
            return None
        from flake8_connerr.unparsed.clause_signs import ClauseSigns  # a run over few files may need none

        found = ClauseSigns(self._outline)
        return found if found.may_be_about_connections() else None
