"""The command that tells what a call may raise."""

from __future__ import annotations

import pytest

from flake8_connerr.__main__ import main


def told(capsys: pytest.CaptureFixture[str], name: str) -> list[list[str]]:
    """What the command prints of ``name``, in words."""
    assert main(["raises", name]) == 0
    return [line.split() for line in capsys.readouterr().out.splitlines()]


def test_phase_platform_and_evidence_of_a_function(capsys: pytest.CaptureFixture[str]) -> None:
    first, *rows = told(capsys, "socket.create_connection")
    assert first == ["socket.create_connection()"]
    refused = next(row for row in rows if row[1] == "ConnectionRefusedError")
    assert refused[0] == "connect"
    assert refused[2] == "any"
    assert "F1" in refused


def test_an_alias_is_followed(capsys: pytest.CaptureFixture[str]) -> None:
    first, *rows = told(capsys, "redis.StrictRedis.get")
    assert first == ["redis.Redis.get()"]
    assert "redis.exceptions.ConnectionError" in {row[1] for row in rows}


def test_a_call_that_raises_no_connection_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "socket.socket.settimeout")[1] == ["raises", "no", "connection", "error"]


def test_an_attribute_that_is_read_from_the_peer(capsys: pytest.CaptureFixture[str]) -> None:
    first, *rows = told(capsys, "requests.models.Response.text")
    assert first == ["requests.Response.text,", "when", "it", "is", "read"]
    assert "requests.exceptions.ChunkedEncodingError" in {row[1] for row in rows}


def test_an_exception_class(capsys: pytest.CaptureFixture[str]) -> None:
    first, *rows = told(capsys, "requests.ConnectTimeout")
    assert first == ["class", "requests.exceptions.ConnectTimeout"]
    assert ["is", "a", "requests.exceptions.ConnectionError"] in rows
    assert ["is", "a", "OSError"] in rows


def test_an_errno_and_the_numbers_of_windows(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "errno.EPIPE")[1:4] == [
        ["makes", "BrokenPipeError"],
        ["windows", "winerror", "109"],
        ["windows", "winerror", "232"],
    ]
    assert told(capsys, "errno.ENOTCONN")[1:] == [["makes", "OSError"]]


def test_a_name_that_nothing_is_known_of(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["raises", "nobody.knows"]) == 1
    assert capsys.readouterr().err == "nothing is known of nobody.knows\n"
