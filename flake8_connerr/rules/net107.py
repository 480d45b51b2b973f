"""ConnectionError caught around code of which it is not known what it may raise.

## What it does

Reports a handler for the builtin `ConnectionError` where neither a call in the `try` body nor a `raise`
in it is known to bring a connection error, and something in the body cannot be read. Where more is
known, `NET101` and `NET102` speak, or `NET105` if the errors are a library's own. A body that can be
read from end to end and brings no connection error is not reported.

Nothing is reported where the base class is what is meant, or where another rule speaks: the handler
only re-raises, an earlier handler of the same `try` already catches a subclass, or the clause names a
wider class or a subclass as well.

The rule is off unless it is chosen: `extend-select = NET107`.

## Why is this bad?

`ConnectionError` is the base of two different things: nobody is there (`ConnectionRefusedError`;
nothing was sent), and the peer went away (`ConnectionResetError`, `BrokenPipeError`,
`ConnectionAbortedError`; what was sent may have arrived). Whether both can come here is for somebody to
find out who knows the code that is called. It may also be that no builtin ConnectionError can come at
all: many libraries raise a class of their own, by the same name, and the handler never runs.

## Example

```python
import inventory


def stock(article: int) -> int | None:
    try:
        return inventory.count(article)
    except ConnectionError:
        return None
```

## Use instead

```python
import inventory


def stock(article: int) -> int | None:
    try:
        return inventory.count(article)
    except ConnectionRefusedError:
        return None
    except (ConnectionResetError, BrokenPipeError, ConnectionAbortedError):
        return None
```

Here counting is repeatable, so both handlers may do the same. Name one group alone if the other cannot
come, or the library's class if it has one.

## Fix safety

None is offered: what the calls raise would have to be guessed.

## Options

None.

## References

- [Python: OS exceptions](https://docs.python.org/3/library/exceptions.html#os-exceptions)
- [PEP 3151: reworking the OS and IO exception hierarchy](https://peps.python.org/pep-3151/)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from flake8_connerr.clauses.broad_handlers import clauses_for_the_base
from flake8_connerr.connection_classes import is_lost_connection
from flake8_connerr.findings import Finding
from flake8_connerr.rules import Rule
from flake8_connerr.unparsed.prefilter import Sign

if TYPE_CHECKING:
    from flake8_connerr.check import CheckedFile


def check(file: CheckedFile) -> Iterator[Finding]:
    """Handlers of ConnectionError around code of which nothing is known."""
    for clause in clauses_for_the_base(file):
        raised = file.raises.of_attempt(clause.statement, clause.scope)
        known = any(is_lost_connection(file.module, source.exception) for source in raised.sources)
        if not known and not raised.complete:
            message = (
                "`except ConnectionError` around calls that are not known to raise it: find out what they "
                "raise, then name ConnectionRefusedError (nobody there), (ConnectionResetError, "
                "BrokenPipeError, ConnectionAbortedError) (peer went away), or the library's own class"
            )
            yield Finding("NET107", clause.position, message)


RULE = Rule("NET107", "unexamined-handler", "", check, (Sign.BASE_CLASS,))
