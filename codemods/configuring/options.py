"""The command line's options, in groups as ``--help`` shows them."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from codemods.configuring import values
from codemods.configuring.patterns import anchored
from codemods.reports import formats
from flake8_connerr import __version__
from flake8_connerr.settings import DEFAULT
from flake8_connerr.targets import target_named

_DESCRIPTION = """\
Split handlers of connection errors, make retry loops wait exponentially
longer, and rewrite what else flake8-connerr reports, where that is safe.
"""

_ENDING = """\
examples:
  %(prog)s src                         fix what can be fixed without a risk
  %(prog)s --diff src                  show what that would be
  %(prog)s --check --select NET1 src   say it, of the rules on catching alone
  %(prog)s --style tenacity src        write retries with tenacity
  %(prog)s --add-noqa src              silence what there is today
  %(prog)s --explain NET202            say what a rule is about
  %(prog)s - < old.py > new.py         fix standard input

configuration:
  What the groups `rules`, `files` and `fixes` hold, --jobs and --output-format
  can be set in pyproject.toml, under [tool.connerr] and the same names. Rules
  and files that it does not name are those of flake8's configuration.

exit status:
  0  nothing is left to do
  1  findings remain; with --check or --diff also: files would change
  2  something could not be read, parsed or written, or the command line or
     the configuration is wrong
