"""It waits once more after the last failed attempt, though no other attempt follows.

## What it does

Reports a wait in a loop that makes a number of attempts, where the wait is met after the last of them
has failed as well: nothing asks before it whether another attempt follows.

Not reported: a wait before an attempt, at the top of the loop; a wait that is followed by one more
attempt after the loop, or by as many again in an endless loop around it; loops with a deadline instead
of a number of attempts; a wait in a function that may give up, or leave the wait be, by itself; an attempt
that is told its number, since it may end the loop by itself.

## Why is this bad?

The caller learns of the failure later than need be, and nothing is gained. With a wait that grows, the
last one is the longest: five attempts that wait 1, 2, 4, 8 and 16 seconds spend more than half of the
time on nothing.

## Example

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
            time.sleep(random.uniform(0, min(30.0, 2**attempt)))
    raise TimeoutError("nobody takes the report")
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
            if attempt < 4:
                time.sleep(random.uniform(0, min(30.0, 2**attempt)))
    raise TimeoutError("nobody takes the report")
```

## Fix safety

The fix takes away the wait that follows the last attempt and nothing else, and is safe. The other
statements of the handler still run. It is not made where the loop does not say which attempt is the
last, where the wait comes before a test that ends it, where the loop tells how long it waits, and where
the function that waits does something else as well.

Where the wait is constant as well, the fix for NET202 leaves out the last one, too.

## Options

None.

## References

- [Timeouts, retries and backoff with jitter](https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/)
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from flake8_connerr.findings import Finding
from flake8_connerr.fixes import Refusal
from flake8_connerr.nodes import Position
from flake8_connerr.retrying.retries import attempts_told
from flake8_connerr.retrying.status_results import TOLD_BY_ANSWER
from flake8_connerr.rules import Rule
from flake8_connerr.unparsed.prefilter import Sign
from flake8_connerr.waiting.last_waits import status_waits_after_last, waits_after_last
from flake8_connerr.waiting.wait_fixes import guarded

if TYPE_CHECKING:
    from flake8_connerr.check import CheckedFile


def check(file: CheckedFile) -> Iterator[Finding]:
    """Waits after the last attempt."""
    reported: set[ast.Call] = set()
    for loop in file.retry_loops:
        for last in waits_after_last(file.module, loop):
            reported.add(last.wait.call)
            message = (
                f"waits once more after the last failed attempt{attempts_told(loop)}, and no other follows; "
                "wait only where one does"
            )
            yield Finding("NET206", Position.of(last.wait.call), message, fix=guarded(file, loop, last))
    for retry in file.status_retries:
        for wait in status_waits_after_last(file.module, retry):
            if wait.call not in reported:
                message = (
                    f"waits once more after the last failed answer{attempts_told(retry)}, and no other "
                    "attempt follows; wait only where one does"
                )
                yield Finding("NET206", Position.of(wait.call), message, fix=Refusal(TOLD_BY_ANSWER))


RULE = Rule("NET206", "wait-after-last-attempt", "no last wait", check, (Sign.LOOP, Sign.STATUS))
