"""Which errno makes which class: the interpreter that runs the tests has the last word."""

from __future__ import annotations

import errno

import pytest

from flake8_connerr.catalog.builtins import ERRNO_CLASSES


@pytest.mark.parametrize("number", errno.errorcode)
def test_class_made_of_an_errno(number: int) -> None:
    names = {name for name, value in vars(errno).items() if value == number}
    catalogued = {ERRNO_CLASSES[name] for name in names & ERRNO_CLASSES.keys()} or {"OSError"}
    assert catalogued == {type(OSError(number, "")).__name__}


def test_a_subclass_is_never_retyped() -> None:
    class LibraryError(OSError):
        pass

    assert type(LibraryError(errno.ECONNRESET, "")) is LibraryError
    assert type(OSError("no errno")) is OSError
