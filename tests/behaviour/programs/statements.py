"""The statements of generated programs, nested in one another."""

from __future__ import annotations

from tests.behaviour.programs.attempts import attempt
from tests.behaviour.programs.dialects import Dialect
from tests.behaviour.programs.handlers import aside, handlers, leaving
from tests.behaviour.programs.loops import retry_loop
from tests.behaviour.programs.places import Place, block


def statement(dialect: Dialect, place: Place) -> str:
    """One statement; where it may be nested, it mostly holds others."""
    rng = dialect.rng
    if place.depth <= 0 or rng.random() < 0.25:
        return _small(dialect, place)
    kinds = [_attempted, _attempted, _attempted, _retried, _retried, _retried, _looped, _entered, _asked]
    kinds += [_defined] if place.function else []
    return rng.choice(kinds)(dialect, place)


def _small(dialect: Dialect, place: Place) -> str:
    rng, number = dialect.rng, dialect.number()
    choices = [
        f"print({number}, x)", f"x = {number}", f"send({number})", "x = x", f"assert ready({number})",
        f"x = [send(item) for item in ({number},)]",
    ]  # fmt: skip
    if rng.random() < 0.15:
        return leaving(dialect, place)
    return rng.choice(choices)


def _attempted(dialect: Dialect, place: Place) -> str:
    """A ``try`` with handlers, and whatever else may belong to it."""
    rng = dialect.rng
    body = attempt(dialect, place)
    inside = place.deeper()
    if rng.random() < 0.3:
        body.insert(rng.randint(0, 1) if body[0][-1] != ":" else 0, statement(dialect, inside))
    if place.function and not place.group and rng.random() < 0.15:
        body.append(f"return {dialect.number()}")
    star = rng.random() < 0.06
    parts = ["try:", block(*body), handlers(dialect, place, body, star)]
    if rng.random() < 0.2:
        parts += ["else:", block(statement(dialect, inside))]
    if rng.random() < 0.2:
        parts += ["finally:", block(_finally(dialect, place))]
    if rng.random() < 0.15:
        parts.append("try:\n    print('after', error)\nexcept NameError:\n    print('no error')")
    return "\n".join(parts)


def _finally(dialect: Dialect, place: Place) -> str:
    number = dialect.number()
    choices = [f"print('finally', {number})", f"close({number})", "x = 0"]
    if place.function and not place.group:
        choices.append(f"return {number}")
    if place.loop and not place.group:
        choices += ["break", "continue"]
    return dialect.rng.choice(choices)


def _retried(dialect: Dialect, place: Place) -> str:
    if place.group:
        return _small(dialect, place)
    return retry_loop(dialect, place)


def _looped(dialect: Dialect, place: Place) -> str:
    head = dialect.rng.choice(["for item in (1, 2):", "while ready() is None:", "for item in items():"])
    inner = place.deeper()._replace(loop=True)
    if place.group:
        inner = inner._replace(loop=False)
    return f"{head}\n{block(statement(dialect, inner))}"


def _entered(dialect: Dialect, place: Place) -> str:
    number = dialect.number()
    with_ = dialect.rng.choice(
        [f"async with session({number}):", f"with lock({number}):"]
        if place.async_
        else [f"with lock({number}) as held:"]
    )
    return f"{with_}\n{block(statement(dialect, place.deeper()))}"


def _asked(dialect: Dialect, place: Place) -> str:
    head = dialect.rng.choice(["if x:", f"if ready({dialect.number()}):", "if (y := x):"])
    return f"{head}\n{block(statement(dialect, place.deeper()))}"


def _defined(dialect: Dialect, place: Place) -> str:
    """A function within the function, a generator or a class, which is used at once."""
    number = dialect.number()
    inner = Place(place.depth - 1)
    match dialect.rng.randint(0, 3):
        case 0:
            body = block("x = 0", statement(dialect, inner), f"return {number}")
            return f"def inner{number}():\n{body}\nprint(inner{number}())"
        case 1:
            body = block("x = 0", f"yield {number}", statement(dialect, inner), "yield x")
            return f"def inner{number}():\n{body}\nfor item in inner{number}():\n    print(item)"
        case 2:
            body = block("x = 0", statement(dialect, inner._replace(function=False)))
            return f"class Inner{number}:\n{body}\nprint(Inner{number}.x)"
    parameter = dialect.rng.choice(
        ["ConnectionError=ValueError", "TimeoutError=KeyError", "error=None", "e=1"]
    )
    body = block("x = 0", statement(dialect, inner), aside(dialect, inner))
    return f"def inner{number}({parameter}):\n{body}\nprint(inner{number}())"
