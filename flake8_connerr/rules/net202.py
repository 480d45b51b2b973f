"""Every retry waits equally long, however often the peer has already failed.

## What it does

Reports a retry or reconnect loop whose wait between a failure and the next attempt does not grow. A
retry loop brings the same operation round again after a failure and is left on success; a reconnect
loop sets up a connection or session again when that fails or drops. The operation must be network or
inter-process I/O. A failure is an exception, an error status (429 or 5xx) of what an HTTP call answered,
or, where the loop plainly says that it retries, a false result. A function that calls itself again from
its own failure path is such a loop as well.

A configurable wait that does not change from one round to the next is constant, and so is a random
one whose range stays the same, such as `random.uniform(1, 3)`; the time that is left until a deadline
makes no wait grow. Linear growth is growth. A wait that the server gave, as in `Retry-After`, is not
constant. A function that waits in slices, so that a stop is noticed, waits for as long as it is told.

Not reported: loops that try another address or item each time, polling (also a browser, until its page
shows something), serving, paging through results, protocol negotiation, rounds paced by a person;
heartbeats, rounds of which so many are to work, and what watches something at one pace, such as
the state that an answer names; a loop that comes round only where the error's text says that something is
in use, or not allowed yet, or that says that it waits for a deletion, or until something new is known
everywhere; and a loop around a call that already backs off, in this file or by its name. A wait between
the attempts of a retry loop inside another is reported for the inner one alone, which paces the outer. Of
several failure paths the worst is reported, so one without any wait makes it NET201.

## Why is this bad?

No constant suits both a connection dropped for a moment and a server down for ten minutes. A short
wait keeps hammering a peer that is struggling to come back; a long one makes every hiccup slow. And
clients that failed together wait equally long together, so that they return all at once, round after
round. A wait that grows and is random recovers fast from a hiccup and leaves a failing peer alone.

## Example

```python
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
            time.sleep(1)
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
            time.sleep(random.uniform(0, min(30.0, 2**attempt)))
```

The constant that was there becomes the bound of the first wait. It doubles with each failure and
stops at 30 seconds, and the wait itself is drawn anew below it.

## Fix safety

The fix changes how long the loop waits and nothing else, and is safe. The wait that was there gives
the bound of the first one; for a random wait it is the middle of its range. A wait above the cap keeps
its own value as the cap. Nothing is waited for after the last attempt. In a loop without a bound the
delay is doubled and capped as it goes, and in a reconnect loop it starts again after a success. In a
loop with a deadline no wait runs past it, so fewer attempts may fit.

No fix is made where the failure is told by an answer (an error status, a false result), nor where it
would have to guess: where the wait stands in a function that others call as
well, where the sleep was passed in as a parameter, for a blocking sleep in a coroutine, or inside
`except*`. Nor is it made where output that names the wait would no longer tell the truth.

## Options

The fixer's `--cap` sets the bound of every wait, 30 seconds by default. `--base` has no bearing: the
wait that was there is the base.

`--style tenacity` and `--style stamina` have these libraries make the attempts and the waits in place of
the loop, as far as they do the same.

## References

- [Four ways to wait, simulated](../waiting.md)
- [Exponential backoff and jitter](https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/)
- [Addressing cascading failures](https://sre.google/sre-book/addressing-cascading-failures/)
"""

from __future__ import annotations

import ast
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
from flake8_connerr.waiting.delays import Delay

if TYPE_CHECKING:
    from flake8_connerr.check import CheckedFile


def check(file: CheckedFile) -> Iterator[Finding]:
    """Retry loops that wait the same each time."""
    told: set[ast.Call] = set()
    for loop in file.retry_loops:
        if loop.constant_paths and not loop.hasty_paths:
            wait, delay = loop.constant_paths[0].named_wait
            message = (
                f"{loop.kind.value} loop waits {_told(delay)} every time{attempts_told(loop)}, so the "
                "clients of a failing server come back in step; wait exponentially longer each time, "
                "with jitter and a cap"
            )
            at = Position.of(wait.call)
            told.add(wait.call)
            yield finding("NET202", at, message, plan(file, loop))
    reported = {loop.loop for loop in file.retry_loops if loop.hasty_paths or loop.constant_paths}
    for retry in file.status_retries:
        if retry.is_constant and retry.loop not in reported:
            message = (
                f"retry loop waits {_told(retry.delays[0])} after every failed answer{attempts_told(retry)}, "
                "so the clients of a failing server come back in step; wait exponentially longer each time, "
                "with jitter and a cap"
            )
            yield Finding("NET202", Position.of(retry.waits[0].call), message, fix=Refusal(TOLD_BY_ANSWER))
    for again in file.recursive_retries:
        if again.is_constant and again.waits[0].call not in told:
            message = (
                f"function waits {_told(again.delays[0])} each time before it calls itself again, so the "
                "clients of a failing server come back in step; make it a loop that waits exponentially "
                "longer each time, with jitter and a cap"
            )
            yield Finding("NET202", Position.of(again.waits[0].call), message, fix=Refusal(CALLS_ITSELF))


def _told(delay: Delay) -> str:
    if delay.seconds is not None:
        return f"{delay.seconds:g} s"
    return f"`{delay.text}`" if delay.text else "as long"


RULE = Rule(
    "NET202", "retry-with-constant-wait", "exponential wait", check, (Sign.LOOP, Sign.RECURSION, Sign.STATUS)
)
