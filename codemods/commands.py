"""The codemods as commands of LibCST's own tool, ``python -m libcst.tool codemod``.

The fixer does not load this module: ``libcst.codemod`` takes longer to load than most files to fix.
"""

from __future__ import annotations

from typing import ClassVar

import libcst as cst
from libcst.codemod import CodemodCommand

from codemods import (
    drop_redundant,
    engine,
    errno_handlers,
    exponential_waits,
    last_errors,
    reorder_handlers,
    replace_class,
    retry_libraries,
    single_waits,
    split_handlers,
    widen_clause,
)
from codemods.results import Request
from flake8_connerr.rules import default_codes
from flake8_connerr.settings import DEFAULT, Settings


class FindingsCommand(CodemodCommand):
    """A command that makes the fixes of ``FIXES`` for the rules that are on by default.

    ``CODES`` are rules that are off, whose fixes it makes as well.
    Those that may change what the program does are made where ``UNSAFE`` says that all of them may: to
    run such a command is to ask for them.
    """

    FIXES: ClassVar[tuple[type, ...]] = ()
    UNSAFE: ClassVar[bool] = False
    CODES: ClassVar[frozenset[str]] = frozenset()
    SETTINGS: ClassVar[Settings] = DEFAULT

    def transform_module_impl(self, tree: cst.Module) -> cst.Module:
        """The module rewritten; each fix that was not made becomes a warning."""
        codes = self.CODES | default_codes()
        source = tree.code
        done = engine.fix_source(source, Request(codes, self.SETTINGS, self.UNSAFE, self.FIXES))
        for kept in done.remaining:
            if kept.refusal:
                self.warn(f"line {kept.finding.position.line}: {kept.finding.code} {kept.refusal}")
        if done.source == source:
            return tree
        return cst.parse_module(done.source, tree.config_for_parsing)


class SplitHandlersCommand(FindingsCommand):
    DESCRIPTION = "Split `except ConnectionError` into handlers by what the errors mean."
    FIXES = split_handlers.FIXES


class DropRedundantCommand(FindingsCommand):
    DESCRIPTION = "Drop the classes of an `except` clause that it catches anyway."
    FIXES = drop_redundant.FIXES


class ReorderHandlersCommand(FindingsCommand):
    DESCRIPTION = "Move a handler that can never run above the one that catches its classes."
    FIXES = reorder_handlers.FIXES
    UNSAFE = True


class ReplaceClassCommand(FindingsCommand):
    DESCRIPTION = "Catch the class that a library raises, in place of one that it never raises."
    FIXES = replace_class.FIXES
    UNSAFE = True


class ErrnoHandlersCommand(FindingsCommand):
    DESCRIPTION = "Replace comparisons with errno by handlers of the classes that the errors are of."
    FIXES = errno_handlers.FIXES


class WidenClauseCommand(FindingsCommand):
    DESCRIPTION = "Catch a failed connection under the class as which the call reports it, too."
    FIXES = widen_clause.FIXES
    UNSAFE = True
    CODES = frozenset({"NET108"})


class ExponentialWaitsCommand(FindingsCommand):
    DESCRIPTION = "Make retry loops wait exponentially longer, with jitter and a cap."
    FIXES = exponential_waits.FIXES


class SingleWaitsCommand(FindingsCommand):
    DESCRIPTION = "Cap waits, give them jitter, and leave them out after the last attempt."
    FIXES = single_waits.FIXES
    CODES = frozenset({"NET204", "NET205"})


class LastErrorsCommand(FindingsCommand):
    DESCRIPTION = "Raise the last error where attempts run out and it is lost (unsafe)."
    FIXES = last_errors.FIXES
    UNSAFE = True


class TenacityCommand(FindingsCommand):
    DESCRIPTION = "Write retry loops with tenacity."
    FIXES = retry_libraries.FIXES
    SETTINGS = DEFAULT._replace(style="tenacity")


class StaminaCommand(FindingsCommand):
    DESCRIPTION = "Write retry loops with stamina."
    FIXES = retry_libraries.FIXES
    SETTINGS = DEFAULT._replace(style="stamina")
