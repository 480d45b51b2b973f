"""The catalog says what happens: every call is driven into every fault that is named as evidence."""

from __future__ import annotations

import gc
import importlib
import sys
import warnings
from collections.abc import Iterator

import pytest

from flake8_connerr import catalog

from .claims import claimed, ill_formed, readable
from .drivers import DRIVERS
from .observe import observed

# A library that fails in the middle of connecting leaves its socket to the garbage collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

STDLIB = sorted(name for name in catalog.libraries() if name in sys.stdlib_module_names or name == "builtins")
CALLS = {
    name: call
    for library in STDLIB
    for name, call in getattr(
        importlib.import_module(f"flake8_connerr.catalog.{library}"), "CALLS", {}
    ).items()
}
DRIVEN = sorted({driver.name for driver in DRIVERS})


@pytest.fixture(scope="module", autouse=True)
def _clear_away() -> Iterator[None]:
    """What failed clients left behind is cleared away here, not in the middle of some other test."""
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


@pytest.mark.parametrize("name", [name for name, call in CALLS.items() if claimed(call)])
def test_what_is_claimed_is_seen(name: str) -> None:
    unseen = claimed(CALLS[name]) - observed(name)
    assert not unseen, f"{name} did not raise {readable(unseen)}; it raised {readable(observed(name))}"


@pytest.mark.parametrize("name", DRIVEN)
def test_what_is_seen_is_catalogued(name: str) -> None:
    catalogued = {raised.exception for raised in CALLS[name].raised}
    unlisted = {(exception, fault) for exception, fault in observed(name) if exception not in catalogued}
    assert not unlisted, f"{name} raised {readable(unlisted)}, which its catalog entry does not list"


@pytest.mark.parametrize("name", CALLS)
def test_evidence_is_of_a_known_form(name: str) -> None:
    assert ill_formed(CALLS[name]) == []


def test_there_is_a_driver_only_for_what_is_catalogued() -> None:
    assert set(DRIVEN) <= set(CALLS)
