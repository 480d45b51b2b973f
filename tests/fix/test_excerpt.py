"""What is left out of the source that LibCST is given, and that it comes back."""

from __future__ import annotations

import ast
import re
import textwrap

import libcst as cst
import pytest

from codemods.trees.excerpt import Excerpt
from codemods.trees.unconcerned import Reads
from flake8_connerr.fixes import DropClasses
from flake8_connerr.nodes import Position

LONG = '''\
    """What it is for."""
    first = """a
string"""
    if first:  # why
        second = 1
    return first, second  # both
'''
TRY = """\
    try:
        connect()
    except (OSError, ConnectionError):
        pass
    done()
    return
"""
ALONE = TRY.removesuffix("    done()\n    return\n")
# The only try is the one that the fix is about.
SOURCE = f"""\
import os


def before(a, *, b=1) -> int:  # a head
    # Above the body.
{LONG}
    # A foot.


class Client:
    x = 1

    async def method(self):
{textwrap.indent(LONG, "    ")}
    def tries(self):
{textwrap.indent(TRY, "    ")}
def after():
{LONG}"""


def _excerpt(source: str, reads: Reads) -> Excerpt:
    tree = ast.parse(source)
    (attempt,) = (node for node in ast.walk(tree) if isinstance(node, ast.Try))
    return Excerpt(source, tree, [DropClasses(Position.of(attempt), 0, (1,))], reads)


def _shown(source: str, reads: Reads) -> str:
    """The text of an excerpt, with ``@`` for what is left out."""
    return re.sub(r'"""connerr: left out, number \d+\n*"""', "@", _excerpt(source, reads).text)


@pytest.mark.parametrize("reads", Reads)
@pytest.mark.parametrize(
    "source",
    [
        SOURCE,
        SOURCE.replace("\n", "\r\n"),
        SOURCE.replace("    ", "\t"),
        SOURCE.rstrip("\n"),
        SOURCE.replace("second = 1", "second = 'ä€😀'; third = 2;"),
        SOURCE.replace("both", "ä\f"),
    ],
    ids=["plain", "crlf", "tabs", "no newline at the end", "not ascii", "form feed"],
)
def test_all_comes_back(source: str, reads: Reads) -> None:
    excerpt = _excerpt(source, reads)
    assert excerpt.text.count("third") + excerpt.text.count("second") == 0
    assert excerpt.is_faithful
    assert excerpt.rewritten(excerpt.module) == source


@pytest.mark.parametrize("reads", Reads)
def test_all_places_stay(reads: Reads) -> None:
    lines, kept = SOURCE.splitlines(), _excerpt(SOURCE, reads).text.splitlines()
    assert len(kept) == len(lines)
    heads = () if reads is Reads.CLAUSES else ("class", "def tries")
    for word in ("# A foot.", "try", "except", *heads):
        assert [word in line for line in kept] == [word in line for line in lines]


@pytest.mark.parametrize(
    ("reads", "tries"),
    [(Reads.FUNCTIONS, TRY), (Reads.STATEMENTS, TRY.replace("done()\n    return", "@"))],
)
def test_a_codemod_that_reads_functions_or_statements_sees_imports_and_the_first_code(
    reads: Reads, tries: str
) -> None:
    source = SOURCE.replace("import os\n", "a = [\n    1,\n]\nimport os\nb = [\n    1,\n]\nc = 1\n")
    expected = f"""\
a = [
    1,
]
import os
@


def before(a, *, b=1) -> int:  # a head
    # Above the body.
    @  # both

    # A foot.


class Client:
    @  # both

    def tries(self):
{textwrap.indent(tries, "    ")}
@  # both
"""
    assert _shown(source, reads) == expected


def test_a_codemod_that_reads_clauses_sees_none_of_that() -> None:
    expected = """\
@  # both

    # A foot.


if @:
    if @:
        try:
            @
        except (OSError, ConnectionError):
            @
        @

@  # both
"""
    assert _shown(SOURCE, Reads.CLAUSES) == expected


BODY = """\
    if a:
        if b:
            1
            2
            3
    elif c:
        1
        2
        3
    elif d:
        while d:
            1
            2
            3
            try:
                1
                2
                3
            except OSError as error:  # why
                1
                2
                3
            else:
                1
                2
                3
    1; 2
    3
"""


