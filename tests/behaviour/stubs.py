"""What a program finds in place of the modules that it imports and the objects that it does not make."""

from __future__ import annotations

import asyncio
import builtins
import importlib
import random
import re
import types
from collections.abc import Callable, Generator, Mapping
from typing import Any

from flake8_connerr import catalog
from tests.behaviour.traces import Recorder

# Modules of which the program gets the real one; all others are stubs.
REAL = frozenset({"contextlib", "enum", "errno", "functools", "itertools", "math"})

# What the names of some classes in stubs stand for in the real modules.
OLD_NAMES = {
    "socket.error": OSError, "select.error": OSError, "socket.timeout": TimeoutError,
    "asyncio.TimeoutError": TimeoutError, "concurrent.futures.TimeoutError": TimeoutError,
}  # fmt: skip

# Where in memory something is, in its repr.
ADDRESS = re.compile(r" at 0x[0-9a-f]+")


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
        return made(self._recorder, f"{self._name}.{attribute}")

    def __call__(self, *positional: object, **named: object) -> Stub:
        arguments = [*map(repr, positional), *(f"{name}={value!r}" for name, value in named.items())]
        self._recorder.call(self._name, ADDRESS.sub("", ", ".join(arguments)))
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


def made(recorder: Recorder, name: str) -> object:
    """What stands for the object that a program calls ``name``."""
    found = recorder.stand_in(name)
    if found is not None:
        return found
    last = name.rpartition(".")[2]
    speaks_of_errors = last[0].isupper() and last.endswith(("Error", "Exception"))
    if "." in name and (speaks_of_errors or "BaseException" in catalog.ancestry(catalog.canonical(name))):
        return namesake(name)
    return Stub(recorder, name)


def importer(recorder: Recorder, ready: Mapping[str, types.ModuleType]) -> Callable[..., Any]:
    """What ``import`` does: it gives fakes, modules that are ready, a few real ones, and else stubs."""
    fakes: dict[str, Any] = {
        "time": _fake_time(recorder), "asyncio": _fake_asyncio(recorder), "random": _fake_random(), **ready,
    }  # fmt: skip
    fakes["builtins"] = types.SimpleNamespace(**vars(builtins) | {"print": printer(recorder)})

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


def printer(recorder: Recorder) -> Callable[..., None]:
    """What ``print`` does: it is recorded."""

    def print_(*values: object, **_: object) -> None:
        recorder.note(ADDRESS.sub("", f"print({', '.join(map(repr, values))})"))

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
