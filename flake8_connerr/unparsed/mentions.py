"""What the words of ``except`` clauses may stand for, as far as a file tells without being parsed.

As in :mod:`flake8_connerr.unparsed.outline`, more may be seen than there is, and never less.
"""

from __future__ import annotations

import functools
import keyword
import re
from typing import NamedTuple

from flake8_connerr import catalog
from flake8_connerr.unparsed.bound_words import Definition, definitions, occurrences
from flake8_connerr.unparsed.call_names import Failure, call_names
from flake8_connerr.unparsed.class_names import class_names, libraries_behind, other_builtins
from flake8_connerr.unparsed.lexing import BLANKS, GAP, LETTER, NAME, TEXT, WORD, qualifier, rest
from flake8_connerr.unparsed.outline import Outline

# Patterns that begin with a word each, for which a search is many times faster than for either of two.
_IMPORT = re.compile(
    rb"import%s++(%s(?:%s*+[.,]%s*+%s|%s++as%s++%s)*+)" % (GAP, NAME, GAP, GAP, NAME, GAP, GAP, NAME)
)
_IMPORT_FROM = re.compile(rb"from%s++(%s)" % (GAP, NAME))
# With what is imported where that is plain: in its line, or in brackets without comments.
_FROM_MODULE = re.compile(
    rb"from(?:%s++|(?=\.))((?:\.%s*+)*+(?:(?!import\b)%s(?:%s*+\.%s*+%s)*+%s++)?)import\b"
    rb"(?:[ \t]*+\(([^()#\\]*+)\)|[ \t]++([\w\x80-\xff, \t*]++)(?=\n))?+"
    % (GAP, GAP, NAME, GAP, GAP, NAME, GAP)
)
_FUNCTION = re.compile(rb"def(?<!%sdef)%s++(%s)" % (LETTER, GAP, NAME))
_CLASS = re.compile(rb"class(?<!%sclass)%s++(%s)" % (LETTER, GAP, NAME))
_WORD_OR_STAR = re.compile(NAME + rb"|\*")
# A name before a dot, with none before that, in a file that is read from its end: it begins with a literal.
_USED_BACKWARDS = re.compile(rb"\.(?:[ \t\f\\)]++|\n(?:[^\n#]*+#)?+)*+(%s)(?!\.)" % NAME)
# So many words are looked for one by one; beyond, it is quicker to note where each word of the file stands.
_FEW_WORDS = 100
_KEYWORDS = frozenset(word.encode() for word in keyword.kwlist)


class _Import(NamedTuple):
    """What an import from a module binds: something of that module, by its name there, and where it does."""

    module: bytes
    name: bytes
    place: int


