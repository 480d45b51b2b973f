"""The catalog says what happens: every call is driven into every fault that is named as evidence."""

from __future__ import annotations

import gc
import importlib
import re
import sys
import warnings
from collections.abc import Iterator

import pytest

from flake8_connerr import catalog

from .drivers import DRIVERS
from .faults import Fault
from .observe import observed

# A library that fails in the middle of connecting leaves its socket to the garbage collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

_FAULTS = re.compile(r"(?P<faults>F\d+(?: F\d+)*)(?: \((?P<note>[^)]*)\))?")
_RELEASE = re.compile(r"(?P<which>before|since) Python 3\.(?P<minor>\d+)")
# Further evidence: where it was read, the platform that alone raises it, a race that is not always lost.
_OTHER = re.compile(r"(source|windows|macos): \S.*|race: F\d+( F\d+)*")

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


def claimed(name: str) -> set[tuple[str, Fault]]:
    """The (exception, fault) pairs that the catalog says were provoked, as far as this Python goes."""
    pairs = set()
    for raised in CALLS[name].raised:
        evidence = _FAULTS.fullmatch(raised.evidence)
        if evidence and _of_this_python(evidence["note"] or ""):
            pairs |= {(raised.exception, Fault[fault]) for fault in evidence["faults"].split()}
    return pairs


def _of_this_python(note: str) -> bool:
    release = _RELEASE.fullmatch(note)
    if release is None:
        return True
    return (sys.version_info[1] >= int(release["minor"])) == (release["which"] == "since")


@pytest.mark.parametrize("name", [name for name in CALLS if claimed(name)])
def test_what_is_claimed_is_seen(name: str) -> None:
    unseen = claimed(name) - observed(name)
    assert not unseen, f"{name} did not raise {_readable(unseen)}; it raised {_readable(observed(name))}"


@pytest.mark.parametrize("name", DRIVEN)
def test_what_is_seen_is_catalogued(name: str) -> None:
    catalogued = {raised.exception for raised in CALLS[name].raised}
    unlisted = {(exception, fault) for exception, fault in observed(name) if exception not in catalogued}
    assert not unlisted, f"{name} raised {_readable(unlisted)}, which its catalog entry does not list"


@pytest.mark.parametrize("name", CALLS)
def test_evidence_is_of_a_known_form(name: str) -> None:
    for raised in CALLS[name].raised:
        evidence = raised.evidence
        assert _FAULTS.fullmatch(evidence) or _OTHER.fullmatch(evidence), f"{name}: {evidence!r}"


def test_there_is_a_driver_only_for_what_is_catalogued() -> None:
    assert set(DRIVEN) <= set(CALLS)


def _readable(pairs: set[tuple[str, Fault]] | frozenset[tuple[str, Fault]]) -> str:
    return ", ".join(sorted(f"{exception} under {fault.name}" for exception, fault in pairs)) or "nothing"
