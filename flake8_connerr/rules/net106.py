"""An error's number is compared with an errno that has an exception class of its own.

## What it does

Reports a comparison of a caught error's number with the errno of a connection class:

| errno | class |
|---|---|
| `ECONNREFUSED` | `ConnectionRefusedError` |
| `ECONNRESET` | `ConnectionResetError` |
| `ECONNABORTED` | `ConnectionAbortedError` |
| `EPIPE`, `ESHUTDOWN` | `BrokenPipeError` |
| `ETIMEDOUT` | `TimeoutError` |

It looks in handlers of `OSError`, its old names (`IOError`, `EnvironmentError`, `socket.error`,
`select.error`) and `ConnectionError`, also beside others in a tuple, and in handlers of `Exception` behind
`isinstance(error, OSError)`, or where all others have left by then. The number may be `error.errno` or
`error.args[0]`, in a variable, or the subject of a `match`; it may be compared by `==`, `!=`, `in`, `not in`
or a `case`, with names of the `errno` module however they were imported, and with tuples, lists, sets and
frozensets of them that have a name in this file.

Nothing is reported for a plain number such as `104`, for `winerror`, for errnos that have no connection
class, in a handler that can never run (`NET104`), for a number that a function of another module hands over,
where the handler's name has been bound to something else, and in a handler that asks for an `OSError` of a
library by `isinstance` as well: such errors have the number and are not of the class.

## Why is this bad?

Since Python 3.3 the kernel's error comes as the class. A comparison of its number hides what the handler
is for: all of `OSError` is caught, a full disk and a missing file too, and what is not meant must be
raised again. Forget the `raise`, and unrelated errors vanish. Linters and readers see a handler for
everything. A number also misses the errors that have none, such as the `ConnectionResetError` that
asyncio raises itself.

## Example

```python
import errno
import socket


def send_report(connection: socket.socket, report: bytes) -> bool:
    try:
        connection.sendall(report)
    except OSError as error:
        if error.errno == errno.ECONNRESET:
            return False
        raise
    return True
```

## Use instead

```python
import socket


def send_report(connection: socket.socket, report: bytes) -> bool:
    try:
        connection.sendall(report)
    except ConnectionResetError:
        return False
    return True
```

## Fix safety

The fix gives each class a handler of its own, in front of the old one, which keeps what is left for it.
Where that is nothing but `raise`, and no later handler of the `try` could see the error then, it goes.
So do the `as` name and the import of `errno` where nothing uses them any more, nor may do so unseen (by
`locals()`, `eval()` and the like). Comments stay.

It is made for an `if` of the handler itself, with its `elif` parts, and for a `match`, where it can be told
what their tests come to for errors of the class, and for all others. `if error.errno != errno.ECONNRESET or
last: raise` becomes `except ConnectionResetError: if last: raise`, before a handler that raises the others.
Of several errnos, those without a class stay in the old handler, where they are written out in the
comparison. Everything else is left alone, with the reason: a comparison in a loop or a nested function, a
case that has a condition or binds a name, an earlier test that may be true for the same error, a condition
in front of the comparison that calls something and would no longer be met for all errors, and a clause that
names exceptions which have no number, unless `isinstance` comes first. In `except*` the name is bound to a
group, which has no number at all: such a comparison raises AttributeError, and no rewriting does the same.

The fix is safe where every `OSError` that the body can raise is known to come from the kernel. Else it is
unsafe: an error of the class may come without a number (raised by Python code), and then reaches the new
handler; a library's subclass of `OSError` may have the number, and then does not. For that, it is unsafe
in a file that defines such a subclass, or raises a class that it imports from a module of which nothing
is known, since operators, attributes and `with` can raise it as well. It is unsafe as well where `EPIPE`
is asked for and `ESHUTDOWN` is not, or the other way round, as both become `BrokenPipeError`; for
`ETIMEDOUT`, because a socket's own timeout is a `TimeoutError` without a number; and where an attribute in
front of the comparison would be read for some of the errors only, since that may run code.

## Options

None.

## References

- [PEP 3151: reworking the OS and IO exception hierarchy](https://peps.python.org/pep-3151/)
- [Python: OS exceptions](https://docs.python.org/3/library/exceptions.html#os-exceptions)
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from flake8_connerr.clauses.handlers import Clause
from flake8_connerr.errnos.errno_checks import errno_checks
from flake8_connerr.errnos.errno_doubts import also_caught, asks_for_library_error, doubts, doubts_of_file
from flake8_connerr.errnos.errno_plans import Plan, caught_above, plan
from flake8_connerr.errnos.errno_reader import Comparison
from flake8_connerr.findings import Applicability, Evidence, Finding
from flake8_connerr.nodes import Position
from flake8_connerr.rules import Rule
from flake8_connerr.unparsed.prefilter import Sign

if TYPE_CHECKING:
    from flake8_connerr.check import CheckedFile
    from flake8_connerr.names import Module

_LONGEST = 60


def check(file: CheckedFile) -> Iterator[Finding]:
    """Comparisons of an error's number that ask for a connection class."""
    of_file = tuple(doubts_of_file(file))
    for found in errno_checks(file.module, file.live_clauses):
        comparison, clause = found.comparison, found.reader.clause
        if asks_for_library_error(file.module, clause):
            continue
        planned = plan(file.module, found)
        doubted = tuple(_doubts(file, clause, planned, of_file))
        line = comparison.node.lineno
        yield Finding(
            "NET106",
            Position(line, comparison.node.col_offset),
            f"{_message(comparison)}{_advice(file.module, clause, comparison)}",
            (*_classes(comparison), *(Evidence(line, f"the fix is unsafe: {doubt}") for doubt in doubted)),
            planned.fix,
            Applicability.UNSAFE if doubted else Applicability.SAFE,
        )


