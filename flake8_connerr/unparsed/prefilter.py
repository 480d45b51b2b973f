"""What a file's bytes can hold at all, so that most files are never parsed.

The words that are looked for are ASCII, so the answers hold for every encoding that Python source may have
(PEP 263 asks for an ASCII superset); in UTF-8, other shapes of their letters count as well.
``python -m tests.benchmarks.prefilter TREE`` compares the findings of all rules with what this lets through.
"""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Collection, Iterable, Mapping

from flake8_connerr import catalog
from flake8_connerr.catalog.vocabulary import words
from flake8_connerr.class_words import Failure, failure_by_words
from flake8_connerr.unparsed.answers import ask_again
from flake8_connerr.unparsed.failures import Failures
from flake8_connerr.unparsed.foreign_classes import ForeignClasses
from flake8_connerr.unparsed.lexing import SPACE, WORD, goes_on
from flake8_connerr.unparsed.loops import Loops
from flake8_connerr.unparsed.mentions import Mentions
from flake8_connerr.unparsed.outline import Attempt, Outline, with_line_feeds
from flake8_connerr.unparsed.repeated_classes import RepeatedClasses


class Sign(enum.StrEnum):
    """What a file may show, as far as can be told without parsing it. A rule names those it needs one of."""

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


# The word first, and then what must not stand before it: literals are looked for many times as fast.
_BASE_CLASS = re.compile(rb"ConnectionError\b(?<![\w.]ConnectionError)")
_CONNECTION_CLASS = re.compile(rb"Connection(?<![\w.]Connection)(?:Refused|Reset|Aborted)?Error\b")
_PIPE_CLASS = re.compile(rb"BrokenPipeError\b(?<![\w.]BrokenPipeError)")
_ERRNO = re.compile(rb"E(?:CONN(?:REFUSED|RESET|ABORTED)|PIPE|SHUTDOWN|TIMEDOUT)\b")

# All other builtins say that something else than a connection failed.
_CONNECTION_OR_BROAD = frozenset({
    "Exception", "BaseException", "OSError", "RuntimeError", "EOFError", "TimeoutError", "ConnectionError",
    "ConnectionRefusedError", "ConnectionResetError", "ConnectionAbortedError", "BrokenPipeError",
})  # fmt: skip
_CLAUSE_LINE = re.compile(rb"except\b([^:\n]*)")

