"""The faults that are injected, and schedules of them."""

from __future__ import annotations

import errno
from collections.abc import Iterator

from tests.behaviour.traces import Fault, Schedule


class MyConnectionError(ConnectionError):
    """A user's own."""


class MyRefusedError(ConnectionRefusedError):
    """A user's own."""


class MyResetError(ConnectionResetError):
    """A user's own."""


class MyBrokenPipeError(BrokenPipeError):
    """A user's own."""


class MyAbortedError(ConnectionAbortedError):
    """A user's own."""


# The specific errors, and what derives from them: what a handler that was split must catch.
SPECIFIC: tuple[type[OSError], ...] = (
    ConnectionRefusedError, ConnectionResetError, BrokenPipeError, ConnectionAbortedError,
    MyRefusedError, MyResetError, MyBrokenPipeError, MyAbortedError,
)  # fmt: skip

# Of the family, but of none of the specific classes: only a last handler of the base catches them.
UNSPECIFIC: tuple[type[OSError], ...] = (ConnectionError, MyConnectionError)

OUTSIDE: tuple[type[BaseException], ...] = (
    TimeoutError, InterruptedError, OSError, ValueError, EOFError, KeyboardInterrupt, SystemExit,
)  # fmt: skip

MAPPED_ERRNOS = (
    errno.ECONNREFUSED, errno.ECONNRESET, errno.ECONNABORTED, errno.EPIPE, errno.ESHUTDOWN,
    errno.ETIMEDOUT, errno.EAGAIN, errno.EINTR,
)  # fmt: skip
UNMAPPED_ERRNOS = (errno.EHOSTUNREACH, errno.ENETDOWN, errno.EBADF)


def of_class(class_: type[BaseException]) -> Fault:
    """A fault that raises ``class_`` with a text."""
    return lambda: class_("injected")


def of_errno(number: int) -> Fault:
    """A fault that raises what OSError becomes with this errno."""
    return lambda: OSError(number, "injected")


def faults(unspecific: bool = True) -> dict[str, Fault]:
    """Every fault by name; without ``unspecific``, none that is a connection error of no specific class."""
    classes = (*SPECIFIC, *(UNSPECIFIC if unspecific else ()), *OUTSIDE)
    named = {class_.__name__: of_class(class_) for class_ in classes}
    named |= {errno.errorcode[number]: of_errno(number) for number in (*MAPPED_ERRNOS, *UNMAPPED_ERRNOS)}
    return named


def one_at_each_call(fault: Fault, calls: int) -> Iterator[Schedule]:
    """The fault at the first call, at the second, and so on."""
    for number in range(1, calls + 1):
        yield {number: fault}


def first_fail(fault: Fault, times: int) -> Schedule:
    """The first ``times`` calls fail, the others succeed."""
    return dict.fromkeys(range(1, times + 1), fault)
