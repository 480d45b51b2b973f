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
from flake8_connerr.unparsed.answers import asks_again
from flake8_connerr.unparsed.failures import RETRY_WORD, Failures
from flake8_connerr.unparsed.foreign_classes import ForeignClasses
from flake8_connerr.unparsed.hidden_waits import HiddenWaits
from flake8_connerr.unparsed.lexing import CALLED_NAME, LETTER, SPACE, TEXT, TEXT_BEGINS, WORD, goes_on, rest
from flake8_connerr.unparsed.mentions import Mentions
from flake8_connerr.unparsed.outline import Attempt, Block, Outline, with_line_feeds
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
# What is tried is read without its strings, and without what stands there as no name that is looked up.
_NOT_READ = re.compile(rb"\b(?:global|nonlocal|import)\b[^\n]*+|\bas\b%s%s++" % (SPACE, LETTER))
_OTHER_SCOPE = re.compile(rb"\b(?:lambda|def|class|case)\b")
_AFTER_DOT = re.compile(rb"\.[\s\\]++")
_READ_NAME = re.compile(rb"(?<![\w\x80-\xff.])%s++(?!\"|\s*+=(?!=))" % LETTER)

# What comes round by counting, and what paces it.
_TARGET = re.compile(rb"\n[ \t\f]*for\b(.*?)\bin\b", re.DOTALL)
_WHILE = re.compile(rb"\n[ \t\f]*while\b")
_COUNTING = re.compile(rb"^(?:[xt]?range|count)$|%s" % RETRY_WORD)
# A loop that may count; the head of a `for` may go on over several lines, which a bracket shows that is
# left open or ends in a comment.
_COUNTING_LOOP = re.compile(
    rb"\n[ \t\f]*+(?:while\b|for\b(?:[^\n]*(?:range|count|etr[yi]|ttempt|econnect|[tT]ries|TR|TT|CO)"
    rb"|[^\n]*[(\[{\\](?:[^\n]*(?<![:\s])|[^\n]*#[^\n]*:|[^\n)\]}]*:)[ \t]*(?=\n)))"
)

