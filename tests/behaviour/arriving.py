"""Which errors arrive from which calls of a generated program, and what they look like there.

The kernel's errors have numbers; a call of a socket raises no plain ConnectionError, nor a class of a user's
own; a library raises its own. Of a call that is unknown, everything may come.
"""

from __future__ import annotations

import asyncio
import errno
import itertools
from collections.abc import Iterator
from random import Random

from tests.behaviour import faults
from tests.behaviour.faults import first_fail, of_class, of_errno, one_at_each_call
from tests.behaviour.stubs import namesake
from tests.behaviour.traces import Fault, Schedule

_NUMBERS = {
    ConnectionRefusedError: errno.ECONNREFUSED,
    ConnectionResetError: errno.ECONNRESET,
    BrokenPipeError: errno.EPIPE,
    ConnectionAbortedError: errno.ECONNABORTED,
    InterruptedError: errno.EINTR,
}
# The calls of sockets that may find nobody there.
_CONNECTING = frozenset({"connect", "create_connection", "open_connection"})
_LIBRARIES = ("redis", "requests", "httpx", "urllib", "smtplib")
# What code of asyncio or of a library may raise by itself: the builtin classes, but not their plain base.
_SPECIFIC = (*_NUMBERS, TimeoutError, OSError)


class MyOSError(OSError):
    """A user's own, which keeps its class whatever its number is."""


NAMESAKES = (
    "redis.exceptions.ConnectionError", "redis.exceptions.TimeoutError",
    "requests.exceptions.ConnectionError",
    "requests.exceptions.ConnectTimeout", "httpx.ConnectError", "httpx.ConnectTimeout",
    "urllib.error.URLError",
    "smtplib.SMTPServerDisconnected",
)  # fmt: skip
# One that no catalog knows.
UNKNOWN = type("ConnectionError", (Exception,), {"__module__": "unheard.of"})


def all_faults() -> dict[str, Fault]:
    """Every fault that is injected into generated programs, by name."""
    found = faults.faults()
    found |= {name: of_class(namesake(name)) for name in NAMESAKES}
    found |= {
        "unheard.of.ConnectionError": of_class(UNKNOWN),
        "CancelledError": of_class(asyncio.CancelledError),
        "MyOSError ECONNRESET": lambda: MyOSError(errno.ECONNRESET, "injected"),
        "MyOSError": of_class(MyOSError),
        "group": lambda: ExceptionGroup("injected", [ConnectionResetError("one"), ValueError("two")]),
        "group of refusals": lambda: ExceptionGroup("injected", [ConnectionRefusedError("one")]),
    }
    return found


def arriving(call: str, error: BaseException) -> BaseException | None:
    """The error as ``call`` raises it, or None where it cannot."""
    if not isinstance(error, Exception):
        return error
    top = call.partition(".")[0]
    stands = top in ("socket", "asyncio") and call.rpartition(".")[2] not in _CONNECTING
    if stands and isinstance(error, ConnectionRefusedError):
        return None
    if top == "socket":
        return _of_the_kernel(error)
    if top == "asyncio":
        return error if type(error) in _SPECIFIC or type(error) is ValueError else None
    if top in _LIBRARIES:
        return error if type(error).__module__.partition(".")[0] == top else None
    return error


def _of_the_kernel(error: Exception) -> Exception | None:
    if isinstance(error, OSError) and error.errno is None and type(error) in _NUMBERS:
        return OSError(_NUMBERS[type(error)], "injected")
    own = isinstance(error, OSError) and type(error).__module__ != "builtins"
    plain = type(error) is ConnectionError
    return None if own or plain or type(error).__module__ != "builtins" or _is_group(error) else error


def _is_group(error: Exception) -> bool:
    return isinstance(error, ExceptionGroup)


def schedules(rng: Random, calls: int, thorough: bool = True) -> Iterator[Schedule]:
    """The faults of a program: none, each at each call, at the first few of them, at all, and mixed.

    Those that are not ``thorough`` are each fault at each call and at all.
    """
    yield {}
    named = all_faults()
    for fault in named.values():
        yield from one_at_each_call(fault, min(calls + 1, 4 if thorough else 2))
        if not thorough:
            yield first_fail(fault, 100)
            continue
        for times in (2, 3, 100):
            yield first_fail(fault, times)
    if not thorough:
        return
    several = [of_class(ConnectionRefusedError), of_errno(errno.ECONNRESET), of_class(TimeoutError)]
    for first, second in itertools.permutations(several, 2):
        yield {1: first, 2: second}
        # So few that a run which waits twice for each is not taken to be endless.
        yield {1: first, 2: second, **dict.fromkeys(range(3, 30), first)}
    for number in (1, 2, 3):
        for fault in (of_class(KeyboardInterrupt), of_class(asyncio.CancelledError)):
            yield {**dict.fromkeys(range(1, 60), several[0]), -number: fault}
    pool = [*several * 4, *named.values()]
    for _ in range(12):
        yield {number: rng.choice(pool) for number in range(1, 9) if rng.random() < 0.7}
