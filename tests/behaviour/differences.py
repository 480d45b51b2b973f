"""What a rewritten program does otherwise than before, and which of that the documentation of a fix allows.

A safe fix may change waits, as its rule says. What an unsafe fix may change is a predicate of its own
(``ALLOWED``), which is asked with the faults that were injected; all else must stay as it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from flake8_connerr.findings import Applicability
from flake8_connerr.fixes import (
    CapWait,
    ErrnoHandlers,
    ExponentialWait,
    GuardWait,
    LibraryRetry,
    MoveHandler,
    RaiseLast,
    ReplaceClass,
    WidenClause,
)
from tests.behaviour.rewrites import Made, Rewrite, words
from tests.behaviour.traces import Injected, Raised, Trace


def difference(rewrite: Rewrite, old: Trace, new: Trace, *, interrupted: int = 0) -> str:
    """What differs that may not; "" where all is as the documentation says.

    ``interrupted`` is the number of the wait that is interrupted. Where other waits are made than before,
    that is another one, and the runs are only compared up to there.
    """
    if interrupted and (old.waited != new.waited or rewrite.mends("NET201")):
        last = min(_events_before(old, interrupted), _events_before(new, interrupted))
        old, new = _up_to(old, last), _up_to(new, last)
    if interrupted and rewrite.makes(LibraryRetry):
        old, new = _without_context(old), _without_context(new)
    if min(new.waits, default=0) < 0:
        return "a wait of less than no time"
    found = _of_behaviour(rewrite, old, new) or _of_waits(rewrite, old, new)
    if not found:
        return ""
    unsafe = [one for one in rewrite.made if one.finding.applicability is Applicability.UNSAFE]
    return "" if any(ALLOWED[type(one.finding.fix)](one, rewrite, old, new) for one in unsafe) else found


# What a program does besides waiting


def _of_behaviour(rewrite: Rewrite, old: Trace, new: Trace) -> str:
    if rewrite.reads_clock and (_stops_before(rewrite, old, new) or _is_for_time(old, new)):
        return ""
    if "endless" in (old.result, new.result):
        # Where the harness ends a program is a matter of how often it waits.
        shared = min(len(old.events), len(new.events))
        if old.result != new.result:
            return f"{old.result or old.error} before, {new.result or new.error} after"
        return "other calls" if old.events[:shared] != new.events[:shared] else ""
    if old.events != new.events:
        return f"other calls: {_first_apart(old.events, new.events)}"
    if (old.result, old.error) != (new.result, new.error):
        return f"{old.result or old.error} before, {new.result or new.error} after"
    return "" if rewrite.reads_clock or rewrite.makes(LibraryRetry) else _of_bindings(old, new)


def _events_before(trace: Trace, wait: int) -> int:
    """How much had happened when the wait of this number was made, or in all where there are fewer."""
    return trace.waited[wait - 1] if len(trace.waited) >= wait else len(trace.events)


def _up_to(trace: Trace, events: int) -> Trace:
    """The beginning of a run: what had happened after so many events, without how it ended."""
    return trace._replace(
        events=trace.events[:events], result="", error=None, bindings=(), waits=(), waited=(),
        injected=tuple(one for one in trace.injected if one.events <= events),
    )  # fmt: skip


def _without_context(trace: Trace) -> Trace:
    """Without what was handled while a library waited: it waits where the handler has ended."""
    return trace._replace(error=trace.error and trace.error._replace(context=None))


def _stops_before(rewrite: Rewrite, old: Trace, new: Trace) -> bool:
    """Whether a library makes no attempt any more where the loop made one: it would run past the deadline."""
    place = _shared(old.events, new.events)
    again = set(old.events[:place]).intersection(old.events[place : place + 1])
    return rewrite.makes(LibraryRetry) and bool(again)


def _is_for_time(old: Trace, new: Trace) -> bool:
    """Whether more time had gone by in the new run where the two part, or none is left for it to wait.

    Longer waits leave time for fewer attempts. Calls take no time here: at the very moment of its
    deadline, a loop may go on.
    """
    place = _shared(old.events, new.events)
    if len(new.waits) > len(old.waits) and not any(new.waits[len(old.waits) :]):
        return True
    gone = [
        sum(wait for wait, after in zip(trace.waits, trace.waited, strict=True) if after <= place)
        for trace in (old, new)
    ]
    return gone[0] < gone[1]


def _first_apart(old: tuple[str, ...], new: tuple[str, ...]) -> str:
    place = _shared(old, new)
    return f"{' '.join(old[place : place + 1])!r} before, {' '.join(new[place : place + 1])!r} after"


def _shared(old: tuple[str, ...], new: tuple[str, ...]) -> int:
    return next(
        (i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )


def _of_bindings(old: Trace, new: Trace) -> str:
    """Variables of functions that are not what they were.

    Those that a function has in one version alone do not count, be others so called elsewhere. Nor does
    ``_``, by which several loops may go: a counter that takes the place of one leaves it to the others.
    """
    if [name for name, _ in old.bindings] != [name for name, _ in new.bindings]:
        return "other functions are left"
    names = [{(function, name) for function, bound in t.bindings for name, _ in bound} for t in (old, new)]
    both = {(function, name) for function, name in names[0] & names[1] if name != "_"}
    for (function, before), (_, after) in zip(old.bindings, new.bindings, strict=True):
        apart = {pair for pair in set(before) ^ set(after) if (function, pair[0]) in both}
        if apart:
            return f"variables of {function}: {sorted(apart)}"
    return ""


# Waits


def _of_waits(rewrite: Rewrite, old: Trace, new: Trace) -> str:
    if max(new.waits, default=0) > max(rewrite.settings.cap, *old.waits, 0):
        return f"a wait of {max(new.waits)} s"
    if rewrite.reads_clock or "endless" in (old.result, new.result) or rewrite.makes(LibraryRetry):
        return ""
    if old.events != new.events or old.waits == new.waits:
        return ""
    before, after = Counter(old.waited), Counter(new.waited)
    for place in sorted(before.keys() | after.keys()):
        if before[place] > after[place] and not rewrite.makes(GuardWait, ExponentialWait):
            return f"a wait less after {place} events"
        if before[place] > after[place] and rewrite.loops == 1 and _tried_again(new, place):
            return f"no wait after {place} events, though another attempt follows"
        if before[place] < after[place] and not rewrite.mends("NET201"):
            return f"a wait more after {place} events"
        failed = rewrite.raises or any(one.events <= place for one in new.injected)
        if before[place] < after[place] and not failed:
            return f"a wait after {place} events, though nothing has failed"
        ended = any(one.events > place for one in new.injected)
        plain = rewrite.loops == 1 and not rewrite.raises and not ended
        if before[place] < after[place] and plain and not _tried_again(new, place):
            return f"a wait after {place} events, though no other attempt follows"
    if not rewrite.makes(ExponentialWait, CapWait) and max(new.waits, default=0) > max(old.waits, default=0):
        return "a longer wait"
    return ""


def _tried_again(trace: Trace, place: int) -> bool:
    """Whether a call that had failed before ``place`` is made after it."""
    failed = {trace.events[one.events - 1] for one in trace.injected if one.events <= place}
    return not failed.isdisjoint(trace.events[place:])


# What unsafe fixes may change


Allowed = Callable[[Made, Rewrite, Trace, Trace], bool]


def _last_error_raised(_made: Made, rewrite: Rewrite, old: Trace, new: Trace) -> bool:
    """When the attempts have run out, the last one's error is raised, and what was done then is not."""
    place = _shared(old.events, new.events)
    failed = {one.call for one in new.injected if one.events <= place}
    if not failed:
        return bool(rewrite.raises)  # an error of the program's own may be the last
    if new.error is None or new.events[place:]:  # something around the loop has taken the error
        return rewrite.may_take_errors
    if new.error.call:
        return new.error.call in failed
    return bool(rewrite.raises) or not failed.isdisjoint(_calls_behind(new.error))


