"""Loops cut out of files and driven, on a few made-up ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.cutting import Program, changed_functions, cut_out
from tests.corpus.drive import compared, main

HAMMERING = """\
import requests


class Client:
    retries = 3

    def fetch(self, url):
        for attempt in range(self.retries):
            try:
                return requests.get(url)
            except requests.exceptions.ConnectionError:
                if attempt == self.retries - 1:
                    raise
"""
WAITING = """\
import time
import socket


def main(address):
    for attempt in range(4):
        try:
            return socket.create_connection(address)
        except OSError:
            {handler}
    raise TimeoutError("nobody listens")
"""


def program(handler: str) -> Program:
    source = WAITING.format(handler=handler)
    ((_, _, function),) = changed_functions(WAITING.format(handler="..."), source)
    return cut_out(function, source)


def test_a_package_is_fixed_and_driven(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "package-1.0").mkdir()
    (tmp_path / "package-1.0" / "client.py").write_text(HAMMERING)
    assert main([str(tmp_path), "--list"]) == 0
    printed = capsys.readouterr().out
    assert "package-1.0/client.py:Client.fetch: 10 runs" in printed
    assert "1 functions changed, 1 of them driven in 10 runs" in printed


def test_longer_waits_make_no_difference() -> None:
    old, new = program("time.sleep(1)"), program("time.sleep(min(30, 2**attempt)) if attempt < 3 else None")
    driven = compared("here", old, new)
    assert (driven.runs, driven.differences, driven.why_not) == (10, (), "")


@pytest.mark.parametrize(
    ("handler", "difference"),
    [
        ("raise", "other calls"),
        ("print('again'); time.sleep(1)", "other calls"),
        ("time.sleep(31)", "a wait of 31 s"),
        ("time.sleep(1); time.sleep(1)", "8 waits for 4 attempts"),
    ],
)
def test_what_differs_is_told(handler: str, difference: str) -> None:
    driven = compared("here", program("time.sleep(1)"), program(handler))
    assert driven.differences
    assert all(difference in told for told in driven.differences if "x 200" in told)


def test_a_loop_that_is_not_reached_is_not_driven() -> None:
    never = WAITING.format(handler="pass").replace("range(4)", "range(0)")
    ((_, _, function),) = changed_functions(WAITING.format(handler="pass"), never)
    assert compared("here", cut_out(function, never), cut_out(function, never)).why_not
