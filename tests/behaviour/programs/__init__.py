"""Programs made at random, such as people write them and such as nobody should.

They are about connection errors: ``try`` statements, loops that try again, waits, comparisons of errnos, in
functions, coroutines, methods, generators, class bodies and at the top of a module. What they call is left
undefined or imported, for the harness to stand in for it.
"""

from __future__ import annotations

from random import Random

from tests.behaviour.programs.dialects import TAKEN, Dialect
from tests.behaviour.programs.places import Place, block
from tests.behaviour.programs.statements import statement


def program(rng: Random) -> str:
    """A program that compiles, the same for the same state of ``rng``."""
    while True:
        source = _program(rng)
        try:
            compile(source, "<drawn>", "exec", dont_inherit=True)
        except SyntaxError:
            continue
        return source


def _program(rng: Random) -> str:
    dialect = Dialect.drawn(rng)
    place = Place(depth=rng.choice([1, 2, 2, 3]), async_=rng.random() < 0.25)
    kind = rng.choice(["function"] * 6 + ["method", "module", "decorated", "generator"])
    if kind == "module":
        place = place._replace(function=False, async_=False)
    if kind == "generator":
        place = place._replace(async_=False)
    taken = [dialect.rng.choice(TAKEN)] if rng.random() < 0.08 else []
    lines = [*taken, "x = 0", *(statement(dialect, place) for _ in range(rng.choice([1, 1, 2])))]
    text = _wrapped(kind, lines, place, dialect)
    docstring = ['"""What this is about."""'] if rng.random() < 0.1 else []
    return "\n".join([*docstring, *dialect.head, "", "", text]) + "\n"


def _wrapped(kind: str, lines: list[str], place: Place, dialect: Dialect) -> str:
    """The statements in a function ``main``, or in what it calls."""
    async_, await_ = ("async ", "await ") if place.async_ else ("", "")
    ending = dialect.rng.choice(["return x", "print('end', x)", "print('end')", ""])
    match kind:
        case "module":
            return "\n".join(lines)
        case "method":
            method = f"{async_}def fetch(self):\n{block(*lines, ending)}"
            caller = f"{async_}def main():\n    return {await_}Client().fetch()"
            return f"class Client:\n{block(method)}\n\n\n{caller}"
        case "decorated":
            dialect.add("import functools")
            decorator = "def logged(function):\n    return functools.wraps(function)(lambda: function())"
            return f"{decorator}\n\n\n@logged\n{async_}def main():\n{block(*lines, ending)}"
        case "generator":
            body = block(*lines, "yield x", ending)
            return f"def items_of():\n{body}\n\n\ndef main():\n    return list(items_of())"
    return f"{async_}def main():\n{block(*lines, ending)}"
