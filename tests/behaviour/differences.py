"""What a rewritten program does otherwise than before, and which of that the documentation of a fix allows.

A safe fix may change waits, as its rule says. What an unsafe fix may change is a predicate of its own
(``ALLOWED``), which is asked with the faults that were injected; all else must stay as it was.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from codemods.engine import FixedSource
from flake8_connerr.control_flow.flow import last_name
from flake8_connerr.findings import (
    Applicability,
    CapWait,
    ErrnoHandlers,
    ExponentialWait,
    Finding,
    GuardWait,
    LibraryRetry,
    MoveHandler,
    RaiseLast,
    ReplaceClass,
    WidenClause,
)
from flake8_connerr.settings import Settings
from tests.behaviour.harness import Injected, Trace

_CLOCKS = frozenset({"monotonic", "perf_counter", "time"})


class Rewrite(NamedTuple):
    """A program before and after its fixes, and what matters of it for a comparison."""

    before: str
    after: str
    fixed: tuple[Finding, ...]
    settings: Settings
    reads_clock: bool
    loops: int
    raises: bool

    @classmethod
    def of(cls, before: str, done: FixedSource, settings: Settings) -> Rewrite:
        """The rewrite that the fixer made of ``before``."""
        nodes = list(ast.walk(ast.parse(before)))
        names = {last_name(node.func) for node in nodes if isinstance(node, ast.Call)}
        loops = sum(isinstance(node, ast.For | ast.While | ast.AsyncFor) for node in nodes)
        raises = any(isinstance(node, ast.Raise) and node.exc is not None for node in nodes)
        clock = not names.isdisjoint(_CLOCKS)
        return cls(before, done.source, done.fixed, settings, clock, loops, raises)

    def makes(self, *types: type) -> bool:
        """Whether one of its fixes is of these types."""
        return any(isinstance(finding.fix, types) for finding in self.fixed)


def difference(rewrite: Rewrite, old: Trace, new: Trace, *, interrupted: bool = False) -> str:
    """What differs that may not; "" where all is as the documentation says.

    ``interrupted`` says that a wait is interrupted: that is the same only where the same waits are made.
    """
    if interrupted and (old.waited != new.waited or any(f.code == "NET201" for f in rewrite.fixed)):
        return ""  # another wait was interrupted
    if interrupted and rewrite.makes(LibraryRetry):
        old, new = _without_context(old), _without_context(new)
    found = _of_behaviour(rewrite, old, new)
    if not found:
        return _of_waits(rewrite, old, new)
    unsafe = [finding for finding in rewrite.fixed if finding.applicability is Applicability.UNSAFE]
    # A finding that has no fix of its own may be gone with another's.
    rules = [(ALLOWED[type(finding.fix)], finding) for finding in unsafe if type(finding.fix) in ALLOWED]
    return "" if any(allowed(finding, rewrite, old, new) for allowed, finding in rules) else found


# What a program does besides waiting


def _of_behaviour(rewrite: Rewrite, old: Trace, new: Trace) -> str:
    # Longer waits leave time for fewer attempts; tenacity makes none that would run past the deadline.
    stops_before = rewrite.makes(LibraryRetry) and len(new.events) <= len(old.events)
    if rewrite.reads_clock and (stops_before or _is_for_time(old, new)):
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


def _without_context(trace: Trace) -> Trace:
    """Without what was handled while a library waited: it waits where the handler has ended."""
    return trace._replace(error=trace.error and trace.error._replace(context=None))


def _is_for_time(old: Trace, new: Trace) -> bool:
    """Whether more time had gone by in the new run where the two part, or none is left for it to wait.

    Calls take no time here: at the very moment of its deadline, a loop may go on.
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
    """Variables of functions that are not what they were; those that one version alone has do not count."""
    if [name for name, _ in old.bindings] != [name for name, _ in new.bindings]:
        return "other functions are left"
    names = [{name for _, bound in trace.bindings for name, _ in bound} for trace in (old, new)]
    both = names[0] & names[1]
    for (function, before), (_, after) in zip(old.bindings, new.bindings, strict=True):
        apart = {pair for pair in set(before) ^ set(after) if pair[0] in both}
        if apart:
            return f"variables of {function}: {sorted(apart)}"
    return ""


