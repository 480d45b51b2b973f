"""The same socket is used again after the failure that killed it, with no new one in between.

## What it does

Reports `connect()` on a socket whose `connect()` has failed, and sending or receiving once more on a
connection after it was reset, in a loop that comes round or in the handler itself, where nothing in
between puts a new socket in the place of the old one.

It speaks of `socket.socket`, `ssl.SSLSocket`, and asyncio's `StreamReader` and `StreamWriter`, as far as
the file shows that it is one. Datagram sockets have no connection to lose and are not reported. Neither
is a loop whose handler goes on for some errors alone, nor one that calls what may make a new socket and
cannot be read. What is received after a failed `send()` may still be there, and is not reported. Nor is a
handler for errors of all sorts that sends, where something else is tried as well: it may tell the peer of
that.

## Why is this bad?

It cannot work. After a reset, every `send()` fails with `BrokenPipeError`, and `recv()` returns `b""`
for ever; asyncio raises the same error each time. What becomes of a socket after a failed `connect()`
is not defined: on Linux, one with a timeout fails with `ConnectionAbortedError` every second time, even
if the server is back; elsewhere every further attempt may fail with `EINVAL`.

## Example

```python
import random
import socket
import time


def connected() -> socket.socket:
    connection = socket.socket()
    connection.settimeout(10)
    for attempt in range(5):
        try:
            connection.connect(("reports.example", 9999))
            return connection
        except ConnectionError:
            if attempt == 4:
                raise
            time.sleep(random.uniform(0, min(30.0, 2**attempt)))
    raise AssertionError("the last attempt returns or raises")
```

## Use instead

```python
import random
import socket
import time


def connected() -> socket.socket:
    for attempt in range(5):
        try:
            return socket.create_connection(("reports.example", 9999), timeout=10)
        except ConnectionError:
            if attempt == 4:
                raise
            time.sleep(random.uniform(0, min(30.0, 2**attempt)))
    raise AssertionError("the last attempt returns or raises")
```

## Fix safety

None is offered: what else has to be set up again with the connection is for the author to say.

## Options

None.

## References

- [connect() in POSIX.1-2024](https://pubs.opengroup.org/onlinepubs/9799919799/functions/connect.html)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from flake8_connerr.control_flow.flow import source_of
from flake8_connerr.findings import Finding
from flake8_connerr.nodes import Position
from flake8_connerr.rules import Rule
from flake8_connerr.sockets.dead_sockets import DeadSocket, Kind, dead_sockets
from flake8_connerr.unparsed.prefilter import Sign

if TYPE_CHECKING:
    from flake8_connerr.check import CheckedFile


def check(file: CheckedFile) -> Iterator[Finding]:
    """Operations on sockets that are dead."""
    for dead in dead_sockets(file.module, file.receivers):
        yield Finding("NET208", Position.of(dead.again), _message(dead))


def _message(dead: DeadSocket) -> str:
    called, line = f"`{source_of(dead.again.func)}()`", dead.handler.lineno
    match dead.operation.kind:
        case Kind.CONNECT:
            return (
                f"{called} is tried again on a socket whose connect() has failed (caught on line {line}), "
                "which leaves it in no defined state; make a new socket for each attempt"
            )
        case Kind.SEND:
            why = "which can only fail"
        case Kind.RECEIVE:
            why = "from which nothing more comes"
    verb = dead.operation.kind.value
    return f"{called} {verb}s again on a lost connection (caught on line {line}), {why}; make a new one first"


RULE = Rule("NET208", "dead-socket-used-again", "", check, (Sign.SOCKET,))
