"""Source text and the bytes of a file, each from the other, exactly."""

from __future__ import annotations

import io
import tokenize
from typing import NamedTuple


class SourceError(Exception):
    """The bytes are no source text, or a text cannot be written as such; says why."""


class Decoded(NamedTuple):
    """A text, newlines as they are in the file, and the name of its encoding (PEP 263)."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """The text of a source file, without its byte order mark; raises :class:`SourceError`."""
    if b"\0" in data:
        raise SourceError("holds a NUL byte")
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        raise SourceError(f"is not {error.encoding}: byte {error.start} cannot be decoded") from None
    except SyntaxError as error:
        raise SourceError(f"has no encoding that can be read: {error.msg}") from None
    except (LookupError, UnicodeError, ValueError) as error:
        raise SourceError(f"cannot be decoded: {error}") from None


def encode(new: str, old: Decoded, data: bytes) -> bytes:
    """``new`` as ``data``, whose text is ``old``, is encoded; raises :class:`SourceError`."""
    try:
        if old.text.encode(old.encoding) != data:
            raise SourceError(f"does not come back the same from {old.encoding}, so it is not rewritten")
        return new.encode(old.encoding)
    except UnicodeError as error:
        raise SourceError(f"cannot be written as {old.encoding}: {error}") from None
