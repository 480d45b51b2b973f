"""The sweep on a few made-up files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.corpus.checking import check_file, check_files
from tests.corpus.rewriting import Run, rewrite_copy
from tests.corpus.sweep import main, python_files

if TYPE_CHECKING:
    import ast
    from collections.abc import Sequence
    from pathlib import Path

    from flake8_connerr.findings import Finding

CODES = frozenset({"NET201"})

HAMMERING = """\
import socket


def connect(address):
    for attempt in range(5):
        try:
            return socket.create_connection(address)
        except OSError as error:
            failure = error
    raise failure
"""


def breaking(_text: str, _tree: ast.Module, _codes: frozenset[str]) -> list[Finding]:
    raise ZeroDivisionError


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for name, text in {
        "made_up-1.0/made_up/hammering.py": HAMMERING,
        "made_up-1.0/made_up/quiet.py": "x = 1\n",
        "other-2.0/old.py": "print 'Python 2'\n",
        "other-2.0/notes.txt": "not Python\n",
        ".fetch-x/left.py": "x = 1\n",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_python_files_of_packages_only(corpus: Path) -> None:
    assert python_files(corpus) == [
        "made_up-1.0/made_up/hammering.py",
        "made_up-1.0/made_up/quiet.py",
        "other-2.0/old.py",
    ]


def test_a_crash_is_told_from_a_file_that_is_not_python(corpus: Path) -> None:
    crashed = check_file("made_up-1.0/made_up/quiet.py", corpus, CODES, breaking)
    assert "ZeroDivisionError" in crashed.crash
    assert not crashed.unparsable
    old = check_file("other-2.0/old.py", corpus, CODES, breaking)
    assert old.unparsable
    assert not old.crash


@pytest.mark.parametrize("content", [b"x = '\xff'\n", b"# coding: no-such\n", b"x = 1\0\n"])
def test_bytes_that_are_no_source_are_not_python(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.py").write_bytes(content)
    assert check_file("a.py", tmp_path, CODES).unparsable


def test_findings_come_in_the_order_of_the_files(corpus: Path) -> None:
    checked = list(check_files(python_files(corpus), corpus, CODES))
    assert [each.file for each in checked] == python_files(corpus)
    assert [[finding.code for finding in each.findings] for each in checked] == [["NET201"], [], []]


def test_the_command_counts_by_package(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(corpus), "--codes", "NET201", "--list"]) == 0
    output = capsys.readouterr().out
    assert ["made_up-1.0", "1"] in [line.split() for line in output.splitlines()]
    assert "made_up-1.0/made_up/hammering.py:8: NET201 " in output


def test_a_copy_is_rewritten_and_the_original_left(corpus: Path) -> None:
    rewritten = rewrite_copy(corpus, python_files(corpus), CODES, [])
    assert rewritten.failures == ()
    assert rewritten.changed == ("made_up-1.0/made_up/hammering.py",)
    assert (rewritten.before["NET201"], rewritten.after["NET201"]) == (1, 0)
    assert (corpus / "made_up-1.0/made_up/hammering.py").read_text() == HAMMERING


def test_what_a_fixer_may_not_do_is_a_failure(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in for the fixer that breaks in every way that is looked for."""

    def broken_fixer(directory: Path, _codes: frozenset[str], _options: Sequence[str]) -> Run:
        with (directory / "made_up-1.0/made_up/quiet.py").open("a") as quiet:
            quiet.write("x = (\n")
        with (directory / "made_up-1.0/made_up/hammering.py").open("a") as hammering:
            hammering.write(HAMMERING)
        (directory / "other-2.0/old.py.tmp").touch()
        complaints = f"{directory}/other-2.0/old.py: does not parse\nTraceback (most recent call last):\n"
        return Run(0.0, 1, "", complaints)

    monkeypatch.setattr("tests.corpus.rewriting.run_fixer", broken_fixer)
    failures = "\n".join(rewrite_copy(corpus, python_files(corpus), CODES, []).failures)
    assert failures.count("the fixer broke (exit status 1)\nTraceback (most recent call last):") == 2
    assert "old.py.tmp is new or gone" in failures
    assert "quiet.py does not parse" in failures
    assert "hammering.py changed again in the second run" in failures
    assert "hammering.py has findings that it had not: NET201" in failures
