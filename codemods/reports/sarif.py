"""SARIF 2.1.0: one document with the rules, the findings, their fixes, and the files that failed."""

from __future__ import annotations

import json
import os
from typing import Any

from codemods.reports import FileResult, Output, paths
from codemods.reports.entries import Entry, left
from codemods.reports.fingerprints import fingerprints
from codemods.reports.places import Place
from codemods.reports.rewrites import Rewrite, edit
from codemods.reports.sarif_rules import rule_descriptor
from codemods.reports.totals import Totals
from flake8_connerr import __version__
from flake8_connerr.rules import rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_BASE = "%SRCROOT%"


class SarifReport:
    """Collects the findings that are left and the files that failed, and prints one document at the end.

    Paths are as seen from the current directory, which the document calls %SRCROOT%.
    """

    def __init__(self, output: Output) -> None:
        self._output = output
        self._results: list[dict[str, Any]] = []
        self._failed: list[dict[str, Any]] = []

    def add(self, done: FileResult) -> None:
        """One file's findings, or why there are none."""
        path = paths.relative(done.path, ".")
        if done.result.error:
            self._failed.append(
                {
                    "level": "error",
                    "message": {"text": done.result.error},
                    "locations": [{"physicalLocation": {"artifactLocation": _artifact(path)}}],
                }
            )
        entries = left(done, self._output.written)
        for entry, fingerprint in zip(entries, fingerprints(path, entries), strict=True):
            self._results.append(self._result(path, entry, fingerprint))

    def finish(self, totals: Totals) -> None:  # noqa: ARG002 - SARIF has no place for counts
        """Print the document."""
        # A project in a project may look for rules of its own.
        codes = self._output.codes.union(result["ruleId"] for result in self._results)
        rules = [rule(code) for code in sorted(codes)]
        indexes = {one.code: index for index, one in enumerate(rules)}
        for result in self._results:
            result["ruleIndex"] = indexes[result["ruleId"]]
        driver = {
            "name": "flake8-connerr",
            "version": __version__,
            "rules": [rule_descriptor(one) for one in rules],
        }
        invocation = {
            "executionSuccessful": not self._failed,
            "toolExecutionNotifications": self._failed,
        }
        run = {
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {_BASE: {"uri": paths.uri(os.getcwd().rstrip("/") + "/")}},  # noqa: PTH109
            "invocations": [invocation],
            "results": self._results,
        }
        document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
        print(json.dumps(document, indent=2), file=self._output.stream)

    def _result(self, path: str, entry: Entry, fingerprint: str) -> dict[str, Any]:
        place, finding = entry.in_file.place, entry.in_file.finding
        result = {
            "ruleId": finding.code,
            "level": "warning",
            "message": {"text": finding.message},
            "locations": [_location(path, _region(place))],
            "relatedLocations": [
                {"id": number, "message": {"text": fact.text}} | _location(path, {"startLine": fact.line})
                for number, fact in enumerate(finding.evidence)
            ],
            "partialFingerprints": {"findingOnLine/v1": fingerprint},
        }
        if entry.rewrite is not None:
            result["fixes"] = [_fix(path, entry.fix, entry.rewrite)]
        if entry.refusal:
            result["properties"] = {"refusal": entry.refusal}
        return result


def _artifact(path: str) -> dict[str, str]:
    """Where a file is; an absolute URI stands for itself."""
    uri = paths.uri(path)
    return {"uri": uri} if path.startswith("/") else {"uri": uri, "uriBaseId": _BASE}


def _location(path: str, region: dict[str, int]) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _artifact(path), "region": region}}


def _region(place: Place) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _fix(path: str, what: str, rewrite: Rewrite) -> dict[str, Any]:
    together = ", ".join(f"{finding.code} on line {finding.position.line}" for finding in rewrite.findings)
    replacements = [
        {
            "deletedRegion": _region(place),
            "insertedContent": {"text": content},
        }
        for place, content in map(edit, rewrite.changes)
    ]
    return {
        "description": {"text": f"{what} (fixes {together}; {rewrite.applicability.value})"},
        "artifactChanges": [{"artifactLocation": _artifact(path), "replacements": replacements}],
    }
