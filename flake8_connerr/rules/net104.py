"""A handler, or a class in its tuple, can never run: an earlier handler has caught it all.

## What it does

Reports a handler all of whose classes are caught by earlier handlers of the same `try`, because those
name a class they inherit from, an alias of it, or the same class again. Where that holds for some of a
tuple's classes only, each of those is reported by itself. The same goes for `except*`.

The hierarchy is the real one, with the classes of many libraries and those of the file itself; names
are followed to what they mean, and so are variables that stand for tuples of classes. It takes a class
that surely covers: handlers for all the subclasses of ConnectionError do not make a later
`except ConnectionError` useless.

Only clauses that name a connection class, OSError or one of its aliases are looked at, and handlers
that come after one for OSError. Of a handler that never runs no other rule speaks.

## Why is this bad?

The first handler that fits is taken; the order of the handlers decides, not which of them fits best.
The code of the later one looks as if it dealt with the error, but it is dead: a wrong password is
reported as a server that is down, because redis' AuthenticationError is one of its ConnectionErrors
and the handler for those stands first.

## Example

```python
import redis


def check_server(client: redis.Redis) -> str:
    try:
        client.ping()
    except redis.ConnectionError:
        return "the server is down"
    except redis.AuthenticationError:
        return "the password is wrong"
    return "all is well"
```

## Use instead

```python
import redis


def check_server(client: redis.Redis) -> str:
    try:
        client.ping()
    except redis.AuthenticationError:
        return "the password is wrong"
    except redis.ConnectionError:
        return "the server is down"
    return "all is well"
```

## Fix safety

Moving the handler above the one that takes its errors is **unsafe**: code that never ran will run, as
it was surely meant to. Comments above the handler move with it. No such fix is offered where an earlier
handler is for the same class, alone or among others, or where the move would leave another handler dead.

Dropping a dead class from a tuple whose other classes still reach the handler is safe. It stays where a
later handler that never runs is for it, too.

## Options

None.

## References

- [Python: the try statement](https://docs.python.org/3/reference/compound_stmts.html#the-try-statement)
- [Python: exception hierarchy](https://docs.python.org/3/library/exceptions.html#exception-hierarchy)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from flake8_connerr.clauses.overlaps import Member, Overlap, Overlaps, dropped, names_connection_class
from flake8_connerr.findings import Applicability, Evidence, Finding
from flake8_connerr.fixes import MoveHandler, Refusal
from flake8_connerr.names import Module
from flake8_connerr.nodes import Position
from flake8_connerr.rules import Rule
from flake8_connerr.unparsed.prefilter import Sign

if TYPE_CHECKING:
    from flake8_connerr.check import CheckedFile


def check(file: CheckedFile) -> Iterator[Finding]:
    """Handlers and classes that come too late."""
    for found in file.overlaps:
        about_connections = names_connection_class(file.module, found.members)
        dead = [o for o in found.dead if about_connections or _is_caught_by_one(file.module, o)]
        if found.never_runs and dead:
            yield _never_runs(found)
        elif not found.never_runs:
            for overlap in dead:
                fix = dropped(found.clause, overlap, file.disputes)
                message = f"{overlap.member.spelled} never gets here: {_caught([overlap])}; drop it"
                at, clause_at = overlap.member.position, found.clause.position
                yield Finding("NET104", at, message, _evidence([overlap]), fix, clause_at=clause_at)


def _is_caught_by_one(module: Module, overlap: Overlap) -> bool:
    by = [Member(catcher.element.node, (catcher.element,)) for catcher in overlap.by]
    return names_connection_class(module, by)


def _never_runs(found: Overlaps) -> Finding:
    clause = found.clause
    fix: MoveHandler | Refusal
    if any(overlap.same for overlap in found.dead):
        advice = "give both one handler"
        fix = Refusal("an earlier handler is for the same class, and which is meant cannot be told")
    else:
        catchers = [catcher.clause for overlap in found.dead for catcher in overlap.by]
        first = min(catchers, key=lambda one: one.place)
        advice = f"move it above line {first.handler.lineno}"
        at = Position.of(clause.statement)
        fix = MoveHandler(at, clause.place, first.place)
    message = f"this handler can never run: {_caught(found.dead)}; {advice}"
    return Finding("NET104", clause.position, message, _evidence(found.dead), fix, Applicability.UNSAFE)


def _caught(overlaps: Iterable[Overlap]) -> str:
    """What catches what: "`OSError` on line 3 already catches `IOError` and `ConnectionError`"."""
    caught: dict[str, list[str]] = {}
    for overlap in overlaps:
        by = dict.fromkeys(f"{one.spelled} on line {one.clause.handler.lineno}" for one in overlap.by)
        verb = "catches" if len(by) == 1 else "catch"
        caught.setdefault(f"{' and '.join(by)} already {verb}", []).append(overlap.member.spelled)
    return ", ".join(f"{by} {' and '.join(members)}" for by, members in caught.items())


def _evidence(overlaps: Iterable[Overlap]) -> tuple[Evidence, ...]:
    catchers = dict.fromkeys(catcher for overlap in overlaps for catcher in overlap.by)
    return tuple(Evidence(one.clause.handler.lineno, f"catches {one.spelled}") for one in catchers)


RULE = Rule("NET104", "unreachable-handler", "move it above (unsafe)", check, (Sign.OVERLAP,))
