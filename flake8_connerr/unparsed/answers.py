"""Whether a loop may ask again because of what it was answered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flake8_connerr.unparsed.counting_loops import counting_loops
from flake8_connerr.unparsed.lexing import NAME, TEXT, rest
from flake8_connerr.unparsed.outline import Block, Outline
from flake8_connerr.unparsed.retry_words import tells_of_retrying

# Names that may be bound to an answer, by an assignment or a `with`.
_BOUND = re.compile(rb"(?<![\w\x80-\xff.])(%s)[\s\\)]*+=(?!=)|\bas\b[\s\\(]*+(%s)" % (NAME, NAME))
_TEST = re.compile(rb"\b(?:el)?if\b")
# Where a loop ends at the latest is found fast, but of loops in a row that may be the end of the last one.
_FAR = 10_000
_DOT = rb"[\s\\)]*+\.[\s\\]*+"
# A status that is compared. Those of errors are numbers, or named for what is done about them.
_STATUS = re.compile(
    rb"(?<![\w\x80-\xff.])(?=(%s))(?:%s(?:%s%s)*?%s)?(?:http_)?status(?:_code)?[\s\\)]*+"
    rb"(?:[=!<>]=|[<>]|not\b|in\b)" % (NAME, NAME, _DOT, NAME, _DOT)
)
_ERRORS = re.compile(rb"\d|(?i:retr[yi]|transient)")
# An answer that is asked as it is, or whether it is well.
_PLAIN = re.compile(
    rb"(?<![\w\x80-\xff.])(%s)(?:%s(?:ok|is_success))?+[\s\\]*+(?:\)|and\b|or\b|\Z)" % (NAME, _DOT)
)


def ask_again(outline: Outline) -> bool:
    """Whether a loop of a file may ask again because of what it was answered: one that counts."""
    return any(_asks_again(outline, loop) for loop in counting_loops(outline))


def _asks_again(outline: Outline, loop: Block) -> bool:
    end = outline.end(loop)
    return (end - loop.start > _FAR or _asks(outline.text[loop.start : end])) and _asks(outline.code_of(loop))


def _asks(loop: bytes) -> bool:
    """Whether a loop may ask for an error status or, where it says that it retries, for success."""
    says_retry = tells_of_retrying(loop)
    if not says_retry and b"status" not in loop:
        return False
    code = TEXT.sub(b"", loop)
    answers = {name for names in _BOUND.findall(code) for name in names}
    for test in _tests(code):
        asked = _STATUS.findall(test) if _ERRORS.search(test) else []
        if says_retry:
            asked += _PLAIN.findall(test)
        if not answers.isdisjoint(asked):
            return True
    return False


def _tests(code: bytes) -> Iterator[bytes]:
    """What is asked by each ``if``, up to its colon."""
    for match in _TEST.finditer(code):
        remaining = rest(code, match.end())
        if remaining.colons:
            yield code[match.end() : remaining.colons[0]]