WITHIN = f"def f():\n    if True:\n        def g():\n{textwrap.indent(BODY, '        ')}"


@pytest.mark.parametrize(
    ("reads", "expected"),
    [
        (
            Reads.CLAUSES,
            """\
if @:
    if @:
        if @:
            if a:
                @
            elif c:
                @
            elif d:
                if @:
                    try:
                        @
                    except OSError as error:  # why
                        @
                    else:
                        @
            @
""",
        ),
        (
            Reads.STATEMENTS,
            """\
def f():
    if True:
        def g():
            if a:
                @
            elif c:
                @
            elif d:
                while d:
                    @
                    try:
                        1
                        2
                        3
                    except OSError as error:  # why
                        1
                        2
                        3
                    else:
                        1
                        2
                        3
            @
""",
        ),
        (Reads.FUNCTIONS, WITHIN),
    ],
)
def test_within_functions(reads: Reads, expected: str) -> None:
    assert _shown(WITHIN, reads) == expected


def test_an_elif_that_fixes_are_not_about_stays() -> None:
    shown = TRY.replace("connect()", "@").replace("pass", "@").replace("done()\n    return", "@")
    for attempt, expected in ((TRY, shown), (ALONE, shown.removesuffix("    @\n"))):
        rest = "elif b:\n    1\n    2\n"
        assert _shown(f"if a:\n{attempt}{rest}", Reads.CLAUSES) == f"if a:\n{expected}{rest}"


def test_a_head_whose_end_may_indent_what_follows_stays() -> None:
    source = "def f():\n    \\\ntry:\n        a\n    except (OSError, ConnectionError):\n        b\n"
    assert _shown(source, Reads.CLAUSES) == source.replace("a\n", "@\n").replace("b\n", "@\n")


def test_a_rewrite_changes_the_rest_alone() -> None:
    class Renamer(cst.CSTTransformer):
        def leave_Name(self, original_node: cst.Name, updated_node: cst.Name) -> cst.Name:
            del original_node
            return (
                updated_node.with_changes(value="link") if updated_node.value == "connect" else updated_node
            )

    excerpt = _excerpt(SOURCE.replace("second = 1", "second = connect()"), Reads.FUNCTIONS)
    rewritten = excerpt.rewritten(cst.ensure_type(excerpt.module.visit(Renamer()), cst.Module))
    assert rewritten == SOURCE.replace("connect()", "link()", 1).replace("second = 1", "second = connect()")


def test_decorators_go_with_what_they_decorate() -> None:
    tries = f"    def tries(self):\n{textwrap.indent(TRY, '    ')}"
    decorated = "    @a(\n        1)\n    @b\n    def c():\n        pass\n\n"
    apart = "    @(\n        a)\n    def c():\n        pass\n\n"
    assert _shown(f"class A:\n{decorated}{tries}", Reads.FUNCTIONS) == f"class A:\n    @\n\n{tries}"
    assert _shown(f"class A:\n{apart}{tries}", Reads.FUNCTIONS) == f"class A:\n{apart}{tries}"


OUTSIDE = TRY.replace("    return", "    more()")


@pytest.mark.parametrize(
    ("source", "reads"),
    [
        (f"def tries():\n{TRY}", [Reads.FUNCTIONS]),
        (f'{SOURCE}\n"""connerr: left out, number 0"""\n', list(Reads)),
        (
            f"def beside(\n    a,\n): return [\n    1,\n]\n\ndef tries():\n{ALONE}",
            [Reads.STATEMENTS, Reads.FUNCTIONS],
        ),
        (f"if a:\n    1\n    2\n    3\n    def tries():\n{textwrap.indent(TRY, '    ')}", [Reads.FUNCTIONS]),
        (f"def before():\n{LONG}\nif True:\n{OUTSIDE}", [Reads.FUNCTIONS]),
        (f"def before():\n{LONG}\nclass Client:\n{OUTSIDE}", [Reads.FUNCTIONS]),
    ],
    ids=[
        "one function", "the mark itself", "code beside its head", "a function in a branch",
        "at the top level", "in a class",
    ],
)  # fmt: skip
def test_nothing_is_left_out(source: str, reads: list[Reads]) -> None:
    for one in reads:
        excerpt = _excerpt(source, one)
        assert excerpt.text == source
        assert excerpt.rewritten(excerpt.module) == source
