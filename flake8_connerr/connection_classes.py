"""Which exception classes mean that a connection failed, was lost or timed out."""

from __future__ import annotations

import sys

from flake8_connerr import catalog
from flake8_connerr.catalog.vocabulary import words
from flake8_connerr.names import Definition, Module

_BUILTINS = frozenset({"ConnectionError", "TimeoutError"})
# Of the standard library, by name: a word is no guide there (subprocess.TimeoutExpired).
_STANDARD = frozenset({
    "socket.gaierror", "socket.herror", "ssl.SSLError", "urllib.error.URLError",
    "smtplib.SMTPServerDisconnected", "smtplib.SMTPConnectError",
})  # fmt: skip
# In the name of a library's class.
_WORDS = frozenset({
    "connection", "connections", "connect", "connected", "connector", "disconnect", "disconnected",
    "reconnect", "network", "timeout", "unreachable",
})  # fmt: skip


def is_connection_class(module: Module, definition: Definition) -> bool:
    """Whether a class is OSError, or one that means a connection failed, was lost or timed out.

    That is one below the builtin ConnectionError or TimeoutError, or a class that the catalog knows and
    whose name, or that of a class it inherits from, says so.
    """
    if definition == "OSError":
        return True
    return any(isinstance(one, str) and _means_connection(one) for one in module.ancestry(definition))


def is_lost_connection(module: Module, definition: Definition) -> bool:
    """Whether a class means that a connection failed or was lost, but not that something took too long."""
    ancestry = module.ancestry(definition)
    if "ConnectionError" in ancestry:
        return True
    named = [one for one in ancestry if isinstance(one, str) and _means_connection(one)]
    return any("timeout" not in words(one.rpartition(".")[2]) for one in named)


def _means_connection(name: str) -> bool:
    if name in _BUILTINS or name in _STANDARD:
        return True
    top_level, _, rest = name.partition(".")
    if not rest or top_level in sys.stdlib_module_names or not catalog.is_class(name):
        return False
    return not _WORDS.isdisjoint(words(rest.rpartition(".")[2]))
