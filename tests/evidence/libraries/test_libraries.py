"""The libraries that are installed are what the catalog says, and raise what it says."""

from __future__ import annotations

import functools
import gc
import importlib
import types
import warnings
from collections.abc import Iterator
from typing import Any

import pytest

from flake8_connerr import catalog

from ..claims import claimed, readable
from ..faults import Fault
from ..observe import observed_by
from .drivers import load
from .installed import APART, INSTALLED, LIBRARIES, table

pytestmark = [
    pytest.mark.libraries,
    # Libraries deprecate, and leave sockets to the garbage collector, in their own time.
    pytest.mark.filterwarnings("ignore"),
]

CLASSES = table(INSTALLED, "CLASSES")
ALIASES = table(INSTALLED, "ALIASES")
READS = table(INSTALLED, "READS")
# What is called or read: both may raise.
CALLS = table(INSTALLED, "CALLS") | READS


@pytest.fixture(scope="module", autouse=True)
def _clear_away() -> Iterator[None]:
    """What failed clients left behind is cleared away here, not in the middle of some other test."""
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        gc.collect()


@functools.cache
def observed(name: str) -> frozenset[tuple[str, Fault]]:
    return observed_by(driver for driver in load() if driver.name == name)


def resolve(qualified_name: str) -> Any:
    """The object that a dotted name means here; None where there is none of that name."""
    names = qualified_name.split(".") if "." in qualified_name else ["builtins", qualified_name]
    for length in range(len(names) - 1, 0, -1):
        try:
            found: Any = importlib.import_module(".".join(names[:length]))
        except ImportError:
            continue
        for name in names[length:]:
            found = getattr(found, name, None)
        if found is not None or length == 1:
            return found
    return None


def test_every_library_is_installed() -> None:
    assert set(LIBRARIES) - set(INSTALLED) - APART == set()


def _catalogued_bases(cls: type) -> Iterator[type]:
    """The bases of a class, with those that no catalog knows replaced by their own."""
    known = {resolve(name): name for name in _names_of_classes()}
    for base in cls.__bases__:
        if base in known or base.__module__ == "builtins":
            yield base
        else:
            yield from _catalogued_bases(base)


@functools.cache
def _names_of_classes() -> frozenset[str]:
    standard = sorted(catalog.libraries() - set(LIBRARIES))
    return frozenset({*CLASSES, *table(standard, "CLASSES")})


@pytest.mark.parametrize("library", INSTALLED)
def test_classes(library: str) -> None:
    for name, bases in table([library], "CLASSES").items():
        cls = resolve(name)
        assert isinstance(cls, type), f"{name} is no class here"
        if issubclass(cls, BaseException):
            meant = {resolve(base) for base in bases}
            assert _nearest(meant) == _nearest(set(_catalogued_bases(cls))), name
        else:
            assert all(issubclass(cls, resolve(base)) for base in bases), name


def _nearest(classes: set[type]) -> set[type]:
    """Without those that another one is derived from."""
    return {
        cls for cls in classes if not any(other is not cls and issubclass(other, cls) for other in classes)
    }


@pytest.mark.parametrize("library", INSTALLED)
def test_aliases(library: str) -> None:
    for alias, name in table([library], "ALIASES").items():
        meant, target = resolve(alias), resolve(name)
        assert meant is not None, f"there is no {alias} here"
        if isinstance(meant, types.ModuleType) and meant is not target:
            # What both have is the same, as far as it is catalogued.
            for known in [*CLASSES, *CALLS]:
                owner, _, last = known.rpartition(".")
                found = getattr(meant, last, None) if owner == name else None
                if found is not None and f"{alias}.{last}" not in CLASSES:
                    assert found is resolve(known), f"{alias}.{last}"
        else:
            assert meant is target, alias


# Methods that boto3 and botocore give to the clients that they make, and not to their base; the class that
# celery makes for each app; the method that ldap3 takes from its strategy.
GIVEN_LATER = {
    "celery.Celery.AsyncResult",
    "ldap3.Connection.open",
    "botocore.client.BaseClient.download_file",
    "botocore.client.BaseClient.download_fileobj",
    "botocore.client.BaseClient.upload_file",
    "botocore.client.BaseClient.upload_fileobj",
    "botocore.client.BaseClient.generate_presigned_post",
    "botocore.client.BaseClient.generate_presigned_url",
}
# Where a generator does the iterating, its own class has the method.
ITERATED = {"__next__": "__iter__", "__anext__": "__aiter__"}


@pytest.mark.parametrize("library", INSTALLED)
def test_calls_exist(library: str) -> None:
    for name in table([library], "CALLS").keys() - GIVEN_LATER:
        owner, _, method = name.rpartition(".")
        called = resolve(owner if method == "*" else f"{owner}.{ITERATED.get(method, method)}")
        assert callable(called), f"there is no {name} here"


@pytest.mark.parametrize("name", READS)
def test_reads_are_of_properties(name: str) -> None:
    assert isinstance(resolve(name), property), f"there is no property {name} here"


@pytest.mark.parametrize("name", [name for name, call in CALLS.items() if claimed(call)])
def test_what_is_claimed_is_seen(name: str) -> None:
    unseen = claimed(CALLS[name]) - observed(name)
    assert not unseen, f"{name} did not raise {readable(unseen)}; it raised {readable(observed(name))}"


@pytest.mark.parametrize("name", CALLS)
def test_what_is_seen_is_catalogued(name: str) -> None:
    catalogued = {raised.exception for raised in CALLS[name].raised}
    unlisted = {(exception, fault) for exception, fault in observed(name) if exception not in catalogued}
    assert not unlisted, f"{name} raised {readable(unlisted)}, which its catalog entry does not list"


def test_there_is_a_driver_only_for_what_is_catalogued() -> None:
    assert {driver.name for driver in load()} - set(CALLS) == set()
