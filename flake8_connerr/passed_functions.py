"""Calls that are passed what else is to run: a coroutine that runs later, or a function that runs at once."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from flake8_connerr.catalog.vocabulary import CALLING, DEFERRING
from flake8_connerr.control_flow.flow import last_name
from flake8_connerr.nodes import children


def defers(call: ast.Call) -> bool:
    """Whether what a call is passed runs later or elsewhere, and its errors do not come out here."""
    return last_name(call.func) in DEFERRING


def begun_by(calls: Iterable[ast.Call]) -> set[ast.expr]:
    """What these calls are passed and only begin: the function that makes them does not wait for it."""
    return {argument for call in calls if defers(call) for argument in call.args}


def called_by(call: ast.Call) -> ast.expr:
    """The function that a call runs: its own, or the one that it is passed to run.

    One that is passed a coroutine (``run_async(main())``) is passed no function.
    """
    place = CALLING.get(last_name(call.func))
    if place is None or len(call.args) <= place or isinstance(call.args[place], ast.Call):
        return call.func
    return call.args[place]


def made_at_once(call: ast.Call) -> Iterator[ast.AST]:
    """What runs before a deferring call does: what it is called on, and what its arguments are made from.

    Of an argument that is a call itself, the coroutine that it makes is what runs later.
    """
    yield call.func
    for argument in [*call.args, *(keyword.value for keyword in call.keywords)]:
        yield from children(argument) if isinstance(argument, ast.Call) else [argument]