_SOCKET = (
    *(b"sock", b"Sock", b"transfercmd", b"Stream", b"Process", b"create_subprocess"),
    *(b"RequestHandler", b"get_request"),
    *(b"open_connection", b"open_unix_connection", b"start_server", b"start_unix_server"),
)
_USING = re.compile(rb"\.%s(?:connect|send|sendall|sendmsg|sendfile|write|recv\w*|read\w*|drain)\b" % SPACE)


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
        if not self._has_clauses:  # as most files
            return Sign.STATUS in needed and self.shows(Sign.STATUS)
        return any(map(self.shows, needed))

    def _look_for(self, sign: Sign) -> bool:
        if sign is Sign.STATUS:
            return ask_again(self._outline)
        if not self._has_clauses:
            return False
        match sign:
            case Sign.BASE_CLASS:
                return self._names_builtin((b"ConnectionError", _BASE_CLASS))
            case Sign.BROAD_CLASS:
                return self.shows(Sign.BASE_CLASS) and self._mentions.has_specific_failure()
            case Sign.SPECIFIC_CLASS:
                return self._names_builtin((b"Connection", _CONNECTION_CLASS), (b"BrokenPipe", _PIPE_CLASS))
            case Sign.ERRNO:
                # The module of that name has to be imported from somewhere.
                return b"errno" in self._text and _ERRNO.search(self._text) is not None
            case Sign.LOOP:
                return any(map(self._loops.come_round, self._attempts))
            case Sign.RECURSION:
                return any(map(self._failures.call_again, self._attempts))
            case Sign.SOCKET:
                uses_again = any(map(self._uses_again, self._attempts))
                return uses_again and any(word in self._text for word in _SOCKET)
            case Sign.OVERLAP:
                return RepeatedClasses(self._outline, self._mentions).are_caught()
        return ForeignClasses(self._outline, self._mentions).are_caught()

    @functools.cached_property
    def _has_clauses(self) -> bool:
        """Whether there is a clause, and one that may be about a connection."""
        if b"except" not in self._text:
            return False
        lines = set(_CLAUSE_LINE.findall(self._text))
        return not all(map(_is_ordinary_line, lines)) or self._binds_any(map(_clause_words, lines))

    def _binds_any(self, clauses: Iterable[Iterable[bytes]]) -> bool:
        """Whether the file gives the name of a builtin class in a clause another meaning."""
        named = {word for words in clauses for word in words}
        return any(map(self._mentions.is_bound, named)) or any(
            map(self._mentions.may_import, named & _builtins_by_name())
        )

    @functools.cached_property
    def _text(self) -> bytes:
        return with_line_feeds(self._data)

    @functools.cached_property
    def _outline(self) -> Outline:
        return Outline(self._text)

    @functools.cached_property
    def _mentions(self) -> Mentions:
        return Mentions(self._outline)

    @functools.cached_property
    def _failures(self) -> Failures:
        return Failures(self._outline, self._mentions)

    @functools.cached_property
    def _loops(self) -> Loops:
        return Loops(self._outline, self._mentions, self._failures)

    @functools.cached_property
    def _attempts(self) -> list[Attempt]:
        """Those whose failure may be that of a connection."""
        return [
            one
            for one in self._outline.attempts
            if not all(map(_is_ordinary, one.clauses)) or self._binds_any(one.clauses)
        ]

    def _names_builtin(self, *named: tuple[bytes, re.Pattern[bytes]]) -> bool:
        """Whether a class is named that is not looked up in a module, or may be through ``builtins``.

        Each is given by what it begins with, which is found faster still than the pattern.
        """
        found = any(word in self._text and pattern.search(self._text) for word, pattern in named)
        return found or b"builtins" in self._text

    def _uses_again(self, attempt: Attempt) -> bool:
        """Whether what is tried may be done again by a handler, or in the next round."""
        text, (start, end) = self._text, self._outline.handling(attempt)
        if len(attempt.places) > 1:  # the first may be a line of a string
            start = next((one for one in attempt.places if not self._outline.is_in_string(one)), end)
        return _USING.search(text, attempt.start, start) is not None and bool(
            self._outline.loops_around(attempt) or _USING.search(text, start, end)
        )


def _is_ordinary(words: tuple[bytes, ...]) -> bool:
    """Whether a clause names nothing but ordinary builtins."""
    return bool(words) and _ordinary_builtins().issuperset(words)


@functools.cache
def _ordinary_builtins() -> frozenset[bytes]:
    builtins = catalog.library("builtins")
    assert builtins is not None
    return frozenset(name.encode() for name in builtins.classes.keys() - _CONNECTION_OR_BROAD)


@functools.cache
def _builtins_by_name() -> frozenset[bytes]:
    """The ordinary builtins whose names do not say so: classes of libraries may be called like them."""
    return frozenset(
        name
        for name in _ordinary_builtins()
        if failure_by_words(words(name.decode()), frozenset()) is not Failure.ORDINARY
    )


@functools.lru_cache(4_000)
def _is_ordinary_line(clause: bytes) -> bool:
    """As :func:`_is_ordinary`, of what follows ``except`` on its line; false where the clause goes on."""
    ends = not (goes_on(clause) or b"#" in clause)
    return ends and _is_ordinary(_clause_words(clause))


def _clause_words(clause: bytes) -> tuple[bytes, ...]:
    words = WORD.findall(clause)
    return tuple(words[: words.index(b"as")] if b"as" in words else words)
