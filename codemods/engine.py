"""Bytes in, bytes out: check, rewrite, check again.

A pure function of its arguments: it opens nothing and writes nothing, and all it takes and returns
can be pickled, so that it can be mapped over any executor.
"""

from __future__ import annotations

import warnings
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from codemods.newer_syntax import explained
from codemods.origins import Origins
from codemods.results import NO_PYTHON, FixedSource, Remaining, Request, Result
from codemods.rounds import Checked, one_round, place
from codemods.source import SourceError, decode, encode
from flake8_connerr.findings import Finding

if TYPE_CHECKING:
    from flake8_connerr.unparsed.prefilter import Signs


def fix_bytes(data: bytes, request: Request, signs: Signs | None = None) -> Result:
    """Check and rewrite one file's bytes. Raises nothing: whatever goes wrong is in the result.

    ``signs`` are those of ``data``, where some were looked for already; those of a notebook are not used.
    """
    try:
        if request.notebook:
            from codemods.jupyter.notebooks import fix_notebook

            return fix_notebook(data, request)
        decoded = decode(data)
        done = fix_source(decoded.text, request, signs)
        if done.source == decoded.text:
            return Result(remaining=done.remaining)
        return Result(encode(done.source, decoded, data), done.fixed, done.remaining)
    except SourceError as error:
        return Result(error=str(error))
    except SyntaxError as error:
        return Result(error=f"{NO_PYTHON}: {explained(error)} (line {error.lineno})")
    except RecursionError:
        return Result(error="is nested too deeply to be read")
    except MemoryError:  # Python's parser says that of some files that are nested too deeply, too
        return Result(error="is nested too deeply, or is too large, to be read")
    except Exception as error:  # one file must not end the run for all others
        if isinstance(error.__cause__, KeyboardInterrupt):  # while modules are loaded (__set_name__, 3.11)
            raise error.__cause__ from None
        return Result(error=f"could not be handled, which is a fault of this tool: {error!r}")


def fix_source(source: str, request: Request, signs: Signs | None = None) -> FixedSource:
    """Check and rewrite a source text until nothing more can be fixed.

    ``signs`` are those of ``source``, where some were looked for already.
    Each round fixes at least one finding and brings none, so there are no more rounds than findings.
    Raises SyntaxError, ValueError and RecursionError as :func:`ast.parse` does.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # those of the source are not ours to show
        checked = Checked(source, request, signs)
        before = list(checked.findings)
        given = frozenset(before)
        fixed: list[Finding] = []
        while True:
            outcome = one_round(checked)
            if outcome.checked is None:
                break
            made = frozenset(outcome.made)
            pairs = _paired(checked, made, outcome.checked)
            kept = set(pairs.values())
            fixed += [
                before[i]
                for i, finding in enumerate(checked.findings)
                if i in made or (i not in kept and before[i] in given and checked.reported(finding))
            ]
            before = _carried(source, before, pairs, outcome.checked)
            checked = outcome.checked
    remaining = [
        Remaining(finding, before[i], outcome.refused.get(i, ""))
        for i, finding in enumerate(checked.findings)
        if checked.reported(finding)
    ]
    return FixedSource(checked.source, tuple(sorted(fixed, key=place)), tuple(remaining))


def _paired(old: Checked, made: Collection[int], new: Checked) -> dict[int, int]:
    """Which finding of ``new`` was which of ``old``, by their indices.

    Findings of a code keep their order. Where some came to light, or went with those that the fixes ``made``
    were for, they are told apart by their lines.
    """
    pairs: dict[int, int] = {}
    for code in new.counts:
        kept = [i for i, finding in enumerate(old.findings) if finding.code == code and i not in made]
        mine = [i for i, finding in enumerate(new.findings) if finding.code == code]
        if len(kept) != len(mine):
            by_line = _paired_by_line(old, kept, new, mine)
            pairs |= by_line
            placed = set(by_line.values())
            kept = [i for i in kept if i not in placed]
            mine = [i for i in mine if i not in by_line]
        pairs |= dict(zip(mine, kept, strict=False))
    return pairs


def _paired_by_line(old: Checked, kept: Sequence[int], new: Checked, mine: Sequence[int]) -> dict[int, int]:
    origins = Origins(old.source, new.source)
    by_line: dict[int, list[int]] = {}
    for i in kept:
        by_line.setdefault(old.findings[i].position.line, []).append(i)
    pairs = {}
    for i in mine:
        if there := by_line.get(origins.line(new.findings[i].position.line)):
            pairs[i] = there.pop(0)
    return pairs


def _carried(given: str, before: Sequence[Finding], pairs: dict[int, int], new: Checked) -> list[Finding]:
    """The findings of ``new`` as the source as given had them, as ``before`` are those of the last round.

    Those that came to light are placed where they would have been.
    """
    if len(pairs) == len(new.findings):
        return [before[pairs[i]] for i in range(len(new.findings))]
    origins = Origins(given, new.source)
    return [
        before[pairs[i]] if i in pairs else origins.finding(finding) for i, finding in enumerate(new.findings)
    ]
