"""Nothing bounds the retrying: it goes on for as long as the peer stays away.

## What it does

Reports a retry or reconnect loop that nothing in the file ends while its attempts fail: no number of
attempts, no deadline, no stop flag.

A number of attempts counts wherever it comes from, so a parameter whose `None` or `-1` means for ever
is a bound: the caller may set one. So are a timeout around the loop, a test of a clock, and a flag that
lets the failure happen once. A stop flag is anything that leaves the loop when somebody else asks for
it: an event, an attribute of the object, a condition that is called. A flag which the file never sets,
or which only success sets, is none. A cancelled asyncio task counts where the file handles the
cancellation, or cancels the task that runs the loop.

## Why is this bad?

A caller who waits for the result waits for ever, and never learns what is wrong. Nothing shuts the
program down in good order while the peer is away. A wrong address or a revoked password is retried
until somebody looks at the log.

Many reconnect loops are meant to go on for as long as the program runs. That is why this rule is off by
default: turn it on where each such loop is to have a way to be stopped.

## Example

```python
import random
import socket
import time


def connected() -> socket.socket:
    delay = 0.5
    while True:
        try:
            return socket.create_connection(("reports.example", 9999), timeout=10)
        except OSError:
            time.sleep(random.uniform(0, delay))
            delay = min(delay * 2, 30.0)
```

## Use instead

```python
import random
import socket
import time


def connected(deadline: float) -> socket.socket:
    delay = 0.5
    while True:
        try:
            return socket.create_connection(("reports.example", 9999), timeout=10)
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(random.uniform(0, delay))
            delay = min(delay * 2, 30.0)
```

A loop that is to run as long as the program does can ask for an event in each round, and wait on it:
`if stop.wait(delay): return`.

## Fix safety

None is offered: how long to go on is for the author to say.

## Options

None.

## References

- [Addressing cascading failures](https://sre.google/sre-book/addressing-cascading-failures/)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from flake8_connerr.findings import Finding
from flake8_connerr.nodes import Position
from flake8_connerr.retrying.stops import never_ends
from flake8_connerr.rules import Rule
from flake8_connerr.unparsed.prefilter import Sign

if TYPE_CHECKING:
    from flake8_connerr.check import CheckedFile


def check(file: CheckedFile) -> Iterator[Finding]:
    """Retry loops that nothing bounds."""
    for loop in file.retry_loops:
        if never_ends(file.module, loop):
            message = (
                f"{loop.kind.value} loop goes on for ever while its attempts fail: no number of attempts, "
                "no deadline and no stop flag ends it; give it one of them"
            )
            yield Finding("NET203", Position.of(loop.loop), message)


RULE = Rule("NET203", "retry-without-bound", "", check, (Sign.LOOP,))
