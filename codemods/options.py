"""The command line's options."""

from __future__ import annotations

import argparse
import math
import os

from codemods.reports import formats
from flake8_connerr import __version__
from flake8_connerr.settings import DEFAULT

_STATUS = """\
exit status:
  0  nothing is left to do
  1  findings remain; with --check or --diff also: files would change
  2  something could not be read, parsed or written, or the command line is wrong
"""


def parser() -> argparse.ArgumentParser:
    """The parser of ``python -m codemods.fix``."""
    parser = argparse.ArgumentParser(
        prog="python -m codemods.fix",
        description="Split handlers of connection errors and make retry loops wait exponentially longer.",
        epilog=_STATUS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, or a directory to search for *.py")
    parser.add_argument("--check", action="store_true", help="write nothing, only say what would be fixed")
    parser.add_argument("--diff", action="store_true", help="write nothing, print a unified diff")
    _add_codes(parser, "--select", "only these codes or prefixes (NET101,NET2)")
    _add_codes(parser, "--ignore", "not these codes or prefixes")
    parser.add_argument(
        "--unsafe-fixes", action="store_true", help="also make fixes that may change what the program does"
    )
    parser.add_argument(
        "-j",
        "--jobs",
        type=_jobs,
        metavar="N",
        default=_processors(),
        help="processes (default: %(default)s)",
    )
    parser.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="do the work on the Dask cluster of this scheduler (tcp://HOST:8786); needs the extra dask",
    )
    parser.add_argument(
        "--base",
        type=_seconds,
        metavar="S",
        default=DEFAULT.base,
        help="the first wait's upper bound in seconds, where the loop has no wait yet (default: %(default)s)",
    )
    parser.add_argument(
        "--cap",
        type=_seconds,
        metavar="S",
        default=DEFAULT.cap,
        help="the upper bound of every wait in seconds (default: %(default)s)",
    )
    parser.add_argument(
        "--jitter",
        choices=("full", "equal", "none"),
        default=DEFAULT.jitter,
        help="how much of a wait is random: all of it, half of it, or nothing (default: %(default)s)",
    )
    parser.add_argument(
        "--style",
        choices=("stdlib", "tenacity", "stamina"),
        default=DEFAULT.style,
        help="what waits are written with: the standard library, or tenacity's or stamina's idiom in place "
        "of the loop (default: %(default)s)",
    )
    parser.add_argument(
        "--output-format",
        choices=formats.NAMES,
        help="how findings are printed (default: text on a terminal, else concise)",
    )
    parser.add_argument(
        "--statistics", action="store_true", help="print how many findings there are of each code instead"
    )
    parser.add_argument("--version", action="version", version=f"flake8-connerr {__version__}")
    return parser


def _add_codes(parser: argparse.ArgumentParser, option: str, words: str) -> None:
    parser.add_argument(option, type=_codes, action="extend", metavar="CODES", default=[], help=words)


def _codes(text: str) -> list[str]:
    codes = text.replace(",", " ").split()
    if not codes:
        raise argparse.ArgumentTypeError("no code is given")
    return codes


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0 < seconds < math.inf:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds above 0")
    return seconds


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
