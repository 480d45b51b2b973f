"""The bar: when it comes, what it shows, and that it keeps out of the way."""

from __future__ import annotations

import io
import itertools

import pytest

from codemods.reports.progress import Progress


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal outside of any CI, in a run in which each look at the clock is 0.3 s later."""
    monkeypatch.setenv("TERM", "xterm")
    for name in ("CI", "PRE_COMMIT", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    clock = itertools.count(step=0.3)
    monkeypatch.setattr("codemods.reports.progress.monotonic", lambda: next(clock))
    return Terminal()


def tracked(terminal: Terminal, quiet: bool = False) -> list[int]:
    with Progress(terminal, quiet) as progress:
        return list(progress.track(range(50)))


def test_it_comes_after_a_second_and_is_gone_at_the_end(terminal: Terminal) -> None:
    assert tracked(terminal) == list(range(50))
    shown = terminal.getvalue()
    assert "4/50" in shown
    assert "3/50" not in shown.partition("4/50")[0]
    assert "50/50" in shown
    assert shown.endswith("\x1b[2K")


def test_it_is_gone_while_something_else_is_printed(terminal: Terminal) -> None:
    with Progress(terminal) as progress:
        for number in progress.track(range(9)):
            with progress.hidden():
                before = terminal.getvalue()
                terminal.write(f"<{number}>")
            assert before == "" or before.endswith(("\x1b[2K", f"<{number - 1}>"))
    assert "8/9" in terminal.getvalue()
    assert [f"<{number}>" in terminal.getvalue() for number in range(9)] == [True] * 9


def test_short_runs_have_none(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("codemods.reports.progress.monotonic", lambda: 0.0)
    assert tracked(terminal) == list(range(50))
    assert terminal.getvalue() == ""


@pytest.mark.parametrize(("name", "value"), [("CI", "true"), ("PRE_COMMIT", "1"), ("TERM", "dumb")])
def test_where_none_is_wanted(
    name: str, value: str, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    assert tracked(terminal) == list(range(50))
    assert terminal.getvalue() == ""


def test_quiet(terminal: Terminal) -> None:
    assert tracked(terminal, quiet=True) == list(range(50))
    assert terminal.getvalue() == ""


def test_pipes_have_none(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "isatty", lambda: False)
    assert tracked(terminal) == list(range(50))
    assert terminal.getvalue() == ""
