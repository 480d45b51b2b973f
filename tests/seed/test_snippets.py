"""The snippets of a reference page on connection errors, and what is right to say of each."""

from __future__ import annotations

from textwrap import dedent
from typing import NamedTuple

import pytest

from flake8_connerr.check import check


class Snippet(NamedTuple):
    """Code as people are shown it, and the (line, code) pairs that are reported."""

    name: str
    source: str
    reported: list[tuple[int, str]]


SNIPPETS = [
    # The handler names the one class that says "nobody is there": nothing to say.
    Snippet(
        "refused",
        """
        import socket
        # Connect to a port that is almost certainly not in use
        try:
            s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
            s.connect(('localhost', 9999))
        except ConnectionRefusedError as e:
            print(f"Caught ConnectionRefusedError: {e}")
        """,
        [],
    ),
    # requests' own class, not the builtin; the wait doubles with each failure. It waits once more after
    # the last attempt and then goes on as if all were well.
    Snippet(
        "exponential_backoff",
        """
        import requests
        import time

        for i in range(5):
            try:
                response = requests.get("http://localhost:9999")
                break
            except requests.exceptions.ConnectionError:
                wait = 2**i  # Exponential backoff
                print(f"Connection failed, waiting {wait}s to retry...")
                time.sleep(wait)
        """,
        [(5, "NET207"), (12, "NET206")],
    ),
    # There is no handler at all.
    Snippet(
        "uncaught",
        """
        import socket
        s = socket.socket()
        s.connect(("localhost", 9999))  # ConnectionRefusedError (subclass)
        """,
        [],
    ),
    # Both outcomes have a handler of their own, which is what NET101 asks for.
    Snippet(
        "told_apart",
        """
        try:
            conn = connect_to_service()
        except ConnectionRefusedError:
            print("Service not running")
        except ConnectionResetError:
            print("Connection reset by peer")
        """,
        [],
    ),
    # The base class stands on the failure path of a retry, around a call that cannot be read, so that
    # nothing is known to be caught too broadly; the wait grows. As above, the last wait is for nothing,
    # and the last error is lost.
    Snippet(
        "retry_by_the_base_class",
        """
        import time
        for attempt in range(5):
            try:
                conn = connect()
                break
            except ConnectionError:
                time.sleep(2 ** attempt)
        """,
        [(3, "NET207"), (8, "NET206")],
    ),
]


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda snippet: snippet.name)
def test_what_is_reported(snippet: Snippet) -> None:
    found = [(finding.position.line, finding.code) for finding in check(dedent(snippet.source))]
    assert found == snippet.reported


@pytest.mark.parametrize(
    ("wait", "reported"),
    [
        ("time.sleep(wait)", [(4, "NET207"), (11, "NET206")]),
        ("time.sleep(1)", [(4, "NET207"), (11, "NET202"), (11, "NET206")]),
        ("pass", [(4, "NET207"), (8, "NET201")]),
    ],
)
def test_the_backoff_is_what_is_asked_of_the_wait(wait: str, reported: list[tuple[int, str]]) -> None:
    source = next(dedent(s.source).strip() for s in SNIPPETS if s.name == "exponential_backoff")
    found = [(f.position.line, f.code) for f in check(source.replace("time.sleep(wait)", wait))]
    assert found == reported


def test_the_base_class_would_be_too_broad_outside_the_retry() -> None:
    source = next(dedent(s.source) for s in SNIPPETS if s.name == "refused")
    broad = source.replace("ConnectionRefusedError as", "ConnectionError as")
    assert [finding.code for finding in check(broad)] == ["NET101"]
