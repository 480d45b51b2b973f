"""What the catalog knows of classes by the last parts of their names, where these are not resolved."""

from __future__ import annotations

import functools
import sys
from collections.abc import Mapping
from typing import NamedTuple

from flake8_connerr import catalog
from flake8_connerr.catalog.model import Call
from flake8_connerr.catalog.vocabulary import words

# So wide that nothing follows for connections.
BROAD = frozenset({"OSError", "Exception", "BaseException", "RuntimeError", "EOFError"})
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


class ClassNames(NamedTuple):
    """The classes of a library by the last part of each name under which it goes.

    ``own`` are the names of the class itself, which differ where the file's is an alias, ``wider`` those and
    the names of all that it inherits from. ``connection`` are the names of
    classes that mean a failed connection, ``OSError`` among them. ``owners`` are those of the classes whose
    methods fail as one of these, ``functions`` those of the functions that do, or that such a class may come
    from, and ``modules`` those of what may stand before a function's name.
    """

    own: Mapping[bytes, frozenset[bytes]]
    wider: Mapping[bytes, frozenset[bytes]]
    connection: frozenset[bytes]
    owners: frozenset[bytes]
    functions: frozenset[bytes]
    modules: frozenset[bytes]


def means_connection(name: str) -> bool:
    """Whether a class says by its own name that a connection failed, was lost or timed out."""
    if name in _BUILTINS or name in _STANDARD:
        return True
    top_level, _, rest = name.partition(".")
    if not rest or top_level in sys.stdlib_module_names or not catalog.is_class(name):
        return False
    return not _WORDS.isdisjoint(words(rest.rpartition(".")[2]))


def is_connection(name: str) -> bool:
    """Whether a class that the catalog knows is OSError, or inherits from one that means a connection."""
    return name == "OSError" or any(map(means_connection, catalog.ancestry(name)))


@functools.cache
def libraries_behind(library: str) -> frozenset[str]:
    """The libraries whose classes may go by a name of this one, itself included."""
    known = catalog.library(library)
    aliases = () if known is None else known.aliases
    return frozenset({library}.union(catalog.canonical(alias).partition(".")[0] for alias in aliases))


@functools.cache
def class_names(library: str) -> ClassNames:
    """The names in the catalog of one library, given by its top-level module."""
    own: dict[bytes, frozenset[bytes]] = {}
    wider: dict[bytes, frozenset[bytes]] = {}
    connection: set[bytes] = set()
    for name, qualified_name in _classes(library).items():
        last = _last(name)
        own[last] = own.get(last, frozenset()) | {last, _last(qualified_name)}
        wider[last] = wider.get(last, own[last]).union(
            own[last], map(_last, catalog.ancestry(qualified_name))
        )
        if is_connection(qualified_name):
            connection.add(last)
    return ClassNames(
        own, wider, frozenset(connection), _owners(library), _functions(library), _modules(library)
    )


def _classes(library: str) -> dict[str, str]:
    """Every name of a class, aliases included, and the class that it is."""
    known = catalog.library(library)
    if known is None:
        return {}
    aliases = {alias: catalog.canonical(alias) for alias in known.aliases}
    return {name: name for name in known.classes} | {
        alias: name for alias, name in aliases.items() if catalog.is_class(name)
    }


def _owners(library: str) -> frozenset[bytes]:
    known = catalog.library(library)
    calls = {} if known is None else {**known.calls, **known.reads}
    owners = {name.rpartition(".")[0] for name, call in calls.items() if _fails(call)}
    return frozenset(_last(owner) for owner in owners if catalog.is_class(owner))


def _functions(library: str) -> frozenset[bytes]:
    known = catalog.library(library)
    names = [*known.calls, *known.aliases] if known else []
    functions = (name for name in names if not _is_class(name.rpartition(".")[0]))
    return frozenset(_last(name) for name in functions if _may_fail(catalog.canonical(name)))


def _modules(library: str) -> frozenset[bytes]:
    """All that may stand before a function's name."""
    known = catalog.library(library)
    names = [*known.calls, *known.aliases] if known else []
    owners = {name.rpartition(".")[0] for name in names}.union(known.aliases if known else ())
    return frozenset(_last(owner) for owner in owners if not _is_class(owner))


def _is_class(name: str) -> bool:
    """Whether a name, or the one that it is an alias of, is that of a class."""
    return catalog.is_class(catalog.canonical(name))


def _may_fail(function: str) -> bool:
    """Whether a function fails as a class that means a connection, or returns what does."""
    call = catalog.lookup_call(function)
    return call is not None and (_fails(call) or _leads_on(call, frozenset()))


def _leads_on(call: Call, seen: frozenset[str]) -> bool:
    """Whether what a call returns has methods that fail so, or that return what has."""
    returned = {call.returns} if isinstance(call.returns, str) else set(call.returns)
    for name in returned - seen:
        known = catalog.library(name.partition(".")[0])
        calls = {**known.calls, **known.reads} if known else {}
        owners = {name, *catalog.ancestry(name)}
        methods = [calls[method] for method in calls if method.rpartition(".")[0] in owners]
        if any(_fails(method) or _leads_on(method, seen | returned) for method in methods):
            return True
    return False


def _fails(call: Call) -> bool:
    """Whether a call fails as a class that means a connection, and nothing wider."""
    classes = (raised.exception for raised in call.raised)
    return any(name not in BROAD and is_connection(name) for name in classes)


def _last(name: str) -> bytes:
    return name.rpartition(".")[2].encode()
