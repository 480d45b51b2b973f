"""Runs a program under injected faults and records what it does, to compare two programs.

The program is source text. What it imports beside the real modules that it may need is a stub: every
call of a stub is recorded, and the schedule says which of these calls raise. Time is a fake clock
which only waits move, so nothing here sleeps.
"""

from __future__ import annotations

import ast
import asyncio
import builtins
import contextlib
import functools
import inspect
import sys
import types
from collections.abc import Callable, Iterator, Mapping, Set
from typing import Any

from tests.behaviour.stubs import ADDRESS, Stub, importer, made, printer
from tests.behaviour.traces import (
    LOGS,
    Arriving,
    Bindings,
    Endless,
    Recorder,
    Schedule,
    StandIn,
    Trace,
    as_data,
    as_it_is,
    nothing,
)

_PROGRAM = "<program>"
# What a program calls in each round of a ``while``.
_ROUND = "__round__"

# Makes modules ready for a program on the fake clock, and gives them by name; they are imported as they are.
Modules = Callable[[Recorder], contextlib.AbstractContextManager[Mapping[str, types.ModuleType]]]


@contextlib.contextmanager
def no_modules(_recorder: Recorder) -> Iterator[Mapping[str, types.ModuleType]]:
    """No modules but those that every program may have."""
    yield {}


def run(
    source: str,
    schedule: Schedule,
    entry: str = "main",
    *,
    failing: str = "",
    stand_in: StandIn = nothing,
    modules: Modules = no_modules,
    arriving: Arriving = as_it_is,
    bindings: bool = False,
    bound: Set[str] = frozenset(),
) -> Trace:
    """Execute ``source``, then its function ``entry`` if it has one, under ``schedule``.

    Of ``failing``, where given, the schedule counts the calls, and no others fail.
    Calls of functions that the program leaves undefined are stub calls, so ``connect()`` needs no
    import; names in ``bound`` are not given to it. A coroutine function is run to its end. Parameters
    without a default are stubs, too.
    With ``bindings``, what the variables of each function are when it is left is recorded as well.
    """
    recorder = Recorder(schedule, failing, stand_in, arriving)
    left: list[Bindings] | None = [] if bindings else None
    with modules(recorder) as ready:
        trace = _run(source, entry, recorder, ready, left, bound)
    return trace._replace(bindings=tuple(left or ()))


Watcher = Callable[[types.FrameType, str, object], None]


def _watcher(left: list[Bindings], namespace: Mapping[str, object]) -> Watcher:
    """A profiler that notes what the variables of a program's functions are when these are left.

    The program's are those of its namespace: a generator of an earlier run may be closed during this one.
    """

    def watch(frame: types.FrameType, event: str, _argument: object) -> None:
        code = frame.f_code
        if event == "return" and frame.f_globals is namespace:
            names = [name for name in frame.f_locals if not name.startswith((".", "__"))]
            left.append((code.co_name, tuple((name, _shown(frame.f_locals[name])) for name in sorted(names))))

    return watch


def _shown(value: object) -> str:
    """A value as text, or its type where that says where in memory it is."""
    if isinstance(value, Stub | BaseException | str | bytes | int | float | None):
        return repr(value)
    return f"[{', '.join(map(_shown, value))}]" if isinstance(value, tuple | list) else type(value).__name__


def _run(
    source: str,
    entry: str,
    recorder: Recorder,
    ready: Mapping[str, types.ModuleType],
    left: list[Bindings] | None,
    bound: Set[str],
) -> Trace:
    namespace: dict[str, Any] = {}
    namespace["__builtins__"] = {
        **vars(builtins),
        "__import__": importer(recorder, ready),
        "print": printer(recorder),
        # A program touches no file, and asks nobody.
        "open": Stub(recorder, "open"),
        "input": Stub(recorder, "input"),
    }
    namespace["__name__"] = "program"
    namespace[_ROUND] = recorder.round
    code, unknown = _compiled(source)
    for name in unknown - bound:
        namespace[name] = made(recorder, name)
    before = set(namespace)
    result, error = "", None
    profiler = sys.getprofile()
    try:
        if left is not None:
            sys.setprofile(_watcher(left, namespace))
        exec(code, namespace)
        if function := namespace.get(entry):
            value = function(*_arguments(function, recorder))
            result = ADDRESS.sub("", repr(_finished(value) if asyncio.iscoroutine(value) else value))
    except Endless:
        result = "endless"
    except BaseException as raised:
        error = as_data(raised, recorder)
    finally:
        if left is not None:
            sys.setprofile(profiler)
    names = tuple(sorted(set(namespace) - before))
    return Trace(
        tuple(recorder.events), result, error, names,
        tuple(recorder.waits), tuple(recorder.waited), tuple(recorder.injected),
    )  # fmt: skip


# What parameters of these types are given.
_SAMPLES: dict[object, object] = {int: 4, float: 2.0, str: "text", bytes: b"data", bool: True}


def _arguments(function: Callable[..., Any], recorder: Recorder) -> list[object]:
    """A stub for each parameter that has no default, or a value where it is to be a number or a text."""
    parameters = inspect.signature(function).parameters.values()
    needed = (
        each for each in parameters if each.default is each.empty and each.kind is each.POSITIONAL_OR_KEYWORD
    )
    return [
        _SAMPLES[each.annotation] if each.annotation in _SAMPLES else made(recorder, _kind(each))
        for each in needed
    ]


def _kind(parameter: inspect.Parameter) -> str:
    """What a parameter's stub is called: after the class that it is annotated with, where that is a stub."""
    annotation = parameter.annotation
    return f"{annotation!r}"[1:-1] + "()" if isinstance(annotation, Stub) else parameter.name


@functools.lru_cache(maxsize=16)
def _compiled(source: str) -> tuple[types.CodeType, frozenset[str]]:
    """A program ready to run, often and under many schedules, and the names it leaves undefined."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.While):
            node.body.insert(0, ast.Expr(ast.Call(ast.Name(_ROUND, ast.Load()), [], [])))
    return compile(ast.fix_missing_locations(tree), _PROGRAM, "exec", dont_inherit=True), undefined(source)


def undefined(source: str) -> frozenset[str]:
    """Names that a program reads and binds nowhere, and that are no builtins."""
    nodes = list(ast.walk(ast.parse(source)))
    bound = set(dir(builtins))
    for node in nodes:
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            bound.add(node.id)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.ExceptHandler):
            bound.add(node.name or "")
        elif isinstance(node, ast.arg):
            bound.add(node.arg)
        elif isinstance(node, ast.alias):
            bound.add((node.asname or node.name).partition(".")[0])
    return frozenset(node.id for node in nodes if isinstance(node, ast.Name)) - bound


def _finished(coroutine: Any) -> object:
    """Run a coroutine that never really waits."""
    with contextlib.closing(coroutine):
        try:
            coroutine.send(None)
        except StopIteration as stop:
            return stop.value
        raise RuntimeError("the program waits for something that is not a stub")


def calls_of(source: str, entry: str = "main") -> int:
    """How many calls into which a fault can be injected a program makes when nothing fails."""
    quiet = ("leave ", "print(", *(f"{name}{end}" for name in LOGS for end in ".("))
    return sum(not event.startswith(quiet) for event in run(source, {}, entry).events)
