"""A Jupyter notebook's JSON, read for its code cells and written back with only their source changed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from codemods.source import SourceError

_SPACE = re.compile(r"[ \t\r\n]*")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
# A line within a JSON string, as it is spelled there: up to and with an escaped line feed.
_SPELLED_LINE = re.compile(r"(?:[^\\]|\\[^n])*?\\n|(?:[^\\]|\\.)+")
_DECODER = json.JSONDecoder()
_PYTHON = frozenset({"python", "python3", "ipython"})


class CodeCell(NamedTuple):
    """A code cell: its number among all cells, from 1, its source, and where that stands in the file."""

    number: int
    source: str
    start: int
    end: int


class NotebookFile(NamedTuple):
    """The text of a notebook's file, the language of its cells, and those that hold code."""

    text: str
    language: str
    cells: tuple[CodeCell, ...]

    @property
    def is_python(self) -> bool:
        """Whether the cells hold Python, as they do where no language is told."""
        return self.language.lower() in _PYTHON


def read_notebook(data: bytes) -> NotebookFile:
    """The notebook that a file holds; raises SourceError for what is no notebook of format 4."""
    try:
        text = data.decode("utf-8")
        notebook = json.loads(text)
    except UnicodeDecodeError as error:
        raise SourceError(f"is not utf-8: byte {error.start} cannot be decoded") from None
    except json.JSONDecodeError as error:
        raise SourceError(f"is no notebook, since it is no JSON: {error.msg} (line {error.lineno})") from None
    if not isinstance(notebook, dict) or not isinstance(notebook.get("nbformat"), int):
        raise SourceError("is JSON, but no notebook: it does not tell its nbformat")
    if notebook["nbformat"] != 4:
        raise SourceError(f"is a notebook of format {notebook['nbformat']}; only format 4 is read")
    return NotebookFile(text, _language(notebook.get("metadata")), tuple(_code_cells(text)))


def written(notebook: NotebookFile, sources: Mapping[int, str]) -> bytes:
    """The file with new sources for the cells of these numbers; every other byte stays as it is."""
    pieces, done = [], 0
    for cell in notebook.cells:
        if cell.number in sources:
            pieces += [notebook.text[done : cell.start], _respelled(notebook, cell, sources[cell.number])]
            done = cell.end
    return "".join([*pieces, notebook.text[done:]]).encode("utf-8")


def _language(metadata: object) -> str:
    for key, name in (("language_info", "name"), ("kernelspec", "language")):
        part = metadata.get(key) if isinstance(metadata, dict) else None
        if isinstance(part, dict) and isinstance(part.get(name), str):
            return str(part[name])
    return "python"


def _code_cells(text: str) -> Iterator[CodeCell]:
    cells = dict(_members(text, _SPACE.match(text).end())).get("cells")  # type: ignore[union-attr]
    if cells is None or text[cells] != "[":
        raise SourceError("is JSON, but no notebook: it has no list of cells")
    for number, start in enumerate(_elements(text, cells), 1):
        members = dict(_members(text, start)) if text[start] == "{" else {}
        kind, at = members.get("cell_type"), members.get("source")
        if kind is None or _value(text, kind)[0] != "code":
            continue
        source, end = _value(text, at) if at is not None else (None, 0)
        if isinstance(source, list) and all(isinstance(line, str) for line in source):
            source = "".join(source)
        if at is None or not isinstance(source, str):
            raise SourceError(f"is JSON, but no notebook: cell {number} has no source")
        yield CodeCell(number, source, at, end)


def _members(text: str, at: int) -> Iterator[tuple[str, int]]:
    """The keys of the object at ``at``, each with the place of its value."""
    at = _after_space(text, at + 1)
    while text[at] != "}":
        key, at = _value(text, at)
        at = _after_space(text, _after_space(text, at) + 1)
        yield str(key), at
        at = _next(text, at)


def _elements(text: str, at: int) -> Iterator[int]:
    """The places of the values in the list at ``at``."""
    at = _after_space(text, at + 1)
    while text[at] != "]":
        yield at
        at = _next(text, at)


def _next(text: str, at: int) -> int:
    """The place of what follows the value at ``at``: another member, or the closing bracket."""
    at = _after_space(text, _value(text, at)[1])
    return _after_space(text, at + 1) if text[at] == "," else at


def _value(text: str, at: int) -> tuple[object, int]:
    return _DECODER.raw_decode(text, at)


def _after_space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _respelled(notebook: NotebookFile, cell: CodeCell, source: str) -> str:
    """The JSON of a cell's new source, in the form of the old; lines that stay are spelled as they were."""
    text = notebook.text
    before = text[cell.start : cell.end]
    is_list = before.startswith("[")
    strings = list(_elements(text, cell.start)) if is_list else [cell.start]
    spelled: dict[str, str] = {}
    for at in strings:
        inside = text[at + 1 : _value(text, at)[1] - 1]
        spelled |= {str(json.loads(f'"{line}"')): line for line in _SPELLED_LINE.findall(inside)}
    # Letters beyond ASCII are written as such where the file has any, or has no escapes for them.
    plain = not text.isascii() or "\\u" not in before
    lines = [
        spelled.get(line) or json.dumps(line, ensure_ascii=not plain)[1:-1] for line in _LINE.findall(source)
    ]
    if not is_list:
        return f'"{"".join(lines)}"'
    if not lines:
        return "[]"
    opening, between, closing = _spaces_in_list(text, cell, strings)
    return "[" + opening + between.join(f'"{line}"' for line in lines) + closing + "]"


def _spaces_in_list(text: str, cell: CodeCell, strings: list[int]) -> tuple[str, str, str]:
    """What stands in a cell's list before its first string, between two of them, and after the last one."""
    if not strings:
        return "\n    ", ",\n    ", "\n   "  # as nbformat writes it
    ends = [_value(text, at)[1] for at in strings]
    opening = text[cell.start + 1 : strings[0]]
    between = text[ends[0] : strings[1]] if len(strings) > 1 else f",{opening or ' '}"
    return opening, between, text[ends[-1] : cell.end - 1]
