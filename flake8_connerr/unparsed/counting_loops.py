"""Which loops go on while something holds, or over numbers, so that they may do the same again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flake8_connerr.unparsed.lexing import CALLED_NAME, TEXT, TEXT_BEGINS, goes_on, rest
from flake8_connerr.unparsed.outline import Block, Outline
from flake8_connerr.unparsed.retry_words import speaks_of_retrying

_COUNTING = re.compile(rb"(?:[xt]?range|count)\Z")
# The word of a loop where it may begin a line: patterns that begin with a literal are searched much faster.
_WHILE = re.compile(rb"while\b(?:(?<=\nwhile)|(?<=\s\swhile))")
# A `for` that may count; its head may go on over several lines, which a bracket shows that is left open or
# ends in a comment.
_COUNTING_FOR = re.compile(
    rb"for\b(?:(?<=\nfor)|(?<=\s\sfor))(?:[^\n]*(?:range|count|etr[yi]|ttempt|econnect|[tT]ries|TR|TT|CO)"
    rb"|[^\n]*[(\[{\\](?:[^\n]*(?<![:\s])|[^\n]*#[^\n]*:|[^\n)\]}]*:)[ \t\f]*(?=\n))"
)
_INDENTATION = re.compile(rb"\n[ \t]*+")


def counting_loops(outline: Outline) -> Iterator[Block]:
    """The loops of a file that count."""
    text = outline.text
    # A literal by itself is found faster still.
    for pattern in (_WHILE, _COUNTING_FOR) if b"while" in text else (_COUNTING_FOR,):
        for match in pattern.finditer(text):
            place = text.rfind(b"\n", 0, match.start())
            loop = outline.loop_at(place) if counts(text, place) else None
            if loop is not None:
                yield loop


def counts(text: bytes, place: int) -> bool:
    """Whether the loop counts whose line begins at the line feed there."""
    indentation = _INDENTATION.match(text, place)
    start = indentation.end() if indentation else place
    if _WHILE.match(text, start):
        return True
    if not _COUNTING_FOR.match(text, start):
        return False
    line = TEXT.sub(b"", text[place : text.index(b"\n", place + 1)])
    if not (goes_on(line) or TEXT_BEGINS.search(line)):
        # Without a colon it is the end of a comprehension.
        called = CALLED_NAME.findall(line) if b":" in line else []
    else:
        colons = rest(text, place + 1).colons
        last = -1 if b"lambda" in line else 0
        called = CALLED_NAME.findall(text, place, colons[last]) if colons else []
    return any(_COUNTING.match(name) or speaks_of_retrying(name) for name in called)