"""

SHELLS = ("bash", "zsh", "tcsh")


def parser() -> argparse.ArgumentParser:
    """The parser of ``python -m codemods.fix``. What can also be configured is None where it is not given."""
    parser = argparse.ArgumentParser(
        prog="connerr-fix" if Path(sys.argv[0]).stem == "connerr-fix" else "python -m codemods.fix",
        usage="%(prog)s [options] PATH...",
        description=_DESCRIPTION,
        epilog=_ENDING,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="a file, a directory to search for *.py and *.ipynb, or - for standard input",
    )
    _add_doings(parser.add_argument_group("what to do (by default: fix, and write the files)"))
    _add_rules(parser.add_argument_group("rules"))
    _add_files(parser.add_argument_group("files"))
    _add_fixes(parser.add_argument_group("fixes"))
    _add_outcome(parser.add_argument_group("output and exit status"))
    _add_run(parser.add_argument_group("run"))
    _add_questions(parser.add_argument_group("answers, instead of a run"))
    return parser


def _add_doings(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--check", action="store_true", help="write nothing, only say what would be fixed")
    group.add_argument("--diff", action="store_true", help="write nothing, print a unified diff")
    group.add_argument(
        "--add-noqa",
        action="store_true",
        help="fix nothing; add a `# noqa` comment with its code to every finding's line",
    )


def _add_rules(group: argparse._ArgumentGroup) -> None:
    for option, words in (
        ("--select", "only these codes or prefixes (NET101,NET2)"),
        ("--extend-select", "these codes or prefixes as well, such as rules that are off by default"),
        ("--ignore", "not these codes or prefixes; of two prefixes that fit, the longer decides"),
        ("--extend-ignore", "not these either, beside those that are configured"),
    ):
        group.add_argument(
            option,
            type=_typed(lambda text: values.codes(_items(text))),
            action="extend",
            metavar="CODES",
            help=words,
        )
    group.add_argument(
        "--per-file-ignores",
        type=_typed(_file_ignores),
        action="extend",
        metavar="PAIRS",
        help="not these codes in these files (tests/*:NET2,setup.py:NET101)",
    )
    group.add_argument(
        "--target-version",
        type=_typed(target_named),
        metavar="3.N",
        help="the oldest Python that the files run on (default: the `requires-python` of their project, or "
        f"{'.'.join(map(str, DEFAULT.target))})",
    )


def _add_files(group: argparse._ArgumentGroup) -> None:
    for option, words in (
        ("--exclude", "leave out what these patterns name, in place of the default (build, venv, ...)"),
        ("--extend-exclude", "leave out what these patterns name as well"),
    ):
        group.add_argument(
            option,
            type=_typed(lambda text: anchored(_items(text), os.getcwd())),  # noqa: PTH109
            action="extend",
            metavar="PATTERNS",
            help=words,
        )
    group.add_argument(
        "--force-exclude",
        action=argparse.BooleanOptionalAction,
        help="leave out what is excluded even where it is named as a PATH, as pre-commit does",
    )
    group.add_argument(
        "--stdin-filename",
        metavar="FILE",
        help="the name of what comes on standard input, for what is set by file",
    )


def _add_fixes(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--unsafe-fixes",
        action=argparse.BooleanOptionalAction,
        help="also make fixes that may change what the program does",
    )
    group.add_argument(
        "--style",
        choices=values.STYLES,
        help="what waits are written with: the standard library, or tenacity's or stamina's idiom in place "
        f"of the loop (default: {DEFAULT.style})",
    )
    group.add_argument(
        "--base",
        type=_typed(_seconds),
        metavar="S",
        help="the first wait's upper bound in seconds, where the loop has no wait yet "
        f"(default: {DEFAULT.base})",
    )
    group.add_argument(
        "--cap",
        type=_typed(_seconds),
        metavar="S",
        help=f"the upper bound of every wait in seconds (default: {DEFAULT.cap})",
    )
    group.add_argument(
        "--jitter",
        choices=values.JITTERS,
        help=f"how much of a wait is random: all of it, half of it, or nothing (default: {DEFAULT.jitter})",
    )


def _add_outcome(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--output-format",
        choices=formats.NAMES,
        metavar="FORMAT",
        help=f"how findings are printed: {', '.join(formats.NAMES)} "
        "(default: text on a terminal, else concise)",
    )
    group.add_argument(
        "--statistics", action="store_true", help="print how many findings there are of each code instead"
    )
    group.add_argument(
        "-q", "--quiet", action="store_true", help="print nothing but errors and what --diff prints"
    )
    group.add_argument("--exit-zero", action="store_true", help="exit with 0 although findings remain")
    group.add_argument(
        "--exit-non-zero-on-fix", action="store_true", help="exit with 1 where a file was changed, too"
    )


def _add_run(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "-j",
        "--jobs",
        type=_typed(lambda text: values.processes(int(text) if text.isdecimal() else text)),
        metavar="N",
        help="processes (default: one for each processor)",
    )
    group.add_argument("--no-cache", action="store_true", help="neither use nor keep what is known of files")
    group.add_argument(
        "--cache-dir",
        type=Path,
        metavar="DIR",
        help="where to keep what files came to (default: in the user's cache directory)",
    )
    group.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="do the work on the Dask cluster of this scheduler (tcp://HOST:8786); needs the extra dask",
    )
    which = group.add_mutually_exclusive_group()
    which.add_argument(
        "--config",
        metavar="FILE",
        help="take the configuration of all files from this one, a pyproject.toml or setup.cfg",
    )
    which.add_argument("--isolated", action="store_true", help="read no configuration")


def _add_questions(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--explain", metavar="CODE", help="what a rule reports, why, and what to write instead"
    )
    group.add_argument("--list-rules", action="store_true", help="every rule, whether it is on, and its fix")
    group.add_argument(
        "--print-completion",
        choices=SHELLS,
        metavar="SHELL",
        help=f"what makes a shell ({', '.join(SHELLS)}) complete the options of connerr-fix",
    )
    group.add_argument("--version", action="version", version=f"flake8-connerr {__version__}")


def _typed(value: Callable[[str], Any]) -> Callable[[str], Any]:
    """``value`` for argparse, which shows what a ValueError says only if it is one of its own."""

    def typed(text: str) -> Any:
        try:
            return value(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return typed


def _items(text: str) -> Sequence[str]:
    items = text.replace(",", " ").split()
    if not items:
        raise ValueError("nothing is named")
    return items


def _file_ignores(text: str) -> tuple[Any, ...]:
    from codemods.configuring.flake8_files import file_ignores

    return file_ignores(text, os.getcwd())  # noqa: PTH109


def _seconds(text: str) -> float:
    try:
        return values.seconds(float(text))
    except ValueError:
        raise ValueError(f"{text!r} is not a number of seconds above 0") from None
