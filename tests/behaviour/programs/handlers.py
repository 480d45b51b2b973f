"""The clauses and bodies of generated handlers."""

from __future__ import annotations

from tests.behaviour.programs.dialects import Dialect
from tests.behaviour.programs.places import Place, block

_BUILTINS = (
    "ConnectionError", "ConnectionError", "ConnectionError", "ConnectionRefusedError", "ConnectionResetError",
    "BrokenPipeError", "ConnectionAbortedError", "OSError", "OSError", "TimeoutError", "ValueError",
    "InterruptedError", "EOFError",
)  # fmt: skip
_LIBRARIES = {
    "redis": ("redis.ConnectionError", "redis.exceptions.RedisError"),
    "requests": ("requests.ConnectionError", "requests.exceptions.ConnectTimeout"),
    "httpx": ("httpx.ConnectError", "httpx.TransportError"),
    "urllib.error": ("urllib.error.URLError",),
}
_TUPLES = (
    "(ConnectionError, TimeoutError)", "(ConnectionResetError, BrokenPipeError)",
    "(OSError, ConnectionError)",
)  # fmt: skip
_WIDE = ("OSError", "Exception", "BaseException", "")

ERRNOS = ("ECONNREFUSED", "ECONNRESET", "ECONNABORTED", "EPIPE", "ESHUTDOWN", "ETIMEDOUT", "EHOSTUNREACH")
_NAMES = ("error",) * 8 + ("e",) * 4 + ("x", "peer", "i", "delay", "random", "time", "attempt", "errno")


def handlers(dialect: Dialect, place: Place, body: list[str], star: bool = False) -> str:
    """One to three handlers around ``body``; what stands in them is drawn, too."""
    rng = dialect.rng
    if not star and rng.random() < 0.15:
        return _asking(dialect, place, body)
    clauses = [_clause(dialect, body) for _ in range(rng.choice([1, 1, 1, 2, 2, 3]))]
    if rng.random() < 0.3:
        wide = rng.choice(_WIDE if not star else _WIDE[:3])
        clauses.insert(len(clauses) if wide in ("", "BaseException") else rng.randint(0, len(clauses)), wide)
    return "\n".join(handler(dialect, place, clause, star) for clause in clauses)


def _asking(dialect: Dialect, place: Place, body: list[str]) -> str:
    """A handler that asks for the number of the error, and perhaps another below it."""
    rng = dialect.rng
    clause = rng.choice(
        ["OSError", "OSError", dialect.class_("OSError"), "ConnectionError", "(OSError, EOFError)"]
    )
    name = rng.choice(_NAMES)
    inside = place.deeper()._replace(error=name, bare=True)
    above = [f"print('asked', {dialect.number()})"] if rng.random() < 0.3 else []
    below = [leaving(dialect, inside)] if rng.random() < 0.3 else []
    text = f"except {clause} as {name}:\n{block(*above, *errno_test(dialect, inside), *below)}"
    return "\n".join([text, handler(dialect, place, _clause(dialect, body))]) if rng.random() < 0.3 else text


def handler(dialect: Dialect, place: Place, clause: str, star: bool = False) -> str:
    """A handler with this clause."""
    rng = dialect.rng
    name = rng.choice(_NAMES) if clause and rng.random() < 0.6 else ""
    inside = place.deeper()._replace(error=name, bare=True, group=star or place.group)
    head = f"except{'*' if star else ''} {clause}".rstrip() + (f" as {name}" if name else "")
    return f"{head}:\n{block(*handled(dialect, inside))}"


def _clause(dialect: Dialect, body: list[str]) -> str:
    rng = dialect.rng
    if rng.random() < 0.02:
        return rng.choice(["classes()", "(ConnectionError, errors(1), OSError)"])
    if rng.random() < 0.06:
        dialect.add(f"RETRIABLE = {rng.choice(_TUPLES)}")
        return rng.choice(["RETRIABLE", "(ValueError, *RETRIABLE)", "RETRIABLE + (EOFError,)"])
    number = rng.choice([1, 1, 1, 2, 2, 3])
    classes = [_class(dialect, body) for _ in range(number)]
    if number == 1 and rng.random() < 0.9:
        return classes[0]
    return f"({', '.join(classes)}{',' if number == 1 else ''})"


def _class(dialect: Dialect, body: list[str]) -> str:
    rng = dialect.rng
    text = "\n".join(body)
    of_library = next((name for name in _LIBRARIES if name.partition(".")[0] + "." in text), "")
    if of_library and rng.random() < 0.35:
        dialect.spelled(of_library)
        return rng.choice(_LIBRARIES[of_library])
    return dialect.class_(rng.choice(_BUILTINS))


