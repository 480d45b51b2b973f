"""What is said of a comparison with an errno: to catch its class, or that a handler above has done so."""

from __future__ import annotations

import ast
from textwrap import dedent

import pytest

from flake8_connerr.check import check


def message(above: str, test: str) -> str:
    """The one message about ``test`` in a handler of OSError, below handlers like these."""
    source = dedent("""\
        import errno
        try:
            connection.sendall(report)
        {above}
        except OSError as error:
            if {test}:
                raise
    """).format(above=above, test=test)
    (finding,) = check(source, tree=ast.parse(source), codes=frozenset({"NET106"}))
    return finding.message


@pytest.mark.parametrize(
    "above",
    [
        "except BrokenPipeError: pass",
        "except (KeyError, BrokenPipeError): pass",
        "except ConnectionError: pass",
    ],
)
def test_a_class_that_is_caught_above(above: str) -> None:
    told = message(above, "error.errno != errno.EPIPE")
    assert told.endswith("since PEP 3151, which line 4 caught before; take its number out")


def test_several_that_are_caught_above() -> None:
    above = "except BrokenPipeError: pass\nexcept ConnectionResetError: pass"
    told = message(above, "error.errno in (errno.EPIPE, errno.ECONNRESET)")
    assert told.endswith("since PEP 3151, which line 4 and line 5 caught before; take their numbers out")


@pytest.mark.parametrize(
    "above",
    [
        "except KeyError: pass",
        "except ConnectionResetError: pass",
        "except UnknownError: pass",
    ],
)
def test_a_class_of_which_that_is_not_sure(above: str) -> None:
    told = message(above, "error.errno != errno.EPIPE")
    assert told.endswith("since PEP 3151; catch that class in a handler of its own")


def test_several_of_which_one_is_left() -> None:
    told = message("except BrokenPipeError: pass", "error.errno in (errno.EPIPE, errno.ECONNRESET)")
    assert told.endswith("; catch those classes in handlers of their own")
