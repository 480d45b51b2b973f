"""Bytes in, bytes out: check, rewrite, check again.

A pure function of its arguments: it opens nothing and writes nothing, and all it takes and returns
can be pickled, so that it can be mapped over any executor.
"""

from __future__ import annotations

import ast
import contextlib
import enum
import sys
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from codemods import registry
from codemods.faithful import restored, same_but_for_spaces
from codemods.noqa import Noqa
from codemods.source import SourceError, decode, encode
from flake8_connerr import check
from flake8_connerr.findings import Applicability, Finding, Position, Refusal
from flake8_connerr.rules import all_rules
from flake8_connerr.settings import DEFAULT, Settings

if TYPE_CHECKING:
    import libcst as cst

    from codemods.locate import Located

_RECURSION_LIMIT = 8_000

UNSAFE = "it may change what the program does: only made with --unsafe-fixes"


class Request(NamedTuple):
    """What to look for, and which fixes to make (``fixes``: of these types only)."""

    codes: frozenset[str]
    settings: Settings = DEFAULT
    unsafe: bool = False
    fixes: tuple[type, ...] | None = None


class Remaining(NamedTuple):
    """A finding that stays, where it was in the source as given, and why it was not fixed.

    ``finding`` has its position in the new source. ``refusal`` is empty where its rule has no fix.
    """

    finding: Finding
    before: Position
    refusal: str


class FixedSource(NamedTuple):
    """A source text rewritten. ``fixed`` have their positions in the source as given."""

    source: str
    fixed: tuple[Finding, ...]
    remaining: tuple[Remaining, ...]


class Status(enum.Enum):
    """What became of a file."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    FAILED = "failed"


class Result(NamedTuple):
    """What became of a file's bytes: the new ones where they changed, or why nothing could be done."""

    data: bytes | None = None
    fixed: tuple[Finding, ...] = ()
    remaining: tuple[Remaining, ...] = ()
    error: str = ""

    @property
    def status(self) -> Status:
        """The result in one word."""
        if self.error:
            return Status.FAILED
        return Status.UNCHANGED if self.data is None else Status.CHANGED


def fix_bytes(data: bytes, request: Request) -> Result:
    """Check and rewrite one file's bytes. Raises nothing: whatever goes wrong is in the result."""
    try:
        decoded = decode(data)
        done = fix_source(decoded.text, request)
        if done.source == decoded.text:
            return Result(remaining=done.remaining)
        return Result(encode(done.source, decoded, data), done.fixed, done.remaining)
    except SourceError as error:
        return Result(error=str(error))
    except SyntaxError as error:
        return Result(error=f"does not parse: {error.msg} (line {error.lineno})")
    except (RecursionError, MemoryError):
        return Result(error="is nested too deeply to be read")
    except Exception as error:  # one file must not end the run for all others
        return Result(error=f"could not be handled, which is a fault of this tool: {error!r}")


def fix_source(source: str, request: Request) -> FixedSource:
    """Check and rewrite a source text until nothing more can be fixed.

    Each round fixes at least one finding and brings none, so there are no more rounds than findings.
    Raises SyntaxError, ValueError and RecursionError as :func:`ast.parse` does.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # those of the source are not ours to show
        checked = _Checked(source, request)
        before = [finding.position for finding in checked.findings]
        fixed: list[Finding] = []
        while True:
            outcome = _round(checked)
            if outcome.checked is None:
                break
            fixed += [checked.findings[i]._replace(position=before[i]) for i in outcome.made]
            before = _carried(before, checked, outcome.made, outcome.checked)
            checked = outcome.checked
    remaining = [
        Remaining(finding, before[i], outcome.refused.get(i, ""))
        for i, finding in enumerate(checked.findings)
        if checked.reported(finding)
    ]
    return FixedSource(checked.source, tuple(sorted(fixed, key=_place)), tuple(remaining))


class _Checked:
    """A source text that parses and compiles, with its findings and, when asked for, its LibCST tree."""

    def __init__(self, source: str, request: Request) -> None:
        self.source = source
        self.request = request
        self.tree = ast.parse(source)
        # Rules that are on are watched even where they are not selected: no fix may trip one of them.
        watched = request.codes.union(rule.code for rule in all_rules() if rule.default)
        found = check.check(source, request.settings, self.tree, watched)
        self.findings = sorted(found, key=_place)
        self.counts = Counter(finding.code for finding in self.findings)
        self._noqa = Noqa(source)

    def reported(self, finding: Finding) -> bool:
        return finding.code in self.request.codes and not self._noqa.hides(finding)

    @cached_property
    def module(self) -> cst.Module:
        import libcst as cst

        return cst.parse_module(self.source)

    @cached_property
    def printed(self) -> str:
        return self.module.code

    @cached_property
    def located(self) -> Located:
        from codemods.locate import Located

        return Located(self.module, self.tree)


class _Outcome(NamedTuple):
    """What a round came to: the new source if there is one, and by index what was fixed and what not."""

    checked: _Checked | None
    made: tuple[int, ...]
    refused: dict[int, str]


def _round(checked: _Checked) -> _Outcome:
    """Make the fixes of the first codemod that can make any."""
    refused: dict[int, str] = {}
    wanted: dict[int, registry.Fix] = {}
    for i, finding in enumerate(checked.findings):
        if finding.fix is None or not checked.reported(finding):
            continue
        if isinstance(finding.fix, Refusal):
            refused[i] = finding.fix.reason
        elif finding.applicability is Applicability.UNSAFE and not checked.request.unsafe:
            refused[i] = UNSAFE
        elif checked.request.fixes is None or isinstance(finding.fix, checked.request.fixes):
            wanted[i] = finding.fix
    if not wanted:
        return _Outcome(None, (), refused)
    try:
        with _deeper_recursion():
            outcome = _first_rewrite(checked, wanted)
    except RecursionError:
        outcome = _Outcome(None, (), dict.fromkeys(wanted, "the file is nested too deeply for LibCST"))
    return outcome._replace(refused=refused | outcome.refused)


def _first_rewrite(checked: _Checked, wanted: Mapping[int, registry.Fix]) -> _Outcome:
    if (fault := _parse_fault(checked)) is not None:
        return _Outcome(None, (), dict.fromkeys(wanted, fault))
    refused: dict[int, str] = {}
    for codemod in registry.codemods():
        mine = {i: fix for i, fix in wanted.items() if isinstance(fix, codemod.fixes)}
        if mine:
            outcome = _made_together(checked, codemod, mine)
            refused |= outcome.refused
            if outcome.checked is not None:
                return outcome._replace(refused=refused)
    return _Outcome(None, (), refused)


@contextlib.contextmanager
def _deeper_recursion() -> Iterator[None]:
    """LibCST takes several frames for each level of a tree; what ast parses it should print."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, _RECURSION_LIMIT))
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)