_SOCKET = (
    *(b"sock", b"Sock", b"transfercmd", b"Stream", b"Process", b"create_subprocess"),
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
            return self._asks_again()
        if not self._has_clauses:
            return False
        match sign:
            case Sign.BASE_CLASS:
                return self._names_builtin(_BASE_CLASS)
            case Sign.BROAD_CLASS:
                return self.shows(Sign.BASE_CLASS) and self._mentions.has_specific_failure()
            case Sign.SPECIFIC_CLASS:
                return self._names_builtin(_CONNECTION_CLASS, _PIPE_CLASS)
            case Sign.ERRNO:
                return _ERRNO.search(self._text) is not None
            case Sign.LOOP:
                return any(self._may_come_round(attempt) for attempt in self._attempts)
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
        return any(map(self._mentions.is_bound, {word for words in clauses for word in words}))

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
    def _attempts(self) -> list[Attempt]:
        """Those whose failure may be that of a connection."""
        return [
            one
            for one in self._outline.attempts
            if not all(map(_is_ordinary, one.clauses)) or self._binds_any(one.clauses)
        ]

    def _may_come_round(self, attempt: Attempt) -> bool:
        return any(
            self._may_retry(loop, attempt) and self._failures.bring_round(attempt, loop)
            for loop in self._outline.loops_around(attempt)
        )

    def _may_retry(self, loop: Block, attempt: Attempt) -> bool:
        """Whether a loop may try again: it counts, or its waits come from what it goes over.

        Then what it goes over stands in the loop, but not in what is tried. The wait may be in a function of
        the file, whose name need not say so.
        """
        if self._may_count(loop):
            return True
        target = _TARGET.match(self._text, loop.start)
        if target is None:
            return False
        start, end = attempt.head.start, attempt.places[0]
        around = self._text[target.end() : start] + self._text[end : self._outline.end(loop)]
        if not TEXT_BEGINS.search(target[1]):
            names = set(WORD.findall(target[1]))
            if names.isdisjoint(WORD.findall(around)) or self._reads(names, attempt):
                return False
        return self._hidden_waits.stand_in(around)

    def _reads(self, names: set[bytes], attempt: Attempt) -> bool:
        """Whether what is tried surely reads or binds one of these names."""
        tried = self._text[attempt.head.start : attempt.places[0]]
        return not names.isdisjoint(_read(tried)) and self._outline.tried(attempt) is not None

    @functools.cached_property
    def _hidden_waits(self) -> HiddenWaits:
        return HiddenWaits(self._outline, self._mentions)

    def _may_count(self, loop: Block) -> bool:
        text = self._text
        if not _COUNTING_LOOP.match(text, loop.start):
            return False
        if _WHILE.match(text, loop.start):
            return True
        line_end = text.index(b"\n", loop.start + 1)
        line = TEXT.sub(b"", text[loop.start : line_end])
        if not (goes_on(line) or TEXT_BEGINS.search(line)):
            # Without a colon it is the end of a comprehension.
            called = CALLED_NAME.findall(line) if b":" in line else []
        else:
            colons = rest(text, loop.start + 1).colons
            last = -1 if b"lambda" in line else 0
            called = CALLED_NAME.findall(text, loop.start, colons[last]) if colons else []
        return any(map(_COUNTING.search, called))

    def _names_builtin(self, *patterns: re.Pattern[bytes]) -> bool:
        """Whether a class is named that is not looked up in a module, or may be through ``builtins``."""
        named = any(pattern.search(self._text) for pattern in patterns)
        return named or b"builtins" in self._text

    def _asks_again(self) -> bool:
        """Whether a loop that counts may ask again because of what it was answered."""
        heads = _COUNTING_LOOP.finditer(self._text)
        loops = filter(None, (self._outline.loop_at(head.start()) for head in heads))
        return any(
            asks_again(self._text[loop.start : self._outline.end(loop)])
            for loop in loops
            if self._may_count(loop)
        )

    def _uses_again(self, attempt: Attempt) -> bool:
        """Whether what is tried may be done again by a handler, or in the next round."""
        text, (start, end) = self._text, self._outline.handling(attempt)
        if len(attempt.places) > 1:  # the first may be a line of a string
            start = next((one for one in attempt.places if not self._outline.is_in_string(one)), end)
        return _USING.search(text, attempt.start, start) is not None and bool(
            self._outline.loops_around(attempt) or _USING.search(text, start, end)
        )


def _read(code: bytes) -> set[bytes]:
    """The names that a piece of code surely reads or binds."""
    bare = TEXT.sub(b'"', code)
    if _OTHER_SCOPE.search(bare):
        return set()
    return set(_READ_NAME.findall(_AFTER_DOT.sub(b".", _NOT_READ.sub(b"", bare))))


def _is_ordinary(words: tuple[bytes, ...]) -> bool:
    """Whether a clause names nothing but ordinary builtins."""
    return bool(words) and _ordinary_builtins().issuperset(words)


@functools.cache
def _ordinary_builtins() -> frozenset[bytes]:
    builtins = catalog.library("builtins")
    assert builtins is not None
    return frozenset(name.encode() for name in builtins.classes.keys() - _CONNECTION_OR_BROAD)


@functools.lru_cache
def _is_ordinary_line(clause: bytes) -> bool:
    """As :func:`_is_ordinary`, of what follows ``except`` on its line; false where the clause goes on."""
    ends = not (goes_on(clause) or b"#" in clause)
    return ends and _is_ordinary(_clause_words(clause))


def _clause_words(clause: bytes) -> tuple[bytes, ...]:
    words = WORD.findall(clause)
    return tuple(words[: words.index(b"as")] if b"as" in words else words)
