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
import importlib
import inspect
import random
import re
import sys
import types
from collections.abc import Callable, Generator, Iterator, Mapping
from typing import Any, NamedTuple

from flake8_connerr import catalog

# Modules of which the program gets the real one; all others are stubs.
REAL = frozenset({"contextlib", "enum", "errno", "functools", "itertools", "math"})

# Calls of these are recorded, but no fault is injected into them.
LOGS = frozenset({"logging", "log", "logger", "LOG", "LOGGER", "_LOGGER"})

# What the names of some classes in stubs stand for in the real modules.
OLD_NAMES = {
    "socket.error": OSError, "select.error": OSError, "socket.timeout": TimeoutError,
    "asyncio.TimeoutError": TimeoutError, "concurrent.futures.TimeoutError": TimeoutError,
}  # fmt: skip

Fault = Callable[[], BaseException]
# The number of a call, from one, to what it raises; that of a wait, negated, to what interrupts it.
Schedule = Mapping[int, Fault]

# A program that makes more calls than this does not end by itself.
MAX_CALLS = 1_000
# Nor does one of which as much is recorded: calls that never fail count here as well.
MAX_EVENTS = 10_000
# Nor one that goes round so often in a ``while``, whatever it does there.
MAX_ROUNDS = 10_000


_PROGRAM = "<program>"
# What a program calls in each round of a ``while``.
_ROUND = "__round__"
# Where in memory something is, in its repr.
_ADDRESS = re.compile(r" at 0x[0-9a-f]+")


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


class Stub:
    """Stands for any object, or a base: has every attribute, can be called, awaited, entered and indexed."""

    def __init__(self, recorder: Recorder, name: str) -> None:
        self._recorder = recorder
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        if builtin := OLD_NAMES.get(f"{self._name}.{attribute}"):
            return builtin
        return _made(self._recorder, f"{self._name}.{attribute}")

    def __call__(self, *positional: object, **named: object) -> Stub:
        arguments = [*map(repr, positional), *(f"{name}={value!r}" for name, value in named.items())]
        self._recorder.call(self._name, _ADDRESS.sub("", ", ".join(arguments)))
        return Stub(self._recorder, f"{self._name}()")

    def __repr__(self) -> str:
        return f"<{self._name}>"

    def __enter__(self) -> Stub:
        return self

    def __exit__(self, *_: object) -> None:
        self._recorder.events.append(f"leave {self._name}")

    async def __aenter__(self) -> Stub:
        return self

    async def __aexit__(self, *_: object) -> None:
        self._recorder.events.append(f"leave {self._name}")

    def __await__(self) -> Generator[Any, Any, Stub]:
        return self
        yield

    def __iter__(self) -> Generator[Stub, None, None]:
        """Two items, as those who unpack something mostly want."""
        yield from (Stub(self._recorder, f"{self._name}[{place}]") for place in range(2))

    def __getitem__(self, key: object) -> Stub:
        return Stub(self._recorder, f"{self._name}[{key!r}]")

    def __or__(self, _other: object) -> Stub:
        """As in an annotation: ``socket.socket | None``."""
        return self

    def __mro_entries__(self, _bases: tuple[object, ...]) -> tuple[type[Stub]]:
        """A class whose instances are stubs, however they are made."""
        made = {"_recorder": self._recorder, "_name": f"{self._name}()", "__init__": _takes_anything}
        return (type("Derived", (Stub,), made),)


def _takes_anything(*_positional: object, **_named: object) -> None:
    pass


_NAMESAKES: dict[str, type[Exception]] = {}


def namesake(name: str) -> type[Exception]:
    """A library's exception class; the same for all its names, under those it is catalogued under."""
    known = catalog.canonical(name)
    if "." not in known:
        builtin: type[Exception] = getattr(builtins, known)
        return builtin
    if known not in _NAMESAKES:
        above = tuple(map(namesake, catalog.bases(known) or ("Exception",)))
        _NAMESAKES[known] = type(known.rpartition(".")[2], above, {"__module__": known.rpartition(".")[0]})
    return _NAMESAKES[known]


def _made(recorder: Recorder, name: str) -> object:
    """What stands for the object that a program calls ``name``."""
    found = recorder.stand_in(name)
    if found is not None:
        return found
    last = name.rpartition(".")[2]
    speaks_of_errors = last[0].isupper() and last.endswith(("Error", "Exception"))
    if "." in name and (speaks_of_errors or "BaseException" in catalog.ancestry(catalog.canonical(name))):
        return namesake(name)
    return Stub(recorder, name)


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
) -> Trace:
    """Execute ``source``, then its function ``entry`` if it has one, under ``schedule``.

    Of ``failing``, where given, the schedule counts the calls, and no others fail.
    Calls of functions that the program leaves undefined are stub calls, so ``connect()`` needs no
    import. A coroutine function is run to its end. Parameters without a default are stubs, too.
    With ``bindings``, what the variables of each function are when it is left is recorded as well.
    """
    recorder = Recorder(schedule, failing, stand_in, arriving)
    left: list[Bindings] = []
    with modules(recorder) as ready:
        trace = _run(source, entry, recorder, ready, _watcher(left) if bindings else None)
    return trace._replace(bindings=tuple(left))


Watcher = Callable[[types.FrameType, str, object], None]


