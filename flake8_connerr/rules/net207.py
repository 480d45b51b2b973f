"""When the attempts run out, the last error is lost and all goes on as if they had not failed.

## What it does

Reports a loop that makes a number of attempts and, once all have failed, goes on as if one had worked,
or lets the function return None by falling off its end where success returns a value.

The error is not lost where the loop raises it or another one, in the handler of the last attempt, after
the loop or in its `else`; where something is returned on purpose, `None` included, or the program ends;
where a flag lets the first failure alone come round; where what follows asks how the loop went, or hands
on a result that was given a value before it; where an endless loop around takes the same attempts up
again; where the handler keeps the error, hands it to a method, or calls a function that says by its name
that it raises; where another attempt below, in the same round, works in spite of the failure; and where
the function's docstring speaks of best effort. What a `finally` does tells nobody, unless it asks how the
loop went: it does the same after a success.

Logging at warning or above once the attempts have run out is enough where the function returns nothing
on success either. A message that every failed attempt gives is enough where it is an error, or a warning
that names the error, and does not speak of trying again. An attempt that is told its number, as an argument
of a method of the same object, may end the loop by itself, and is not reported.

## Why is this bad?

The caller goes on with what was never fetched or believes that it was sent. What then fails is
something else, somewhere else, and the error that explains it is gone.

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
            break
        except ConnectionRefusedError:
            if attempt < 4:
                time.sleep(random.uniform(0, min(30.0, 2**attempt)))
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
            break
        except ConnectionRefusedError:
            if attempt < 4:
                time.sleep(random.uniform(0, min(30.0, 2**attempt)))
            else:
                raise
```

## Fix safety

The fix is unsafe: an exception comes out of code out of which none came. It is not made where the loop
does not say which attempt is the last, and where it is left on purpose after that one.

## Options

None.

## References

- [PEP 20: errors should never pass silently](https://peps.python.org/pep-0020/)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from flake8_connerr.findings import Applicability, Finding
from flake8_connerr.nodes import Position
from flake8_connerr.retrying.lost_errors import lost_errors
from flake8_connerr.retrying.retries import attempts_told
from flake8_connerr.rules import Rule
from flake8_connerr.unparsed.prefilter import Sign
from flake8_connerr.waiting.wait_fixes import raising

if TYPE_CHECKING:
    from flake8_connerr.check import CheckedFile


def check(file: CheckedFile) -> Iterator[Finding]:
    """Loops that lose the last error."""
    for loop in file.retry_loops:
        lost, how = lost_errors(file.module, loop)
        if how is not None:
            message = (
                f"once all attempts have failed{attempts_told(loop)} the error is lost: {how.value}; "
                "raise the last error"
            )
            yield Finding(
                "NET207",
                Position.of(loop.loop),
                message,
                fix=raising(file, loop, lost),
                applicability=Applicability.UNSAFE,
            )


RULE = Rule("NET207", "lost-last-error", "raise the last error (unsafe)", check, (Sign.LOOP,))
