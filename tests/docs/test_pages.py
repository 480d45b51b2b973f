"""The code in the hand-written pages does what the page says."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from flake8_connerr.check import check
from tests.tree import ROOT

BLOCK = re.compile(
    r"(?:<!-- reported: (?P<codes>[\w ]+) -->\n)?"
    r"```python\n(?P<code>.*?)```\n"
    r"(?:\n```text\n(?P<output>.*?)```\n)?",
    re.DOTALL,
)


class Snippet(NamedTuple):
    """A block of code, the codes it is a bad example of, and what the page says it prints."""

    where: str
    code: str
    codes: list[str]
    output: str


def snippets() -> list[Snippet]:
    found = []
    for page in sorted((ROOT / "docs").glob("*.md")):
        text = page.read_text("utf-8")
        for match in BLOCK.finditer(text):
            line = text.count("\n", 0, match.start("code")) + 1
            codes = (match["codes"] or "").split()
            found.append(Snippet(f"{page.name}:{line}", match["code"], codes, match["output"] or ""))
    return found


SNIPPETS = snippets()


def test_there_are_good_snippets_and_bad_ones() -> None:
    assert {bool(snippet.codes) for snippet in SNIPPETS} == {True, False}


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda snippet: snippet.where)
def test_bad_snippets_are_reported_and_good_ones_are_not(snippet: Snippet) -> None:
    assert [finding.code for finding in check(snippet.code)] == snippet.codes


GOOD = [snippet for snippet in SNIPPETS if not snippet.codes]


@pytest.mark.parametrize("snippet", GOOD, ids=lambda snippet: snippet.where)
def test_good_snippets_print_what_the_page_says(snippet: Snippet, tmp_path: Path) -> None:
    command = [sys.executable, "-c", snippet.code]
    finished = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, timeout=60)
    assert (finished.stdout, finished.stderr) == (snippet.output, "")
