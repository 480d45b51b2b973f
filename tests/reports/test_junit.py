"""JUnit's XML, read by junitparser."""

from __future__ import annotations

from pathlib import Path

from junitparser import Error, Failure, JUnitXml

from tests.fix.examples import BROAD, KEPT, SPLIT
from tests.reports.conftest import OddReport
from tests.reports.trees import ODD, report


def parsed(output: str) -> JUnitXml:
    xml = JUnitXml.fromstring(output.encode("ascii"))
    counted = (xml.tests, xml.failures, xml.errors)
    xml.update_statistics()
    assert counted == (xml.tests, xml.failures, xml.errors)
    return xml


def test_findings_and_failed_files(tmp_path: Path) -> None:
    (tmp_path / "bad.py").write_text(BROAD + "def\n")
    (tmp_path / "file.py").write_text(BROAD + KEPT)
    bad, file = parsed(report("junit", "--check", "bad.py", "file.py", cwd=tmp_path).stdout)
    (case,) = bad
    (error,) = case.result
    assert isinstance(error, Error)
    assert error.message == "does not parse: invalid syntax (line 8)"
    first, second = file
    assert (file.name, first.name, first.classname) == ("file.py", "NET101 on line 6", "file.py")
    (failure,) = first.result
    assert isinstance(failure, Failure)
    assert failure.type == "NET101"
    assert "file.py:6:5: NET101 " in failure.text
    assert "\nline 5: " in failure.text
    assert "\nnot fixed: " in second.result[0].text


def test_nothing_found_is_a_case_that_passed(tmp_path: Path) -> None:
    (tmp_path / "good.py").write_text(SPLIT)
    ((case,),) = parsed(report("junit", ".", cwd=tmp_path).stdout)
    assert case.is_passed


def test_characters_that_xml_has_no_place_for(odd_report: OddReport) -> None:
    suites = list(parsed(odd_report("junit").stdout))
    assert len(suites) == len(ODD)
    names = {suite.name.removeprefix("./") for suite in suites}
    assert {"escape\\x1b[31m.py", "new\\nline.py", "no text \\udcff.py", "a:b,c%d&<e>.py"} <= names
