"""For people: each finding with the code around it, what it rests on, and what a fix makes of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from codemods.reports import FileResult, Output
from codemods.reports.concise import location
from codemods.reports.entries import Entry, entries
from codemods.reports.places import SourceText
from codemods.reports.rewrites import Change, Rewrite
from codemods.reports.terminal import console, escaped
from codemods.reports.totals import Totals
from flake8_connerr.findings import Finding

# Lines of code shown before and behind the one with the finding.
AROUND = 2
TAB = 4


class FramesReport:
    """Prints a header line, a code frame, the evidence, and the rewritten lines for each finding."""

    def __init__(self, output: Output) -> None:
        self._written = output.written
        self._console = console(output.stream)

    def add(self, done: FileResult) -> None:
        """One file's findings."""
        shown: dict[Rewrite, Finding] = {}
        for entry in entries(done, self._written):
            self._console.print(_header(done.path, entry))
            for line in (*_frame(entry), *_notes(entry), *self._fate(entry, shown)):
                self._console.print(line)
            self._console.print()

    def finish(self, totals: Totals) -> None:
        """The summary."""
        self._console.print(Text(totals.summary(self._written), "bold"))

    def _fate(self, entry: Entry, shown: dict[Rewrite, Finding]) -> Iterator[Text]:
        """What a fix makes of the code, or why there is none; the same lines are shown once."""
        width = _width(entry)
        if entry.refusal:
            yield _note(width, "not fixed: ", entry.refusal, "yellow")
        if entry.rewrite is None:
            return
        first = shown.setdefault(entry.rewrite, entry.finding)
        verb = "fixed" if self._written else "would be fixed"
        if first is not entry.finding:
            yield _note(
                width, f"{verb}: ", f"together with {first.code} on line {first.position.line}", "green"
            )
            return
        yield _note(width, f"{verb}:", "", "green")
        for change in entry.rewrite.changes:
            yield from _changed(change, entry.source, width)


def _header(path: str, entry: Entry) -> Text:
    finding = entry.finding
    return Text.assemble(
        (location(path, entry.place.line, entry.place.column, entry.cell), "bold"),
        " ",
        (finding.code, "bold red"),
        f" {escaped(finding.message)}",
    )


def _frame(entry: Entry) -> Iterator[Text]:
    """The line with the finding under lines before it, with a caret below, and lines behind it."""
    source, place, width = entry.source, entry.place, _width(entry)
    numbers = range(max(1, place.line - AROUND), min(len(source.lines), place.line + AROUND) + 1)
    for number in _without_blank_ends(numbers, place.line, [source.line(number) for number in numbers]):
        line = source.line(number)
        yield _gutter(f"{number}", width, "|", _shown(line))
        if number == place.line:
            before = cell_len(_shown(line[: place.column - 1]))
            under = cell_len(_shown(line[: place.end_column - 1])) - before
            yield _gutter("", width, "|", " " * before + "^" * max(under, 1), "bold red")


def _without_blank_ends(numbers: range, must: int, lines: Sequence[str]) -> range:
    filled = [number for number, line in zip(numbers, lines, strict=True) if line.strip() or number == must]
    return range(filled[0], filled[-1] + 1)


def _notes(entry: Entry) -> Iterator[Text]:
    for fact in dict.fromkeys(entry.finding.evidence):
        yield _note(_width(entry), f"line {fact.line}: ", fact.text, "blue")


def _changed(change: Change, source: SourceText, width: int) -> Iterator[Text]:
    if not change.removed and change.first > 1:  # to say where the new lines are to be
        yield _gutter(f"{change.first - 1}", width, "|", _shown(source.line(change.first - 1)))
    for number, line in enumerate(change.removed, change.first):
        yield _gutter(f"{number}", width, "-", _shown(line.rstrip("\r\n")), "red")
    for line in change.added:
        yield _gutter("", width, "+", _shown(line.rstrip("\r\n")), "green")


def _note(width: int, title: str, text: str, style: str) -> Text:
    return Text.assemble((f"{'':{width}} = ", "blue"), (title, style), escaped(text))


def _gutter(number: str, width: int, sign: str, text: str, style: str = "") -> Text:
    signed = (f"{sign} ", style if sign != "|" else "blue")
    return Text.assemble((f"{number:>{width}} ", "blue"), signed, (text, style))


def _width(entry: Entry) -> int:
    """How many digits the line numbers shown with a finding may have."""
    return len(str(len(entry.source.lines)))


def _shown(line: str) -> str:
    """A line of code, or the start of one, as it is printed: in both, the same characters come out."""
    return escaped(line.expandtabs(TAB))
