"""How Python may be spelled: what may stand between words, how far a statement reaches, what is a string.

Bytes of non-ASCII characters are taken for letters, for names may have them.
"""

from __future__ import annotations

import keyword
import re
from typing import NamedTuple

LETTER = rb"[\w\x80-\xff]"
NAME = LETTER + rb"++"
WORD = re.compile(NAME)
# Between the words of a statement: within its line, and wherever brackets may be open.
GAP = rb"(?:[ \t\f]|\\\n)"
# So many lines of comments do; if any number did, each of many would be read for each that ends in a name.
SPACE = rb"(?:[\s\\]++|#[^\n]*+){0,40}+"
# Before the brackets of a call there may be those around the name, too.
CALLED = rb"(?:[\s\\)]++|#[^\n]*+){0,40}+\("
CALLED_NAME = re.compile(rb"\b(%s)%s" % (NAME, CALLED))
AFTER_DOT = re.compile(rb"\.[\s\\]++")
_USUAL_STRINGS = rb'"""(?:[^"\\]++|\\.|"(?!""))*+"""'
_LONG_STRINGS = _USUAL_STRINGS + rb"|'''(?:[^'\\]++|\\.|'(?!''))*+'''"
_STRINGS = _LONG_STRINGS + rb'|"(?:[^"\\\n]++|\\.)*+"' + rb"|'(?:[^'\\\n]++|\\.)*+'"
_USUAL_LONG_STRING = re.compile(_USUAL_STRINGS, re.DOTALL)
_LONG_STRING = re.compile(_LONG_STRINGS, re.DOTALL)
TEXT = re.compile(rb"#[^\n]*+|" + _STRINGS, re.DOTALL)
_TURNS = re.compile(rb"[()\[\]{}\n:]|=++|[<>!]=|\\\n|#[^\n]*+|" + _STRINGS, re.DOTALL)
# Nobody writes a longer statement where it matters; a sentence with an open bracket may seem to be one.
LONGEST = 4_000
BLANKS = b" \t\f\n\\"
_LAST_NAME = re.compile(LETTER + rb"++\Z")
# How far back a word is looked for; nobody writes a longer comment between two.
_BEFORE = 400
TEXT_BEGINS = re.compile(rb"[#\"']")
_ASCII = bytes(range(0x80))
_NOT_ASCII = re.compile(rb"[\x80-\xff][\x80-\xff]*+")
_OTHER_LETTERS = re.compile(r"[^\W\x00-\x7f]+")


def plain(text: bytes) -> bytes:
    """The text with its names as Python reads them, for which other shapes of a letter are that letter."""
    if text.isascii():
        return text
    import unicodedata  # few files need it

    try:
        if unicodedata.is_normalized("NFKC", text.translate(None, _ASCII).decode()):  # as nearly always
            return text
        return _NOT_ASCII.sub(_with_plain_letters, text)
    except UnicodeDecodeError:  # encodings that are not Unicode's hardly have such letters
        return text


def _with_plain_letters(characters: re.Match[bytes]) -> bytes:
    import unicodedata

    decoded = characters[0].decode()
    return _OTHER_LETTERS.sub(lambda match: unicodedata.normalize("NFKC", match[0]), decoded).encode()


def long_strings(text: bytes) -> list[tuple[int, int]]:
    """Where strings of several lines begin and end."""
    found: list[tuple[int, int]] = []
    end = 0
    for match in (_LONG_STRING if b"'''" in text else _USUAL_LONG_STRING).finditer(text):
        start = match.start()
        line = max(text.rfind(b"\n", 0, start), end)
        # What looks like one may be within another string, or a comment.
        if TEXT_BEGINS.search(text, line, start) or text.endswith(b"\\", 0, line):
            break
        end = match.end()
        found.append((start, end))
    if text.find(b'"""', end) >= 0 or text.find(b"'''", end) >= 0:
        return [match.span() for match in TEXT.finditer(text) if b"\n" in match[0]]
    return found


class Rest(NamedTuple):
    """Where a statement ends from a place on, and where ``:`` and ``=`` are passed outside brackets."""

    end: int
    colons: list[int]
    equals: list[int]


def rest(text: bytes, start: int) -> Rest:
    """What remains of a statement, or of the brackets that it is in."""
    depth = 0
    end = min(start + LONGEST, len(text))
    colons: list[int] = []
    equals: list[int] = []
    for match in _TURNS.finditer(text, start, end):
        turn = match[0]
        if turn in b"([{":
            depth += 1
        elif turn in b")]}":
            depth -= 1
        if depth < 0 or (turn == b"\n" and not depth):
            return Rest(match.start(), colons, equals)
        if not depth and turn == b":":
            colons.append(match.start())
        elif not depth and turn == b"=":
            equals.append(match.start())
    return Rest(end, colons, equals)


def closed(text: bytes, start: int) -> int:
    """Where the brackets are closed behind whose opening one a place is; -1 where they are not."""
    depth = 1
    for match in _TURNS.finditer(text, start, min(start + LONGEST, len(text))):
        if match[0] in b"([{":
            depth += 1
        elif match[0] in b")]}":
            depth -= 1
            if not depth:
                return match.end()
    return -1


def goes_on(line: bytes) -> bool:
    """Whether a line may go on in the next: it has brackets left open, or a backslash."""
    return line.endswith(b"\\") or any(
        line.count(opening) != line.count(closing) for opening, closing in (b"()", b"[]", b"{}")
    )


def before(text: bytes, place: int) -> bytes:
    """The end of what stands before a place, without the blanks and comments between."""
    piece = text[max(place - _BEFORE, 0) : place]
    found = piece.rstrip(BLANKS)
    while b"\n" in piece[len(found) :] and b"#" in (line := found[found.rfind(b"\n") + 1 :]):
        piece = found[: len(found) - len(line) + line.index(b"#")]
        found = piece.rstrip(BLANKS)
        piece += b"\n"
    return found


def qualifier(text: bytes, place: int) -> bytes | None:
    """The name before the dot before a place; None where there is no dot, "" for no name."""
    if text[place - 1] not in b". \t\f\n\\":
        return None
    found = before(text, place)
    if not found.endswith(b"."):
        return None
    found = before(found, len(found) - 1)
    return _in_brackets(found) if found.endswith(b")") else last_name(found)


def _in_brackets(text: bytes) -> bytes:
    """The last part of the name in the brackets that a piece of code ends with; "" for arguments."""
    text = TEXT.sub(b"", text)
    opening = text.rfind(b"(")
    caller = last_name(text[:opening].rstrip(BLANKS))
    if b"," in text[opening:] or (caller and not keyword.iskeyword(caller.decode("latin-1"))):
        return b""
    while text.endswith(b")"):
        text = before(text, len(text) - 1)
    return last_name(text)


def last_name(text: bytes) -> bytes:
    """The name that a piece of code ends with, or ""."""
    match = _LAST_NAME.search(text, max(len(text) - 200, 0))
    return match[0] if match else b""
