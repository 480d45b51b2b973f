"""Tests of a made-up package, run before and after it is fixed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.corpus import suites
from tests.corpus.suites import Suite, changed_lines, try_suite

CODE = """\
import socket


def connect(address):
    try:
        return socket.create_connection(address)
    except (ConnectionRefusedError, OSError):
        return None
"""

TESTS = """\
import inspect

from made_up import connect


def test_that_passes():
    assert connect(("127.0.0.1", 0)) is None


def test_that_sees_the_code():
    assert "ConnectionRefusedError" in inspect.getsource(connect)
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Suite:
    tree = tmp_path / "home" / "tree" / "made-up-1.0"
    (tree / "made_up" / "tests").mkdir(parents=True)
    (tree / "made_up" / "__init__.py").write_text(CODE)
    (tree / "made_up" / "tests" / "test_it.py").write_text(TESTS)
    monkeypatch.setattr(suites, "install", lambda *_: (tree, Path(sys.executable)))
    return Suite("made-up==1.0", "made_up", "", ("made_up",))


def test_a_test_that_comes_out_otherwise_is_named(
    package: Suite, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    faults = list(try_suite(package, tmp_path))
    assert faults == ["made_up.tests.test_it.test_that_sees_the_code: passed before, failure after"]
    assert capsys.readouterr().out.splitlines() == [
        "made-up==1.0: Fixed 1 finding in 1 file. 1 file looked at.",
        "    1 changed lines, of which the tests run 1",
        "    tests before: 2 passed; after: 1 failure, 1 passed",
    ]


def test_changed_lines_are_counted_from_1_and_below_what_is_gone() -> None:
    assert changed_lines("a\nb\nc\n", "a\nx\ny\nc\n") == {2, 3}
    assert changed_lines("a\nb\nc\n", "a\nc\n") == {2}
