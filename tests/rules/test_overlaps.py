"""Redundant and unreachable classes: what is said of them, where comments hide it, what keeps still."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from codemods import engine
from flake8_connerr.check import check
from flake8_connerr.findings import Finding
from flake8_connerr.rules import all_rules

ALL = frozenset(rule.code for rule in all_rules())
LINES = """\
try:
    work()
except ({clause}
    OSError,{wide}
    ConnectionError,{narrow}
    TimeoutError,
):
    pass
"""
LATE = """\
try:
    work()
except OSError:
    pass
except ({clause}
    ValueError,
    ConnectionError,{narrow}
):
    pass
"""


def findings(*clauses: str, head: str = "") -> list[Finding]:
    """What is reported on a ``try`` with these clauses, the first of them on line 3 after the head."""
    handlers = "".join(f"except {clause}: pass\n" for clause in clauses)
    return check(f"{head}try:\n    work()\n{handlers}", codes=ALL)


def messages(*clauses: str, head: str = "") -> list[str]:
    """The messages on a ``try`` with these clauses."""
    return [finding.message for finding in findings(*clauses, head=head)]


def reported_by_flake8(tmp_path: Path, source: str, *arguments: str) -> list[str]:
    """What a flake8 process reports, as line:column:code."""
    path = tmp_path / "checked.py"
    path.write_text(source)
    command = [sys.executable, "-m", "flake8", "--isolated", "--format=%(row)d:%(col)d:%(code)s"]
    finished = subprocess.run([*command, *arguments, str(path)], capture_output=True, text=True)
    assert not finished.stderr
    return [line for line in finished.stdout.splitlines() if ":NET" in line]


def test_the_message_names_the_class_and_what_covers_it() -> None:
    assert messages("(OSError, ConnectionError)") == [
        "`ConnectionError` is already caught by `OSError` in this clause; drop it"
    ]
    assert messages("(OSError, ConnectionError, BrokenPipeError)")[1].startswith(
        "`BrokenPipeError` is already caught by `OSError`"
    )
    assert messages("(IOError, OSError)") == [
        "`IOError` is the same as `OSError`, which this clause names as well; drop it"
    ]
    assert messages("(OSError, OSError)") == ["`OSError` is named twice in this clause; drop one"]
    names = "E = (ConnectionError, TimeoutError)\n"
    assert messages("(*E, BrokenPipeError)", head=names) == [
        "`BrokenPipeError` is already caught by `ConnectionError` of `E` in this clause; drop it"
    ]
    assert messages("E", head="E = (OSError, TimeoutError)\n") == [
        "`TimeoutError` is already caught by `OSError` in this tuple; drop it"
    ]


def test_the_message_names_the_handler_that_comes_first() -> None:
    never = "this handler can never run:"
    assert messages("OSError", "ConnectionError") == [
        f"{never} `OSError` on line 3 already catches `ConnectionError`; move it above line 3"
    ]
    assert messages("OSError", "IOError") == [
        f"{never} `OSError` on line 3 already catches `IOError`; give both one handler"
    ]
    (both,) = messages("OSError", "LookupError", "(BrokenPipeError, KeyError, ConnectionResetError)")
    assert both == (
        f"{never} `OSError` on line 3 already catches `BrokenPipeError` and `ConnectionResetError`, "
        "`LookupError` on line 4 already catches `KeyError`; move it above line 3"
    )
    assert messages("OSError", "(ValueError, ConnectionError)") == [
        "`ConnectionError` never gets here: `OSError` on line 3 already catches `ConnectionError`; drop it"
    ]


@pytest.mark.parametrize(
    "clauses",
    [
        ["(ConnectionError, OSError, ConnectionResetError)"],
        ["OSError", "(ConnectionError, ConnectionRefusedError)"],
        ["OSError", "(BrokenPipeError, ConnectionError, ValueError)"],
    ],
)
def test_no_other_rule_speaks_of_what_is_redundant_or_dead(clauses: list[str]) -> None:
    connecting = "import socket\ndef work(): socket.create_connection(('localhost', 80)).send(b'')\n"
    (code,) = {finding.code for finding in findings(*clauses, head=connecting)}
    assert code == ("NET103" if len(clauses) == 1 else "NET104")


CLASS = """\
class Client:
    ERRORS = (OSError, {second})
    Error = OSError

    def ask(self):
        try:
            work()
        except (*{owner}.ERRORS, {owner}.Error, ConnectionError):
            pass
"""


@pytest.mark.parametrize(
    ("owner", "after", "messages"),
    [
        ("Client", "", ["is the same as", "is already caught by"]),
        ("self", "", []),
        ("cls", "", []),
        ("Client", "Client.ERRORS = Client.Error = ()\n", []),
        ("Client", "del Client.ERRORS, Client.Error\n", []),
    ],
)
def test_a_tuple_that_may_be_another_makes_nothing_redundant(
    owner: str, after: str, messages: list[str]
) -> None:
    found = check(CLASS.format(owner=owner, second="ValueError") + after)
    assert len(found) == len(messages)
    assert all(words in finding.message for words, finding in zip(messages, found, strict=True))


def test_what_is_redundant_in_a_tuple_is_so_whoever_reads_it() -> None:
    (found,) = check(CLASS.format(owner="self", second="ConnectionError"))
    assert found.message == "`ConnectionError` is already caught by `OSError` in this tuple; drop it"


NOQA = "  # noqa: NET103,NET104"


@pytest.mark.parametrize(
    ("source", "comments", "reports"),
    [
        (LINES, {}, ["5:5:NET103", "6:5:NET103"]),
        (LINES, {"narrow": NOQA}, ["6:5:NET103"]),
        (LINES, {"narrow": "  # noqa: E501"}, ["5:5:NET103", "6:5:NET103"]),
        (LINES, {"clause": NOQA}, []),
        (LINES, {"clause": "  # noqa"}, []),
        (LINES, {"clause": "  # noqa: E501"}, ["5:5:NET103", "6:5:NET103"]),
        (LINES, {"wide": NOQA}, ["5:5:NET103", "6:5:NET103"]),
        (LATE, {}, ["7:5:NET104"]),
        (LATE, {"narrow": NOQA}, []),
        (LATE, {"clause": NOQA}, []),
    ],
)
def test_a_comment_beside_the_class_or_the_except_hides_it(
    tmp_path: Path, source: str, comments: dict[str, str], reports: list[str]
) -> None:
    source = source.format(**{"clause": "", "wide": "", "narrow": ""} | comments)
    assert reported_by_flake8(tmp_path, source) == reports
    done = engine.fix_source(source, engine.Request(frozenset({"NET103", "NET104"})))
    assert len(done.fixed) == len(reports)


def test_a_hidden_one_is_shown_where_its_comment_is(tmp_path: Path) -> None:
    source = LINES.format(clause=NOQA, wide="", narrow="")
    assert reported_by_flake8(tmp_path, source, "--disable-noqa") == ["3:1:NET103", "3:1:NET103"]


def test_rules_that_are_off_are_reported_to_those_who_select_them(tmp_path: Path) -> None:
    source = "try:\n    work()\nexcept ConnectionError:\n    pass\n"
    assert reported_by_flake8(tmp_path, source) == []
    assert reported_by_flake8(tmp_path, source, "--extend-select=NET107") == ["3:1:NET107"]
