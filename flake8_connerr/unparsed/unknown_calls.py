"""Whether a piece of code makes a call of which neither the catalog nor its file tells anything."""

from __future__ import annotations

import builtins
import re

from flake8_connerr import catalog
from flake8_connerr.catalog.vocabulary import CALLING, DEFERRING
from flake8_connerr.unparsed.bound_words import occurrences
from flake8_connerr.unparsed.call_names import member_names
from flake8_connerr.unparsed.lexing import AFTER_DOT, CALLED, LETTER, NAME, SPACE, TEXT, WORD, closed
from flake8_connerr.unparsed.mentions import Mentions

# Parts of code that need not run, or whose errors do not come out, or come out elsewhere; or no calls.
_APART = re.compile(
    rb"\b(?:def|class|case|lambda|except|suppress|%s)\b"
    % b"|".join(name.encode() for name in sorted(DEFERRING))
)
# A call by a name, or of what a name leads to.
_CALL = re.compile(rb"(?<![\w\x80-\xff.])(%s)(?:%s\.%s(%s))*+%s" % (NAME, SPACE, SPACE, NAME, CALLED))
# A call of a method that is awaited, and what says that more is asked of its result.
_AWAITED = re.compile(rb"\bawait\b%s(%s)(?:%s\.%s(%s))++%s" % (SPACE, NAME, SPACE, SPACE, NAME, CALLED))
_ASKED_MORE = re.compile(rb"%s[.(\[]" % SPACE)
# The first argument, where it is just a name.
_PASSED = re.compile(rb"%s(?:%s%s\.%s)*+(%s)%s[,)]" % (SPACE, NAME, SPACE, SPACE, NAME, SPACE))
# Where names may be annotated, or bound to parts of a value: of these types are known. Nobody writes so many
# that they do not stand near each other.
_AROUND = 200
_USE = b".("
_COMMENT = re.compile(rb"#[^\n]*+")
_ARGUMENTS = re.compile(rb"(?<=%s)\([^()]*+\)?" % LETTER)
_TYPED = (
    re.compile(rb"\bfor\b([^:=]{0,200}?)\bin\b"),
    re.compile(rb"\bas\b[\s\\]*+[(\[]([^)\]]*+)"),
    re.compile(rb"(?<=[\n;:=])([^\n;:=]*,[^\n;:=]*)=(?!=)"),
    re.compile(rb"[(\[]([^()\[\]=:]*+)[)\]][\s\\,)\]]*+=(?!=)"),
    re.compile(rb"(%s)[\s\\]*+:(?!=)" % NAME),
)
# With these a class knows methods that it does not name.
_ANY_METHOD = frozenset({b"*", b"__getattr__", b"__call__"})
# What there is to await of the standard library though it fails in no way: queues, events, locks.
_QUIET = frozenset({b"sleep", b"wait", b"acquire", b"get", b"put", b"join"})
_BUILTINS = frozenset(name.encode() for name in dir(builtins))
_KNOWN = _QUIET | _BUILTINS
_CALLING = frozenset(name.encode() for name in CALLING)
_PASSED_FIRST = frozenset(name.encode() for name, place in CALLING.items() if place == 0)


class UnknownCalls:
    """Answers for one file."""

    def __init__(self, text: bytes, mentions: Mentions) -> None:
        self._text = text
        self._mentions = mentions

    def stand_in(self, code: bytes) -> bool:
        """Whether a piece of code surely makes a call of which nothing can be known."""
        bare = AFTER_DOT.sub(b".", TEXT.sub(b"", code))
        if _APART.search(bare):
            return False
        # What is passed another function to call does nothing but that.
        called = {first for first, last in _CALL.findall(bare) if (last or first) not in _CALLING}
        return any(map(self._is_imported, called)) or self._awaits(bare)

    def _is_imported(self, name: bytes) -> bool:
        """Whether a name surely is, or comes from, a module of which nothing is known."""
        modules = self._mentions.modules_of(name) or ({name} if self._mentions.is_module(name) else set())
        known = name in _BUILTINS or any(map(_is_known_module, modules))
        return bool(modules) and not (known or self._may_be_other(name))

    def _may_be_other(self, name: bytes) -> bool:
        """Whether a name that is imported may stand for something else elsewhere in the file."""
        of_library = self._mentions.imports_all or _is_known_module(name)
        return of_library or self._mentions.binds(name) or self._is_typed(name)

    def _is_typed(self, name: bytes) -> bool:
        """Whether a name may be annotated somewhere, or bound to a part of a value."""
        for start, end in occurrences(self._text, name):
            if self._text[end] in _USE:
                continue
            around = _COMMENT.sub(b"", self._text[max(start - _AROUND, 0) : end + _AROUND])
            parts = (part for one in _TYPED for part in one.findall(around))
            if any(name in WORD.findall(_ARGUMENTS.sub(b"", part)) for part in parts):
                return True
        return False

    def _awaits(self, bare: bytes) -> bool:
        """Whether a method is awaited that nothing in the catalog or the file is called like."""
        known = [_KNOWN, *map(member_names, self._mentions.libraries)]
        if not all(map(_ANY_METHOD.isdisjoint, known)) or self._mentions.defines(b"__call__"):
            return False
        for match in _AWAITED.finditer(bare):
            if _is_known_module(match[1]):
                continue  # its functions may do nothing but hand on what is awaited
            name = match[2]
            if name in _CALLING:
                passed = _PASSED.match(bare, match.end()) if name in _PASSED_FIRST else None
                if passed is None:
                    continue
                name = passed[1]
            end = closed(bare, match.end())
            ended = end > 0 and not _ASKED_MORE.match(bare, end)
            if ended and not any(name in names for names in known) and not self._mentions.binds(name):
                return True
        return False


def _is_known_module(module: bytes) -> bool:
    return catalog.is_known_module(module.partition(b".")[0].decode("latin-1"))
