"""Which exception classes mean that a connection failed, was lost or timed out."""

from __future__ import annotations

from flake8_connerr.catalog.vocabulary import words
from flake8_connerr.names import Definition, Module
from flake8_connerr.unparsed.class_names import means_connection


def is_connection_class(module: Module, definition: Definition) -> bool:
    """Whether a class is OSError, or one that means a connection failed, was lost or timed out.

    That is one below the builtin ConnectionError or TimeoutError, or a class that the catalog knows and
    whose name, or that of a class it inherits from, says so.
    """
    if definition == "OSError":
        return True
    return any(isinstance(one, str) and means_connection(one) for one in module.ancestry(definition))


def is_lost_connection(module: Module, definition: Definition) -> bool:
    """Whether a class means that a connection failed or was lost, but not that something took too long."""
    ancestry = module.ancestry(definition)
    if "ConnectionError" in ancestry:
        return True
    named = [one for one in ancestry if isinstance(one, str) and means_connection(one)]
    return any("timeout" not in words(one.rpartition(".")[2]) for one in named)
