"""The class that is caught cannot come from these calls, while the one that can is missed.

## What it does

Reports a clause that names a connection class which no call in the `try` body raises, while those
calls are known to raise another connection class that nothing here catches: the builtin
`ConnectionError` (or a subclass of it, or `TimeoutError`) around requests, httpx, redis, urllib3,
aiohttp, botocore, elasticsearch or pymongo; a library's class around the standard library's calls; or
one library's class around another library's calls.

What a call raises is taken from a catalog that was measured by provoking each fault. A body with a
call that the catalog does not know is left alone, and so is a clause

- one of whose other classes catches the right one;
- beside another handler of the same `try`, or of one around it in the same function, that names the
  library's class or the library's own base for it.

A broad handler elsewhere (`OSError`, `Exception`, a bare `except`) does not silence the rule: the
handling that was meant for lost connections still never runs.

## Why is this bad?

Many libraries have a class of their own for a failed connection, some of them named like the builtin,
and most of these do not inherit from it. `except ConnectionError` around `redis.Redis().get()` never
runs: redis-py raises `redis.exceptions.ConnectionError`, which is no OSError at all. The handler looks
right, passes every test that does not cut the connection, and fails on the day it is needed.

## Example

```python
import redis


def cached(client: redis.Redis, key: str) -> object:
    try:
        return client.get(key)
    except ConnectionError:
        return None
```

## Use instead

```python
import redis


def cached(client: redis.Redis, key: str) -> object:
    try:
        return client.get(key)
    except redis.ConnectionError:
        return None
```

## Fix safety

The fix puts the right class in place of the wrong one, as the imports allow it to be written, and is
unsafe: a handler that never ran begins to run. The right class is the one that all errors of the kind
which can come have in common: httpx.TimeoutException in place of TimeoutError. Where no import leads to
the class, or the clause names its classes through a variable, no fix is made.

## Options

None.

## References

- [Built-in exceptions: OS exceptions](https://docs.python.org/3/library/exceptions.html#os-exceptions)
- [redis-py: exceptions](https://redis.readthedocs.io/en/stable/exceptions.html)
- [requests: errors and exceptions](https://requests.readthedocs.io/en/latest/user/quickstart/#errors-and-exceptions)
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from flake8_connerr.clauses.wrong_classes import WrongClass
from flake8_connerr.findings import Applicability, Evidence, Finding
from flake8_connerr.fixes import Refusal, ReplaceClass
from flake8_connerr.nodes import Position
from flake8_connerr.rules import Rule
from flake8_connerr.unparsed.prefilter import Sign

if TYPE_CHECKING:
    from flake8_connerr.check import CheckedFile


def check(file: CheckedFile) -> Iterator[Finding]:
    """Connection classes named for nothing."""
    for wrong in file.wrong_classes:
        evidence = Evidence(wrong.source.line, f"{wrong.source.call} may raise {wrong.source.exception}")
        at = Position.of(wrong.element.node)
        message = _message(file, wrong)
        yield Finding("NET105", at, message, (evidence,), _fix(wrong), Applicability.UNSAFE)


def _message(file: CheckedFile, wrong: WrongClass) -> str:
    node, caught = wrong.element.node, str(wrong.element.definitions[0])
    named = ast.unparse(node)
    own = " (the builtin)" if "." not in caught else ""
    never = f"`except {named}`{own} never runs here"
    if not file.module.qualified_name(node, wrong.clause.scope):  # the name of a tuple of classes
        never, named = f"`except {named}` never runs here for {caught}{own}", caught
    raised = f"{wrong.source.call} raises {wrong.source.exception}, which is no {named}"
    return f"{never}: {raised}; catch `{wrong.spelled or wrong.right}`"


def _fix(wrong: WrongClass) -> ReplaceClass | Refusal:
    if not wrong.spelled:
        return Refusal(f"the file imports no name that leads to {wrong.right}")
    clause, node = wrong.clause, wrong.element.node
    if not clause.is_written_out:
        return Refusal("the clause names its classes through a variable")
    statement = clause.statement
    at = Position.of(statement)
    return ReplaceClass(at, clause.place, [e.node for e in clause.elements].index(node), wrong.spelled)


RULE = Rule("NET105", "wrong-connection-class", "name the right class", check, (Sign.FOREIGN_CLASS,))
