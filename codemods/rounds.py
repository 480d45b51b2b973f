"""One round of rewriting: make the fixes of one codemod, check what came of it, and take it or leave it."""

from __future__ import annotations

import ast
import contextlib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from codemods import registry, results
from codemods.trees.excerpt import Excerpt
from flake8_connerr import check
from flake8_connerr.findings import Applicability, Finding
from flake8_connerr.fixes import Fix, Refusal
from flake8_connerr.nodes import Position
from flake8_connerr.noqa import Noqa
from flake8_connerr.rules import default_codes

if TYPE_CHECKING:
    from codemods.results import Request
    from flake8_connerr.unparsed.prefilter import Signs

_RECURSION_LIMIT = 8_000
# LibCST's tree takes some 500 bytes for each character of a source; of so many it may be made, at most.
_MOST_CHARACTERS = 2_000_000


class Checked:
    """A source text that parses and compiles, with its findings."""

    def __init__(self, source: str, request: Request, signs: Signs | None = None) -> None:
        """Check a source, whose ``signs`` may be known already; raises as :func:`ast.parse`."""
        self.source = source
        self.request = request
        self.tree = ast.parse(source)
        # Rules that are on are watched even where they are not selected: no fix may trip one of them.
        watched = request.codes | default_codes()
        found = check.check(source, request.settings, self.tree, watched, signs)
        self.findings = sorted(found, key=place)
        self.counts = Counter(finding.code for finding in self.findings)
        self._noqa = Noqa(source)

    def excerpt(self, codemod: registry.Codemod, fixes: Iterable[Fix]) -> Excerpt:
        """What of the source a codemod needs for its fixes."""
        return Excerpt(self.source, self.tree, fixes, codemod.reads)

    def reported(self, finding: Finding) -> bool:
        """Whether the finding was asked for and no comment hides it."""
        return finding.code in self.request.codes and not self._noqa.hides(finding)


class Outcome(NamedTuple):
    """What a round came to: the new source if there is one, and by index what was fixed and what not."""

    checked: Checked | None
    made: tuple[int, ...]
    refused: dict[int, str]


def one_round(checked: Checked) -> Outcome:
    """Make the fixes of the first codemod that can make any."""
    refused: dict[int, str] = {}
    wanted: dict[int, Fix] = {}
    for i, finding in enumerate(checked.findings):
        if finding.fix is None or not checked.reported(finding):
            continue
        if isinstance(finding.fix, Refusal):
            refused[i] = finding.fix.reason
        elif finding.applicability is Applicability.UNSAFE and not checked.request.unsafe:
            refused[i] = results.UNSAFE
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


def _first_rewrite(checked: Checked, wanted: Mapping[int, Fix]) -> Outcome:
    refused: dict[int, str] = {}
    for codemod in registry.codemods():
        mine = {i: fix for i, fix in wanted.items() if isinstance(fix, codemod.fixes)}
        if mine:
            excerpt = checked.excerpt(codemod, mine.values())
            if (fault := _parse_fault(excerpt)) is not None:
                refused |= dict.fromkeys(mine, fault)
                continue
            outcome = _made_together(checked, excerpt, codemod, mine)
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


def _parse_fault(excerpt: Excerpt) -> str | None:
    """Why the file cannot be rewritten with LibCST, if it cannot."""
    import libcst as cst

    from codemods.trees.locate import LocateError

    if len(excerpt.text) > _MOST_CHARACTERS:
        return "the file is too large to be rewritten"
    try:
        if not excerpt.is_faithful:
            return "LibCST does not give this file back as it is"
        _ = excerpt.located
    except cst.ParserSyntaxError:
        return "LibCST cannot parse this file"
    except LocateError as error:
        return f"LibCST reads this file in another way than Python does: {error}"
    return None


def _made_together(
    checked: Checked, excerpt: Excerpt, codemod: registry.Codemod, wanted: Mapping[int, Fix]
) -> Outcome:
    """Make the fixes in one rewrite; where that is not accepted, those that are without the others."""
    refused: dict[int, str] = {}
    accepted: list[Outcome] = []
    waiting = [dict(wanted)]
    while waiting:
        fixes = waiting.pop()
        outcome = _made(checked, excerpt, codemod, fixes)
        refused |= outcome.refused
        if outcome.checked is not None:
            accepted.append(outcome)
        elif len(outcome.made) > 1:  # halves, so that few fixes among many are found in few attempts
            half = len(outcome.made) // 2
            waiting += [{i: fixes[i] for i in part} for part in (outcome.made[half:], outcome.made[:half])]
    if not accepted:
        return Outcome(None, (), refused)
    if len(accepted) > 1:
        together = _made(
            checked, excerpt, codemod, {i: wanted[i] for outcome in accepted for i in outcome.made}
        )
        if together.checked is not None:
            return together._replace(refused=refused)
    return accepted[0]._replace(refused=refused)


def _made(
    checked: Checked, excerpt: Excerpt, codemod: registry.Codemod, wanted: Mapping[int, Fix]
) -> Outcome:
    """Make the fixes in one rewrite and check it.

    Where the rewrite is not accepted, ``made`` are the fixes it was made of; of a single one,
    ``refused`` says why.
    """
    rewritten = codemod.rewrite(
        excerpt.module, excerpt.located, list(wanted.values()), checked.request.settings
    )
    refused = {i: rewritten.refused[fix] for i, fix in wanted.items() if fix in rewritten.refused}
    made = tuple(i for i in wanted if i not in refused)
    if not made:
        return Outcome(None, (), refused)
    source = excerpt.rewritten(rewritten.module)
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
        from codemods.jupyter import cells

        return cells.fault(checked.source, source)
    try:
        # Of the text: to compile a tree takes more of the frames of which Python 3.12 has few.
        compile(source, "<rewritten>", "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        return f"the file would no longer compile: {error}"
    return None


def place(finding: Finding) -> tuple[Position, str]:
    return finding.position, finding.code