def _calls_behind(error: Raised | None) -> Iterator[int]:
    """The calls that raised an error, its causes and contexts."""
    if error is not None:
        yield error.call
        yield from _calls_behind(error.cause)
        yield from _calls_behind(error.context)


def _handler_moved(made: Made, rewrite: Rewrite, old: Trace, new: Trace) -> bool:
    """Errors of the classes that the handler names reach it."""
    return _may_be_of(made.clause, rewrite, old, new)


def _class_replaced(made: Made, rewrite: Rewrite, old: Trace, new: Trace) -> bool:
    """Errors of the one class are not caught any more, those of the other are."""
    assert isinstance(made.finding.fix, ReplaceClass)
    return _may_be_of(made.clause | words(made.finding.fix.text), rewrite, old, new)


def _clause_widened(made: Made, rewrite: Rewrite, old: Trace, new: Trace) -> bool:
    """Errors of the added classes are caught."""
    assert isinstance(made.finding.fix, WidenClause)
    return _may_be_of(words(" ".join(made.finding.fix.added)), rewrite, old, new)


def _asked_by_class(made: Made, rewrite: Rewrite, old: Trace, new: Trace) -> bool:
    """Errors of the classes that have no number or another one, and others that have the number."""
    assert isinstance(made.finding.fix, ErrnoHandlers)
    named = words(" ".join(text for part in made.finding.fix.handlers for text in part.classes))
    numbered = any(
        one.errno is not None and type(OSError(one.errno, "")) is not one.class_ for one in new.injected
    )
    return numbered or _may_be_of(named, rewrite, old, new)


ALLOWED: dict[type, Allowed] = {
    RaiseLast: _last_error_raised,
    MoveHandler: _handler_moved,
    ReplaceClass: _class_replaced,
    WidenClause: _clause_widened,
    ErrnoHandlers: _asked_by_class,
    # Unsafe where the number of attempts may be configured to be none, which no generated program does.
    LibraryRetry: lambda *_: False,
}


def _may_be_of(wanted: frozenset[str], rewrite: Rewrite, *traces: Trace) -> bool:
    """Whether an error that was injected, or one that the program raises, is of a class so called."""
    injected: list[Injected] = [one for trace in traces for one in trace.injected]
    return not wanted.isdisjoint(rewrite.raises) or any(
        not wanted.isdisjoint(_names(one)) for one in injected
    )


def _names(injected: Injected) -> set[str]:
    return {base.__name__ for one in (injected.class_, *injected.grouped) for base in one.__mro__}
