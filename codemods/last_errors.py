"""Raise the error of the last attempt where it was lost, as findings say."""

from __future__ import annotations

from collections.abc import Sequence

import libcst as cst

from codemods.registry import Rewritten
from codemods.trees.blocks import Around
from codemods.trees.edits import Edits
from codemods.trees.locate import Located, LocateError
from codemods.trees.unconcerned import Reads
from codemods.trees.wait_code import CannotWaitError
from flake8_connerr.fixes import Fix, RaiseLast
from flake8_connerr.settings import Settings

FIXES = (RaiseLast,)
READS = Reads.STATEMENTS


def rewrite(
    module: cst.Module, located: Located, fixes: Sequence[RaiseLast], _settings: Settings
) -> Rewritten:
    """Raise the errors of ``fixes``, all at once."""
    edits = Edits()
    refused: dict[Fix, str] = {}
    for fix in fixes:
        try:
            edits.add(_edits(located, fix))
        except (CannotWaitError, LocateError) as reason:
            refused[fix] = str(reason)
    return Rewritten(edits.made_in(module) if edits else module, refused)


def _edits(located: Located, fix: RaiseLast) -> Edits:
    edits = Edits()
    for place in fix.handlers:
        statement = located.statement(place.statement_at)
        raising = (f"if {place.condition}:\n    raise",)
        if not place.condition:
            if not isinstance(statement, cst.If):
                raise LocateError(f"the branch at line {place.statement_at.line} is not there")
            edits.otherwise[statement] = "raise"
        else:
            edits.around[statement] = Around(after=raising) if place.after else Around(before=raising)
    if fix.rename:
        loop = located.statement(fix.loop_at)
        if not isinstance(loop, cst.For):
            raise LocateError("the loop is not there")
        edits.targets[loop] = fix.rename
    return edits
