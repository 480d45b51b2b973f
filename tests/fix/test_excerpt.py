"""What is left out of the source that LibCST is given, and that it comes back."""

from __future__ import annotations

import ast
import textwrap

import libcst as cst
import pytest

from codemods.trees.excerpt import Excerpt
from flake8_connerr.findings import DropClasses, Position

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


def _excerpt(source: str, whole: bool = False) -> Excerpt:
    tree = ast.parse(source)
    (attempt,) = (node for node in ast.walk(tree) if isinstance(node, ast.Try))
    return Excerpt(source, tree, [DropClasses(Position.of(attempt), 0, (1,))], whole)


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
def test_all_comes_back(source: str) -> None:
    excerpt = _excerpt(source)
    assert excerpt.text.count("third") + excerpt.text.count("second") == 0
    assert excerpt.is_faithful
    assert excerpt.rewritten(excerpt.module) == source


def test_bodies_of_other_functions_are_left_out_and_all_places_stay() -> None:
    excerpt = _excerpt(SOURCE)
    assert excerpt.text.count("second") == 0
    assert textwrap.indent(TRY, "    ") in excerpt.text
    assert "# a head\n    # Above the body.\n" in excerpt.text
    assert "  # both\n" in excerpt.text
    lines, kept = SOURCE.splitlines(), excerpt.text.splitlines()
    assert len(kept) == len(lines)
    for word in ("def before", "# A foot.", "def method", "def tries", "except", "def after"):
        assert [word in line for line in kept] == [word in line for line in lines]


def test_a_rewrite_changes_the_rest_alone() -> None:
    class Renamer(cst.CSTTransformer):
        def leave_Name(self, original_node: cst.Name, updated_node: cst.Name) -> cst.Name:
            del original_node
            return (
                updated_node.with_changes(value="link") if updated_node.value == "connect" else updated_node
            )

    excerpt = _excerpt(SOURCE.replace("second = 1", "second = connect()"))
    rewritten = excerpt.rewritten(cst.ensure_type(excerpt.module.visit(Renamer()), cst.Module))
    assert rewritten == SOURCE.replace("connect()", "link()", 1).replace("second = 1", "second = connect()")


@pytest.mark.parametrize(
    "source",
    [
        f"def before():\n{LONG}\nif True:\n{TRY.replace('    return', '    more()')}",
        f"def before():\n{LONG}\nclass Client:\n{TRY.replace('    return', '    more()')}",
        f'{SOURCE}\n"""connerr: a body left out, number 0"""\n',
        f"def tries():\n{TRY}\ndef short():\n    return [\n        1,\n    ]\n",
        f"def tries():\n{TRY}\ndef beside(\n    a,\n): return [\n    1,\n    2,\n    3,\n    4,\n]\n",
        f"def tries():\n{TRY}\ndef late():\n    @a(\n        1)\n    def b():\n        c(\n            1)\n",
    ],
    ids=["at the top level", "in a class", "the mark itself", "short", "beside the head", "decorated"],
)
def test_nothing_is_left_out(source: str) -> None:
    excerpt = _excerpt(source)
    assert excerpt.text == source
    assert excerpt.rewritten(excerpt.module) == source


def test_a_codemod_that_reads_all_gets_all() -> None:
    assert _excerpt(SOURCE, whole=True).text == SOURCE
