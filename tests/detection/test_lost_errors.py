"""What is said of the last error when it is lost, and of the attempts after which it is."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest

from flake8_connerr.check import check

LOOP = dedent(
    """\
    for _ in range(5):
        try:
            answer = requests.get("http://peer.example/")
            {success}
        except requests.ConnectionError:
            time.sleep(random.uniform(0, 30))
    """
)


@pytest.mark.parametrize(
    ("success", "after", "in_function", "told"),
    [
        ("break", "", True, "the function ends as if an attempt had worked"),
        ("break", "close()\n", True, "the code after it runs as if an attempt had worked"),
        ("break", "", False, "the code after it runs as if an attempt had worked"),
        ("return answer", "", True, "the function returns None, where it returns a value on success"),
    ],
)
def test_how_it_is_lost(success: str, after: str, in_function: bool, told: str) -> None:
    source = LOOP.format(success=success) + after
    if in_function:
        source = "def ask():\n" + indent(source, "    ")
    (finding,) = check(f"import random, requests, time\n{source}", codes=frozenset({"NET207"}))
    assert told in finding.message


@pytest.mark.parametrize(
    ("attempts", "told"),
    [
        ("range(5)", "all attempts have failed (5 attempts) the"),
        ("range(most)", "all attempts have failed the"),
    ],
)
def test_how_many_attempts_there_are(attempts: str, told: str) -> None:
    source = LOOP.format(success="break").replace("range(5)", attempts)
    (finding,) = check(f"import random, requests, time\n{source}", codes=frozenset({"NET207"}))
    assert told in finding.message
