"""No codemod loses a comment: every one of before is in after, wherever in the source it stands."""

from __future__ import annotations

import ast
import functools
import io
import tokenize
from pathlib import Path

import pytest

from codemods import engine
from codemods.registry import MODULES
from flake8_connerr.rules import all_rules
from tests.codemods.pairs import FIXTURES, comments, source_after, sources_before, styles_of

CODES = frozenset(rule.code for rule in all_rules())
SOURCES = [path for folder in sorted(FIXTURES.iterdir()) for path in sources_before(folder.name)]
LINE_ENDS = {tokenize.NEWLINE, tokenize.NL}
NO_STATEMENT = {
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.ENDMARKER,
}


def commented(source: str) -> str:
    """A source with a comment beside each line, and above and below each statement that has no block."""
    lines = source.splitlines()
    tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
    own = {token.start[0] for token in tokens if token.type == tokenize.COMMENT}
    for row in {token.start[0] for token in tokens if token.type in LINE_ENDS} - own:
        if row <= len(lines) and lines[row - 1].strip():
            lines[row - 1] += f"  # beside {row}"
    begin: tuple[int, int] | None = None
    for token in tokens:
        if begin is None and token.type not in NO_STATEMENT:
            begin = token.start
        if begin is not None and token.type == tokenize.NEWLINE:
            (row, column), last = begin, token.start[0]
            space, heads_block = " " * column, lines[last - 1].partition("  #")[0].endswith(":")
            lines[row - 1] = f"{space}# above {row}\n{lines[row - 1]}"
            if not heads_block:
                lines[last - 1] += f"\n{space}# below {row}"
            begin = None
    return "".join(f"{line}\n" for line in lines)


@functools.cache
def fixed(source: str) -> engine.FixedSource:
    """A source with all fixes made."""
    return engine.fix_source(source, engine.Request(CODES, unsafe=True))


def test_there_are_fixtures_of_every_codemod() -> None:
    assert {path.parent.name for path in SOURCES} == set(MODULES)


@pytest.mark.parametrize("before", SOURCES, ids=lambda path: f"{path.parent.name}-{path.stem}")
class TestComments:
    def test_those_of_the_fixture_are_kept(self, before: Path) -> None:
        for style in styles_of(before):
            assert not comments(before.read_text()) - comments(source_after(before, style))

    def test_one_on_every_line_is_kept(self, before: Path) -> None:
        source = commented(before.read_text())
        statements = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.stmt)]
        assert sum(comments(source).values()) >= len(statements)
        assert not comments(source) - comments(fixed(source).source)

    def test_fixes_are_made_or_say_that_a_comment_is_in_the_way(self, before: Path) -> None:
        plain, done = fixed(before.read_text()), fixed(commented(before.read_text()))
        refused = [kept for kept in done.remaining if "comment" in kept.refusal]
        assert len(done.fixed) + len(refused) == len(plain.fixed) > 0


IN_THE_WAY = {
    "in a tuple that goes": """\
        if error.errno in (
            errno.ECONNRESET,  # gone
        ):
            return
        raise
""",
    "in a test that changes": """\
        if error.errno == errno.ECONNRESET or (
            wanted  # by us
        ):
            return
        raise
""",
    "in a pattern that goes": """\
        match error.errno:
            case (
                # gone
                errno.ECONNRESET
            ):
                return
        raise
""",
}


@pytest.mark.parametrize("where", IN_THE_WAY)
def test_a_fix_that_would_lose_a_comment_says_so_and_is_not_made(where: str) -> None:
    handler = f"    except OSError as error:\n{IN_THE_WAY[where]}"
    source = f"import errno\n\ndef main(wanted):\n    try:\n        send()\n{handler}"
    done = fixed(source)
    assert done.source == source
    assert [kept.refusal for kept in done.remaining] == ["a comment would be lost"]
