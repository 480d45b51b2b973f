"""What the words of ``except`` clauses may stand for, as far as a file tells without being parsed.

As in :mod:`flake8_connerr.unparsed.outline`, more may be seen than there is, and never less.
"""

from __future__ import annotations

import functools
import re
import sys

from flake8_connerr import catalog
from flake8_connerr.unparsed.bound_words import Definition, definitions, occurrences
from flake8_connerr.unparsed.call_names import Failure, call_names
from flake8_connerr.unparsed.class_names import BROAD, class_names, libraries_behind
from flake8_connerr.unparsed.lexing import GAP, NAME, WORD, last_name, qualifier, rest
from flake8_connerr.unparsed.outline import Attempt, Outline

# Two patterns that begin with a word each, for which a search is many times faster than for either of them.
_IMPORT = re.compile(
    rb"import%s++(%s(?:%s*+[.,]%s*+%s|%s++as%s++%s)*+)" % (GAP, NAME, GAP, GAP, NAME, GAP, GAP, NAME)
)
_IMPORT_FROM = re.compile(rb"from%s++(%s)" % (GAP, NAME))
_FROM_LIBRARY = rb"from%s++%%s(?:%s*+\.%s*+%s)*+%s++import\b" % (GAP, GAP, GAP, NAME, GAP)
_WORD_OR_STAR = re.compile(NAME + rb"|\*")
# A name before a dot, with none before that, in a file that is read from its end: it begins with a literal.
_USED_BACKWARDS = re.compile(rb"\.(?:[ \t\f\\)]++|\n(?:[^\n#]*+#)?+)*+(%s)(?!\.)" % NAME)
# So many words are looked for one by one; beyond, it is quicker to note where each word of the file stands.
_FEW_WORDS = 100
_BROAD = frozenset(name.encode() for name in (*BROAD, "IOError", "EnvironmentError"))


