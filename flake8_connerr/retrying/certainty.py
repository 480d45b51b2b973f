"""Whether it is more than a guess that a handler makes another attempt after a lost connection.

A loop that waits says by its wait that it retries. One that does not wait may be anything, so for NET201
words that suit a retry are not enough: either it is known what has failed, or the loop says that it tries
again.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable

from flake8_connerr import catalog
from flake8_connerr.catalog.model import Phase
from flake8_connerr.class_words import Failure
from flake8_connerr.control_flow.flow import Loop, names_in
from flake8_connerr.control_flow.loop_heads import counts, loop_targets
from flake8_connerr.exceptions import Element
from flake8_connerr.names import Definition, Module
from flake8_connerr.nodes import FunctionNode
from flake8_connerr.raise_sets import RaiseSet
from flake8_connerr.retrying import intent
from flake8_connerr.retrying.attempts import CONNECTION_LOST, failure


def names_lost_connection(module: Module, named: Iterable[Element]) -> bool:
    """Whether a clause names a lost connection by a class of the standard library's or the catalog's."""
    return any(_means_connection(module, d) for element in named for d in element.definitions)


def takes_lost_connection(module: Module, named: Collection[Element], raised: RaiseSet) -> bool:
    """Whether a clause names OSError and the attempt is known to raise a lost connection.

    Or it names something wider, and the attempt is known to connect.
    """
    phases = {
        source.phase
        for source in raised.sources
        if not source.explicit and _is_lost(module, source.exception)
    }
    if any("OSError" in element.definitions for element in named):
        return bool(phases)
    return Phase.CONNECT in phases and (not named or any(_is_wide(element) for element in named))


def states_retry(
    loop: Loop,
    counted: Iterable[str],
    attempt: list[ast.stmt],
    handler: ast.ExceptHandler,
    function: FunctionNode | None,
) -> bool:
    """Whether a loop, whose rounds are ``counted``, says that it tries again.

    A word of it may say so, or a ``for`` that counts what the attempt makes no use of.
    """
    if intent.signs(loop, handler.body, handler.type, function) or intent.counts_attempts(counted):
        return True
    return counts(loop) and not loop_targets(loop) & names_in(ast.Module(attempt, []))


def _is_lost(module: Module, exception: Definition) -> bool:
    return not CONNECTION_LOST.isdisjoint(module.ancestry(exception))


def _means_connection(module: Module, definition: Definition) -> bool:
    """Whether a class is a connection error or a timeout, by its bases or as the catalog has it."""
    if _is_lost(module, definition):
        return True
    if not isinstance(definition, str) or "." not in definition or not catalog.is_class(definition):
        return False
    return failure(module, (definition,), definition) is Failure.CONNECTION


def _is_wide(element: Element) -> bool:
    return not {"Exception", "BaseException"}.isdisjoint(element.definitions)
