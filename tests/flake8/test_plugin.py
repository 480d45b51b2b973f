"""The adapter between flake8 and the rules."""

from __future__ import annotations

import ast

import pytest

import flake8_connerr.check
from flake8_connerr import plugin
from flake8_connerr.plugin import Plugin
from tests.flake8.test_flake8 import BROAD


def test_it_yields_what_flake8_asks_for() -> None:
    ((line, column, text, source),) = Plugin(
        ast.parse(BROAD), BROAD.splitlines(keepends=True), "broad.py"
    ).run()
    assert (line, column, source) == (5, 0, Plugin)
    assert text.startswith("NET101 `except ConnectionError`")


def test_code_too_deep_for_the_stack_ends_no_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_deep(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr(flake8_connerr.check, "check", too_deep)
    assert list(Plugin(ast.parse(BROAD), BROAD.splitlines(keepends=True), "broad.py").run()) == []


def test_a_fault_of_its_own_ends_no_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    logged: list[str] = []
    # The logger itself: other tests run tools in this process that switch off the loggers they find.
    monkeypatch.setattr(plugin._LOG, "exception", lambda text, name: logged.append(text % name))
    monkeypatch.setattr(flake8_connerr.check, "check", faulty)
    assert list(Plugin(ast.parse(BROAD), BROAD.splitlines(keepends=True), "broad.py").run()) == []
    assert logged == ["flake8-connerr could not check broad.py"]
