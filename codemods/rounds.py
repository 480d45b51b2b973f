"""One round of rewriting: make the fixes of one codemod, check what came of it, and take it or leave it."""

from __future__ import annotations

import ast
import contextlib
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from codemods import registry
from codemods.faithful import restored, same_but_for_spaces
from flake8_connerr import check
from flake8_connerr.findings import Applicability, Finding, Position, Refusal
from flake8_connerr.noqa import Noqa
from flake8_connerr.rules import OFF_BY_DEFAULT, all_codes

if TYPE_CHECKING:
    import libcst as cst

    from codemods.engine import Request
    from codemods.locate import Located

_RECURSION_LIMIT = 8_000

UNSAFE = "it may change what the program does: only made with --unsafe-fixes"


class Checked:
    """A source text that parses and compiles, with its findings and, when asked for, its LibCST tree."""

    def __init__(self, source: str, request: Request) -> None:
        self.source = source
        self.request = request
        self.tree = ast.parse(source)
        # Rules that are on are watched even where they are not selected: no fix may trip one of them.
        watched = request.codes | (all_codes() - OFF_BY_DEFAULT)
        found = check.check(source, request.settings, self.tree, watched)
        self.findings = sorted(found, key=place)
        self.counts = Counter(finding.code for finding in self.findings)
        self._noqa = Noqa(source)

    def reported(self, finding: Finding) -> bool:
        """Whether the finding was asked for and no comment hides it."""
        return finding.code in self.request.codes and not self._noqa.hides(finding)

    @cached_property
    def module(self) -> cst.Module:
        """LibCST's tree of the source; raises its ParserSyntaxError."""
        import libcst as cst

        return cst.parse_module(self.source)

    @cached_property
    def printed(self) -> str:
        """The source as LibCST gives it back."""
        return self.module.code

    @cached_property
    def located(self) -> Located:
        """Both trees paired off; raises LocateError where they differ."""
        from codemods.locate import Located

        return Located(self.module, self.tree)


class Outcome(NamedTuple):
    """What a round came to: the new source if there is one, and by index what was fixed and what not."""

    checked: Checked | None
    made: tuple[int, ...]
    refused: dict[int, str]


def one_round(checked: Checked) -> Outcome:
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
        return Outcome(None, (), refused)
    try:
        with _deeper_recursion():
            outcome = _first_rewrite(checked, wanted)
    except RecursionError:
        outcome = Outcome(None, (), dict.fromkeys(wanted, "the file is nested too deeply for LibCST"))
    return outcome._replace(refused=refused | outcome.refused)


def _first_rewrite(checked: Checked, wanted: Mapping[int, registry.Fix]) -> Outcome:
    if (fault := _parse_fault(checked)) is not None:
        return Outcome(None, (), dict.fromkeys(wanted, fault))
    refused: dict[int, str] = {}
    for codemod in registry.codemods():
        mine = {i: fix for i, fix in wanted.items() if isinstance(fix, codemod.fixes)}
        if mine:
            outcome = _made_together(checked, codemod, mine)
            refused |= outcome.refused
            if outcome.checked is not None:
                return outcome._replace(refused=refused)
    return Outcome(None, (), refused)


@contextlib.contextmanager
def _deeper_recursion() -> Iterator[None]:
    """LibCST takes several frames for each level of a tree; what ast parses it should print."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, _RECURSION_LIMIT))
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)


def _parse_fault(checked: Checked) -> str | None:
    """Why the file cannot be rewritten with LibCST, if it cannot."""
    import libcst as cst

    from codemods.locate import LocateError

    try:
        if not same_but_for_spaces(checked.source, checked.printed):
            return "LibCST does not give this file back as it is"
        _ = checked.located
    except cst.ParserSyntaxError:
        return "LibCST cannot parse this file"
    except LocateError as error:
        return f"LibCST reads this file in another way than Python does: {error}"
    return None


def _made_together(
    checked: Checked, codemod: registry.Codemod, wanted: Mapping[int, registry.Fix]
) -> Outcome:
    """Make the fixes in one rewrite; where that is not accepted, those that are without the others."""
    refused: dict[int, str] = {}
    accepted: list[Outcome] = []
    waiting = [dict(wanted)]
    while waiting:
        fixes = waiting.pop()
        outcome = _made(checked, codemod, fixes)
        refused |= outcome.refused
        if outcome.checked is not None:
            accepted.append(outcome)
        elif len(outcome.made) > 1:  # halves, so that few fixes among many are found in few attempts
            half = len(outcome.made) // 2
            waiting += [{i: fixes[i] for i in part} for part in (outcome.made[half:], outcome.made[:half])]
    if not accepted:
        return Outcome(None, (), refused)
    if len(accepted) > 1:
        together = _made(checked, codemod, {i: wanted[i] for outcome in accepted for i in outcome.made})
        if together.checked is not None:
            return together._replace(refused=refused)
    return accepted[0]._replace(refused=refused)


def _made(checked: Checked, codemod: registry.Codemod, wanted: Mapping[int, registry.Fix]) -> Outcome:
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
        return Outcome(None, (), refused)
    source = restored(checked.source, checked.printed, rewritten.module.code)
    verdict = _verdict(checked, made, source, codemod.uncovers)
    if isinstance(verdict, Checked):
        return Outcome(verdict, made, refused)
    if len(made) == 1:
        refused[made[0]] = verdict
    return Outcome(None, made, refused)


def _verdict(checked: Checked, made: Sequence[int], source: str, uncovers: frozenset[str]) -> Checked | str:
    """The rewritten source checked, if the findings are gone and none is new; else what is wrong with it.

    Findings of ``uncovers`` may be new: they were there before, behind those that are gone.
    """
    if (fault := _compile_fault(checked, source)) is not None:
        return fault
    after = Checked(source, checked.request)
    fixed = Counter(checked.findings[i].code for i in made)
    for code in sorted((checked.counts | after.counts).keys() - (uncovers - fixed.keys())):
        if after.counts[code] > checked.counts[code] - fixed[code]:
            still = "the finding would still be there" if code in fixed else f"it would bring a new {code}"
            return f"the rewrite was checked and not accepted: {still}"
    return after


def _compile_fault(checked: Checked, source: str) -> str | None:
    """Why the rewritten source is none that could take the place of the old one, if so."""
    if checked.request.notebook:
        from codemods import cells

        return cells.fault(checked.source, source)
    try:
        compile(source, "<rewritten>", "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        return f"the file would no longer compile: {error}"
    return None


def place(finding: Finding) -> tuple[Position, str]:
    return finding.position, finding.code
