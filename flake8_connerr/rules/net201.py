"""A failed attempt is retried at once, with no wait in between.

## What it does

Reports a retry or reconnect loop in which the path from a failure to the next attempt has no wait. A
retry loop brings the same operation round again after a failure and is left on success; a reconnect loop
sets up a connection or session again when that fails or drops. The operation must be network or
inter-process I/O. A failure is an exception, an error status (429 or 5xx) of what an HTTP call answered,
or, where the loop plainly says that it retries, a false result or a status that is none of success. A
function that calls itself again from its own failure path, with what it was called with and at most a
count moved on, is such a loop as well.

A wait is any sleep of `time`, `asyncio`, `trio`, `anyio`, `gevent`, `eventlet` or Twisted, and a timed
`Event.wait`, `Condition.wait`, `wait_for` or `select`, wherever it stands on that path; also one in a
function of the same file that the path calls, or one that another function is passed to run, as in
`asyncio.to_thread(time.sleep, 5)`. `time.sleep(0)` is not a wait. Where two failure paths differ,
the worse one is reported.

It takes more than a guess: either the failure is known (a connection or timeout class of the standard
library or a catalogued library, `OSError` around a call that is known to raise one, `Exception` around one
that is known to connect), or the loop says that it tries again (a counter, a name or a message that speaks
of retries or attempts, a `for` over numbers that the attempt makes no use of). A function that calls itself
again says so by counting its attempts.

Not reported: loops that try another address, port, mirror, connection, provider, key or item each time,
polling (an empty queue, a timeout as a tick), serving, paging through results, protocol negotiation,
rounds paced by a person; a loop that only the operation's own timeout brings round, since that timeout
paces it; a loop whose inner call already backs off, or whose client is told to where it is made
(`Retry(backoff_factor=1)`, `Config(retries=...)`); a handler that works out another request, renews a
token, waits for a future, or asks an object made for pacing (`backoff.next()`) or a generator that waits;
one that goes on only where the error says that somebody has to sign in, that somebody else has written,
or that a part of the work is done, or holds a sentence, or a code of several words, of no lost or
overloaded peer; one that goes on after timeouts alone; a `try` of which the rest of the round does not
ask how it has gone; and a second attempt, the only one, on a fresh connection after the handler has ended
the old one. A handler that connects anew is not reported either, nor a function that does so before it
calls itself again, or at its top: where that fails, there is no other attempt.

## Why is this bad?

What refused a connection a moment ago will refuse the next one. A loop without a wait uses up its
attempts within milliseconds, before a restarting server can be back, or, where nothing bounds it,
keeps a processor and the peer's listen queue busy. Every client that saw the failure does this at the
same time, which can keep the peer from coming back at all.

## Example

```python
import socket


def send_report(report: bytes) -> None:
    for attempt in range(5):
        try:
            with socket.create_connection(("reports.example", 9999), timeout=10) as connection:
                connection.sendall(report)
            return
        except ConnectionRefusedError:
            if attempt == 4:
                raise
```

## Use instead

```python
import random
import socket
import time


def send_report(report: bytes) -> None:
    for attempt in range(5):
        try:
            with socket.create_connection(("reports.example", 9999), timeout=10) as connection:
                connection.sendall(report)
            return
        except ConnectionRefusedError:
            if attempt == 4:
                raise
            time.sleep(random.uniform(0, min(30.0, 0.5 * 2**attempt)))
```

The bound of the wait doubles with each failure and stops at 30 seconds; the wait itself is drawn
anew below that bound, so that clients which failed together do not come back together. The last
failure is raised at once, with no wait that nobody would profit from.

## Fix safety

The fix adds waits and nothing else, and is safe. It uses the sleep that belongs to the function
(`asyncio.sleep` in an asyncio coroutine), the loop's own counter where it has one, and never waits
after the last attempt. In a loop without a bound the delay is doubled and capped as it goes, and in a
reconnect loop it starts again after a success. In a loop with a deadline no wait runs past it, so
fewer attempts may fit.

No fix is made where the failure is told by an answer, nor where it would have to guess: in a coroutine
whose event loop cannot be told, or inside `except*`.

## Options

The fixer's `--base` sets the bound of the first wait, 0.5 seconds by default, and `--cap` the bound of
every wait, 30 seconds by default.

`--style tenacity` and `--style stamina` have these libraries make the attempts and the waits in place of
the loop, as far as they do the same.

## References

- [Four ways to wait, simulated](../waiting.md)
- [Exponential backoff and jitter](https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/)
- [Addressing cascading failures](https://sre.google/sre-book/addressing-cascading-failures/)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from flake8_connerr.findings import Finding
from flake8_connerr.fixes import Refusal
from flake8_connerr.nodes import Position
from flake8_connerr.retry_libraries.styles import finding, plan
from flake8_connerr.retrying.recursive_retries import CALLS_ITSELF
from flake8_connerr.retrying.retries import attempts_told
from flake8_connerr.retrying.status_results import TOLD_BY_ANSWER
from flake8_connerr.rules import Rule
from flake8_connerr.unparsed.prefilter import Sign

if TYPE_CHECKING:
    from flake8_connerr.check import CheckedFile


def check(file: CheckedFile) -> Iterator[Finding]:
    """Retry loops with a failure path that makes the next attempt at once."""
    for loop in file.retry_loops:
        if loop.hasty_paths:
            handler = loop.hasty_paths[0].handler
            message = (
                f"{loop.kind.value} loop tries again at once after a failure{attempts_told(loop)} and "
                "hammers a server that is down; wait exponentially longer each time, with jitter and a cap"
            )
            at = Position.of(handler)
            yield finding("NET201", at, message, plan(file, loop))
    reported = {loop.loop for loop in file.retry_loops if loop.hasty_paths}
    for retry in file.status_retries:
        if not retry.waits and retry.loop not in reported:
            message = (
                f"retry loop asks again at once after a failed answer{attempts_told(retry)} and hammers a "
                "server that is down; wait exponentially longer each time, with jitter and a cap"
            )
            yield Finding("NET201", Position.of(retry.judged), message, fix=Refusal(TOLD_BY_ANSWER))
    for again in file.recursive_retries:
        if not again.waits:
            message = (
                "function calls itself again at once after a failure and hammers a server that is down; "
                "make it a loop that waits exponentially longer each time, with jitter and a cap"
            )
            yield Finding("NET201", Position.of(again.handler), message, fix=Refusal(CALLS_ITSELF))


RULE = Rule(
    "NET201", "retry-without-wait", "exponential wait", check, (Sign.LOOP, Sign.RECURSION, Sign.STATUS)
)
