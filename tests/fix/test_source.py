"""Texts that cannot go back into the bytes of their file."""

from __future__ import annotations

import pytest

from codemods.source import Decoded, SourceError, decode, encode


def test_a_letter_that_the_encoding_lacks() -> None:
    data = b"# coding: ascii\n"
    with pytest.raises(SourceError, match=r"^cannot be written as ascii: 'ascii' codec can't encode"):
        encode("x = '\xfc'\n", decode(data), data)


def test_bytes_that_are_not_those_of_the_text() -> None:
    with pytest.raises(SourceError, match=r"^does not come back the same from utf-8, so it is not"):
        encode("", Decoded("a", "utf-8"), b"b")
