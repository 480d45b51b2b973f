"""What calls were seen to raise is what the catalog lists of them, in the phase in which it came.

A row is a call, or several after one another, and a way in which the peer failed. It agrees with the
catalog when what was raised is listed of one of its calls, for every platform, in that phase, on evidence
of that fault or of a source; where nothing was raised, when the last call claims nothing under that fault.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from .rows import Listed, listed, load

_FAULT = re.compile(r"F\d+")
_CONNECT, _TRANSFER = frozenset({"connect"}), frozenset({"transfer"})
# Clients of databases and brokers make one phase of connecting and greeting each other.
_EITHER = _CONNECT | _TRANSFER


class Failure(NamedTuple):
    """One way in which the peer failed.

    ``faults`` are the faults of the evidence that bring about the same, the plainest first.
    """

    faults: tuple[str, ...]
    phases: frozenset[str]


FAILURES = {
    "refuse": Failure(("F1",), _CONNECT),
    "dns": Failure(("F9",), _CONNECT),
    "missing": Failure(("F8",), _CONNECT),
    "fin": Failure(("F3", "F5", "F6"), _EITHER),
    "rst": Failure(("F2", "F4"), _EITHER),
    "hang": Failure(("F7",), _EITHER),
    "midfin": Failure(("F5",), _TRANSFER),
    "midrst": Failure(("F4",), _TRANSFER),
    "midhang": Failure(("F7",), _TRANSFER),
}
ROWS = {
    (row["what"], failure): (row["calls"], raised)
    for row in load("raises")
    for failure, raised in row["raised"].items()
}

# Rows that the catalog does not share.
DIFFERENCES = {
    # Given up after 20 s, too early: the driver itself gives up after connection_timeout, 30 s by default
    # (neo4j/_sync/config.py, 6.4.1). The catalog's F7 is of a driver with a shorter one.
    ("neo4j driver.verify_connectivity", "hang"),
    # As above: nats/aio/client.py, _select_next_server (nats-py 2.16.0) sleeps reconnect_time_wait, 2 s,
    # between max_reconnect_attempts, 60 by default, before it raises; allow_reconnect is not asked there.
    ("nats.connect(allow_reconnect=False)", "refuse"),
    # Nobody was connected to: a client that is not started is CLOSED, and kazoo/client.py, _call (2.11.0)
    # refuses the request. What keeps a request from being sent is of the transfer.
    ("kazoo get() when not connected", "refuse"),
    # The same: stomp/transport.py, Transport.send (stomp.py 9.0.0), where there is no socket.
    ("stomp send when not connected", "refuse"),
    # The same: zmq_connect() returns at once and goes on trying in the background, so that zmq/error.py,
    # _check_rc (pyzmq 27.3.0), is told EAGAIN by zmq_recv() when RCVTIMEO is over.
    ("zmq REQ send/recv RCVTIMEO", "refuse"),
    # A broker that accepts and says nothing: paho/mqtt/client.py, Client.reconnect (2.2.0), sends CONNECT
    # and leaves CONNACK to the loop. The catalog's F7 is of an address that does not even accept.
    ("paho Client.connect", "hang"),
}


def agrees(calls: list[str], failure: Failure, raised: str | None) -> bool:
    """Whether the catalog says the same as a row; None and "hung" are that nothing was raised."""
    if raised in (None, "hung"):
        return not any(
            failure.faults[0] in _provoked(row) and not row.evidence.startswith("race:")
            for row in listed(calls[-1])
        )
    return any(
        row.platform == "any" and row.phase in failure.phases and _founded(row, failure)
        for call in calls
        for row in listed(call, raised)
    )


def _founded(row: Listed, failure: Failure) -> bool:
    return row.evidence.startswith("source:") or not _provoked(row).isdisjoint(failure.faults)


def _provoked(row: Listed) -> set[str]:
    return set() if row.evidence.startswith("source:") else set(_FAULT.findall(row.evidence))


@pytest.mark.parametrize(("what", "failure"), ROWS)
def test_row(what: str, failure: str) -> None:
    calls, raised = ROWS[what, failure]
    try:
        agreed = agrees(calls, FAILURES[failure], raised)
    except LookupError:
        agreed = False
    explained = (what, failure) in DIFFERENCES
    assert agreed != explained, f"{raised} under {failure}: " + ("explained in vain" if agreed else "differs")


def test_differences_are_of_rows() -> None:
    assert DIFFERENCES - ROWS.keys() == set()
