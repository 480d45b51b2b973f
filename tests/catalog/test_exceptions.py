"""The hierarchy is what the libraries' own classes show, class by class, in the order of inheritance."""

from __future__ import annotations

import builtins
import functools

import pytest

from flake8_connerr import catalog

from .rows import load

CLASSES = {
    name: inherits
    for rows in load("exceptions").values()
    for name, inherits in rows.items()
    if isinstance(inherits, list)
}
ALIASES = {
    name: same for rows in load("exceptions").values() for name, same in rows.items() if isinstance(same, str)
}

# What an exception class inherits from beside exceptions. No except clause can name one, so that the
# catalog need not have it.
NO_EXCEPTIONS = {
    # aiohttp/web_exceptions.py: HTTPException is a response as well.
    "aiohttp.web_response.Response",
    "aiohttp.web_response.StreamResponse",
    "aiohttp.helpers.HeadersMixin",
    # aiohttp/web_response.py: a response holds values by key.
    "collections.abc.MutableMapping",
    "collections.abc.Mapping",
    "collections.abc.Collection",
    "collections.abc.Sized",
    "collections.abc.Iterable",
    "collections.abc.Container",
    # asyncpg/exceptions/_base.py: what an error and a warning of the server have in common.
    "asyncpg.exceptions._base.PostgresMessage",
    "asyncpg.exceptions._base.InterfaceMessage",
    # cassandra/protocol.py: an error is a message of the protocol.
    "cassandra.protocol._MessageType",
    # grpc/_channel.py: what a call returns is its future and its error in one.
    "grpc.Call",
    "grpc.Future",
    "grpc.RpcContext",
    "abc.ABC",
    # Lib/urllib/error.py: HTTPError is the response too.
    "urllib.response.addinfourl",
    "urllib.response.addinfo",
    "urllib.response.addbase",
    "tempfile._TemporaryFileWrapper",
}


@functools.cache
def made(name: str) -> type:
    """A class with the bases that the catalog gives it, so that Python itself puts them in order."""
    builtin = getattr(builtins, name, None)
    if builtin is not None:
        assert isinstance(builtin, type)
        return builtin
    bases = catalog.bases(name)
    assert bases is not None, f"the catalog has no class {name}"
    return type(name, tuple(made(base) for base in bases), {})


@pytest.mark.parametrize("name", CLASSES)
def test_ancestry(name: str) -> None:
    inherits = [catalog.canonical(ancestor) for ancestor in CLASSES[name] if ancestor not in NO_EXCEPTIONS]
    above = made(catalog.canonical(name)).__mro__[1:]
    exceptions = [cls.__name__ for cls in above if issubclass(cls, Exception)]
    assert exceptions == inherits


@pytest.mark.parametrize("name", ALIASES)
def test_another_name(name: str) -> None:
    assert catalog.canonical(name) == catalog.canonical(ALIASES[name])


def test_what_is_no_exception_is_none_in_the_catalog() -> None:
    known = {name for name in map(catalog.canonical, NO_EXCEPTIONS) if catalog.is_class(name)}
    assert {name for name in known if "BaseException" in catalog.ancestry(name)} == set()


def test_what_is_no_exception_is_met() -> None:
    assert {ancestor for inherits in CLASSES.values() for ancestor in inherits} >= NO_EXCEPTIONS
