"""The flake8 plugin: a tree in, tuples out. Nothing else in the package knows flake8."""

from __future__ import annotations

import argparse
import ast
import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar

import flake8_connerr
from flake8_connerr.rules import OFF_BY_DEFAULT, all_codes, needed_signs
from flake8_connerr.settings import DEFAULT
from flake8_connerr.unparsed.prefilter import Signs

if TYPE_CHECKING:
    from flake8.options.manager import OptionManager

    from flake8_connerr.nodes import Position

_LOG = logging.getLogger(__name__)


class Plugin:
    """Checks one file. flake8 makes an instance of it a file and calls ``run``."""

    name: ClassVar[str] = "flake8-connerr"
    version: ClassVar[str] = flake8_connerr.__version__

    # What the options say; flake8 hands them to the class, before it checks any file.
    codes: ClassVar[frozenset[str]] = all_codes()
    target: ClassVar[tuple[int, int] | None] = None

    def __init__(self, tree: ast.Module, lines: list[str], filename: str) -> None:
        self.tree = tree
        self.lines = lines
        self.filename = filename

    @staticmethod
    def add_options(parser: OptionManager) -> None:
        """Register the options, and leave the rules that are not on by default to those who select them."""
        parser.extend_default_ignore(sorted(OFF_BY_DEFAULT))
        parser.add_option(
            "--connerr-target-version",
            metavar="3.N",
            type=_target,
            parse_from_config=True,
            help="The oldest Python that the files run on, which decides what some exception classes are "
            f"(Default: the `requires-python` of their project, or {'.'.join(map(str, DEFAULT.target))})",
        )

    @classmethod
    def parse_options(cls, options: argparse.Namespace) -> None:
        """Take over what was chosen.

        flake8 drops its list of rules that are off by default when it is given an ``--ignore`` of any sort,
        so that list cannot be left to it alone.
        """
        named = (*(options.select or ()), *(options.extend_select or ()))
        cls.codes = frozenset(
            code for code in all_codes() if code not in OFF_BY_DEFAULT or code.startswith(named)
        )
        cls.target = options.connerr_target_version

    def run(self) -> Iterator[tuple[int, int, str, type[Any]]]:
        """Line, column, text and class of every finding. flake8 itself applies noqa, select and ignore."""
        source = "".join(self.lines)
        try:
            # Most files hold nothing of interest, and most runs need not load the rules at all.
            signs = Signs(source.encode("utf-8", "surrogatepass"))
            findings = self._findings(source, signs) if signs.show_any(needed_signs(self.codes)) else []
        except RecursionError:
            # Code that nests deeper than the interpreter's stack; nothing can be said of it.
            return
        except Exception:  # a fault of this plugin must not end the run of all others
            _LOG.exception("flake8-connerr could not check %s", self.filename)
            return
        for place, text in findings:
            yield place.line, place.characters_in(self.lines[place.line - 1]), text, type(self)

    def _findings(self, source: str, signs: Signs) -> list[tuple[Position, str]]:
        """Where flake8 is to report every finding, and its text."""
        from flake8_connerr.check import check
        from flake8_connerr.noqa import Noqa
        from flake8_connerr.targets import target_of

        settings = DEFAULT._replace(target=self.target or target_of(self.filename))
        noqa = Noqa(source)
        return [
            (noqa.place(finding), f"{finding.code} {finding.message}")
            for finding in check(source, settings, self.tree, self.codes, signs)
        ]


def _target(text: str) -> tuple[int, int]:
    from flake8_connerr.targets import target_named

    try:
        return target_named(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
