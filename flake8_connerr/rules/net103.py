"""A clause names a class beside its superclass, or the same class twice.

## What it does

Reports each class of an `except` clause that another class of the same clause catches already:

- a class beside one that it inherits from: `(OSError, ConnectionError)`, or
  `(requests.ConnectionError, requests.ConnectTimeout)`;
- an alias beside the class it stands for: `(OSError, IOError, socket.error)`;
- a class named twice.

The hierarchy is the real one, with the classes of many libraries, those of the file itself, and
multiple inheritance. Names are followed to what they mean: with `from redis import ConnectionError`,
nothing is wrong with `except (OSError, ConnectionError)`, for that ConnectionError is no OSError. A
variable that stands for a tuple of classes is followed as well; what is redundant in the tuple is
reported once, where the tuple is written.

Only clauses that name a connection class, OSError or one of its aliases are looked at. Nothing is said
of a class that is not known, nor of subclasses which together make up a class that is named with them
nowhere. A class that an earlier handler has caught already is reported as `NET104` instead.

The names that became `TimeoutError` itself (`socket.timeout` in 3.10, those of asyncio and
concurrent.futures in 3.11) are taken for it only where the nearest pyproject.toml's `requires-python`
does not allow an older Python.

The place reported is the class itself. `# noqa` works beside it, and beside the `except` as well.

## Why is this bad?

Whoever reads the clause takes it that each class is there for a reason: that without
`ConnectionError`, lost connections would not be caught. The narrow class suggests that the handler
was written for it, while the wide one lets in everything else, such as a full disk or a missing
file. And when the wide class is taken away one day as too wide, nobody knows whether the narrow ones
beside it are all that is needed.

## Example

```python
import socket


def is_listening(port: int) -> bool:
    try:
        socket.create_connection(("localhost", port), timeout=1).close()
    except (ConnectionRefusedError, OSError):
        return False
    return True
```

## Use instead

```python
import socket


def is_listening(port: int) -> bool:
    try:
        socket.create_connection(("localhost", port), timeout=1).close()
    except OSError:
        return False
    return True
```

Where the wide class is wider than meant, drop that one instead.

## Fix safety

The fix drops what is redundant; the clause catches what it caught before, so that is safe. The tuple
keeps its layout and its comments. A single class that is left loses its parentheses. Of a class and
its alias, the modern name stays.

No fix is offered where the class stands in a tuple that is bound to a name, for other code may use it,
nor where a later handler that never runs is for that class: which of the two is meant cannot be told.

## Options

None.

## References

- [Python: exception hierarchy](https://docs.python.org/3/library/exceptions.html#exception-hierarchy)
- [PEP 3151: reworking the OS and IO exception hierarchy](https://peps.python.org/pep-3151/)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from flake8_connerr.clauses.overlaps import Overlap, dropped, names_connection_class, overlaps_in_tuples
from flake8_connerr.findings import Finding
from flake8_connerr.fixes import Refusal
from flake8_connerr.rules import Rule
from flake8_connerr.unparsed.prefilter import Sign

if TYPE_CHECKING:
    from flake8_connerr.check import CheckedFile


def check(file: CheckedFile) -> Iterator[Finding]:
    """Classes that a clause names beside one that catches them."""
    for found in file.overlaps:
        if not found.never_runs and names_connection_class(file.module, found.members):
            for overlap in found.redundant:
                fix = dropped(found.clause, overlap, file.disputes)
                at, message = overlap.member.position, _message(overlap, "clause")
                yield Finding("NET103", at, message, (), fix, clause_at=found.clause.position)
    for overlap in overlaps_in_tuples(file.module, file.clauses):
        fix = Refusal("the tuple has a name, and other code may use it")
        yield Finding("NET103", overlap.member.position, _message(overlap, "tuple"), (), fix)


def _message(overlap: Overlap, where: str) -> str:
    spelled = overlap.member.spelled
    by = " and ".join(dict.fromkeys(catcher.spelled for catcher in overlap.by))
    if not overlap.same:
        return f"{spelled} is already caught by {by} in this {where}; drop it"
    if spelled == by:
        return f"{spelled} is named twice in this {where}; drop one"
    return f"{spelled} is the same as {by}, which this {where} names as well; drop it"


RULE = Rule("NET103", "redundant-class", "drop the redundant ones", check, (Sign.OVERLAP,))