def _parse_fault(checked: _Checked) -> str | None:
    """Why the file cannot be rewritten with LibCST, if it cannot."""
    import libcst as cst

    try:
        if not same_but_for_spaces(checked.source, checked.printed):
            return "LibCST does not give this file back as it is"
    except cst.ParserSyntaxError:
        return "LibCST cannot parse this file"
    return None


def _made_together(
    checked: _Checked, codemod: registry.Codemod, wanted: Mapping[int, registry.Fix]
) -> _Outcome:
    """Make the fixes in one rewrite; where that is not accepted, those that are by themselves."""
    outcome = _made(checked, codemod, wanted)
    if outcome.checked is not None or len(outcome.made) < 2:
        return outcome
    refused = dict(outcome.refused)
    alone = []
    for i in outcome.made:
        single = _made(checked, codemod, {i: wanted[i]})
        refused |= single.refused
        if single.checked is not None:
            alone.append((i, single))
    if not alone:
        return _Outcome(None, (), refused)
    if 1 < len(alone) < len(outcome.made):
        together = _made(checked, codemod, {i: wanted[i] for i, _ in alone})
        if together.checked is not None:
            return together._replace(refused=refused)
    return alone[0][1]._replace(refused=refused)


def _made(checked: _Checked, codemod: registry.Codemod, wanted: Mapping[int, registry.Fix]) -> _Outcome:
    """Make the fixes in one rewrite and check it.

    Where the rewrite is not accepted, ``made`` are the fixes it was made of; of a single one,
    ``refused`` says why.
    """
    rewritten = codemod.rewrite(
        checked.module, checked.located, list(wanted.values()), checked.request.settings
    )
    refused = {i: rewritten.refused[fix] for i, fix in wanted.items() if fix in rewritten.refused}
    made = tuple(i for i in wanted if i not in refused)
    if not made:
        return _Outcome(None, (), refused)
    source = restored(checked.source, checked.printed, rewritten.module.code)
    verdict = _verdict(checked, made, source)
    if isinstance(verdict, _Checked):
        return _Outcome(verdict, made, refused)
    if len(made) == 1:
        refused[made[0]] = verdict
    return _Outcome(None, made, refused)


def _verdict(checked: _Checked, made: Sequence[int], source: str) -> _Checked | str:
    """The rewritten source checked, if the findings are gone and none is new; else what is wrong with it."""
    try:
        compile(source, "<rewritten>", "exec", dont_inherit=True)
        after = _Checked(source, checked.request)
    except (SyntaxError, ValueError) as error:
        return f"the file would no longer compile: {error}"
    fixed = Counter(checked.findings[i].code for i in made)
    for code in sorted(checked.counts | after.counts):
        if after.counts[code] > checked.counts[code] - fixed[code]:
            still = "the finding would still be there" if code in fixed else f"it would bring a new {code}"
            return f"the rewrite was checked and not accepted: {still}"
    return after


def _carried(before: list[Position], old: _Checked, made: Sequence[int], new: _Checked) -> list[Position]:
    """Where the findings of ``new`` were in the source as given; findings keep their order."""
    positions = [finding.position for finding in new.findings]
    for code in new.counts:
        kept = [p for i, p in enumerate(before) if old.findings[i].code == code and i not in made]
        mine = [i for i, finding in enumerate(new.findings) if finding.code == code]
        if len(kept) == len(mine):
            for i, position in zip(mine, kept, strict=True):
                positions[i] = position
    return positions


def _place(finding: Finding) -> tuple[Position, str]:
    return finding.position, finding.code
