"""SARIF, against its schema and read by sarif-tools."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

import jsonschema

from flake8_connerr.rules import all_rules
from tests.fix.examples import BROAD, KEPT, SPLIT
from tests.reports.conftest import OddReport
from tests.reports.trees import ODD, WIDE, report

SCHEMA = json.loads((Path(__file__).parent / "schemas/sarif-2.1.0-rtm.5.json").read_text("utf-8"))


def run(*arguments: str, cwd: Path) -> dict[str, Any]:
    return valid(report("sarif", "--check", *arguments, cwd=cwd).stdout)


def valid(output: str) -> dict[str, Any]:
    document = json.loads(output)
    jsonschema.validate(document, SCHEMA, cls=jsonschema.Draft4Validator)
    (only,) = document["runs"]
    return dict(only)


def applied(source: str, replacements: list[dict[str, Any]]) -> str:
    """A text after replacements, by the rules of SARIF for regions of lines and columns."""
    lines = source.splitlines(keepends=True)
    starts = [sum(map(len, lines[:number])) for number in range(len(lines) + 1)]
    for replacement in reversed(replacements):
        region = replacement["deletedRegion"]
        start = starts[region["startLine"] - 1] + region["startColumn"] - 1
        end = starts[region["endLine"] - 1] + region["endColumn"] - 1
        source = source[:start] + replacement["insertedContent"]["text"] + source[end:]
    return source


def test_the_rules(tmp_path: Path) -> None:
    driver = run(".", cwd=tmp_path)["tool"]["driver"]
    on = [rule for rule in all_rules() if rule.default]
    assert [described["id"] for described in driver["rules"]] == [rule.code for rule in on]
    for described in driver["rules"]:
        assert described["fullDescription"]["text"].startswith("Reports ")
        assert "## Why is this bad?" in described["help"]["markdown"]
        assert described["defaultConfiguration"] == {"enabled": True, "level": "warning"}
    (chosen,) = run(".", "--select", "NET203", cwd=tmp_path)["tool"]["driver"]["rules"]
    assert (chosen["id"], chosen["defaultConfiguration"]["enabled"]) == ("NET203", False)


def test_a_result_and_its_fix(tmp_path: Path) -> None:
    (tmp_path / "file.py").write_text(BROAD)
    document = run("file.py", cwd=tmp_path)
    (result,) = document["results"]
    assert document["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "NET101"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "file.py", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 6, "startColumn": 5, "endLine": 6, "endColumn": 27}
    assert document["originalUriBaseIds"]["%SRCROOT%"]["uri"] == tmp_path.as_uri() + "/"
    assert result["relatedLocations"][0]["physicalLocation"]["region"] == {"startLine": 5}
    (fix,) = result["fixes"]
    (change,) = fix["artifactChanges"]
    assert change["artifactLocation"] == place["artifactLocation"]
    assert applied(BROAD, change["replacements"]) == SPLIT


def test_fixes_of_a_file_without_a_last_newline_and_with_several_findings(tmp_path: Path) -> None:
    source = (KEPT + BROAD + BROAD)[:-1]
    (tmp_path / "file.py").write_text(source)
    kept, first, second = run("file.py", cwd=tmp_path)["results"]
    assert "fixes" not in kept
    assert "global" in kept["properties"]["refusal"]
    replacements = [
        replacement
        for result in (first, second)
        for replacement in result["fixes"][0]["artifactChanges"][0]["replacements"]
    ]
    assert applied(source, replacements) == (KEPT + SPLIT + SPLIT)[:-1]


def test_columns_count_code_points_as_it_says(tmp_path: Path) -> None:
    (tmp_path / "file.py").write_text(WIDE)
    document = run("file.py", cwd=tmp_path)
    assert document["columnKind"] == "unicodeCodePoints"
    region = document["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert WIDE.splitlines()[9][region["startColumn"] - 1 : region["endColumn"] - 1] == "time.sleep(1)"


def test_files_that_could_not_be_handled(tmp_path: Path) -> None:
    (tmp_path / "bad file.py").write_text(BROAD + "def\n")
    (invocation,) = run(".", cwd=tmp_path)["invocations"]
    assert invocation["executionSuccessful"] is False
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["message"]["text"] == "does not parse: invalid syntax (line 8)"
    assert notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "bad%20file.py"


def test_every_name_of_a_file_is_a_relative_uri(odd_report: OddReport) -> None:
    results = valid(odd_report("sarif").stdout)["results"]
    uris = [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results]
    assert {urlsplit(uri).scheme for uri in uris} == {""}
    names = {name.encode() if isinstance(name, str) else name for name in ODD}
    assert {unquote_to_bytes(uri) for uri in uris} == names


def test_a_file_elsewhere_has_an_absolute_uri(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "file.py").write_text(BROAD)
    (result,) = run("../file.py", cwd=tmp_path / "here")["results"]
    location = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": (tmp_path / "file.py").as_uri()}


def test_fingerprints_move_with_their_lines(tmp_path: Path) -> None:
    found = []
    for source in (BROAD, "# another line\n" + BROAD):
        (tmp_path / "file.py").write_text(source)
        (result,) = run("file.py", cwd=tmp_path)["results"]
        found.append(result["partialFingerprints"])
    assert found[0] == found[1]


def test_sarif_tools_reads_it(tmp_path: Path, odd_report: OddReport) -> None:
    (tmp_path / "findings.sarif").write_text(odd_report("sarif").stdout)
    sarif = Path(sys.executable).parent / "sarif"
    command = [str(sarif), "summary", "findings.sarif"]
    summary = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert "error: 0" in summary
    assert f"warning: {len(ODD)}" in summary
    assert "NET101" in summary
    assert "NET202" in summary
