"""The page of rewriting shows what the styles really make of a loop."""

from __future__ import annotations

from codemods.engine import Request, fix_source
from flake8_connerr.settings import DEFAULT
from tests.docs.test_pages import snippets

LOOP, DECORATED, ITERATED = (
    snippet.code
    for snippet in snippets()
    if snippet.where.startswith("rewriting.md") and "urllib" in snippet.code
)


def _rewritten(source: str, style: str) -> str:
    return fix_source(source, Request(frozenset({"NET202"}), DEFAULT._replace(style=style))).source


def test_the_function_that_is_nothing_but_the_loop() -> None:
    assert _rewritten(LOOP, "tenacity") == DECORATED


def test_the_function_with_more_in_it() -> None:
    told = LOOP.replace("fetch(", "fetch_told(").replace("    for", '    print("fetching", url)\n    for', 1)
    assert _rewritten(told, "stamina") == ITERATED
