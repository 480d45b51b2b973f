"""The comparison of a rewritten file with what it was."""

from __future__ import annotations

import pytest

from tests.corpus.untouched import faults
from tests.fix.examples import BROAD, SPLIT

FINDING = [6]


def found(old: str, new: str) -> str:
    return "\n".join(faults(old.encode(), new.encode(), FINDING))


def test_a_rewrite_of_what_was_found() -> None:
    assert found(BROAD, SPLIT) == ""
    assert found(BROAD, SPLIT.replace("import socket", "import random\nimport socket")) == ""


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (BROAD + "x = 1\ny = 2\n", SPLIT + "x = 1\ny = 3\n", "lines 9 to 9 changed"),
        (BROAD + "x = 1\ny = 2\n", SPLIT + "x = 1\ny = 2\r\n", "lines 9 to 9 changed"),
        (BROAD + "x = 1\ny = 2\n", SPLIT + "x = 1\nz = 0\ny = 2\n", "lines 8 to 9 changed"),
        (BROAD.replace("(error)", "(error)  # why"), SPLIT, "lost comments: # why"),
        ("# coding: latin-1\n" + BROAD, "# coding: utf-8\n" + SPLIT, "its encoding was iso-8859-1"),
    ],
)
def test_what_no_rewrite_may_touch(old: str, new: str, fault: str) -> None:
    assert fault in found(old, new)


def test_a_comment_in_a_body_that_is_repeated_is_kept_twice() -> None:
    assert found(BROAD.replace("(error)", "(error)  # why"), SPLIT.replace("(error)", "(error)  # why")) == ""


def test_what_is_put_above_the_comments_of_a_loop() -> None:
    comment = BROAD.replace("    try:", "    # Say hello.\n    try:")
    before = list(
        faults(comment.encode(), comment.replace("    # Say", "    x = 0\n    # Say").encode(), [7])
    )
    assert before == []