# Waits


def _of_waits(rewrite: Rewrite, old: Trace, new: Trace) -> str:
    longest = max(rewrite.settings.cap, *old.waits, 0.0)
    for wait in new.waits:
        if wait < 0 or wait > longest:
            return f"a wait of {wait} s"
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
        if before[place] < after[place] and not any(f.code == "NET201" for f in rewrite.fixed):
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


Allowed = Callable[[Finding, Rewrite, Trace, Trace], bool]


def _last_error_raised(_finding: Finding, _rewrite: Rewrite, old: Trace, new: Trace) -> bool:
    """When the attempts have run out, the last one's error is raised, and what was done then is not."""
    place = _shared(old.events, new.events)
    failed = [one for one in new.injected if one.events <= place]
    if not failed:
        return _rewrite.raises  # an error of the program's own may be the last
    if new.events == old.events[:place] and new.error is not None and new.error.call:
        return new.error.call in {one.call for one in failed}
    return True  # something around the loop has taken the error


def _handler_moved(finding: Finding, rewrite: Rewrite, old: Trace, new: Trace) -> bool:
    """Errors of the classes that the handler names reach it."""
    return rewrite.raises or _any_of(_clause_words(finding, rewrite.before), old, new)


def _class_replaced(finding: Finding, rewrite: Rewrite, old: Trace, new: Trace) -> bool:
    """Errors of the one class are not caught any more, those of the other are."""
    assert isinstance(finding.fix, ReplaceClass)
    words = _clause_words(finding, rewrite.before) | _words(finding.fix.text)
    return rewrite.raises or _any_of(words, old, new)


def _clause_widened(finding: Finding, rewrite: Rewrite, old: Trace, new: Trace) -> bool:
    """Errors of the added classes are caught."""
    assert isinstance(finding.fix, WidenClause)
    return rewrite.raises or _any_of(_words(" ".join(finding.fix.added)), old, new)


def _asked_by_class(finding: Finding, rewrite: Rewrite, old: Trace, new: Trace) -> bool:
    """Errors of the classes that have no number or another one, and others that have the number."""
    assert isinstance(finding.fix, ErrnoHandlers)
    words = {word for part in finding.fix.handlers for text in part.classes for word in _words(text)}
    numbered = any(
        one.errno is not None and type(OSError(one.errno, "")) is not one.class_ for one in new.injected
    )
    return rewrite.raises or numbered or _any_of(words, old, new)


ALLOWED: dict[type, Allowed] = {
    RaiseLast: _last_error_raised,
    MoveHandler: _handler_moved,
    ReplaceClass: _class_replaced,
    WidenClause: _clause_widened,
    ErrnoHandlers: _asked_by_class,
    # Unsafe where the number of attempts may be configured to be none, which no generated program does.
    LibraryRetry: lambda *_: False,
}


def _any_of(words: Iterable[str], *traces: Trace) -> bool:
    """Whether an error that was injected is of a class with one of these names."""
    wanted = set(words)
    injected: list[Injected] = [one for trace in traces for one in trace.injected]
    return any(not wanted.isdisjoint(_names(one.class_)) for one in injected)


def _names(class_: type[BaseException]) -> set[str]:
    inner = {"ConnectionResetError", "ConnectionRefusedError", "ValueError"}
    group = inner if issubclass(class_, BaseExceptionGroup) else set()
    return {one.__name__ for one in class_.__mro__} | group


def _words(text: str) -> set[str]:
    old = {"IOError": "OSError", "EnvironmentError": "OSError", "error": "OSError"}
    return {old.get(word, word) for word in re.findall(r"\w+", text)}


def _clause_words(finding: Finding, before: str) -> set[str]:
    """The words of the clause that a finding is in, and of what names in it are set to in the file."""
    tree = ast.parse(before)
    line = finding.position.line
    handlers = [
        node for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler) and node.lineno <= line
    ]
    clause = max(handlers, key=lambda node: node.lineno).type
    words = _words(ast.unparse(clause)) if clause else {"BaseException"}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Name)
            and node.targets[0].id in words
        ):
            words |= _words(ast.unparse(node.value))
        if isinstance(node, ast.alias) and node.asname in words:
            words |= _words(node.name)
    return words
