"""Several findings in one try: they are rewritten together, and nothing is left to rewrite."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

import pytest

from codemods import engine
from flake8_connerr.check import check
from tests.codemods.pairs import comments
from tests.codemods.test_errno_handlers import differences, kernel_faults

CODES = frozenset({"NET101", "NET102", "NET103", "NET104", "NET105", "NET106"})


class Mix(NamedTuple):
    """A source, the codes of its findings that are safely fixed, and those that are fixed at all."""

    source: str
    safe: str
    unsafe: str


MIXES = {
    "the family and its members": Mix(
        """\
import errno
import socket


def main(connection: socket.socket):
    try:
        connection.sendall(b"hello")
        connection.recv(10)
    except (ConnectionError, BrokenPipeError):
        # the peer went away
        print("gone")
    except ConnectionResetError:
        print("reset")
    except (OSError, IOError) as error:
        if error.errno in (errno.EHOSTUNREACH, errno.ETIMEDOUT):
            return "late"
        raise
    return "end"
""",
        "NET102 NET103 NET103",
        "NET103 NET103 NET104 NET106",
    ),
    "numbers in the base's handler": Mix(
        """\
import errno
import socket


def main(connection: socket.socket):
    try:
        connection.recv(10)
    except (ConnectionError, ConnectionError) as error:
        if error.errno == errno.ECONNRESET:
            print("reset")
        else:
            print("gone", error)
    except (OSError, TimeoutError) as error:
        print("failed", error)
""",
        "NET103 NET103 NET106",
        "NET103 NET103 NET106",
    ),
    "two tries": Mix(
        """\
import errno
import socket


def main(connection: socket.socket):
    try:
        connection.connect(("peer.example", 80))
    except (IOError, OSError) as error:
        if error.errno == errno.ECONNREFUSED:
            print("nobody there")
        else:
            raise
    except ConnectionResetError:
        print("never")
    try:
        connection.sendall(b"hello")
    except ConnectionError:
        print("gone")
    except (socket.error, ValueError, OSError) as error:
        print("failed", error)
""",
        "NET102 NET103 NET103 NET106",
        "NET102 NET103 NET103 NET104 NET106",
    ),
    "nested": Mix(
        """\
import errno
import socket


def main(connection: socket.socket):
    try:
        try:
            connection.sendall(b"hello")
        except (OSError, ConnectionError) as error:
            if error.errno != errno.ECONNABORTED:
                raise
            print("aborted")
        except BrokenPipeError:
            print("never")
        connection.recv(10)
    except ConnectionError as error:
        print("gone", error)
    except (ConnectionResetError, ValueError):
        print("never reset")
    return "end"
""",
        "NET102 NET103 NET104 NET106",
        "NET102 NET103 NET104 NET104 NET106",
    ),
    "a retry loop": Mix(
        """\
import errno
import socket
import time


def main(connection: socket.socket):
    for attempt in range(3):
        try:
            connection.sendall(b"hello")
            return connection.recv(10)
        except (ConnectionError, ConnectionResetError) as error:
            print("gone", error)
        except OSError as error:
            if error.errno != errno.ETIMEDOUT or attempt == 2:
                raise
        time.sleep(1)
    raise ValueError("no answer")
""",
        "NET102 NET103",
        "NET102 NET103 NET106",
    ),
}


def fixed(source: str, unsafe: bool) -> engine.FixedSource:
    """A source with the fixes of all these rules made."""
    return engine.fix_source(source, engine.Request(CODES, unsafe=unsafe))


@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize("name", MIXES)
def test_all_that_can_be_fixed_is_fixed_at_once(name: str, unsafe: bool) -> None:
    mix = MIXES[name]
    done = fixed(mix.source, unsafe)
    expected = mix.unsafe if unsafe else mix.safe
    assert sorted(finding.code for finding in done.fixed) == expected.split()
    again = fixed(done.source, unsafe)
    assert (again.source, again.fixed) == (done.source, ())


@pytest.mark.parametrize("name", MIXES)
def test_nothing_is_left_but_what_was_not_asked_for(name: str) -> None:
    source = MIXES[name].source
    assert not fixed(source, unsafe=True).remaining
    assert all(kept.finding.code in {"NET104", "NET106"} for kept in fixed(source, unsafe=False).remaining)


@pytest.mark.parametrize("name", MIXES)
def test_no_finding_is_new(name: str) -> None:
    before = Counter(finding.code for finding in check(MIXES[name].source, codes=CODES))
    after = Counter(finding.code for finding in check(fixed(MIXES[name].source, True).source, codes=CODES))
    assert not after - before


def _outside(codes: str) -> set[str]:
    """A connection that stands cannot be refused, which is what the fix of NET102 rests on."""
    return {"ECONNREFUSED"} if "NET102" in codes else set()


@pytest.mark.parametrize("name", MIXES)
def test_safe_fixes_together_change_nothing(name: str) -> None:
    source = MIXES[name].source
    after = fixed(source, unsafe=False).source
    assert after != source
    assert differences(source, after, kernel_faults()) == _outside(MIXES[name].safe)
    assert not comments(source) - comments(after)


@pytest.mark.parametrize("name", [name for name, mix in MIXES.items() if "NET104" not in mix.unsafe])
def test_a_handler_for_the_class_does_the_same_among_other_fixes(name: str) -> None:
    source = MIXES[name].source
    after = fixed(source, unsafe=True).source
    assert differences(source, after, kernel_faults()) == _outside(MIXES[name].unsafe)
