"""How a file spells what it needs of a retry library: tenacity or stamina."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from flake8_connerr.control_flow.flow import Loop
from flake8_connerr.fixes import LibraryNames
from flake8_connerr.names import Module
from flake8_connerr.naming import spellings
from flake8_connerr.naming.bindings import Bound
from flake8_connerr.naming.steadiness import is_earlier
from flake8_connerr.nodes import walk

# Sleeps of these are found by the library itself, in a coroutine or outside one.
_FOUND = {
    ("tenacity", False): frozenset({"time"}),
    ("tenacity", True): frozenset({"asyncio"}),
    ("stamina", False): frozenset({"time"}),
    ("stamina", True): frozenset({"asyncio", "trio", "anyio"}),
}


class UnspeakableError(Exception):
    """Raised for what a file cannot name, or a library cannot be told; says what."""


def needed(style: str, awaited: bool, decorates: bool, jitter: str, attempts: bool, timed: bool) -> list[str]:
    """The names of the library that a loop will use."""
    if style == "stamina":
        return ["retry" if decorates else "retry_context"]
    names = ["retry" if decorates else "AsyncRetrying" if awaited else "Retrying", "retry_if_exception_type"]
    names += {
        "full": ["wait_random_exponential"],
        "equal": ["wait_exponential", "wait_random_exponential"],
        "none": ["wait_exponential"],
    }[jitter]
    names += ["stop_after_attempt"] * attempts + ["stop_before_delay"] * timed
    return names if attempts or timed else [*names, "stop_never"]


def spelled(
    module: Module, loop: Loop, style: str, names: Iterable[str], sleep: str, awaited: bool
) -> LibraryNames:
    """The spelling of ``names``, and of the ``sleep`` (a qualified name) that the loop has been using.

    Raises :class:`UnspeakableError`.
    """
    found = {name: spellings.function(module, loop, style, name) for name in names}
    library = sleep.rpartition(".")[0]
    asleep = None
    if library not in _FOUND[style, awaited]:
        if style == "stamina":
            raise UnspeakableError(f"stamina cannot be told to wait with {sleep}")
        asleep = spellings.function(module, loop, library, "sleep")
        found["sleep"] = asleep
    known = {name: spelling for name, spelling in found.items() if spelling is not None}
    if len(known) < len(found):
        raise UnspeakableError("the name of a module that is needed means something else here")
    imports = tuple(dict.fromkeys(name for spelling in known.values() for name in spelling.imports))
    texts = tuple((name, known[name].text) for name in names)
    return LibraryNames(style, texts, asleep.text if asleep else "", imports)


def stand_before(module: Module, loop: Loop, expression: ast.expr) -> bool:
    """Whether every name of ``expression`` means before ``loop`` what it means in it."""
    scope = module.scope_around(loop)
    for node in walk(expression):
        bound = module.bindings(node.id, scope) if isinstance(node, ast.Name) else None
        for binding in bound[0] if bound else ():
            if binding.bound is Bound.PARAMETER:
                continue
            line = binding.line
            if loop.lineno <= line <= (loop.end_lineno or line) or not is_earlier(module, loop, binding):
                return False
    return True
