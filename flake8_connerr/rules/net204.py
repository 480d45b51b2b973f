"""A wait that grows has no upper limit, and there may be many attempts.

## What it does

Reports a wait between attempts that grows with each of them and is held below nothing, where the
attempts are unbounded, known to be more than 10, or configurable.

The number in a constant is known; the one in a parameter or an attribute is for others to set. A
deadline bounds the waits as well, and so does a timeout around the loop. A limit is `min()`, a
comparison with the delay, or a value whose name says so, such as `max_delay`.

Each growing wait is judged by itself. Waits that another object works out are not known to grow.

## Why is this bad?

After ten failures a wait that began with one second is 17 minutes long, after fifteen it is nine
hours. A peer that was away for the night is then back for half a day before it is tried again.

## Example

```python
import socket
import time


def send_report(report: bytes, attempts: int) -> None:
    for attempt in range(attempts):
        try:
            with socket.create_connection(("reports.example", 9999), timeout=10) as connection:
                connection.sendall(report)
            return
        except ConnectionRefusedError:
            if attempt == attempts - 1:
                raise
            time.sleep(2**attempt)
```

## Use instead

```python
import socket
import time


def send_report(report: bytes, attempts: int) -> None:
    for attempt in range(attempts):
        try:
            with socket.create_connection(("reports.example", 9999), timeout=10) as connection:
                connection.sendall(report)
            return
        except ConnectionRefusedError:
            if attempt == attempts - 1:
                raise
            time.sleep(min(30.0, 2**attempt))
```

## Fix safety

The fix changes how long the loop waits and nothing else, and is safe. It is not made where the wait
stands in a function that others call as well, nor where the loop tells how long it waits, nor where an
endless loop waits for a power of which it is not known how fast it grows.

## Options

The fixer's `--cap` sets the limit, 30 seconds by default.

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
from flake8_connerr.waiting.growing_waits import excess, growing_waits
from flake8_connerr.waiting.wait_fixes import capped

if TYPE_CHECKING:
    from flake8_connerr.check import CheckedFile


def check(file: CheckedFile) -> Iterator[Finding]:
    """Growing waits that nothing limits."""
    for loop in file.retry_loops:
        for wait, delay in growing_waits(file.module, file.receivers, loop):
            why = "" if delay.capped else excess(file.module, loop)
            if why:
                message = f"waits up to `{delay.text}` s with no upper limit; {why}: cap the wait with min()"
                yield Finding("NET204", Position.of(wait.call), message, fix=capped(file, loop, wait))


RULE = Rule("NET204", "wait-without-limit", "cap", check, (Sign.LOOP,))
