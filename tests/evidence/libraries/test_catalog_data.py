"""What can be told of the libraries' catalogs without the libraries."""

from __future__ import annotations

import pytest

from flake8_connerr import catalog

from ..claims import ill_formed
from .installed import LIBRARIES, table

CLASSES = table(LIBRARIES, "CLASSES")
ALIASES = table(LIBRARIES, "ALIASES")
ATTRIBUTES = table(LIBRARIES, "ATTRIBUTES")
READS = table(LIBRARIES, "READS")
CALLS = table(LIBRARIES, "CALLS") | READS
CATALOGUED = [*CLASSES, *CALLS, *ATTRIBUTES]


@pytest.mark.parametrize("library", LIBRARIES)
def test_names_are_kept_where_they_are_looked_up(library: str) -> None:
    tables = ("CLASSES", "ALIASES", "ATTRIBUTES", "CALLS", "READS")
    keys = [key for name in tables for key in table([library], name)]
    assert [key for key in keys if key.partition(".")[0] != library] == []


def test_bases_are_catalogued() -> None:
    unknown = {base for bases in CLASSES.values() for base in bases if not catalog.is_class(base)}
    assert unknown == set()


def test_nothing_is_its_own_ancestor() -> None:
    circular = {
        name for name, bases in CLASSES.items() if any(name in catalog.ancestry(base) for base in bases)
    }
    assert circular == set()


def test_every_exception_is_a_base_exception() -> None:
    raised = {raised.exception for call in CALLS.values() for raised in call.raised}
    assert {name for name in raised if "BaseException" not in catalog.ancestry(name)} == set()


def test_catalogued_names_are_no_aliases() -> None:
    assert {name for name in CATALOGUED if catalog.canonical(name) != name} == set()


def test_aliases_lead_somewhere() -> None:
    """To a catalogued name, or to the module that one lies in."""
    astray = {
        alias
        for alias in ALIASES
        for target in [catalog.canonical(alias)]
        if not (catalog.is_class(target) or catalog.lookup_call(target))
        and not any(name.startswith(f"{target}.") for name in CATALOGUED)
    }
    assert astray == set()


def test_returned_types_are_catalogued() -> None:
    unknown = {
        f"{name} -> {returned}"
        for name, call in CALLS.items()
        for returned in ([call.returns] if isinstance(call.returns, str) else call.returns)
        if isinstance(returned, str) and returned and "." in returned and not catalog.is_class(returned)
    }
    assert unknown == set()


def test_attributes_have_catalogued_types() -> None:
    assert {name for name, kind in ATTRIBUTES.items() if "." in kind and not catalog.is_class(kind)} == set()


def test_evidence_is_of_a_known_form() -> None:
    assert {name: ill_formed(call) for name, call in CALLS.items() if ill_formed(call)} == {}
