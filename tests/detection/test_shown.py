"""How messages show expressions: short ones whole, of long ones the end."""

from __future__ import annotations

import ast
import sys

import pytest

from flake8_connerr.naming.shown import shown


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("client.get", "client.get"),
        ("a" * 40, "a" * 40),
        ("a" * 41, "…" + "a" * 36),
        ("connection(of_a_long_name, and_of_another).get", "…(of_a_long_name, and_of_another).get"),
        ("a" + ".b" * 19, "a" + ".b" * 19),
        ("a" + ".b" * 30, "…" + ".b" * 18),
        ("a" + "()" * 30, "…" + "()" * 18),
        ("a" + "[0]" * 30, "…" + "[0]" * 12),
        ("a" + ".b" * 300 + ".get(1)[2]", "…" + ".b" * 13 + ".get(1)[2]"),
    ],
)
def test_shown(source: str, text: str) -> None:
    assert shown(ast.parse(source, mode="eval").body) == text


def test_what_is_nested_too_deeply_is_shown_by_its_last_name() -> None:
    deep: ast.expr = ast.Name("a")
    for _ in range(sys.getrecursionlimit()):
        deep = ast.UnaryOp(ast.Not(), deep)
    assert shown(deep) == "…"
    assert shown(ast.Attribute(deep, "get")) == "….get"
