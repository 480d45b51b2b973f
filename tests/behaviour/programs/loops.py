"""Loops of generated programs that try again, and how they count and wait."""

from __future__ import annotations

from typing import NamedTuple

from tests.behaviour.programs.attempts import attempt
from tests.behaviour.programs.dialects import Dialect
from tests.behaviour.programs.handlers import aside, handlers
from tests.behaviour.programs.places import Place, block

_SECONDS = ("1", "1", "0.5", "5", "60", "2 * 3", "PAUSE", "1 + x", "0")


class Count(NamedTuple):
    """How a loop counts: what stands before it, its head, what steps it, and a test of the last attempt."""

    before: str
    head: str
    step: str
    last: str
    number: str


def _counts(name: str, n: int) -> list[Count]:
    return [
        Count("", f"for {name} in range({n}):", "", f"{name} == {n - 1}", name),
        Count("", f"for {name} in range({n}):", "", f"{name} >= {n - 1}", name),
        Count("", f"for _ in range({n}):", "", "ready()", "1"),
        Count("", f"for {name} in range(1, {n + 1}):", "", f"{name} == {n}", name),
        Count("", f"for {name} in range({n - 1}, -1, -1):", "", f"not {name}", name),
        Count(f"tries = {n}", f"for {name} in range(tries):", "", f"{name} == tries - 1", name),
        Count(f"{name} = 0", f"while {name} < {n}:", f"{name} += 1", f"{name} == {n}", name),
        Count(f"{name} = 0", "while True:", f"{name} += 1", f"{name} >= {n}", name),
        Count(f"{name} = {n}", f"while {name}:", f"{name} -= 1", f"{name} == 0", name),
        Count("done = False", "while not done:", "", "ready()", "1"),
        Count("", "while True:", "", "ready()", "1"),
        Count("", f"for {name}, item in enumerate(ITEMS):", "", f"{name} == 2", name),
    ]


def retry_loop(dialect: Dialect, place: Place) -> str:
    """A loop that tries something again, in one way or another."""
    rng = dialect.rng
    if rng.random() < 0.06:
        return _deadline_loop(dialect, place)
    count = rng.choice(_counts(rng.choice(["i", "attempt"]), rng.choice([2, 3, 3, 4, 12])))
    if "ITEMS" in count.head:
        dialect.add("ITEMS = ('a', 'b', 'c')")
    if rng.random() < 0.15:
        odd = [
            f"{count.number} == 1",
            f"{count.number} > 0",
            f"{count.number} % 2",
            f"{count.number} < 1",
            "x",
        ]
        count = count._replace(last=rng.choice([*odd, f"{count.number} != 1", f"not {count.number}"]))
    wait, before, after = _wait(dialect, place, count)
    inside = place.deeper()._replace(loop=True)
    body = attempt(dialect, inside)
    if place.depth > 0 and rng.random() < 0.12:
        body.append(retry_loop(dialect, inside))
    success, below = _success(dialect, inside, count)
    where = rng.choice(["handler"] * 8 + ["below", "below", "above", "finally", "none", "none"])
    step_first = rng.random() < 0.5
    parts = [f"if {count.number} > 0:\n{block(wait)}" if where == "above" else ""]
    parts.append(f"print('try', {dialect.number()})" if rng.random() < 0.15 else "")
    parts += ["try:", block(*body, success)]
    parts.append(_retried(dialect, inside, count, wait if where == "handler" else "", step_first))
    if rng.random() < 0.3:
        parts.append(handlers_of(dialect, inside, body))
    if below and rng.random() < 0.6 and not success:
        parts += ["else:", block(below)]
        below = ""
    if where == "finally" or rng.random() < 0.06:
        parts += ["finally:", block(wait if where == "finally" else f"close({dialect.number()})")]
    parts += [wait if where == "below" else "", "" if step_first else _step(count), below]
    orelse = ""
    if rng.random() < 0.15:
        orelse = "\nelse:\n" + block(
            rng.choice([f"print('else', {dialect.number()})", "raise TimeoutError('all')", "x = 7"])
        )
    text = "\n".join(part for part in [count.before, before, count.head, block(*parts)] if part)
    return text + orelse + (f"\n{after}" if after else "")


def handlers_of(dialect: Dialect, place: Place, body: list[str]) -> str:
    """More handlers, none of which is a bare ``except`` (another may follow)."""
    return "\n".join(text for text in [handlers(dialect, place, body)] if "except:" not in text.splitlines())


def _step(count: Count) -> str:
    return count.step


def _success(dialect: Dialect, place: Place, count: Count) -> tuple[str, str]:
    """What leaves the loop after a success: at the end of the ``try``, or after it."""
    leave = dialect.rng.choice(["break", "return 'done'" if place.function else "break", "break"])
    if "not done" in count.head:
        leave = "done = True"
    if place.group:
        leave = "pass"
    noted = f"print('well', {dialect.number()})\n" if dialect.rng.random() < 0.2 else ""
    return (noted + leave, "") if dialect.rng.random() < 0.7 else ("", noted + leave)


