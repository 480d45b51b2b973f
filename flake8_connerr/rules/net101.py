"""ConnectionError caught where a refused connection and a lost one can be told apart.

## What it does

Reports a handler for the builtin `ConnectionError` whose `try` body can be shown to raise more
specific subclasses while setting up a connection, whether or not it then goes on to use it. The
message names the classes that can come and the call each comes from.

The name must be the builtin. `except ConnectionError` after `from redis import ConnectionError` is
another class, and is left alone.

Nothing is reported where the base class is what is meant:

- the handler only re-raises;
- the body raises a plain `ConnectionError` on purpose;
- an earlier handler of the same `try` already catches a subclass, so this one takes the rest;
- the clause names a wider class as well, such as `OSError`;
- the handler is the failure path of a retry, reconnect or failover loop, or of what tenacity or
  stamina tries, and the body does nothing but connect. Nothing has been sent yet, so "any connection
  failure: try again" is right. Where data is sent as well the clause is reported, loop or not: trying
  again may repeat a request that the peer has already half received.

## Why is this bad?

The subclasses say two different things:

- `ConnectionRefusedError`: nobody is there. Nothing was sent. The address may be wrong, or the
  server is not up yet.
- `ConnectionResetError`, `BrokenPipeError` and `ConnectionAbortedError`: the peer was there and went
  away. What was sent may or may not have been received and acted upon.

The second group is one group. Which of its members is raised is decided by the platform and by
microseconds, so telling a reset from a broken pipe is of no use; telling either from a refusal is.
One handler for both kinds usually does something that is right for only one of them: it reports a
server as down that had dropped one request, or sends a payment twice.

## Example

```python
import socket


def send_report(report: bytes) -> None:
    try:
        with socket.create_connection(("reports.example", 9999), timeout=10) as connection:
            connection.sendall(report)
    except ConnectionError as error:
        print(f"the report was not sent: {error}")
```

## Use instead

```python
import socket


def send_report(report: bytes) -> None:
    try:
        with socket.create_connection(("reports.example", 9999), timeout=10) as connection:
            connection.sendall(report)
    except ConnectionRefusedError as error:
        print(f"the report was not sent: {error}")
    except (ConnectionResetError, BrokenPipeError, ConnectionAbortedError) as error:
        print(f"the report was not sent: {error}")
```

Then let each handler say what it knows: in the first the report was certainly not sent, in the
second that is uncertain.

## Fix safety

The fix writes the two handlers with the body, the `as` name and the comments of the old one, so
every error that reached the old handler reaches one with the same body. That is safe.

Where something else of the family may arrive (a plain `ConnectionError`, a subclass of your own, a
call that cannot be read), a last `except ConnectionError` with the old body stays. Other classes of
the clause, as in `(ConnectionError, TimeoutError)`, go with the second handler. A body too long to
repeat becomes one handler that names all four classes.

No fix is offered in `except*`, for a body that cannot be repeated (it has a `global` or `nonlocal`
statement), in a file where one of the subclasses' names means something else, or where a later handler,
which never runs, is for `ConnectionError` as well: which of the two is meant cannot be told.

## Options

None.

## References

- [Python: OS exceptions](https://docs.python.org/3/library/exceptions.html#os-exceptions)
- [PEP 3151: reworking the OS and IO exception hierarchy](https://peps.python.org/pep-3151/)
- [connect(2)](https://man7.org/linux/man-pages/man2/connect.2.html)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from flake8_connerr.clauses.broad_handlers import broad_handlers, split
from flake8_connerr.findings import Finding
from flake8_connerr.rules import Rule
from flake8_connerr.unparsed.prefilter import Sign

if TYPE_CHECKING:
    from flake8_connerr.check import CheckedFile


def check(file: CheckedFile) -> Iterator[Finding]:
    """Handlers of ConnectionError that a refused connection can reach."""
    for broad in broad_handlers(file):
        if broad.connects:
            message = (
                f"`except ConnectionError` takes a refused connection like a lost one: {broad.describe()}; "
                "catch ConnectionRefusedError (nobody there: wait, retry) apart from (ConnectionResetError, "
                "BrokenPipeError, ConnectionAbortedError) (peer went away: reconnect)"
            )
            yield Finding("NET101", broad.position, message, broad.evidence, split(file, broad))


RULE = Rule("NET101", "broad-connect-handler", "split", check, (Sign.BROAD_CLASS,))
