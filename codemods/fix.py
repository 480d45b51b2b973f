"""The command line: ``python -m codemods.fix PATH...``."""

from __future__ import annotations

import argparse
import io
import math
import os
import sys
from collections.abc import Iterable, Iterator, Sequence

from codemods import files, writing
from codemods.engine import Request, Result
from codemods.parallel import Job, fix_all
from codemods.report import Totals, difference, escaped, finding_lines, for_terminal
from codemods.source import decode
from flake8_connerr import __version__
from flake8_connerr.prefilter import possible_codes
from flake8_connerr.rules import all_rules
from flake8_connerr.settings import DEFAULT

INTERRUPTED = 130

_STATUS = """\
exit status:
  0  nothing is left to do
  1  findings remain; with --check or --diff also: files would change
  2  something could not be read, parsed or written, or the command line is wrong
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        codes = chosen_codes(options.select, options.ignore)
    except ValueError as error:
        parser.error(str(error))
    settings = DEFAULT._replace(
        base=options.base, cap=options.cap, jitter=options.jitter, style=options.style
    )
    request = Request(codes, settings, options.unsafe_fixes)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # names of files may be of any alphabet
    try:
        status = _run(options, request)
        sys.stdout.flush()
    except KeyboardInterrupt:
        print("Interrupted.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Nobody reads on. Python would complain again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


def chosen_codes(select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """The codes to look for, from codes and prefixes; raises ValueError for what is no code.

    Without ``select``, the rules that are on by default.
    """
    rules = all_rules()
    known = {rule.code for rule in rules}
    chosen = _with_prefixes(select, known) or {rule.code for rule in rules if rule.default}
    chosen -= _with_prefixes(ignore, known)
    if not chosen:
        raise ValueError("nothing is left to look for: every selected rule is ignored")
    return frozenset(chosen)


def _with_prefixes(prefixes: Iterable[str], known: set[str]) -> set[str]:
    found: set[str] = set()
    for prefix in prefixes:
        matching = {code for code in known if code.startswith(prefix.upper())}
        if not matching:
            raise ValueError(
                f"no rule has the code or prefix {prefix!r}; there are {', '.join(sorted(known))}"
            )
        found |= matching
    return found


class _Candidates:
    """The files that may hold a finding; counts all that were looked at."""

    def __init__(self, paths: Iterable[str], codes: frozenset[str]) -> None:
        self.seen = 0
        self._paths = paths
        self._codes = codes

    def __iter__(self) -> Iterator[Job]:
        for found in files.find(self._paths):
            if found.error:
                yield Job(found.path, error=found.error)
                continue
            self.seen += 1
            try:
                data = writing.read(found.path)
            except (OSError, writing.FileError) as error:
                yield Job(found.path, error=files.reason(error))
                continue
            if possible_codes(data, self._codes):
                yield Job(found.path, data)


def _run(options: argparse.Namespace, request: Request) -> int:
    written = not (options.check or options.diff)
    talk = sys.stderr if options.diff else sys.stdout  # so that a diff can be piped into a patch
    candidates = _Candidates(options.paths, request.codes)
    totals = Totals()
    for job, result in fix_all(candidates, request, options.jobs):
        if written and result.data is not None:
            result = _written(job, result, result.data)
        if options.diff and result.data is not None:
            _print_difference(job, result.data)
        if result.error:
            print(f"{escaped(job.path)}: {escaped(result.error)}", file=sys.stderr)
        for line in finding_lines(job.path, result, written):
            print(line, file=talk)
        totals = totals.plus(result)
    print(totals._replace(files=candidates.seen).summary(written), file=talk)
    if totals.failed:
        return 2
    return int(totals.remaining > 0 or (totals.changed > 0 and not written))


def _written(job: Job, result: Result, new: bytes) -> Result:
    """The result after writing, or instead of it what went wrong."""
    try:
        writing.replace(job.path, job.data, new)
    except (OSError, writing.FileError) as error:
        return Result(error=f"could not be written: {files.reason(error)}")
    return result


def _print_difference(job: Job, new: bytes) -> None:
    lines = difference(job.path, job.data, new)
    if sys.stdout.isatty():
        encoding, colour = decode(job.data).encoding, not os.environ.get("NO_COLOR")
        sys.stdout.writelines(for_terminal(line, encoding, colour) for line in lines)
    else:
        sys.stdout.buffer.writelines(lines)


def _parser() -> argparse.ArgumentParser:
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


if __name__ == "__main__":
    sys.exit(main())
