"""A failure slips past the handler that is meant for it: the call reports it as another class.

## What it does

Reports a clause that names a builtin class for a refused or a lost connection (`ConnectionRefusedError`,
`ConnectionResetError`, `BrokenPipeError`, `ConnectionAbortedError`, or their base `ConnectionError`),
where a call in the `try` body reports that very thing as a class that nothing in the function catches:

- `asyncio.open_connection()` and `loop.create_connection()` raise a plain `OSError` when each of several
  addresses of a host refuses, and `localhost` mostly has two (`127.0.0.1` and `::1`); so do anyio's and
  trio's functions for connecting, whatever the host;
- `urllib.request.urlopen()` raises `URLError` when the connection is refused;
- smtplib raises `SMTPServerDisconnected`, ftplib `EOFError`, imaplib `IMAP4.abort`, `readexactly()` of an
  asyncio stream `IncompleteReadError` when the connection is lost; and so on.

What a call raises under which fault is taken from a catalog that was measured by bringing each fault
about. A host that is a parameter or a variable counts as a name with several addresses; an address in
digits does not, nor a name that is bound once, to an address in digits.

Nothing is reported where

- another class of the clause, another handler of the same `try`, one around it in the same function, or
  `contextlib.suppress` around it catches the class, however broadly, or may catch it;
- the handler only re-raises;
- what is missed is another outcome: a handler for `ConnectionRefusedError` alone says nothing about lost
  connections or timeouts;
- what is missed is another builtin for a lost connection (`BrokenPipeError` beside `ConnectionResetError`);
- the call never raises the class that is caught, and the body holds another call that does, or one that
  cannot be read (but a plain `OSError` from connecting is reported beside one that cannot);
- the call stands in a task group or nursery within the `try`, whose errors come in a group.

The rule is off unless it is chosen: `extend-select = NET108`.

## Why is this bad?

The handler looks right, and may even have been seen to work: with one address in digits, or with a peer
that resets instead of closing. Then the same failure comes under another name, goes past the handler and
ends the task, the thread or the program that was meant to try again.

## Example

```python
import asyncio


async def is_up(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("localhost", port)
    except ConnectionRefusedError:
        return False
    writer.close()
    return True
```

## Use instead

```python
import asyncio


async def is_up(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("localhost", port)
    except OSError:
        return False
    writer.close()
    return True
```

## Fix safety

The fix adds the missing class to the clause, or puts it in the place of those that it covers, and is
unsafe: a handler runs that did not run before, and `OSError` is more than a refused connection (an
unreachable network, a host name that does not exist). No fix is made where the file imports no name that
leads to the class, where the clause names its classes through a variable, or where a handler below it
would no longer run.

## Options

None.

## References

- [asyncio: streams](https://docs.python.org/3/library/asyncio-stream.html#asyncio.open_connection)
- [urllib.error: exception classes](https://docs.python.org/3/library/urllib.error.html)
- [smtplib: SMTPServerDisconnected](https://docs.python.org/3/library/smtplib.html#smtplib.SMTPServerDisconnected)
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from flake8_connerr.clauses.slipping import REFUSED, Slip, Slipping, slipping, widened, widening
from flake8_connerr.findings import Applicability, Evidence, Finding
from flake8_connerr.rules import Rule
from flake8_connerr.unparsed.prefilter import Sign

if TYPE_CHECKING:
    from flake8_connerr.check import CheckedFile


def check(file: CheckedFile) -> Iterator[Finding]:
    """Clauses that a failure slips past."""
    for found in slipping(file):
        first = found.slips[0]
        message = (
            f"{_told(first)}, which `except {_meant(found)}` does not catch; "
            f"catch `{widened(file.module, found)}`"
        )
        evidence = dict.fromkeys(Evidence(slip.source.line, _told(slip)) for slip in found.slips)
        fix = widening(file.module, found)
        yield Finding("NET108", found.clause.position, message, tuple(evidence), fix, Applicability.UNSAFE)


def _told(slip: Slip) -> str:
    plain = "a plain " if slip.exception in ("OSError", "ConnectionError") else ""
    where = " where its host has several addresses" if slip.takes_several_addresses else ""
    verb = "reports" if slip.outcome is REFUSED else "may report"
    return f"{slip.source.call} {verb} {slip.outcome.name} as {plain}{slip.exception}{where}"


def _meant(found: Slipping) -> str:
    """The first class of the clause that means the outcome, as it is spelled."""
    outcome = found.slips[0].outcome
    elements = (e for e in found.clause.elements if outcome.is_meant_by(e.definitions))
    return ast.unparse(next(elements).node)


RULE = Rule("NET108", "slipping-failure", "widen the clause (unsafe)", check, (Sign.SPECIFIC_CLASS,))
