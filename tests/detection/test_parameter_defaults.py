"""What a parameter is where nothing is passed for it."""

from __future__ import annotations

import ast

import pytest

from flake8_connerr.naming.parameter_defaults import by_default, defaults
from tests.detection.models import Source, spelled

# The head and body of a function -> what is asked about is by default.
FUNCTIONS = {
    "def call(ask=rest):\n  ASKED(ask)": ["here:rest"],
    "def call(first, /, ask=rest):\n  ASKED(ask)": ["here:rest"],
    "def call(*, first, ask=rest):\n  ASKED(ask)": ["here:rest"],
    "def call(ask=time.sleep):\n  ASKED(ask)": ["time.sleep"],
    "def call(ask=rest, last=None):\n  ASKED(last)": [],
    "def call(ask):\n  ASKED(ask)": [],
    "def call(*ask):\n  ASKED(ask)": [],
    "def call(ask=rest):\n  ask = other\n  ASKED(ask)": [],
    "def call(ask=rest):\n  ASKED(ask.again)": [],
    "def call():\n  ASKED(rest)": [],
    "def call():\n  ASKED(nowhere)": [],
    "def call(ask=rest):\n  def inside():\n    ASKED(ask)": ["here:rest"],
}


@pytest.mark.parametrize(("source", "expected"), FUNCTIONS.items())
def test_by_default(source: str, expected: list[str]) -> None:
    file = Source(f"import time\ndef rest(): pass\n{source}")
    assert [spelled(found) for found in by_default(file.module, *file.asked())] == expected


def test_parameters_with_their_defaults() -> None:
    (function,) = ast.parse("def call(a, b=1, /, c=2, *d, e, f=3, **g): pass").body
    assert isinstance(function, ast.FunctionDef)
    found = {parameter.arg: ast.unparse(default) for parameter, default in defaults(function).items()}
    assert found == {"b": "1", "c": "2", "f": "3"}


@pytest.mark.parametrize(
    ("assigned", "expected"),
    [
        ("self.ask = ask", ["here:rest"]),
        ("self.ask = other", []),
        ("self.ask = ask.again", []),
        ("self.ask, self.other = ask", []),
        ("self.ask = ask; self.ask = other", []),
        ("self.asked = ask", []),
        ("given.ask = ask", []),
    ],
)
def test_attributes_that_hold_parameters(assigned: str, expected: list[str]) -> None:
    file = Source(f"""\
        def rest(): pass
        class Client:
            def __init__(self, given, ask=rest):
                {assigned}
            def get(self):
                ASKED(self.ask)
    """)
    assert [spelled(found) for found in by_default(file.module, *file.asked())] == expected


def test_attributes_outside_of_a_class() -> None:
    file = Source("def get(self):\n  ASKED(self.ask)")
    assert by_default(file.module, *file.asked()) == ()
