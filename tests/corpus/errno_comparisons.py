"""Each place in the packages that names the errno of a connection class: is it reported, and then fixed?

A place is one use of ECONNREFUSED, ECONNRESET, ECONNABORTED, EPIPE, ESHUTDOWN or ETIMEDOUT in code, imports
left out, and every comparison that is reported, which may go by the name of a constant.
"""

from __future__ import annotations

import argparse
import ast
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from codemods import engine
from flake8_connerr.check import check
from flake8_connerr.errnos.errno_reader import CONNECTION_ERRNOS
from flake8_connerr.findings import Applicability, Finding
from flake8_connerr.fixes import Refusal
from flake8_connerr.rules import possible_rules
from flake8_connerr.unparsed.prefilter import Signs
from tests.corpus.checking import parse
from tests.corpus.sweep import python_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CODES = frozenset({"NET106"})


class Place(NamedTuple):
    """A line that names such errnos or compares with them, and what became of it."""

    file: str
    line: int
    text: str
    verdict: str
    detail: str = ""


def main(arguments: Sequence[str] | None = None) -> int:
    """List the places and count them."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus.errno_comparisons", description=__doc__)
    parser.add_argument("directory", type=Path, metavar="DIR", help="where the packages were unpacked")
    parser.add_argument("--tests", action="store_true", help="the packages' tests, too")
    options = parser.parse_args(arguments)
    counts: Counter[str] = Counter()
    for file in python_files(options.directory):
        if options.tests or not _is_test(file):
            for place in places(options.directory, file):
                counts[place.verdict] += 1
                detail = f" ({place.detail})" if place.detail else ""
                print(f"{place.file}:{place.line}: {place.verdict}{detail}: {place.text}")
    print(", ".join(f"{verdict}: {count}" for verdict, count in sorted(counts.items())))
    return 0


def _is_test(file: str) -> bool:
    *folders, name = file.split("/")
    return name.startswith("test_") or any(folder in {"test", "tests"} for folder in folders)


def places(directory: Path, file: str) -> Iterator[Place]:
    """The places of one file, in source order."""
    data = (directory / file).read_bytes()
    named = any(name.encode() in data for name in CONNECTION_ERRNOS)
    if not named and not possible_rules(Signs(data), CODES):
        return
    parsed = parse(directory / file)
    if parsed is None:
        yield Place(file, 1, "", "not this interpreter's Python")
        return
    source, tree = parsed
    findings = {finding.position.line: finding for finding in check(source, tree=tree, codes=CODES)}
    ends = {
        (node.lineno, node.end_lineno or node.lineno)
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare) and node.lineno in findings
    }
    done = engine.fix_source(source, _request())
    kept = {remaining.before.position.line: remaining.refusal for remaining in done.remaining}
    lines = source.splitlines()
    for line in sorted(findings.keys() | set(_uses(tree))):
        if line in findings:
            yield Place(file, line, lines[line - 1].strip(), *_verdict(findings[line], kept.get(line, "")))
        elif not any(first < line <= last for first, last in ends):
            yield Place(file, line, lines[line - 1].strip(), "not reported")


def _request() -> engine.Request:
    return engine.Request(CODES, unsafe=True)


def _uses(tree: ast.Module) -> Iterator[int]:
    """The lines on which one of the names is read."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute):
            name = node.id if isinstance(node, ast.Name) else node.attr
            if name in CONNECTION_ERRNOS and isinstance(node.ctx, ast.Load):
                yield node.end_lineno or node.lineno


def _verdict(finding: Finding, refusal: str) -> tuple[str, str]:
    if isinstance(finding.fix, Refusal):
        return "reported, left alone", finding.fix.reason
    if refusal:
        return "reported, left alone", refusal
    if finding.applicability is Applicability.SAFE:
        return "reported, safe fix", ""
    doubts = [e.text.partition(": ")[2] for e in finding.evidence if e.text.startswith("the fix is unsafe")]
    return "reported, unsafe fix", "; ".join(doubts)


if __name__ == "__main__":
    sys.exit(main())
