"""Check every Python file of every package; with --fix, rewrite every one of a copy.

What may not happen: an exception other than SyntaxError; and with --fix a traceback, a rewritten file
that does not parse or has findings that it had not, a comment that is lost, a line that is not about a
finding but changes, or a second run that changes something.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from tests.corpus.checking import Checked, check_files, chosen_codes
from tests.corpus.rewriting import rewrite_copy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Sweep and print. Returns 1 where something failed."""
    options = _options(arguments)
    files = python_files(options.directory)
    if options.fix:
        fixer_options = ["--unsafe-fixes"] if options.unsafe_fixes else []
        rewritten = rewrite_copy(options.directory, files, options.codes, fixer_options)
        lines, failures = list(rewritten.lines(listing=options.list)), rewritten.failures
    else:
        began = time.perf_counter()
        checked = list(check_files(files, options.directory, options.codes))
        lines = list(_report(checked, time.perf_counter() - began, listing=options.list))
        failures = tuple(f"{each.file}\n{each.crash}" for each in checked if each.crash)
    for line in lines:
        print(line)
    for failure in failures:
        print(f"FAILED {failure}")
    return 1 if failures else 0


def python_files(directory: Path) -> list[str]:
    """The Python files of the unpacked packages, as paths below the directory.

    Or those of a standard library, which has modules beside its packages.
    """
    entries = sorted(entry for entry in directory.iterdir() if not entry.name.startswith("."))
    packages = (entry for entry in entries if entry.name != "site-packages")
    found = (
        path
        for package in packages
        for path in ([package] if package.suffix == ".py" else sorted(package.rglob("*.py")))
        if path.is_file()
    )
    return [path.relative_to(directory).as_posix() for path in found]


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.corpus.sweep", description=__doc__)
    parser.add_argument("directory", type=Path, metavar="DIR", help="where the packages were unpacked")
    parser.add_argument("--codes", help="codes separated by commas, or 'all'; else the default rules")
    parser.add_argument("--list", action="store_true", help="each finding; with --fix, what became of it")
    parser.add_argument("--fix", action="store_true", help="rewrite a copy, twice")
    parser.add_argument("--unsafe-fixes", action="store_true", help="with --fix: unsafe ones too")
    options = parser.parse_args(arguments)
    try:
        options.codes = chosen_codes(options.codes)
    except ValueError as error:
        parser.error(str(error))
    return options


def _report(checked: Sequence[Checked], seconds: float, *, listing: bool) -> Iterable[str]:
    counts: dict[str, Counter[str]] = {}
    for each in checked:
        package = each.file.partition("/")[0]
        counts.setdefault(package, Counter()).update(finding.code for finding in each.findings)
    codes = sorted({code for counter in counts.values() for code in counter})
    yield from _table(counts, codes)
    yield ""
    unparsable = sum(each.unparsable for each in checked)
    yield f"{len(checked)} files in {seconds:.1f} s, {unparsable} of them not Python 3"
    slowest = sorted(checked, key=lambda each: each.seconds, reverse=True)[:5]
    yield "slowest: " + ", ".join(f"{each.file} {each.seconds:.2f} s" for each in slowest)
    if listing:
        for each in checked:
            for finding in each.findings:
                yield f"{each.file}:{finding.position.line}: {finding.code} {finding.message}"


def _table(counts: dict[str, Counter[str]], codes: Sequence[str]) -> Iterable[str]:
    width = max(map(len, counts), default=0) + 2
    yield " " * width + "".join(f"{code:>8}" for code in codes)
    for package, counter in counts.items():
        if counter:
            yield f"{package:{width}}" + "".join(f"{counter[code] or '':>8}" for code in codes)
    totals = sum(counts.values(), Counter[str]())
    yield f"{'all':{width}}" + "".join(f"{totals[code]:8}" for code in codes)


if __name__ == "__main__":
    sys.exit(main())
