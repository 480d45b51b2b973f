"""Every piece of code that the tests and the documentation show, as programs to be run before and after.

They are the fixtures of the codemods and of the rules, the code blocks of the rules' documentation and of
the pages, and the snippets of a reference page.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from textwrap import dedent
from typing import NamedTuple

from codemods import engine
from flake8_connerr.nodes import FunctionNode
from flake8_connerr.rules import all_rules
from flake8_connerr.settings import DEFAULT
from tests.codemods.pairs import FIXTURES, LIBRARIES, sources_before, styles_of
from tests.seed.test_snippets import SNIPPETS
from tests.tree import ROOT

CODES = frozenset(rule.code for rule in all_rules())
_BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)


class Example(NamedTuple):
    """A program and how the fixer is asked to rewrite it."""

    name: str
    source: str
    request: engine.Request


def examples() -> Iterator[Example]:
    """All of them, each under a name of its own."""
    for directory in sorted(path for path in FIXTURES.iterdir() if path.is_dir()):
        for path in sources_before(directory.name):
            for style in styles_of(path):
                request = engine.Request(CODES, DEFAULT._replace(style=style), unsafe=True)
                name = f"{directory.name}/{path.name.removesuffix('.before.py')}"
                name += f" with {style}" if style in LIBRARIES else ""
                yield Example(name, path.read_text("utf-8"), request)
    everything = engine.Request(CODES, unsafe=True)
    for path in sorted((ROOT / "tests/rules/fixtures").glob("*.py")):
        yield Example(f"rules/{path.stem}", path.read_text("utf-8"), everything)
    for rule in all_rules():
        # What follows "Use instead" is what comes of it.
        yield Example(f"docs of {rule.code}", _BLOCK.findall(rule.documentation)[0], everything)
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        for number, source in enumerate(_BLOCK.findall(page.read_text("utf-8")), start=1):
            yield Example(f"{page.name}/{number}", source, everything)
    for path in sorted((ROOT / "docs/example").glob("*.py")):
        yield Example(f"docs/example/{path.name}", path.read_text("utf-8"), everything)
    for snippet in SNIPPETS:
        yield Example(f"seed/{snippet.name}", dedent(snippet.source), everything)


def with_entries(source: str) -> tuple[str, list[str]]:
    """A program with a function without parameters for each of its methods, and the functions to call.

    Objects and what their methods are given are stubs. A program of no functions is run as it is.
    """
    tree = ast.parse(source)
    entries = [node.name for node in tree.body if isinstance(node, FunctionNode)]
    added = []
    for class_ in (node for node in tree.body if isinstance(node, ast.ClassDef)):
        initial = next((n for n in class_.body if isinstance(n, FunctionNode) and n.name == "__init__"), None)
        for method in (node for node in class_.body if isinstance(node, FunctionNode)):
            if method is not initial:
                entry = f"call_{class_.name}_{method.name}"
                made = f"{class_.name}({_given(initial)})"
                added.append(f"def {entry}():\n    return {made}.{method.name}({_given(method)})\n")
                entries.append(entry)
    return "\n\n".join([source.rstrip("\n") + "\n", *added]), entries or [""]


def _given(function: ast.FunctionDef | ast.AsyncFunctionDef | None) -> str:
    """A name for each parameter after the first that has no default; undefined, they become stubs."""
    if function is None:
        return ""
    arguments = function.args
    needed = [*arguments.posonlyargs, *arguments.args][1:]
    needed = needed[: len(needed) - len(arguments.defaults)] if arguments.defaults else needed
    named = [a.arg for a, d in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True) if d is None]
    return ", ".join([*(f"given_{one.arg}" for one in needed), *(f"{name}=given_{name}" for name in named)])
