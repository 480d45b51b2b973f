"""The labelled places: what a careful reviewer would want reported, and where."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
LABELS = HERE / "labels.jsonl"
OVERRULES = HERE / "overrules.json"

FAMILIES = {"loop": "NET2", "handler": "NET1"}


class Row(NamedTuple):
    """One labelled loop or handler; a report counts for it from ``line`` to ``end``."""

    id: str
    kind: str
    package: str
    path: str
    line: int
    end: int
    expected: frozenset[str]
    confidence: str
    why: str

    @property
    def file(self) -> str:
        """The path of the file below the directory that holds the packages."""
        return f"{self.package}/{self.path}"

    @property
    def family(self) -> str:
        """What the codes that count for this row begin with."""
        return FAMILIES[self.kind]


class Overrule(NamedTuple):
    """A row held to be wrong: the codes that belong there, and the reason."""

    id: str
    expected: frozenset[str]
    reason: str


def load_rows(path: Path = LABELS) -> tuple[Row, ...]:
    """The rows of a file of JSON lines, in its order."""
    with path.open(encoding="utf-8") as lines:
        return tuple(_row(json.loads(line)) for line in lines if line.strip())


def _row(fields: dict[str, object]) -> Row:
    known = {name: fields[name] for name in Row._fields}
    known["expected"] = _codes(fields["expected"])
    return Row(**known)  # type: ignore[arg-type]  # the file's own tests hold the types


def load_overrules(path: Path = OVERRULES) -> tuple[Overrule, ...]:
    """The rows held to be wrong: a JSON array of ``{"id", "expected", "reason"}``."""
    entries = json.loads(path.read_text(encoding="utf-8"))
    return tuple(Overrule(entry["id"], _codes(entry["expected"]), entry["reason"]) for entry in entries)


def _codes(value: object) -> frozenset[str]:
    if not isinstance(value, list):
        raise ValueError(f"a list of codes was expected, not {value!r}")
    return frozenset(value)
