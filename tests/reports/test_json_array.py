"""The JSON array, against its schema."""

from __future__ import annotations

import importlib.resources
import json
from pathlib import Path
from typing import Any

import jsonschema

from tests.fix.examples import BROAD, KEPT, SPLIT
from tests.reports.conftest import OddReport
from tests.reports.trees import ODD, WIDE, report

SCHEMA = json.loads((importlib.resources.files("codemods.reports") / "findings.schema.json").read_text())


def found(*arguments: str, cwd: Path) -> list[dict[str, Any]]:
    return valid(report("json", *arguments, cwd=cwd).stdout)


def valid(output: str) -> list[dict[str, Any]]:
    array = json.loads(output)
    jsonschema.validate(array, SCHEMA, cls=jsonschema.Draft202012Validator)
    assert isinstance(array, list)
    return array


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_a_finding_with_a_fix(tmp_path: Path) -> None:
    (tmp_path / "file.py").write_text(BROAD)
    (finding,) = found("--check", "file.py", cwd=tmp_path)
    assert finding["code"] == "NET101"
    assert finding["name"] == "broad-connect-handler"
    assert finding["filename"] == str(tmp_path / "file.py")
    assert finding["location"] == {"row": 6, "column": 5}
    assert finding["end_location"] == {"row": 6, "column": 27}
    assert finding["evidence"][0]["row"] == 5
    assert (finding["noqa_row"], finding["refusal"]) == (6, None)
    assert finding["fix"]["applicability"] == "safe"
    assert finding["fix"]["fixes"] == [{"code": "NET101", "row": 6}]


def test_the_edits_are_the_fix(tmp_path: Path) -> None:
    (tmp_path / "file.py").write_text(BROAD)
    (finding,) = found("--check", "file.py", cwd=tmp_path)
    lines = BROAD.splitlines(keepends=True)
    for edit in reversed(finding["fix"]["edits"]):
        start, end = edit["location"], edit["end_location"]
        assert start["column"] == end["column"] == 1
        lines[start["row"] - 1 : end["row"] - 1] = [edit["content"]]
    assert "".join(lines) == SPLIT


def test_a_refusal(tmp_path: Path) -> None:
    (tmp_path / "file.py").write_text(KEPT)
    (finding,) = found("file.py", cwd=tmp_path)
    assert finding["fix"] is None
    assert "global" in finding["refusal"]


def test_columns_count_characters(tmp_path: Path) -> None:
    (tmp_path / "file.py").write_text(WIDE)
    (finding,) = found("--check", "file.py", cwd=tmp_path)
    assert finding["location"] == {"row": 10, "column": 24}
    assert finding["end_location"] == {"row": 10, "column": 37}


def test_the_line_for_a_comment_is_where_the_statement_ends(tmp_path: Path) -> None:
    path = tmp_path / "file.py"
    path.write_text(BROAD.replace("except ConnectionError", "except \\\n            ConnectionError"))
    (finding,) = found("--check", "file.py", cwd=tmp_path)
    assert (finding["location"]["row"], finding["noqa_row"]) == (6, 7)
    lines = path.read_text().splitlines(keepends=True)
    lines[6] = lines[6].replace("\n", "  # noqa: NET101\n")
    path.write_text("".join(lines))
    assert found("--check", "file.py", cwd=tmp_path) == []


def test_names_that_are_no_text(odd_report: OddReport) -> None:
    names = {Path(finding["filename"]).name for finding in valid(odd_report("json").stdout)}
    assert len(names) == len(ODD)
    assert {"escape\x1b[31m.py", "new\nline.py", "no text \ufffd.py"} <= names
