"""This plugin beside other linters, on redundant classes and unreachable handlers.

The places are the labelled handlers and those of overlaps.jsonl: clauses about connections in the same
files that at least one of the tools reports, each read by hand. A tool's report counts for the clause on
whose lines it stands. Other clauses are not about connections and are not counted.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from flake8_connerr.findings import Finding
from flake8_connerr.nodes import Position
from tests.corpus.judge import Verdict, judge, score
from tests.corpus.labels import HERE, Row, load_overrules, load_rows
from tests.corpus.measure import labelled_findings

OVERLAPS = HERE / "overlaps.jsonl"
ABOUT = {"NET103": "redundant", "NET104": "unreachable"}
PYLINT_EXTENSION = "--load-plugins=pylint.extensions.overlapping_exceptions"


class Report(NamedTuple):
    """One line of a tool's output."""

    file: str
    line: int
    rule: str


class Tool(NamedTuple):
    """A linter: its command, which prints ``path:line:rule`` lines, and what its rules are about."""

    name: str
    command: tuple[str, ...]
    rules: Mapping[str, str]


TOOLS = (
    Tool(
        "flake8-bugbear",
        ("flake8", "--isolated", "--disable-noqa", "--format=%(path)s:%(row)d:%(code)s:"),
        {"B014": "NET103", "B025": "NET104", "B047": "NET104"},
    ),
    Tool(
        "ruff",
        ("ruff", "check", "--isolated", "--ignore-noqa", "--exit-zero", "--quiet", "--target-version=py311",
         "--output-format=pylint"),
        {"B014": "NET103", "UP024": "NET103", "UP041": "NET103", "B025": "NET104"},
    ),
    Tool(
        "pylint",
        ("pylint", "--rcfile=", "--disable=all", "--score=no", PYLINT_EXTENSION,
         "--msg-template={path}:{line}:{msg_id}:"),
        {"W0714": "NET103", "E0701": "NET104"},
    ),
)  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the tools and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus.compare", description=__doc__)
    parser.add_argument("directory", type=Path, metavar="DIR", help="where the packages were unpacked")
    parser.add_argument("--tools", type=Path, required=True, metavar="BIN", help="where the tools are")
    parser.add_argument("--list", action="store_true", help="each report that is no hit, and each miss")
    options = parser.parse_args(arguments)
    rows = places()
    files = sorted({row.file for row in rows})
    found: dict[str, list[Report]] = {
        "this plugin": [
            Report(file, finding.position.line, finding.code)
            for file, findings in labelled_findings(options.directory, rows, frozenset(ABOUT)).items()
            for finding in findings
        ]
    }
    for tool in TOOLS:
        found[tool.name] = list(reports(tool, options.tools, options.directory, files))
    rules = {"this plugin": {code: code for code in ABOUT}} | {tool.name: tool.rules for tool in TOOLS}
    for line in table(rows, found, rules):
        print(line)
    if options.list:
        for line in disagreements(rows, found, rules):
            print(line)
    return 0


def places() -> tuple[Row, ...]:
    """The handlers that count, each with the codes that belong there."""
    held = {overrule.id: overrule.expected for overrule in load_overrules()}
    labelled = [row for row in load_rows() if row.kind == "handler"]
    rows = [*labelled, *load_rows(OVERLAPS)]
    return tuple(row._replace(expected=held.get(row.id, row.expected)) for row in rows)


def reports(tool: Tool, folder: Path, directory: Path, files: Iterable[str]) -> Iterator[Report]:
    """What a tool reports on files below a directory. Raises RuntimeError where it did not run."""
    command = [str(folder.absolute() / tool.command[0]), *tool.command[1:]]
    choice = "--enable" if tool.name == "pylint" else "--select"
    command += [f"{choice}={','.join(tool.rules)}", *files]
    finished = subprocess.run(command, cwd=directory, capture_output=True, text=True, check=False)
    if "Traceback" in finished.stderr or (finished.returncode and not finished.stdout):
        raise RuntimeError(f"{tool.name} did not run: {finished.stderr}")
    for line in finished.stdout.splitlines():
        file, _, rest = line.partition(":")
        number, _, text = rest.partition(":")
        rule = next((rule for rule in tool.rules if text.strip(" [").startswith(rule)), None)
        if rule and number.isdigit():
            yield Report(file, int(number), rule)


def table(
    rows: Sequence[Row], found: Mapping[str, Sequence[Report]], rules: Mapping[str, Mapping[str, str]]
) -> Iterator[str]:
    """A Markdown table for each question: hits, false alarms and misses of each tool's rules."""
    for code, about in ABOUT.items():
        expected = sum(code in row.expected for row in rows)
        yield f"| {about}: {expected} of {len(rows)} | hits | false alarms | misses |"
        yield "|---|---|---|---|"
        for tool, choice in choices(code, rules):
            counts = score(verdicts(rows, found[tool], choice, code), code)
            yield (
                f"| {tool} {', '.join(choice)} | {counts.hits} | {counts.false_alarms} | {counts.misses} |"
            )
        yield ""


def disagreements(
    rows: Sequence[Row], found: Mapping[str, Sequence[Report]], rules: Mapping[str, Mapping[str, str]]
) -> Iterator[str]:
    """A line for each miss and each false alarm."""
    for code in ABOUT:
        for tool, choice in choices(code, rules):
            for row, findings in verdicts(rows, found[tool], choice, code):
                if (code in row.expected) != bool(findings):
                    what = "misses" if code in row.expected else "false alarm at"
                    yield f"{tool} {', '.join(choice)}: {what} {row.file}:{row.line}"


def choices(code: str, rules: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, list[str]]]:
    """The rules that ask what ``code`` asks, by tool: each alone, and where there are several, all."""
    for tool, meanings in rules.items():
        asked = sorted(rule for rule, meaning in meanings.items() if meaning == code)
        yield from ((tool, [rule]) for rule in asked)
        if len(asked) > 1:
            yield tool, asked


def verdicts(rows: Sequence[Row], found: Iterable[Report], choice: Sequence[str], code: str) -> list[Verdict]:
    """What the chosen rules report on each place."""
    return judge(rows, as_findings((report for report in found if report.rule in choice), code))[0]


def as_findings(found: Iterable[Report], code: str) -> dict[str, list[Finding]]:
    """Reports as findings of one code, by file."""
    findings: dict[str, list[Finding]] = {}
    for report in found:
        findings.setdefault(report.file, []).append(Finding(code, Position(report.line, 0), report.rule))
    return findings


if __name__ == "__main__":
    sys.exit(main())
