"""What LibCST does not give back as it was, put back.

LibCST drops a form feed that stands before code on its line, and a carriage return at a file's end.
Only the lines that a rewrite changed are taken from it; all others come from the source.
"""

from __future__ import annotations

import re

from codemods.differences import parts
from flake8_connerr.lines import source_lines

_END = re.compile(r"(?:\r\n|\r|\n)?\Z")


def same_but_for_spaces(source: str, printed: str) -> bool:
    """Whether LibCST's print of ``source`` has the same lines, but for white space at their ends."""
    if source == printed:
        return True
    ours, theirs = source_lines(source), source_lines(printed)
    return len(ours) == len(theirs) and all(
        mine.strip() == other.strip() for mine, other in zip(ours, theirs, strict=True)
    )


def restored(source: str, printed: str, rewritten: str) -> str:
    """``rewritten``, with each line that is as in ``printed`` as it is in ``source``.

    ``printed`` is what LibCST made of ``source`` and must be the same but for spaces.
    """
    if source == printed:
        return rewritten
    ours, theirs, new = source_lines(source), source_lines(printed), source_lines(rewritten)
    result: list[str] = []
    for part in parts(theirs, new):
        result += ours[part.start : part.end] if part.equal else new[part.new_start : part.new_end]
    text = "".join(result)
    if not text.endswith(("\r", "\n")):
        text += _END.findall(source)[0]
    return text
