"""What the sources and manuals of CPython and the platforms say is what the catalog says.

Not everything there is a fact of a call: that socket has no AF_UNIX on Windows, that a transport's
connection_lost() is given a BrokenPipeError there, or which of two classes comes more often.
"""

from __future__ import annotations

import re

import pytest

from flake8_connerr import catalog
from flake8_connerr.__main__ import described
from flake8_connerr.catalog.builtins import ERRNO_CLASSES, WINERROR_CLASSES

from ..evidence.libraries.installed import table
from .rows import Listed, listed, load

FACTS = load("platforms")
_RELEASE = re.compile(r"(?:before|since) Python 3\.\d+")
_EVERYWHERE = "any"

Fact = tuple[str, str, str]

# Facts that the catalog does not share, in the order call, platform, exception.
DIFFERENCES: set[Fact] = {
    # accept(2) of Linux documents ECONNABORTED; net/socket.c, do_accept (6.x), returns it only where
    # getname() of the new socket fails, which TCP's does not once the connection is established.
    ("socket.socket.accept", "linux", "ConnectionAbortedError"),
    # tcp(7) of Linux documents EPIPE for reading from a socket that is shut down; net/ipv4/tcp.c,
    # tcp_recvmsg_locked (6.x), leaves its loop with 0 bytes under RCV_SHUTDOWN instead.
    ("socket.socket.recv", "linux", "BrokenPipeError"),
    ("socket.socket.recv_into", "linux", "BrokenPipeError"),
    ("socket.socket.recvfrom", "linux", "BrokenPipeError"),
}


def _fact(row: dict[str, str]) -> Fact:
    return row["call"], row["platform"], row["raises"]


def _on(platform: str, call: str, exception: str) -> list[Listed]:
    """What is listed of an exception and comes on a platform; Linux has nothing of its own."""
    return [row for row in listed(call, exception) if row.platform in (_EVERYWHERE, platform)]


def _releases(rows: list[Listed]) -> set[str]:
    """The releases that evidence is limited to; "" where some of it is not limited."""
    return {found[0] if (found := _RELEASE.search(row.evidence)) else "" for row in rows}


@pytest.mark.parametrize("row", FACTS["calls"], ids=lambda row: " ".join(_fact(row)))
def test_raised(row: dict[str, str]) -> None:
    rows = _on(row["platform"], row["call"], row["raises"])
    assert bool(rows) != (_fact(row) in DIFFERENCES)
    assert _releases(rows) in (set(), {row.get("release", "")})


@pytest.mark.parametrize("row", FACTS["never"], ids=lambda row: " ".join(_fact(row)))
def test_never_raised(row: dict[str, str]) -> None:
    assert _on(row["platform"], row["call"], row["raises"]) == []


def test_differences_are_of_facts() -> None:
    assert {_fact(row) for row in FACTS["calls"]} >= DIFFERENCES


@pytest.mark.parametrize("name", FACTS["errnos"])
def test_class_of_an_errno(name: str) -> None:
    assert described(f"errno.{name}")[1] == f"  makes {FACTS['errnos'][name]}"


@pytest.mark.parametrize("number", FACTS["winerrors"])
def test_class_of_a_number_of_windows(number: str) -> None:
    assert WINERROR_CLASSES.get(int(number), "OSError") == FACTS["winerrors"][number]


def test_no_errno_makes_a_plain_connection_error() -> None:
    assert "ConnectionError" not in {*ERRNO_CLASSES.values(), *WINERROR_CLASSES.values()}


@pytest.mark.parametrize("name", ["socket.timeout", "asyncio.TimeoutError"])
def test_old_names_of_timeout_error(name: str) -> None:
    assert catalog.canonical(name) == "TimeoutError"


@pytest.mark.parametrize("name", ["socket.gaierror", "socket.herror"])
def test_errors_of_names_are_plain(name: str) -> None:
    assert catalog.bases(name) == ("OSError",)


OF_ONE_PLATFORM = sorted(
    {
        (raised.evidence, raised.exception)
        for call in table(sorted(catalog.libraries()), "CALLS").values()
        for raised in call.raised
        if raised.platform != _EVERYWHERE
    }
)
_WINERRORS = {"ERROR_BROKEN_PIPE": 109, "ERROR_NETNAME_DELETED": 64}


@pytest.mark.parametrize(("evidence", "exception"), OF_ONE_PLATFORM)
def test_a_platform_s_own_class_is_the_one_of_its_number(evidence: str, exception: str) -> None:
    names = re.findall(r"\b(?:WSA)?(E[A-Z_]+)\b", evidence)
    made = {
        WINERROR_CLASSES.get(_WINERRORS[name], "OSError")
        if name in _WINERRORS
        else ERRNO_CLASSES.get(name, "OSError")
        for name in names
    }
    assert made == {exception}