def _retried(dialect: Dialect, place: Place, count: Count, wait: str, step_first: bool) -> str:
    """The handler that comes round again."""
    rng = dialect.rng
    clause = rng.choice([
        "ConnectionRefusedError", "ConnectionRefusedError", "(ConnectionRefusedError, TimeoutError)",
        "OSError",
        dialect.class_("ConnectionError"), "ConnectionError", "(ConnectionError, TimeoutError)",
        "(OSError, ConnectionError)", "Exception",
    ])  # fmt: skip
    inside = place.deeper()._replace(bare=True, error=rng.choice(["", "", "", "error", "error", "e", "i"]))
    ending = rng.choice(["raise", "raise", f"print('up', {dialect.number()})\nraise", "break", ""])
    if inside.error:
        ending = rng.choice(
            [ending, f"raise RuntimeError('up') from {inside.error}", f"last = {inside.error}\nbreak"]
        )
    if place.function:
        ending = rng.choice([ending, "return None", "return"])
    way = rng.choice([
        wait,
        f"if {count.last}:\n{block(ending)}\n{wait}",
        f"if not ({count.last}):\n{block(wait)}",
        f"if {count.last}:\n{block(ending)}\nelse:\n{block(wait)}",
        wait,
    ])  # fmt: skip
    lines = [
        f"print('failed', {dialect.number()})" if rng.random() < 0.4 else "",
        count.step if step_first else "",
        aside(dialect, inside) if rng.random() < 0.15 else "",
        way.strip("\n"),
        "continue" if rng.random() < 0.15 else "",
    ]
    return f"except {clause}{f' as {inside.error}' if inside.error else ''}:\n{block(*lines)}"


def _wait(dialect: Dialect, place: Place, count: Count) -> tuple[str, str, str]:
    """A wait, and what has to stand before the loop and after it for that."""
    rng = dialect.rng
    module = "asyncio" if place.async_ else "time"
    sleep = f"{place.await_}{dialect.spelled(module)}"
    if place.async_ and rng.random() < 0.06:
        sleep = rng.choice([dialect.spelled("asyncio"), dialect.spelled("time")])  # not awaited; blocks
    seconds = rng.choice(_SECONDS)
    if seconds == "PAUSE":
        dialect.add("PAUSE = 2")
    if seconds == "1 + x":
        seconds = "1 + (x or 0)"
    kind = rng.randint(0, 9)
    number = count.number
    if kind <= 3:
        return f"{sleep}({seconds})", "", ""
    if kind == 4:
        return f"{sleep}({rng.choice([f'2 ** {number}', f'0.5 * 2**{number}', f'1 + {number}'])})", "", ""
    if kind == 5:
        uniform = dialect.spelled("random")
        seconds = rng.choice(
            [f"{uniform}(0, 2 ** {number})", f"{uniform}(1, 3)", f"{uniform}(0, min(30.0, 2 ** {number}))"]
        )
        return f"{sleep}({seconds})", "", ""
    if kind == 6:
        step = rng.choice(["delay *= 2", "delay = delay * 2", "delay = min(delay * 2, 30)", "delay += 1"])
        shown = rng.choice(["", "", "print('waited', delay)"])
        return f"{sleep}(delay)\n{step}", "delay = 1", shown
    if kind == 7:
        return f"delay = {seconds}\nprint('waiting')\n{sleep}(delay)", "", ""
    if rng.random() < 0.1:
        return rng.choice([
            (f"{sleep}(*[1])", "", ""), (f"{sleep}({count.number} and 1)", "", ""),
            (f"{sleep}(1); print('slept')", "", ""), (f"if {sleep}(1): print('odd')", "", ""),
            (f"{sleep}(PAUSES[0])", "PAUSES = [1, 2]", ""), (f"x = {sleep}(2)", "", ""),
            (f"{sleep}(delay)\ndelay = 2", "delay = 1", ""), (f"{sleep}(delay)", "delay = 4", "print(delay)"),
            (f"for _ in (1, 2):\n    {sleep}(1)", "", ""), (f"lambda: {sleep.split()[-1]}(1)", "", ""),
            (f"{sleep}(wait := 3)\nprint(wait)", "", ""), (f"{sleep}(seconds(1))", "", ""),
        ])  # fmt: skip
    if kind == 8:
        return f"print('waiting {seconds} s')\n{sleep}({seconds})", "", ""
    return rng.choice(["", f"pause({dialect.number()})", f"{sleep}({seconds})\n{sleep}(1)"]), "", ""


def _deadline_loop(dialect: Dialect, place: Place) -> str:
    dialect.add("import time")
    module = "asyncio" if place.async_ else "time"
    sleep = f"{place.await_}{dialect.spelled(module)}"
    inside = place.deeper()._replace(loop=True)
    body = attempt(dialect, inside)
    clause = dialect.rng.choice(["ConnectionRefusedError", "OSError", "ConnectionError"])
    head, test = dialect.rng.choice([
        ("while time.monotonic() < deadline:", ""),
        ("while True:", "if time.monotonic() > deadline:\n    raise"),
    ])  # fmt: skip
    retried = f"except {clause}:\n{block(test, f'{sleep}(3)')}"
    attempted = "\n".join(["try:", block(*body, "break"), retried])
    return "\n".join(["deadline = time.monotonic() + 20", head, block(attempted)])