def _doubts(file: CheckedFile, clause: Clause, planned: Plan, of_file: tuple[str, ...]) -> Iterator[str]:
    if planned.moved:
        yield from doubts(file, clause, planned.moved)
        yield from of_file
    if planned.unread:
        yield f"`{planned.unread}` is then read for some of the errors only, which matters if that runs code"


def _message(comparison: Comparison) -> str:
    asked = dict.fromkeys(number.name for number in comparison.numbers if number.exception)
    wider = also_caught(asked)
    named = [
        f"{class_} (which {' and '.join(wider[class_])} is, too)" if class_ in wider else class_
        for class_ in comparison.exceptions
    ]
    is_ = "is all but" if comparison.negated else "is"
    classes = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} or {named[-1]}"
    return f"`{_spelled(comparison.node)}` {is_} {classes} since PEP 3151"


def _advice(module: Module, clause: Clause, comparison: Comparison) -> str:
    """What to write instead: nothing where earlier handlers have caught all that is asked for."""
    above = [caught_above(module, clause, class_) for class_ in comparison.exceptions]
    lines = sorted({handler.lineno for handler in above if handler is not None})
    one = len(comparison.exceptions) == 1
    if None not in above:
        caught = " and ".join(f"line {line}" for line in lines)
        return f", which {caught} caught before; take {'its number' if one else 'their numbers'} out"
    what = "that class in a handler of its own" if one else "those classes in handlers of their own"
    return f"; catch {what}"


def _classes(comparison: Comparison) -> Iterator[Evidence]:
    for number in comparison.numbers:
        if number.exception:
            text = f"OSError makes a {number.exception} of {number.name} (CPython, Objects/exceptions.c)"
            yield Evidence(number.node.lineno, text)


def _spelled(node: ast.Compare | ast.pattern) -> str:
    text = ast.unparse(node) if isinstance(node, ast.Compare) else f"case {ast.unparse(node)}"
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


RULE = Rule("NET106", "errno-comparison", "a handler for the class", check, (Sign.ERRNO,))
