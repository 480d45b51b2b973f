"""Retry loops of many shapes, drawn at random: what people write, and what nobody should."""

from __future__ import annotations

import random
from textwrap import indent
from typing import NamedTuple

HEAD = "import logging\nimport socket\nimport time\n\nlog = logging.getLogger(__name__)\n\n\n"
CONNECT = "socket.create_connection(('peer.example', 1))"


class Counting(NamedTuple):
    """How a loop counts: its head, what sets and steps the counter, and tests of the last attempt."""

    head: str
    start: str
    step: str
    last: tuple[str, ...]
    another: tuple[str, ...]


def counting(attempts: int) -> dict[str, Counting]:
    """The ways to count ``attempts``."""
    n = attempts
    return {
        "up": Counting(
            f"for i in range({n}):", "", "",
            (f"i == {n - 1}", f"i >= {n - 1}", f"i + 1 == {n}", f"not i < {n - 1}", f"i > {n - 2}"),
            (f"i < {n - 1}", f"i != {n - 1}", f"i + 1 < {n}"),
        ),
        "from one": Counting(
            f"for i in range(1, {n + 1}):", "", "", (f"i == {n}", f"i >= {n}"), (f"i < {n}", f"i <= {n - 1}"),
        ),
        "down": Counting(
            f"for i in range({n - 1}, -1, -1):", "", "",
            ("not i", "i == 0", "i < 1"), ("i", "i > 0", "i >= 1"),
        ),
        "to a name": Counting(
            "for i in range(n):", f"n = {n}\n", "",
            ("i == n - 1", "i + 1 == n", "n - 1 <= i"), ("i < n - 1",),
        ),
        "without end": Counting(
            "while True:", "i = 0\n", "i += 1\n", (f"i == {n}", f"i >= {n}", f"i > {n - 1}"), (f"i < {n}",),
        ),
        "while less": Counting(f"while i < {n}:", "i = 0\n", "i += 1\n", (f"i == {n}",), (f"i < {n}",)),
        "while at most": Counting(f"while i <= {n}:", "i = 1\n", "i += 1\n", (f"i > {n}",), (f"i <= {n}",)),
        "while left": Counting("while i > 0:", f"i = {n}\n", "i -= 1\n", ("i == 0", "not i"), ("i > 0", "i")),
        "not at all": Counting("while True:", "i = 5\n", "", ("flag()",), ("flag()",)),
    }  # fmt: skip


class Shapes:
    """Draws programs; the same for the same ``seed``."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def program(self) -> str:
        """A program whose ``main`` retries, in one way or another."""
        self._counting = self._random.choice(list(counting(self._random.randint(1, 4)).values()))
        self._wait = self._one(*["time.sleep(0.75)\n"] * 4, "")
        before = self._counting.start + self._maybe(0.5, "last = None\n")
        before += self._maybe(0.7, "seen = 0\npeer = None\n")
        after = self._one(
            "", "return None\n", "raise last\n", "raise RuntimeError('out')\n",
            "print('end')\nreturn 'end'\n", "return peer\n", "print(i)\n",
        )  # fmt: skip
        return f"{HEAD}def main():\n{indent(before + self._loop() + after, '    ')}"

    def _one(self, *choices: str) -> str:
        return self._random.choice(choices)

    def _maybe(self, chance: float, text: str) -> str:
        return text if self._random.random() < chance else ""

    def _loop(self) -> str:
        body, success, below = self._success()
        handlers = [self._retried()]
        if self._random.random() < 0.3:
            handlers.insert(self._random.randint(0, 1), self._other())
        attempt = f"try:\n{indent(body, '    ')}{''.join(handlers)}"
        if success:
            attempt += f"else:\n{indent(success, '    ')}"
        if self._random.random() < 0.1:
            attempt += f"finally:\n    {self._one('print(0)', 'close()')}\n"
        leading = self._one(
            "", "", "", "print('try')\n", "print('try', i)\n", "if i > 0:\n    time.sleep(0.75)\n"
        )
        if not below and self._random.random() < 0.2:
            below = self._one("time.sleep(0.75)\n", self._counting.step, "print('round')\n")
        orelse = ""
        if "break" in body + success and self._random.random() < 0.2:
            orelse = f"else:\n    {self._one('raise last', 'print(1)', 'return None')}\n"
        return f"{self._counting.head}\n{indent(leading + attempt + below, '    ')}{orelse}"

    def _success(self) -> tuple[str, str, str]:
        """What is tried, what is done in its ``else``, and what below the ``try``."""
        tried = f"peer = {CONNECT}\n" + self._maybe(0.2, "peer.sendall(b'hello')\n")
        noisy = "peer.sendall(b'x')\n" + self._one("break\n", "return 5\n")
        return self._random.choice([
            (f"return {CONNECT}\n", "", ""), (f"{tried}break\n", "", ""), (tried, "return peer\n", ""),
            (tried, "print('ok')\nbreak\n", ""), (tried, "", "return peer\n"), (tried, "", "break\n"),
            (tried, noisy, ""), (tried, "", noisy), (f"{tried}if peer:\n    return peer\nreturn 3\n", "", ""),
        ])  # fmt: skip

    def _retried(self) -> str:
        classes = self._one(
            "ConnectionRefusedError", "(ConnectionRefusedError, TimeoutError)", "OSError", "ConnectionError"
        )
        return f"except {classes} as error:\n{indent(self._handler() or 'pass', '    ')}\n"

    def _other(self) -> str:
        classes = self._one("ValueError", "BlockingIOError", "ConnectionResetError", "Exception")
        body = self._one(
            "return 'other'", "print('other')\nraise", "raise KeyError('other') from other", "peer = None",
            "raise ConnectionRefusedError", "close()\nreturn 3",
        )  # fmt: skip
        return f"except {classes} as other:\n{indent(body, '    ')}\n"

    def _handler(self) -> str:
        step, early = self._counting.step, self._random.random() < 0.5
        last, another = self._one(*self._counting.last), self._one(*self._counting.another)
        if self._random.random() < 0.1:
            last = "i == 1"  # which may not be the last
        waits = indent(self._aside() + self._wait, "    ") or "    pass\n"
        ending, again = indent(self._ending(), "    "), self._maybe(0.5, "    continue\n")
        way = self._one(
            f"if {last}:\n{ending}{self._aside()}{self._wait}",
            f"if {another}:\n{waits}{again}{self._one(self._ending(), '')}",
            f"if {last}:\n{ending}else:\n{waits}",
            f"if {another}:\n{waits}else:\n{ending}",
            self._wait,
            self._wait,
        )
        parts = [self._aside(), step if early else "", way, "" if early else step]
        return "".join([*parts, self._maybe(0.15, "last = error\n"), self._maybe(0.2, "continue\n")])

    def _aside(self) -> str:
        return self._one(
            "", "", "", "print('failed')\n", "print('failed', i)\n", "log.warning('again')\n",
            "seen = seen + 1\n", "if seen:\n    print('seen')\n", "reset()\n",
        )  # fmt: skip

    def _ending(self) -> str:
        return self._one(
            "raise\n", "raise\n", "print('up')\nraise\n", "raise RuntimeError('up') from error\n",
            "raise KeyError('up')\n", "return None\n", "break\n", "print('up')\n", "raise error\n",
            "raise ConnectionRefusedError('other')\n",
        )  # fmt: skip
