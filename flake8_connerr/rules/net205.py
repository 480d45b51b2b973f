"""A wait that grows has no jitter, so clients that failed together come back together.

## What it does

Reports a wait between attempts that grows with each of them and in which nothing is random, however it
is made: by the loop's counter, by a variable that is doubled, by a generator or another function of the
same file.

Randomness anywhere in the delay is jitter, even if it vanishes once the cap is reached. Waits that the
server gives, or that another object works out, are not judged. Each growing wait is judged by itself.

## Why is this bad?

When a server goes down, its clients all fail within the same second. If each of them waits one, two,
four seconds, they come back in the same second, too, again and again: the server that just came up is
hit by all of them at once, and goes down again. Spread out at random, they get through.

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
            time.sleep(min(30.0, 2**attempt))
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

## Fix safety

The fix changes how long the loop waits and nothing else, and is safe. It is not made where the wait
stands in a function that others call as well, nor where the loop tells how long it waits.

## Options

The fixer's `--jitter` says how much is random: all of the wait (`full`, the default) or half of it
(`equal`). With `none` nothing is changed.

## References

- [Four ways to wait, simulated](../waiting.md)
- [Exponential backoff and jitter](https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from flake8_connerr.findings import Finding
from flake8_connerr.nodes import Position
from flake8_connerr.rules import Rule
from flake8_connerr.unparsed.prefilter import Sign
from flake8_connerr.waiting.growing_waits import growing_waits
from flake8_connerr.waiting.wait_fixes import jittered

if TYPE_CHECKING:
    from flake8_connerr.check import CheckedFile


def check(file: CheckedFile) -> Iterator[Finding]:
    """Growing waits in which nothing is random."""
    for loop in file.retry_loops:
        for wait, delay in growing_waits(file.module, file.receivers, loop):
            if not delay.jitter:
                message = (
                    f"waits `{delay.text}` s without jitter, so clients that failed together come back "
                    "together; draw the wait at random below that"
                )
                yield Finding("NET205", Position.of(wait.call), message, fix=jittered(file, loop, wait))


RULE = Rule("NET205", "wait-without-jitter", "jitter", check, (Sign.LOOP,))
