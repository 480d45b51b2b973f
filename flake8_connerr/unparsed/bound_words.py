"""Where a file binds a word, and to what, as far as it tells without being parsed."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from flake8_connerr.unparsed.lexing import BLANKS, GAP, NAME, SPACE, TEXT, WORD, before, last_name, rest

_WORD_BYTES = frozenset({*b"_", *string.ascii_letters.encode(), *string.digits.encode(), *range(0x80, 0x100)})
# What follows a name where a value is bound to it, and where it may be annotated first.
_BOUND = re.compile(rb"(?:[\s\\)]++|#[^\n]*+){0,40}+:?=(?!=)")
_ANNOTATED = re.compile(rb"%s*+:(?![ \t]*+\n)" % GAP)
# What may end so before a name that it binds: "class", "as", and the blanks behind them.
_BEFORE_BOUND = b"s" + BLANKS
_NEVER_BOUND = frozenset(b"(,.;]}")
# A value in brackets may begin in a line of its own.
_BEFORE_VALUE = re.compile(SPACE)
# A value that is just another name.
_SAME = re.compile(rb"[\s\\(]*+(%s(?:[\s\\]*+\.[\s\\]*+%s)*+)[\s\\]*+(?:[)\]};,:=]|\Z)" % (NAME, NAME))


class Definition(NamedTuple):
    """One place where a word is bound: to a class with these bases, or to what these words stand for.

    ``aliased`` are those of a name that it may be just another name of.
    """

    is_class: bool
    is_value: bool
    words: tuple[bytes, ...]
    aliased: tuple[bytes, ...]


def definitions(text: bytes, places: Iterable[tuple[int, int]]) -> Iterator[Definition]:
    """Which of the places where a word stands bind it, by a class statement, an import or an assignment."""
    for start, end in places:
        blank = text[start - 1] in BLANKS and text[start - 2] in _BEFORE_BOUND
        stands_before = before(text, start) if blank else b""
        if stands_before.endswith(b"class"):
            yield Definition(True, False, _bases(text, end), ())
        elif (named := _named(stands_before)) is not None:
            yield Definition(False, False, named, named)
        elif text[end] not in _NEVER_BOUND and (place := _value_place(text, end)) is not None:
            yield _value(text, place)


def _named(code: bytes) -> tuple[bytes, ...] | None:
    """What is named by the ``as`` that a piece of code ends with; None where it does not end so.

    It is the name before, in an import, or the words of a line: ``with made(one) as``.
    """
    if not code.endswith(b"as") or code[-3:-2] not in BLANKS + b")":
        return None
    code = before(code, len(code) - 2)
    name = last_name(code)
    return (name,) if name else tuple(WORD.findall(code[code.rfind(b"\n") + 1 :]))


def _bases(text: bytes, start: int) -> tuple[bytes, ...]:
    """The words in the head of a class from a place on."""
    remaining = rest(text, start)
    return tuple(WORD.findall(text, start, remaining.colons[0] if remaining.colons else remaining.end))


def _value_place(text: bytes, end: int) -> int | None:
    """Where the value begins that the name is bound to which ends there; None where it is not bound."""
    if bound := _BOUND.match(text, end):
        return bound.end()
    annotated = _ANNOTATED.match(text, end)
    equals = rest(text, annotated.end()).equals if annotated else []
    return equals[0] + 1 if equals else None


def _value(text: bytes, start: int) -> Definition:
    beginning = _BEFORE_VALUE.match(text, start)
    start = beginning.end() if beginning else start
    remaining = rest(text, start)
    # The value of `a = b = c` is the last of them, that of a parameter is the first.
    starts = (start, *(at + 1 for at in remaining.equals))
    parts = [TEXT.sub(b"", text[at : remaining.end]) for at in starts]
    words = tuple(dict.fromkeys(WORD.findall(parts[0])))
    same = (name for part in parts if (one := _SAME.match(part)) for name in WORD.findall(one[1]))
    return Definition(False, True, words, tuple(same))


def occurrences(text: bytes, word: bytes) -> Iterator[tuple[int, int]]:
    """Where a word stands that is no part of a longer one."""
    start = -1
    while (start := text.find(word, start + 1)) >= 0:
        end = start + len(word)
        if text[start - 1] not in _WORD_BYTES and text[end] not in _WORD_BYTES:
            yield start, end
