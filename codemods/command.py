"""The codemods as commands of LibCST's own tool, ``python -m libcst.tool codemod``."""

from __future__ import annotations

from typing import ClassVar

import libcst as cst
from libcst.codemod import CodemodCommand

from codemods import engine
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
        done = engine.fix_source(source, engine.Request(codes, self.SETTINGS, self.UNSAFE, self.FIXES))
        for kept in done.remaining:
            if kept.refusal:
                self.warn(f"line {kept.finding.position.line}: {kept.finding.code} {kept.refusal}")
        if done.source == source:
            return tree
        return cst.parse_module(done.source, tree.config_for_parsing)
