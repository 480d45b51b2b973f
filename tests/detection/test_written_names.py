"""Which names a piece of a file writes."""

from __future__ import annotations

import pytest

from flake8_connerr.naming.written_names import reads_namespace, written_names
from tests.detection.models import Source

WRITTEN = {
    "": set[str](),
    "a = b": {"a", "b"},
    "a.b": {"a"},
    "import a": {"a"},
    "import a.b": {"a"},
    "import a.b as c": {"c"},
    "from a import b": {"b"},
    "from a import b as c": {"c"},
    "def a(b, *c, d=1, **e): pass": {"a", "b", "c", "d", "e"},
    "async def a(): pass": {"a"},
    "class a: pass": {"a"},
    "lambda a: 1": {"a"},
    "def a(): global b": {"a", "b"},
    "def a():\n    b = 1\n    def c(): nonlocal b, d\n    d = 1": {"a", "b", "c", "d"},
    "try: pass\nexcept E as a: pass": {"E", "a"},
    "match a:\n    case b: pass": {"a", "b"},
    "match a:\n    case [*b]: pass": {"a", "b"},
    "match a:\n    case {**b}: pass": {"a", "b"},
    "f(a=1)": {"f"},
}


@pytest.mark.parametrize(("source", "names"), WRITTEN.items())
def test_written_names(source: str, names: set[str]) -> None:
    module = Source(source).module
    assert written_names(module, module.tree) - {""} == names


@pytest.mark.parametrize(
    ("source", "expected"),
    [("locals()", True), ("x = vars", True), ("a.locals()", False), ("eval(a)", True), ("local()", False)],
)
def test_names_that_are_read_unseen(source: str, expected: bool) -> None:
    module = Source(source).module
    assert reads_namespace(module, module.tree) is expected