def _watcher(left: list[Bindings]) -> Watcher:
    """A profiler that notes what the variables of a program's functions are when these are left."""

    def watch(frame: types.FrameType, event: str, _argument: object) -> None:
        code = frame.f_code
        if event == "return" and code.co_filename == _PROGRAM:
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
    watcher: Watcher | None,
) -> Trace:
    namespace: dict[str, Any] = {}
    namespace["__builtins__"] = {
        **vars(builtins),
        "__import__": _importer(recorder, ready),
        "print": _printer(recorder),
        # A program touches no file, and asks nobody.
        "open": Stub(recorder, "open"),
        "input": Stub(recorder, "input"),
    }
    namespace["__name__"] = "program"
    namespace[_ROUND] = recorder.round
    code, undefined = _compiled(source)
    for name in undefined:
        namespace[name] = _made(recorder, name)
    before = set(namespace)
    result, error = "", None
    profiler = sys.getprofile()
    try:
        if watcher is not None:
            sys.setprofile(watcher)
        exec(code, namespace)
        if function := namespace.get(entry):
            value = function(*_arguments(function, recorder))
            result = _ADDRESS.sub("", repr(_finished(value) if asyncio.iscoroutine(value) else value))
    except Endless:
        result = "endless"
    except BaseException as raised:
        error = _as_data(raised, recorder)
    finally:
        if watcher is not None:
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
        _SAMPLES[each.annotation] if each.annotation in _SAMPLES else _made(recorder, _kind(each))
        for each in needed
    ]


def _kind(parameter: inspect.Parameter) -> str:
    """What a parameter's stub is called: after the class that it is annotated with, where that is a stub."""
    annotation = parameter.annotation
    return f"{annotation!r}"[1:-1] + "()" if isinstance(annotation, Stub) else parameter.name


@functools.lru_cache(maxsize=16)
def _compiled(source: str) -> tuple[types.CodeType, frozenset[str]]:
    """A program ready to run, often and under many schedules, and the names it leaves undefined."""
    undefined = frozenset(_undefined(source))
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.While):
            node.body.insert(0, ast.Expr(ast.Call(ast.Name(_ROUND, ast.Load()), [], [])))
    return compile(ast.fix_missing_locations(tree), _PROGRAM, "exec", dont_inherit=True), undefined


def _undefined(source: str) -> set[str]:
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
    return {node.id for node in nodes if isinstance(node, ast.Name)} - bound


def _importer(recorder: Recorder, ready: Mapping[str, types.ModuleType]) -> Callable[..., Any]:
    fakes: dict[str, Any] = {
        "time": _fake_time(recorder), "asyncio": _fake_asyncio(recorder), "random": _fake_random(), **ready,
    }  # fmt: skip
    fakes["builtins"] = types.SimpleNamespace(**vars(builtins) | {"print": _printer(recorder)})

    def import_(
        name: str, _globals: object = None, _locals: object = None, wanted: Any = (), level: int = 0
    ) -> Any:
        if name in fakes:
            return fakes[name]
        top = name.partition(".")[0]
        if top in REAL and level == 0:
            return importlib.import_module(name if wanted else top)
        return Stub(recorder, name if wanted else top)

    return import_


def _printer(recorder: Recorder) -> Callable[..., None]:
    def print_(*values: object, **_: object) -> None:
        recorder.note(_ADDRESS.sub("", f"print({', '.join(map(repr, values))})"))

    return print_


def _fake_time(recorder: Recorder) -> types.SimpleNamespace:
    def now() -> float:
        return recorder.now

    def sleep(seconds: float) -> None:
        if isinstance(seconds, int | float) and seconds < 0:
            raise ValueError("sleep length must be non-negative")
        recorder.wait(seconds)

    return types.SimpleNamespace(sleep=sleep, monotonic=now, time=now, perf_counter=now)


def _fake_asyncio(recorder: Recorder) -> Any:
    async def sleep(seconds: float, result: object = None) -> object:
        recorder.wait(seconds)
        return result

    fake = Stub(recorder, "asyncio")
    vars(fake).update(sleep=sleep, TimeoutError=TimeoutError, CancelledError=asyncio.CancelledError)
    return fake


def _fake_random() -> types.SimpleNamespace:
    """Random numbers at the upper end, so that a wait shows its bound; other functions are seeded."""
    seeded = random.Random(1)
    return types.SimpleNamespace(
        uniform=lambda _low, high: high, random=lambda: 1.0, randint=lambda _low, high: high,
        choice=seeded.choice, expovariate=seeded.expovariate, gauss=seeded.gauss,
    )  # fmt: skip


def _finished(coroutine: Any) -> object:
    """Run a coroutine that never really waits."""
    with contextlib.closing(coroutine):
        try:
            coroutine.send(None)
        except StopIteration as stop:
            return stop.value
        raise RuntimeError("the program waits for something that is not a stub")


def _as_data(error: BaseException | None, recorder: Recorder) -> Raised | None:
    if error is None:
        return None
    call = next((number for number, raised in recorder.raised.items() if raised is error), 0)
    cause, context = _as_data(error.__cause__, recorder), _as_data(error.__context__, recorder)
    hidden = error.__suppress_context__ and error.__cause__ is None
    notes = tuple(getattr(error, "__notes__", ()))
    return Raised(type(error).__name__, repr(error.args), call, cause, context, hidden, notes)


def calls_of(source: str, entry: str = "main") -> int:
    """How many calls into which a fault can be injected a program makes when nothing fails."""
    quiet = ("leave ", "print(", *(f"{name}{end}" for name in LOGS for end in ".("))
    return sum(not event.startswith(quiet) for event in run(source, {}, entry).events)
