"""ConnectionError caught where the connection already stands, so it can only have been lost.

## What it does

Reports a handler for the builtin `ConnectionError` whose `try` body can be shown to raise more
specific subclasses, all of them while accepting or using a connection: sending, receiving, flushing,
shaking hands. Where the body also sets up the connection, the clause is NET101's.

The name must be the builtin, and the clause is left alone where the base class is what is meant: the
handler only re-raises, the body raises a plain `ConnectionError` on purpose, an earlier handler of
the same `try` already catches a subclass, or the clause names a wider class such as `OSError`.

## Why is this bad?

On a connection that stands there is one thing to handle: the peer went away. The base class hides
that. It promises to handle a refused connection, which cannot happen here, and it will quietly do so
once somebody moves the connecting call into the body. Then a server that was never reached is
treated like one that dropped the conversation.

`ConnectionResetError`, `BrokenPipeError` and `ConnectionAbortedError` belong together. A write after
the peer has closed gives a reset or a broken pipe depending on timing; on Windows the same write
usually gives `ConnectionAbortedError`. So name the three at once rather than one of them.

A connected UDP socket is different: there `ConnectionRefusedError` comes from `send` and `recv`. The
same holds after a non-blocking `connect`.

## Example

```python
import socket


def greet(server: socket.socket) -> None:
    connection, address = server.accept()
    with connection:
        try:
            connection.sendall(b"hello")
        except ConnectionError as error:
            print(f"{address} went away: {error}")
```

## Use instead

```python
import socket


def greet(server: socket.socket) -> None:
    connection, address = server.accept()
    with connection:
        try:
            connection.sendall(b"hello")
        except (ConnectionResetError, BrokenPipeError, ConnectionAbortedError) as error:
            print(f"{address} went away: {error}")
```

## Fix safety

The fix replaces the base class by the three subclasses and keeps the body, the `as` name and the
comments. Every error that the body is known to raise reaches the same body as before. That is safe.

Where something else of the family may arrive (a plain `ConnectionError`, a subclass of your own, a
call that cannot be read), a last `except ConnectionError` with the old body stays. Other classes of
the clause, as in `(ConnectionError, TimeoutError)`, stay beside the three.

No fix is offered in `except*`, for a body that cannot be repeated where it would have to be (it has a
`global` or `nonlocal` statement), in a file where one of the subclasses' names means something else, or
where a later handler, which never runs, is for `ConnectionError` as well: which of the two is meant cannot
be told.

## Options

None.

## References

- [Python: OS exceptions](https://docs.python.org/3/library/exceptions.html#os-exceptions)
- [send(2)](https://man7.org/linux/man-pages/man2/send.2.html)
- [recv(2)](https://man7.org/linux/man-pages/man2/recv.2.html)
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
    """Handlers of ConnectionError around a conversation that stands already."""
    for broad in broad_handlers(file):
        if not broad.connects:
            message = (
                f"`except ConnectionError` is wider than what can come: {broad.describe()}, as the peer "
                "went away; catch (ConnectionResetError, BrokenPipeError, ConnectionAbortedError)"
            )
            yield Finding("NET102", broad.position, message, broad.evidence, split(file, broad))


RULE = Rule("NET102", "broad-transfer-handler", "split", check, (Sign.BROAD_CLASS,))
