"""JUnit's XML: a suite for each file with findings, a failed case for each finding."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from codemods.reports import FileResult, Output
from codemods.reports.concise import location
from codemods.reports.entries import Entry, left
from codemods.reports.terminal import escaped
from codemods.reports.totals import Totals

NAME = "flake8-connerr"


class JunitReport:
    """Collects the findings that are left and the files that failed, and prints one document at the end."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._suites: list[ET.Element] = []

    def add(self, done: FileResult) -> None:
        """One file's findings, or why there are none."""
        cases = [_failure(done.path, entry) for entry in left(done, self._output.written)]
        if done.result.error:
            cases.append(_case(done.path, "error", done.result.error))
        if cases:
            self._suites.append(_suite(escaped(done.path), cases))

    def finish(self, totals: Totals) -> None:  # noqa: ARG002 - JUnit counts in its own way
        """Print the document. One case that passed says that there was nothing to report."""
        if not self._suites:
            self._suites.append(_suite(NAME, [ET.Element("testcase", name="no findings", classname=NAME)]))
        root = ET.Element("testsuites", name=NAME)
        for count in ("tests", "failures", "errors"):
            root.set(count, str(sum(int(suite.get(count, "0")) for suite in self._suites)))
        root.extend(self._suites)
        ET.indent(root)
        # ASCII, so that it does not matter how the output is encoded.
        print(ET.tostring(root, "us-ascii").decode("ascii"), file=self._output.stream)


def _suite(name: str, cases: list[ET.Element]) -> ET.Element:
    suite = ET.Element("testsuite", name=name, tests=str(len(cases)))
    for count, kind in (("failures", "failure"), ("errors", "error")):
        suite.set(count, str(sum(case.find(kind) is not None for case in cases)))
    suite.extend(cases)
    return suite


def _failure(path: str, entry: Entry) -> ET.Element:
    finding = entry.finding
    case = _case(path, "failure", finding.message, f"{finding.code} on line {entry.place.line}")
    case.set("line", str(entry.place.line))
    where = location(path, entry.place.line, entry.place.column, entry.cell)
    lines = [f"{where} {finding.code} {finding.message}"]
    lines += [f"line {fact.line}: {fact.text}" for fact in finding.evidence]
    lines += [f"not fixed: {entry.refusal}"] if entry.refusal else []
    case[0].set("type", finding.code)
    case[0].text = "\n".join(map(escaped, lines))  # XML has no way to write control characters
    return case


def _case(path: str, kind: str, message: str, name: str = "could not be handled") -> ET.Element:
    case = ET.Element("testcase", name=name, classname=escaped(path), file=escaped(path))
    ET.SubElement(case, kind, message=escaped(message))
    return case
