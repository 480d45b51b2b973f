"""What the catalog knows of classes by the last parts of their names, where these are not resolved."""

from __future__ import annotations

import functools
import sys
from collections.abc import Mapping
from typing import NamedTuple

from flake8_connerr import catalog
from flake8_connerr.catalog.vocabulary import words

# So wide that nothing follows for connections.
BROAD = frozenset({"OSError", "Exception", "BaseException", "RuntimeError", "EOFError"})
# By all names under which the builtins among them go.
BROAD_NAMES = frozenset(name.encode() for name in (*BROAD, "IOError", "EnvironmentError"))
_BUILTINS = frozenset({"ConnectionError", "TimeoutError"})
_SPECIFIC = frozenset(
    {"ConnectionRefusedError", "ConnectionResetError", "ConnectionAbortedError", "BrokenPipeError"}
)
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
    the names of all that it inherits from. ``connection`` are the names of classes that mean a failed
    connection, ``OSError`` among them, ``specific`` those of classes below the builtin ConnectionError.
    """

    own: Mapping[bytes, frozenset[bytes]]
    wider: Mapping[bytes, frozenset[bytes]]
    connection: frozenset[bytes]
    specific: frozenset[bytes]


def means_connection(name: str) -> bool:
    """Whether a class says by its own name that a connection failed, was lost or timed out."""
    if name in _BUILTINS or name in _STANDARD:
        return True
    top_level, _, rest = name.partition(".")
    if not rest or top_level in sys.stdlib_module_names or not catalog.is_class(name):
        return False
    return not _WORDS.isdisjoint(words(rest.rpartition(".")[2]))


@functools.lru_cache(4_000)
def is_connection(name: str) -> bool:
    """Whether a class that the catalog knows is OSError, or inherits from one that means a connection."""
    return name == "OSError" or any(map(means_connection, catalog.ancestry(name)))


def is_narrow_connection(name: str) -> bool:
    """Whether a class means a connection, and is not so wide that nothing follows."""
    return name not in BROAD and is_connection(name)


def home(library: str) -> str:
    """The library that a class is of, as a reader sees it: the standard library's, "", are one."""
    return "" if library in sys.stdlib_module_names else library


def home_of(class_name: str) -> str:
    """The library that a class of a qualified name is of; "" for the standard library and its builtins."""
    library, dot, _ = class_name.partition(".")
    return home(library) if dot else ""


def is_specific(name: str) -> bool:
    """Whether a class is one of those below the builtin ConnectionError, or inherits from one."""
    return not _SPECIFIC.isdisjoint(catalog.ancestry(name))


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
    specific: set[bytes] = set()
    for name, qualified_name in _classes(library).items():
        last = last_part(name)
        own[last] = own.get(last, frozenset()) | {last, last_part(qualified_name)}
        wider[last] = wider.get(last, own[last]).union(
            own[last], map(last_part, catalog.ancestry(qualified_name))
        )
        if is_connection(qualified_name):
            connection.add(last)
        if is_specific(qualified_name):
            specific.add(last)
    return ClassNames(own, wider, frozenset(connection), frozenset(specific))


@functools.cache
def other_builtins() -> frozenset[bytes]:
    """The names of the builtin classes that mean no connection."""
    builtins = class_names("builtins")
    return frozenset(builtins.own.keys() - builtins.connection)


def _classes(library: str) -> dict[str, str]:
    """Every name of a class, aliases included, and the class that it is."""
    known = catalog.library(library)
    if known is None:
        return {}
    aliases = {alias: catalog.canonical(alias) for alias in known.aliases}
    return {name: name for name in known.classes} | {
        alias: name for alias, name in aliases.items() if catalog.is_class(name)
    }


def last_part(name: str) -> bytes:
    """The last part of a qualified name, as a file's bytes have it."""
    return name.rpartition(".")[2].encode()
