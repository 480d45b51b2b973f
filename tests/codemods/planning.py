"""Plans of waits, made by hand for short sources."""

from __future__ import annotations

import ast
from typing import Any

import libcst as cst

from codemods.exponential_waits import rewrite
from codemods.trees.locate import Located
from flake8_connerr.fixes import ExponentialWait, PathWait
from flake8_connerr.nodes import Position
from flake8_connerr.settings import DEFAULT, Settings

COUNTED = "for i in n:\n    try: f()\n    except E:\n        sleep(5)\n"
ENDLESS = "while 1:\n    try: f()\n    except E:\n        sleep(5)\n"
TWO_BASES = "while 1:\n    try: f()\n    except E:\n        sleep(5)\n    except F:\n        nap(0.5)\n"
UPDATE = "delay = min(delay * 2, 30.0)\n"


def without_wait(text: str) -> str:
    """A loop without end and without a wait, with ``text`` after its ``except E:``."""
    return f"while 1:\n    try: f()\n    except E:{text}"


def where(source: str, text: str) -> Position:
    """Where ``text`` first stands."""
    before = source[: source.index(text)]
    return Position(before.count("\n") + 1, len(before.rpartition("\n")[2].encode()))


def failure(
    source: str, wait: str = "sleep(", base: str = "5", unless_last: str = "", handler: int = 0
) -> PathWait:
    """A failure path of the first ``try``; ``wait`` is how its wait begins, "" where it has none."""
    return PathWait(where(source, "try:"), handler, where(source, wait) if wait else None, base, unless_last)


def wait_plan(
    source: str, *paths: PathWait, loop: str = "while", exponent: str = "", **more: Any
) -> ExponentialWait:
    plan = ExponentialWait(where(source, loop), paths, exponent, "", None, "sleep", "uniform", False)
    return plan._replace(**more)


def rewritten(source: str, *plans: ExponentialWait, settings: Settings = DEFAULT) -> tuple[str, list[str]]:
    """The source as rewritten, and why plans were refused."""
    module = cst.parse_module(source)
    done = rewrite(module, Located(module, ast.parse(source)), plans, settings)
    compile(done.module.code, "<rewritten>", "exec")
    return done.module.code, list(done.refused.values())
