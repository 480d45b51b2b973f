"""Make retry loops wait exponentially longer, with jitter and a cap, as their plans say.

Where the loop waits already, that wait gets another argument; where it does not, a waiting statement
goes into the handler, on every way on which it comes round. What a plan asks is done as a whole or
not at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

import libcst as cst

from codemods.registry import Rewritten
from codemods.trees import wait_code
from codemods.trees.blocks import Around, falls_through, jumps
from codemods.trees.edits import Edits
from codemods.trees.imports import add_imports
from codemods.trees.locate import Located, LocateError
from codemods.trees.surroundings import Place, Places, Surroundings, bound_inside
from codemods.trees.unconcerned import Reads
from codemods.trees.wait_code import CannotWaitError, WaitCode, free_name
from flake8_connerr.fixes import ExponentialWait, Fix, PathWait
from flake8_connerr.settings import Settings

FIXES = (ExponentialWait,)
# Its variables get names that nothing around the loop has.
READS = Reads.FUNCTIONS

# A part of a wait's seconds that is longer than this, in characters, becomes a statement of its own.
LONG_EXPRESSION = 40


def rewrite(
    module: cst.Module, located: Located, fixes: Sequence[ExponentialWait], settings: Settings
) -> Rewritten:
    """Make the waits of ``fixes``, all in one walk of ``module``."""
    edits = Edits()
    surroundings = Surroundings(module, located.whole)
    refused: dict[Fix, str] = {}
    imports: list[str] = []
    for fix in fixes:
        try:
            edits.add(_Loop(surroundings, located, fix, settings, edits.names).edits())
            imports += wait_code.imports(fix, settings)
        except (CannotWaitError, LocateError) as reason:
            refused[fix] = str(reason)
    if not edits:
        return Rewritten(module, refused)
    return Rewritten(add_imports(edits.made_in(module), imports), refused)


class _Loop:
    """One loop and its plan. ``chosen`` are names that other fixes in this file have chosen."""

    def __init__(
        self,
        surroundings: Surroundings,
        located: Located,
        plan: ExponentialWait,
        settings: Settings,
        chosen: Mapping[cst.CSTNode, Set[str]],
    ) -> None:
        loop = located.statement(plan.loop_at)
        if not isinstance(loop, cst.For | cst.While):
            raise CannotWaitError("the loop is not there")
        self.located = located
        self.plan = plan
        self.settings = settings
        self.loop = loop
        self.places = Places(loop)
        self.around = surroundings.outermost_function(loop)
        taken = surroundings.names_around(loop, wait_code.NEW_NAMES)
        self.taken = taken | chosen.get(self.around, frozenset())
        self.code: WaitCode = wait_code.wait_code(plan, settings, self.taken)
        self.chosen = set(self.code.names)

    def edits(self) -> Edits:
        """All that is to be done for the plan."""
        edits = Edits()
        if self.code.doubles:
            self._refuse_changing_base()
            edits.around[self.loop] = Around(before=(self.code.start,))
        if self.plan.rename:
            edits.targets[self.loop] = self.plan.rename
        waits = {path.wait_at: path for path in self.plan.paths if path.wait_at is not None}
        for path in self.plan.paths:
            if path.wait_at is None:
                edits.add(self._added(path))
            elif path[3:] != waits[path.wait_at][3:]:
                raise CannotWaitError("failures that differ share one wait")
        for path in waits.values():
            edits.add(self._changed(path))
        if self.plan.reset_after is not None:
            edits.add(self._reset())
        edits.names[self.around] = self.chosen
        return edits

    def _refuse_changing_base(self) -> None:
        inside = bound_inside(self.loop)
        for path in self.plan.paths:
            for name in wait_code.names_in(path.base):
                if name in inside:
                    raise CannotWaitError(f"`{name}` is set inside the loop")

    def _seconds(self, path: PathWait, is_elif: bool = False) -> tuple[tuple[str, ...], str]:
        """The seconds of a wait, and the statements before it that take parts out of a long expression."""
        bound, remaining = self.code.bounds[path.base], self.plan.remaining
        before: list[str] = []
        if not is_elif and len(bound) > LONG_EXPRESSION:
            name = self._variable(wait_code.DELAY_NAMES)
            before.append(f"{name} = {bound}")
            bound = name
        if not is_elif and len(remaining) > LONG_EXPRESSION:
            name = self._variable(wait_code.REMAINING_NAMES)
            before.append(f"{name} = {remaining}")
            remaining = name
        return tuple(before), wait_code.seconds(self.plan, bound, remaining, self.settings)

    def _variable(self, names: tuple[str, ...]) -> str:
        """A variable for use within one wait; several waits of the loop share it."""
        name = free_name(names, self.taken | set(self.code.names))
        self.chosen.add(name)
        return name

    # A wait where there is none

    def _added(self, path: PathWait) -> Edits:
        statement = self.located.statement(path.try_at)
        if not isinstance(statement, cst.Try) or path.handler >= len(statement.handlers):
            raise CannotWaitError("the handler is not there")
        handler = statement.handlers[path.handler]
        await_ = "await " if self.plan.awaited else ""
        before, seconds = self._seconds(path)
        wait = [*before, f"{await_}{self.plan.sleep}({seconds})"]
        if self.code.doubles:
            wait.append(self.code.update)
        if path.unless_last:
            wait = [f"if {path.unless_last}:", *(f"    {line}" for line in wait)]
        text = "\n".join(wait)
        edits = Edits()
        for jump in jumps(handler.body, cst.Continue):
            edits.around[jump] = Around(before=(text,))
        if falls_through(handler.body):
            edits.appended[handler] = text
        if not edits:
            raise CannotWaitError("the handler does not come round")
        return edits

    # A wait that is there

    def _changed(self, path: PathWait) -> Edits:
        assert path.wait_at is not None
        call = self.located.call(path.wait_at)
        place = self.places.place_of(call)
        argument = seconds_argument(call)
        before, seconds, after = self._around_wait(path, place, call)
        condition = ""
        if path.unless_last and place.stands_alone:
            condition = path.unless_last
        elif path.unless_last:
            if _waits_for(call):
                raise CannotWaitError("the last wait's result is used")
            seconds = f"{seconds} if {path.unless_last} else 0"
        edits = Edits()
        edits.arguments[argument] = seconds
        if before or after or condition:
            if place.is_elif:
                raise CannotWaitError("the wait is in an `elif`, where nothing can be put before or after it")
            edits.around[place.statement] = Around(before, after, condition)
        return edits

    def _around_wait(
        self, path: PathWait, place: Place, call: cst.Call
    ) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
        """The statements before a wait, its seconds, and the statements after it.

        The delay is doubled after the wait, unless what comes after may be left out: a ``wait_for``
        ends with an exception, and a branch with ``continue`` may go round at once.
        """
        before, seconds = self._seconds(path, place.is_elif)
        if not self.code.doubles:
            return before, seconds, ()
        if _waits_for(call) or (isinstance(place.statement, cst.If) and jumps(place.statement, cst.Continue)):
            pause = self._variable(wait_code.PAUSE_NAMES)
            return (*before, f"{pause} = {seconds}", self.code.update), pause, ()
        return before, seconds, (self.code.update,)

    def _reset(self) -> Edits:
        assert self.plan.reset_after is not None
        statement = self.located.statement(self.plan.reset_after)
        edits = Edits()
        if isinstance(statement, cst.With | cst.For):
            edits.around[statement] = Around(inside=(self.code.reset,))
        elif self.places.place_of(statement).is_elif:
            raise CannotWaitError("growth would have to start again inside a chain of `elif`")
        else:
            edits.around[statement] = Around(after=(self.code.reset,))
        return edits


def seconds_argument(call: cst.Call) -> cst.Arg:
    """The argument that says for how long a call waits."""
    for argument in call.args:
        if argument.keyword is not None and argument.keyword.value in {"timeout", "delay", "seconds", "secs"}:
            return argument
    place = 1 if _waits_for(call) else 0
    positional = [argument for argument in call.args if argument.keyword is None]
    if len(positional) <= place or any(argument.star for argument in positional[: place + 1]):
        raise CannotWaitError("the call does not say for how long it waits")
    return positional[place]


def _waits_for(call: cst.Call) -> bool:
    """Whether a call is a ``wait_for(event.wait(), seconds)``."""
    inner = call.args[0].value if call.args else None
    return (
        isinstance(inner, cst.Call)
        and isinstance(inner.func, cst.Attribute)
        and inner.func.attr.value == "wait"
    )