def handled(dialect: Dialect, place: Place) -> list[str]:
    """What a handler does: little, mostly; or it asks for the error's number."""
    from tests.behaviour.programs.statements import statement

    rng = dialect.rng
    lines = []
    if rng.random() < 0.6:
        lines.append(f"print('handled', {dialect.number()}{', ' + place.error if place.error else ''})")
    if place.error and not place.group and rng.random() < 0.3:
        lines += errno_test(dialect, place)
    for _ in range(rng.choice([0, 0, 0, 1, 1])):
        lines.append(statement(dialect, place))
    if rng.random() < 0.3:
        lines.append(aside(dialect, place))
    if rng.random() < 0.6:
        lines.append(leaving(dialect, place))
    return lines or ["pass"]


def aside(dialect: Dialect, place: Place) -> str:
    """Something small that a handler does besides."""
    rng, number = dialect.rng, dialect.number()
    choices = [
        f"x = {number}",
        "log.warning('failed')",
        f"close({number})",
        "x += 1",
        "del x",
        "global STATE",
    ]
    choices += ["i += 1", "attempt = 0", "del i", "later.append(lambda: i)", "delay = 3"]
    choices += ["print(sorted(locals()))"] if place.function else []
    if name := place.error:
        choices += [
            f"last = {name}", f"{name} = None", f"del {name}", f"print({name}.args)", f"x = str({name})",
            f"print([{name} for _ in range(1)])", f"if (x := {name}.errno): print(x)",
            f"late = lambda: {name}\nprint(late())", f"{name}.add_note('n')",
        ]  # fmt: skip
    chosen = rng.choice(choices)
    if chosen == "global STATE":
        dialect.add("STATE = 0")
        return "global STATE\nSTATE = STATE + 1" if place.function else "STATE = 1"
    return chosen


def leaving(dialect: Dialect, place: Place) -> str:
    """A statement that leaves the handler, or lets it come to its end."""
    rng, number = dialect.rng, dialect.number()
    choices = ["raise", "raise", f"raise ValueError({number})", f"raise KeyError({number}) from None"]
    if name := place.error:
        choices += [
            f"raise {name}",
            f"raise ValueError({number}) from {name}",
            f"raise type({name})({number})",
        ]
    if not place.group:
        if place.function:
            choices += [f"return {number}", "return"]
        if place.loop:
            choices += ["continue", "continue", "break"]
    if not place.bare:
        choices = [choice for choice in choices if choice != "raise"]
    return rng.choice(choices)


def errno_test(dialect: Dialect, place: Place) -> list[str]:
    """A comparison of the error's number, by ``if`` or ``match``."""
    dialect.add("import errno")
    rng, name = dialect.rng, place.error
    subject = rng.choice([f"{name}.errno"] * 3 + [f"{name}.args[0]", "code"])
    lines = [f"code = {name}.errno"] if subject == "code" else []
    asked = [f"errno.{number}" for number in rng.sample(ERRNOS, rng.choice([1, 1, 2]))]
    inner = lambda: block(*_branch(dialect, place))  # noqa: E731
    if rng.random() < 0.15:
        cases = [block(f"case {' | '.join(asked)}:", inner())]
        if rng.random() < 0.6:
            cases.append(block("case _:", inner()))
        return [*lines, "\n".join([f"match {subject}:", *cases])]
    negated = rng.random() < 0.4
    if len(asked) == 1:
        test = f"{subject} {'!=' if negated else '=='} {asked[0]}"
    else:
        test = f"{subject} {'not in' if negated else 'in'} ({', '.join(asked)})"
    if rng.random() < 0.25:
        test += rng.choice([" and x", " or x", " and ready()", " or not x"])
    lines += [f"if {test}:", block(*_branch(dialect, place, "raise" if negated else ""))]
    if rng.random() < 0.3:
        lines += [f"elif {subject} == errno.{rng.choice(ERRNOS)}:", inner()]
    if rng.random() < 0.3:
        lines += ["else:", inner()]
    elif not negated and rng.random() < 0.6:
        lines.append("raise")
    return lines


def _branch(dialect: Dialect, place: Place, last: str = "") -> list[str]:
    rng = dialect.rng
    lines = [f"print('branch', {dialect.number()})"] if rng.random() < 0.6 else []
    return [*lines, last or (leaving(dialect, place) if rng.random() < 0.6 or not lines else "")]
