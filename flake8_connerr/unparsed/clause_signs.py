"""What the ``except`` clauses of a file may show, as far as can be told without parsing it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from flake8_connerr import catalog
from flake8_connerr.catalog.vocabulary import words
from flake8_connerr.class_words import Failure, failure_by_words
from flake8_connerr.unparsed.failures import Failures
from flake8_connerr.unparsed.foreign_classes import ForeignClasses
from flake8_connerr.unparsed.lexing import SPACE, WORD, goes_on
from flake8_connerr.unparsed.loops import Loops
from flake8_connerr.unparsed.mentions import Mentions
from flake8_connerr.unparsed.outline import Attempt, Outline
from flake8_connerr.unparsed.prefilter import Sign
from flake8_connerr.unparsed.repeated_classes import RepeatedClasses

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


class ClauseSigns:
    """Answers for one file that has clauses."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._text = outline.text

    def may_be_about_connections(self) -> bool:
        """Whether a clause may name anything but ordinary builtins. No sign is shown where none does."""
        lines = set(_CLAUSE_LINE.findall(self._text))
        return not all(map(_is_ordinary_line, lines)) or self._binds_any(map(_clause_words, lines))

    def show(self, sign: Sign) -> bool:
        """Whether they show a sign."""
        match sign:
            case Sign.BASE_CLASS:
                return self._names_builtin((b"ConnectionError", _BASE_CLASS))
            case Sign.BROAD_CLASS:
                return self.show(Sign.BASE_CLASS) and self._mentions.has_specific_failure()
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

    def _binds_any(self, clauses: Iterable[Iterable[bytes]]) -> bool:
        """Whether the file gives the name of a builtin class in a clause another meaning."""
        named = {word for words in clauses for word in words}
        return any(map(self._mentions.is_bound, named)) or any(
            map(self._mentions.may_import, named & _builtins_by_name())
        )

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
