"""Programs made at random behave the same after a split, whatever is raised wherever."""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Callable
from typing import Any

import libcst as cst
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codemods.split_handlers import rewrite
from codemods.trees.locate import Located
from flake8_connerr.fixes import SplitHandler
from flake8_connerr.nodes import Position
from flake8_connerr.settings import DEFAULT
from tests.behaviour.faults import faults, one_at_each_call
from tests.behaviour.harness import run

PLAIN = ["connect()", "x = send(1)", "print(x)", "pass", "log.info('x')", "y = receive()"]
LEAVING = ["raise", "raise ValueError(1)", "raise ValueError(2) from None", "return 3", "print('handled')"]
CLAUSES = [
    "ConnectionError", "(ConnectionError, TimeoutError)", "(EOFError, ConnectionError, ValueError)",
    "builtins.ConnectionError", "(ConnectionError)",
]  # fmt: skip
EARLIER = ["TimeoutError", "(EOFError, InterruptedError)", "KeyError"]
LATER = ["OSError", "Exception", "BaseException", "BrokenPipeError"]


def _block(lines: list[str]) -> str:
    return textwrap.indent("\n".join(lines), "    ")


@st.composite
def _tries(draw: Callable[..., Any], inner: st.SearchStrategy[str]) -> str:
    """A ``try`` with a clause to be split, and whatever may stand around that."""
    parts = ["try:", _block(draw(st.lists(inner, min_size=1, max_size=3)))]
    for class_ in draw(st.lists(st.sampled_from(EARLIER), max_size=1)):
        parts += [f"except {class_}:", "    print('earlier')"]
    name = draw(st.sampled_from(["", " as error", " as x"]))
    parts.append(f"except {draw(st.sampled_from(CLAUSES))}{name}:")
    body = [*draw(st.lists(inner, max_size=2)), draw(st.sampled_from(LEAVING))]
    parts.append(_block([f"print({name[4:]})", *body] if name else body))
    for class_ in draw(st.lists(st.sampled_from(LATER), max_size=2)):
        parts += [f"except {class_} as other:", "    print('later', other)"]
    if draw(st.booleans()):
        parts += ["else:", _block([draw(inner)])]
    if draw(st.booleans()):
        parts += ["finally:", "    print('finally')"]
    return "\n".join(parts)


@st.composite
def _loops(draw: Callable[..., Any], inner: st.SearchStrategy[str]) -> str:
    head = draw(st.sampled_from(["for i in range(2):", "with manager() as m:", "if check():"]))
    return f"{head}\n{_block([draw(inner)])}"


STATEMENTS = st.recursive(
    st.sampled_from(PLAIN), lambda inner: st.one_of(_tries(inner), _loops(inner)), max_leaves=6
)


@st.composite
def programs(draw: Callable[..., Any]) -> str:
    """A module with a function ``main`` in which something can be split."""
    lines = ["x = 0", *draw(st.lists(STATEMENTS, max_size=1)), draw(_tries(STATEMENTS)), "return x"]
    return f"import builtins\n\ndef main():\n{_block(lines)}\n"


def _fixes(source: str, keep_base: bool) -> list[SplitHandler]:
    """A fix for every clause that names ConnectionError."""
    return [
        SplitHandler(Position(node.lineno, node.col_offset), index, refused=True, keep_base=keep_base)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Try)
        for index, handler in enumerate(node.handlers)
        if handler.type is not None and "ConnectionError" in ast.unparse(handler.type)
    ]


def _compiles(source: str) -> bool:
    try:
        compile(source, "<program>", "exec")
    except SyntaxError:
        return False
    return True


@pytest.mark.parametrize("keep_base", [True, False])
@settings(max_examples=50, deadline=None, derandomize=True)
@given(source=programs().filter(_compiles))
def test_behaves_the_same(source: str, keep_base: bool) -> None:
    module, fixes = cst.parse_module(source), _fixes(source, keep_base)
    assert fixes
    done = rewrite(module, Located(module, ast.parse(source)), fixes, DEFAULT)
    after = done.module.code
    # The outermost may be too long to be repeated once those in it are split.
    assert (after == source) == (len(done.refused) == len(fixes))
    assert all("too long" in reason for reason in done.refused.values())
    assert run(source, {}) == run(after, {})
    for fault in faults(unspecific=keep_base).values():
        for schedule in one_at_each_call(fault, 5):
            assert run(source, schedule) == run(after, schedule)
