"""The inputs that tell what the main job is: what is reported for each, and what becomes of it."""

from __future__ import annotations

import ast
from textwrap import dedent

import pytest

from codemods.engine import Request, fix_bytes
from codemods.results import Status
from flake8_connerr.check import check

REQUEST = Request(frozenset({"NET101", "NET102", "NET201", "NET202"}))
# Goes on after five failures as if all were well, whatever it waits.
LOST = (4, "NET207")

BROAD = dedent(
    """\
    import socket

    try:
        connection = socket.create_connection(("localhost", 9999))
        connection.sendall(b"hello")
    except ConnectionError as e:
        print(e)  # tell
    """
)
RETRY = dedent(
    """\
    import time
    import requests

    for i in range(5):
        try:
            requests.get("http://localhost:9999")
            break
        except requests.exceptions.ConnectionError:
            {wait}
    """
)


def reported(source: str) -> list[tuple[int, str]]:
    return [(finding.position.line, finding.code) for finding in check(source)]


def test_a_broad_handler_becomes_two_with_the_same_body() -> None:
    assert reported(BROAD) == [(6, "NET101")]
    result = fix_bytes(BROAD.encode(), REQUEST)
    assert result.status is Status.CHANGED
    assert result.data is not None
    (statement,) = (node for node in ast.parse(result.data).body if isinstance(node, ast.Try))
    assert [ast.unparse(handler.type) for handler in statement.handlers if handler.type] == [
        "ConnectionRefusedError",
        "(ConnectionResetError, BrokenPipeError, ConnectionAbortedError)",
    ]
    assert {(handler.name, ast.unparse(handler.body[0])) for handler in statement.handlers} == {
        ("e", "print(e)")
    }
    assert result.data.count(b"# tell") == 2


@pytest.mark.parametrize(
    ("wait", "expected"),
    [
        ("time.sleep(1)", [LOST, (9, "NET202"), (9, "NET206")]),
        ("pass", [LOST, (8, "NET201")]),
        ("time.sleep(2 ** i)", [LOST, (9, "NET206")]),
    ],
)
def test_a_retry_is_judged_by_its_wait(wait: str, expected: list[tuple[int, str]]) -> None:
    assert reported(RETRY.format(wait=wait)) == expected


@pytest.mark.parametrize("wait", ["time.sleep(1)", "pass"])
def test_a_hasty_or_constant_retry_comes_to_wait_exponentially(wait: str) -> None:
    result = fix_bytes(RETRY.format(wait=wait).encode(), REQUEST)
    assert result.status is Status.CHANGED
    assert result.data is not None
    text = result.data.decode()
    assert "2**i" in text.replace(" ", "")
    assert "uniform(0, " in text
    assert "min(30" in text
    assert [code for _, code in reported(text)] == ["NET207"]