class Mentions:
    """Answers for one file."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._text = outline.text
        self._definitions: dict[bytes, tuple[Definition, ...]] = {}
        self._known_below: dict[bytes, frozenset[bytes]] = {}

    @functools.cached_property
    def libraries(self) -> frozenset[str]:
        """The catalogued libraries whose classes the file may name; the builtins are one of them."""
        imports = b" ".join({*_IMPORT.findall(self._text), *_IMPORT_FROM.findall(self._text)})
        imported = _libraries() & set(WORD.findall(imports))
        # The import may be in another cell, or left out of an example.
        used = {name[::-1] for name in _USED_BACKWARDS.findall(self._text[::-1])} & _libraries()
        return frozenset({"builtins"}.union(*(libraries_behind(name.decode()) for name in imported | used)))

    def is_bound(self, word: bytes) -> bool:
        """Whether the file binds a word."""
        return bool(self._bound(word))

    def has_overlap(self) -> bool:
        """Whether the clauses of a ``try`` may catch something twice, a connection class among them."""
        attempts = [attempt for attempt in self._outline.attempts if self._may_overlap(attempt)]
        return bool(attempts) and self._names_connection and any(map(self._overlaps, attempts))

    def has_foreign_class(self) -> bool:
        """Whether a clause may name a connection class of one library where calls fail as one of another."""
        words = {word for attempt in self._outline.attempts for _, word in _caught(attempt)}
        if all(word in _no_connection() and not self.is_bound(word) for word in words):
            return False
        if not any(map(_home, self.libraries)) or not self._names_connection:
            return False
        caught = {name for word in words for name in self._below(word)} - _BROAD
        homes = {_home(one) for one in self.libraries if self._names_one_of(one, caught)}
        return any(self._calls(one, Failure.CONNECTION) for one in self.libraries if homes - {_home(one)})

    def has_specific_failure(self) -> bool:
        """Whether a class below the builtin ConnectionError may be raised, by a call or by its name."""
        named = (name for one in self.libraries for name in class_names(one).specific)
        return any(name in self._text for name in named) or any(
            self._calls(one, Failure.SPECIFIC) for one in self.libraries
        )

    def words_behind(self, word: bytes) -> frozenset[bytes]:
        """The words of what a word is bound to."""
        return frozenset(one for definition in self._bound(word) for one in definition.words)

    def _names_one_of(self, library: str, caught: set[bytes]) -> bool:
        """Whether a connection class of a library may be among what is caught.

        That of a builtin, as of any other library, has its name; but no module stands before it.
        """
        names = class_names(library).connection & caught
        if library != "builtins" or b"builtins" in self._text:
            return bool(names)
        return any(map(self._stands_by_itself, names))

    def _stands_by_itself(self, name: bytes) -> bool:
        return any(qualifier(self._text, start) is None for start, _ in occurrences(self._text, name))

    def _calls(self, library: str, failure: Failure) -> bool:
        """Whether the file may call what fails so, of a library."""
        names = call_names(library, failure)
        if any(map(self._is_word, names.owners)):
            return True
        functions = [name for name in names.functions if name in self._text]
        if not functions:
            return False
        imported = self._imported_from(library)
        modules = names.modules | imported
        alone = names.functions if library == "builtins" or b"*" in imported else imported
        return any(self._calls_function(name, name in alone, modules) for name in functions)

    def _calls_function(self, name: bytes, by_itself: bool, modules: frozenset[bytes]) -> bool:
        """Whether a function's name stands behind that of a module, or ``by_itself`` where that will do."""
        for start, _ in occurrences(self._text, name):
            module = qualifier(self._text, start)
            if by_itself if module is None else self._is_one_of(modules, module):
                return True
        return False

    def _is_word(self, name: bytes) -> bool:
        return next(occurrences(self._text, name), None) is not None

    def _imported_from(self, library: str) -> frozenset[bytes]:
        """The names that are imported from a library or its modules, ``*`` among them."""
        places = (match.end() for match in re.finditer(_FROM_LIBRARY % library.encode(), self._text))
        return frozenset(
            name
            for place in places
            for name in _WORD_OR_STAR.findall(self._text, place, rest(self._text, place).end)
        )

    def _is_one_of(self, names: frozenset[bytes], word: bytes) -> bool:
        """Whether a word is one of these names, or may stand for one."""
        seen: set[bytes] = set()
        waiting = {word} - {b""}
        while waiting:
            if names & waiting:
                return True
            seen |= waiting
            waiting = {name for one in waiting for d in self._bound(one) for name in d.aliased} - seen
        return False

    @functools.cached_property
    def _names_connection(self) -> bool:
        """Whether the name of a connection class stands anywhere in the file."""
        return any(name in self._text for one in self.libraries for name in _shortest_connection_names(one))

    def _may_overlap(self, attempt: Attempt) -> bool:
        """Whether several words are caught, one of which may be a connection, or one that may be a tuple."""
        words = [word for _, word in _caught(attempt)]
        known = class_names("builtins").own if len(words) == 1 else _other_builtins()
        return any(word not in known or self.is_bound(word) for word in words)

    def _overlaps(self, attempt: Attempt) -> bool:
        named = _caught(attempt)
        # A single name may be that of a tuple.
        is_tuple = any(definition.is_value for _, word in named for definition in self._bound(word))
        if len(named) < 2 and not is_tuple:
            return False
        below = [self._below(word) for _, word in named]
        if not any(self._is_connection(name) for names in below for name in names):
            return False
        if is_tuple:
            return True
        # Of those that may be wide enough for a class, the first will do, or the second for the first itself.
        wide: dict[bytes, list[int]] = {}
        for i, (_, word) in enumerate(named):
            for name in self._wide(word):
                if len(first := wide.setdefault(name, [])) < 2:
                    first.append(i)
        return any(
            j != i and named[j][0] <= place
            for i, (place, _) in enumerate(named)
            for caught_by in map(self._wider, below[i])
            for name in caught_by
            for j in wide.get(name, ())
        )

    def _is_connection(self, name: bytes) -> bool:
        return any(name in class_names(one).connection for one in self.libraries)

    def _wider(self, name: bytes) -> frozenset[bytes]:
        """The names of what a class of that name may inherit from, and its own."""
        return frozenset({name}).union(*(class_names(one).wider.get(name, ()) for one in self.libraries))

    def _below(self, word: bytes) -> frozenset[bytes]:
        """What a word may name or inherit from, as far as this file says it."""
        if word not in self._known_below:
            found: set[bytes] = set()
            waiting = {word}
            while waiting:
                one = waiting.pop()
                if one in self._known_below:
                    found |= self._known_below[one]
                    continue
                found.add(one)
                for definition in self._bound(one):
                    waiting.update(inner for inner in definition.words if inner not in found)
            self._known_below[word] = frozenset(found)
        return self._known_below[word]

    def _wide(self, word: bytes) -> frozenset[bytes]:
        """What a word may name: what it is bound to, but not what a class of that name inherits from."""
        named = [
            one for definition in self._bound(word) if not definition.is_class for one in definition.words
        ]
        found = frozenset({word}).union(*map(self._below, named))
        own = (class_names(one).own.get(name, ()) for one in self.libraries for name in found)
        return found.union(*own)

    def _bound(self, word: bytes) -> tuple[Definition, ...]:
        if word not in self._definitions:
            few = len(self._definitions) < _FEW_WORDS
            places = occurrences(self._text, word) if few else self._all_occurrences.get(word, ())
            self._definitions[word] = tuple(definitions(self._text, places))
        return self._definitions[word]

    @functools.cached_property
    def _all_occurrences(self) -> dict[bytes, list[tuple[int, int]]]:
        """Where each word of the file stands."""
        found: dict[bytes, list[tuple[int, int]]] = {}
        for match in WORD.finditer(self._text):
            found.setdefault(match[0], []).append(match.span())
        return found


@functools.cache
def _libraries() -> frozenset[bytes]:
    return frozenset(name.encode() for name in catalog.libraries())


@functools.cache
def _shortest_connection_names(library: str) -> tuple[bytes, ...]:
    """The names of a library's connection classes, without those that another of these is a part of."""
    names = class_names(library).connection
    return tuple(name for name in names if not any(other != name and other in name for other in names))


@functools.cache
def _other_builtins() -> frozenset[bytes]:
    """The builtin classes that mean no connection."""
    builtins = class_names("builtins")
    return frozenset(builtins.own.keys() - builtins.connection)


@functools.cache
def _no_connection() -> frozenset[bytes]:
    """Those, and the ones that are so wide that nothing follows."""
    return _other_builtins() | _BROAD


def _caught(attempt: Attempt) -> list[tuple[int, bytes]]:
    """The names in the clauses of a ``try``, without those of modules before them, each with its clause."""
    return [(i, last_name(name)) for i, names in enumerate(attempt.clauses) for name in names]


def _home(library: str) -> str:
    """The library that a class is of, as a reader sees it: the standard library's are one."""
    return "" if library == "builtins" or library in sys.stdlib_module_names else library
