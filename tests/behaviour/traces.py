"""What a program did, as data, and what records it: the calls of stubs, faults and waits on a fake clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

# Calls of these are recorded, but no fault is injected into them.
LOGS = frozenset({"logging", "log", "logger", "LOG", "LOGGER", "_LOGGER"})

Fault = Callable[[], BaseException]
# The number of a call, from one, to what it raises; that of a wait, negated, to what interrupts it.
Schedule = Mapping[int, Fault]

# A program that makes more calls than this does not end by itself.
MAX_CALLS = 1_000
# Nor does one of which as much is recorded: calls that never fail count here as well.
MAX_EVENTS = 10_000
# Nor one that goes round so often in a ``while``, whatever it does there.
MAX_ROUNDS = 10_000


class Endless(BaseException):
    """Ends a program that would go on for ever; no program catches it."""


class Raised(NamedTuple):
    """An exception as data: its class, arguments, cause, context and notes.

    ``call`` is the number of the call that raised this very object, 0 for one that the program made;
    ``from_none`` says that the context is not shown.
    """

    name: str
    arguments: str
    call: int
    cause: Raised | None
    context: Raised | None
    from_none: bool
    notes: tuple[str, ...] = ()


class Injected(NamedTuple):
    """A fault that was raised: by which call, after how many events, its class and its errno, if any.

    Of a group, ``grouped`` are the classes of what it holds.
    """

    call: int
    events: int
    class_: type[BaseException]
    errno: int | None
    grouped: tuple[type[BaseException], ...] = ()


# A function that was left, or "<module>", and what its variables were then, by name.
Bindings = tuple[str, tuple[tuple[str, str], ...]]


class Trace(NamedTuple):
    """What a program did.

    ``waits`` are seconds, ``waited`` says after how many events each was; neither is part of the
    ``behaviour``. ``bindings`` are there where they were asked for.
    """

    events: tuple[str, ...]
    result: str
    error: Raised | None
    names: tuple[str, ...]
    waits: tuple[float, ...]
    waited: tuple[int, ...] = ()
    injected: tuple[Injected, ...] = ()
    bindings: tuple[Bindings, ...] = ()

    @property
    def behaviour(self) -> tuple[object, ...]:
        """All that must stay the same when only waits may change."""
        return self[:4]


# By its dotted name, what stands for an object in place of a stub; None where a stub will do.
StandIn = Callable[[str], object]


def nothing(_name: str) -> object:
    """No stand-in for anything."""
    return None


# What an error is when a call (by its name) raises it, or None where that call cannot raise it.
Arriving = Callable[[str, BaseException], BaseException | None]


def as_it_is(_call: str, error: BaseException) -> BaseException:
    """Every call may raise everything."""
    return error


class Recorder:
    """Counts and records the calls of stubs, raises what is scheduled, and keeps the fake time."""

    def __init__(
        self,
        schedule: Schedule,
        failing: str = "",
        stand_in: StandIn = nothing,
        arriving: Arriving = as_it_is,
    ) -> None:
        self.events: list[str] = []
        self.waits: list[float] = []
        self.waited: list[int] = []
        self.injected: list[Injected] = []
        self.now = 0.0
        self.raised: dict[int, BaseException] = {}
        self.stand_in = stand_in
        self._schedule = schedule
        self._failing = failing
        self._arriving = arriving
        self._calls = 0
        self._rounds = 0

    def round(self) -> None:
        self._rounds += 1
        if self._rounds > MAX_ROUNDS:
            raise Endless

    def note(self, event: str) -> None:
        self.events.append(event)
        if len(self.events) > MAX_EVENTS:
            raise Endless

    def call(self, name: str, arguments: str) -> None:
        self.note(f"{name}({arguments})")
        if name.partition(".")[0] in LOGS or (self._failing and name != self._failing):
            return
        self._calls += 1
        if self._calls > MAX_CALLS:
            raise Endless
        fault = self._schedule.get(self._calls)
        error = self._arriving(name, fault()) if fault else None
        if error is not None:
            self.raised[self._calls] = error
            self.injected.append(_injected(self._calls, len(self.events), error))
            raise error

    def wait(self, seconds: float) -> None:
        if not isinstance(seconds, int | float):
            raise TypeError(f"{type(seconds).__name__} object cannot be interpreted as a number of seconds")
        if len(self.waits) >= MAX_CALLS:
            raise Endless
        self.waits.append(seconds)
        self.waited.append(len(self.events))
        self.now += seconds
        if fault := self._schedule.get(-len(self.waits)):
            raise fault()


def _injected(call: int, events: int, error: BaseException) -> Injected:
    number = error.errno if isinstance(error, OSError) else None
    held = error.exceptions if isinstance(error, BaseExceptionGroup) else ()
    return Injected(call, events, type(error), number, tuple(map(type, held)))


def as_data(error: BaseException | None, recorder: Recorder) -> Raised | None:
    """An exception with its cause and context."""
    if error is None:
        return None
    call = next((number for number, raised in recorder.raised.items() if raised is error), 0)
    cause, context = as_data(error.__cause__, recorder), as_data(error.__context__, recorder)
    hidden = error.__suppress_context__ and error.__cause__ is None
    notes = tuple(getattr(error, "__notes__", ()))
    return Raised(type(error).__name__, repr(error.args), call, cause, context, hidden, notes)
