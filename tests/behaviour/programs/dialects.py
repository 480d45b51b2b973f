"""How a generated program spells what it imports and the classes that it catches."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

_IMPORTS = {
    "socket": (("import socket", "socket"), ("import socket", "socket"), ("import socket as s", "s")),
    "time": (
        ("import time", "time.sleep"), ("import time", "time.sleep"), ("from time import sleep", "sleep"),
        ("import time as clock", "clock.sleep"), ("from time import sleep as nap", "nap"),
    ),
    "asyncio": (
        ("import asyncio", "asyncio.sleep"), ("import asyncio", "asyncio.sleep"),
        ("import asyncio as aio", "aio.sleep"),
    ),
    "random": (
        ("import random", "random.uniform"), ("import random", "random.uniform"),
        ("from random import uniform", "uniform"), ("import random as rnd", "rnd.uniform"),
    ),
}  # fmt: skip

_ALIASED = {
    "ConnectionError": (
        ("import builtins", "builtins.ConnectionError"),
        ("from builtins import ConnectionError as CE", "CE"),
        ("Lost = ConnectionError", "Lost"),
    ),
    "OSError": (("import select", "select.error"), ("", "IOError"), ("", "EnvironmentError")),
    "TimeoutError": (("import asyncio", "asyncio.TimeoutError"), ("Late = TimeoutError", "Late")),
}

# What makes a class' name mean something else in the whole file.
_SHADOWS = (
    "from redis import ConnectionError",
    "from requests.exceptions import ConnectionError",
    "class ConnectionError(Exception): pass",
    "class ConnectionError(OSError): pass",
    "class ConnectionResetError(ConnectionError): pass",
    "class BrokenPipeError(Exception): pass",
    "ConnectionRefusedError = ConnectionResetError",
    "TimeoutError = ConnectionError",
    "from asyncio import *",
)

# What takes names that a fix may want to write, in the whole file or at the top of a function.
TAKEN = (
    "min = None",
    "max = min",
    "random = None",
    "delay = 'mine'",
    "from secrets import choice as random",
    "i = 7",
    "attempt = send",
    "uniform = 3",
    "growth = delay = 2",
    "import random",
    "def sleep(x): print(x)",
    "time = 5",
    "pause = None",
    "range = items",
    "errno = {'ECONNRESET': 1}",
    "import random as r, time as t",
    "from builtins import *",
    "OSError = ValueError",
    "global delay",
    "global i",
    "global random",
    "import time",
    "from random import uniform",
)


@dataclass
class Dialect:
    """The spellings of one program; ``head`` collects the lines that they need above the code."""

    rng: Random
    head: list[str] = field(default_factory=list)
    aliased: dict[str, str] = field(default_factory=dict)
    _imported: dict[str, str] = field(default_factory=dict)
    _calls: int = 0

    @classmethod
    def drawn(cls, rng: Random) -> Dialect:
        """A dialect; most of them are plain."""
        dialect = cls(rng)
        for name, ways in _ALIASED.items():
            if rng.random() < 0.12:
                line, spelling = rng.choice(ways)
                dialect.add(line)
                dialect.aliased[name] = spelling
        if rng.random() < 0.06:
            dialect.add(rng.choice(_SHADOWS))
        if rng.random() < 0.05:
            dialect.add(rng.choice([line for line in TAKEN if not line.startswith("global")]))
        return dialect

    def add(self, line: str) -> None:
        """See to it that ``line`` stands at the top of the program."""
        if line and line not in self.head:
            self.head.append(line)

    def spelled(self, module: str) -> str:
        """How the program writes a module, or of time, asyncio and random their function."""
        if module not in self._imported:
            if module in _IMPORTS:
                line, self._imported[module] = self.rng.choice(_IMPORTS[module])
            else:
                line, self._imported[module] = f"import {module}", module
            self.add(line)
        return self._imported[module]

    def class_(self, name: str) -> str:
        """How the program writes a builtin exception class, here and now."""
        spelling = self.aliased.get(name)
        return spelling if spelling and self.rng.random() < 0.6 else name

    def number(self) -> int:
        """A number that no other call of the program has."""
        self._calls += 1
        return self._calls