class Mentions:
    """Answers for one file."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._text = outline.text
        self._definitions: dict[bytes, tuple[Definition, ...]] = {}
        self._exact_names: dict[bytes, str | None] = {}
        self._known_below: dict[bytes, frozenset[bytes]] = {}

    @functools.cached_property
    def libraries(self) -> frozenset[str]:
        """The catalogued libraries whose classes the file may name; the builtins are one of them."""
        imported = self._imported & _libraries()
        # The import may be in another cell, or left out of an example.
        backwards = _libraries_backwards().intersection(_USED_BACKWARDS.findall(self._text[::-1]))
        used = {name[::-1] for name in backwards}
        return frozenset({"builtins"}.union(*(libraries_behind(name.decode()) for name in imported | used)))

    @functools.cached_property
    def _imported(self) -> frozenset[bytes]:
        """The words of what is imported, and of what from."""
        return frozenset(
            WORD.findall(b" ".join([*_IMPORT.findall(self._text), *_IMPORT_FROM.findall(self._text)]))
        )

    def is_bound(self, word: bytes) -> bool:
        """Whether the file binds a word."""
        return bool(self._bound(word))

    def is_value(self, word: bytes) -> bool:
        """Whether the file assigns something to a word."""
        return any(definition.is_value for definition in self._bound(word))

    def may_be_known(self, name: bytes) -> bool:
        """Whether a name in a clause may stand for a class of the catalog that means a connection."""
        if name in other_builtins() and not self.is_bound(name):
            return False
        exact = self.exact_name(name)
        return exact is None or exact.partition(".")[0].encode("latin-1") in _libraries() or "." not in exact

    def exact_name(self, name: bytes) -> str | None:
        """What a name in a clause surely stands for, by its qualified name; None where that is not sure."""
        if name not in self._exact_names:
            self._exact_names[name] = self._find_exact_name(name)
        return self._exact_names[name]

    def _find_exact_name(self, name: bytes) -> str | None:
        first, *others = (part.strip(BLANKS) for part in name.split(b"."))
        imports = self._imports_of(first)
        sources = {(one.module, one.name) for one in imports}
        renamed = any(one.name != first for one in imports)
        if len(sources) > 1 or len(self._bound(first)) > renamed or self.imports_all:
            return None
        is_builtin = first in class_names("builtins").own
        is_library = first in _libraries()
        if (is_builtin or is_library) and imports and not any(map(self._holds_everywhere, imports)):
            return None  # it is both, each where it is
        of_library = others and is_library
        if not (sources or of_library or is_builtin):
            return None
        start = [part for source in sources for part in source] or [first]
        # Attribute by attribute, as the checks follow it: what is below an alias is not always the same.
        found = catalog.canonical(b".".join(start).decode("latin-1"))
        for attribute in others:
            found = catalog.canonical(f"{found}.{attribute.decode('latin-1')}")
        return found

    def _holds_everywhere(self, one: _Import) -> bool:
        """Whether an import is one of the module, and not of a function, of one case, or in a string."""
        line = one.place - 1
        return self._text.startswith(b"\n", line) and not self._outline.is_in_string(line)

    def has_specific_failure(self) -> bool:
        """Whether a class below the builtin ConnectionError may be raised, by a call or by its name."""
        named = (name for one in self.libraries for name in class_names(one).specific)
        return any(name in self._text for name in named) or any(
            self.calls(one, Failure.SPECIFIC) for one in self.libraries
        )

    def defines(self, name: bytes) -> bool:
        """Whether a function or class of the file has a name."""
        return name in self._defined

    @functools.cached_property
    def _defined(self) -> frozenset[bytes]:
        return frozenset((*_FUNCTION.findall(self._text), *_CLASS.findall(self._text)))

    def modules_of(self, name: bytes) -> frozenset[bytes]:
        """The dotted names of the modules that a name may be imported from."""
        return frozenset(one.module for one in self._imports_of(name))

    def may_import(self, name: bytes) -> bool:
        """Whether a name may come from a module."""
        return self.imports_all or bool(self._imports_of(name))

    def is_module(self, name: bytes) -> bool:
        """Whether a name is imported, but not from a module."""
        return name in self._imported and not self._imports_of(name)

    def _imports_of(self, name: bytes) -> list[_Import]:
        """The imports from modules that bind a name."""
        found: list[_Import] = []
        if name not in self._all_imported:
            return found
        for module, named, place in self._imports_from:
            if name in named:
                for part in named.split(b","):
                    own, *alias = part.split()[::2] or [b""]  # what stands between is "as"
                    if name == (alias[0] if alias else own):
                        found.append(_Import(_without_blanks(module), own, place))
        return found

    @functools.cached_property
    def _all_imported(self) -> bytes:
        return b"\n".join([named for _, named, _ in self._imports_from])

    @functools.cached_property
    def imports_all(self) -> bool:
        """Whether all is imported from some module."""
        return b"*" in self._all_imported

    def binds(self, name: bytes) -> bool:
        """Whether the file gives a name a meaning, but for imports."""
        return self.is_bound(name) or self.defines(name)

    @functools.cached_property
    def _imports_from(self) -> list[tuple[bytes, bytes, int]]:
        """The modules that are imported from, what of them, both as they stand there, and where."""
        return [
            (
                statement[1],
                statement[2] or statement[3] or self._imported_at(statement.end()),
                statement.start(),
            )
            for statement in _FROM_MODULE.finditer(self._text)
        ]

    def _imported_at(self, place: int) -> bytes:
        """What an import statement names from a place on, without brackets and comments."""
        named = TEXT.sub(b"", self._text[place : rest(self._text, place).end])
        return named.partition(b";")[0].translate(None, b"()\\")

    def words_behind(self, word: bytes) -> frozenset[bytes]:
        """The words of what a word is bound to."""
        return frozenset(one for definition in self._bound(word) for one in definition.words)

    def calls(self, library: str, failure: Failure) -> bool:
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
        top_level = library.encode()
        return frozenset(
            name
            for module, named, _ in self._imports_from
            if module.startswith(top_level) and _without_blanks(module).partition(b".")[0] == top_level
            for name in _WORD_OR_STAR.findall(named)
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

    def below(self, word: bytes) -> frozenset[bytes]:
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

    def named_by(self, word: bytes) -> list[bytes]:
        """The words of what a word may be another name of, so not those of a class of its own."""
        return [
            one for definition in self._bound(word) if not definition.is_class for one in definition.words
        ]

    def _bound(self, word: bytes) -> tuple[Definition, ...]:
        if word in _KEYWORDS:
            return ()
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


def _without_blanks(module: bytes) -> bytes:
    return module.translate(None, BLANKS)


@functools.cache
def _libraries_backwards() -> frozenset[bytes]:
    return frozenset(name[::-1] for name in _libraries())


@functools.cache
def _libraries() -> frozenset[bytes]:
    return frozenset(name.encode() for name in catalog.libraries())
