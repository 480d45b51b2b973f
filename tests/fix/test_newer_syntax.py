"""Syntax of Python 3.14: read where the running Python can, else named in a clear line."""

from __future__ import annotations

import sys

import pytest

from codemods.engine import Request, fix_bytes
from flake8_connerr.check import check
from tests.fix.examples import BROAD

REQUEST = Request(frozenset({"NET101"}))
NEW = {
    "except without parentheses": ("try:\n    f()\nexcept KeyError, ValueError:\n    pass\n", 10),
    "except* without parentheses": ("try:\n    f()\nexcept* KeyError, ValueError:\n    pass\n", 10),
    "template string": ("print(t'{x}')\n", 8),
    "raw template string": ('y = rT"""{x}\n"""\n', 8),
}
OLD = {
    "as": "try:\n    f()\nexcept KeyError, ValueError as error:\n    pass\n",
    "no prefix": "print(at'x')\n",
    "no string": "def f(:\n",
}


@pytest.mark.parametrize(("code", "line"), NEW.values(), ids=NEW.keys())
def test_is_read_or_named(code: str, line: int) -> None:
    if sys.version_info >= (3, 14):
        assert [finding.code for finding in check(BROAD + code)] == ["NET101"]
    else:
        result = fix_bytes(f"{BROAD}{code}".encode(), REQUEST)
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        assert result.error.endswith(
            f"; Python 3.14 reads this, but here runs Python {version} (line {line})"
        )


@pytest.mark.parametrize("code", OLD.values(), ids=OLD.keys())
def test_what_no_python_reads_is_not_called_new(code: str) -> None:
    error = fix_bytes(f"{BROAD}{code}".encode(), REQUEST).error
    assert error.startswith("does not parse: ")
    assert "3.14" not in error


def test_what_is_caught_without_parentheses_is_seen() -> None:
    code = BROAD.replace("ConnectionError as error", "ConnectionError, KeyError").replace("error", "0")
    if sys.version_info >= (3, 14):
        assert [finding.code for finding in check(code)] == ["NET101"]
    else:
        with pytest.raises(SyntaxError):
            check(code)
