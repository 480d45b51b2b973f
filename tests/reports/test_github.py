"""Workflow commands, read as the runner reads them."""

from __future__ import annotations

import re
from pathlib import Path

from tests.fix.examples import BROAD, KEPT
from tests.reports.conftest import OddReport
from tests.reports.trees import ODD, report

COMMAND = re.compile(r"::error (?P<properties>[^:]*)::(?P<message>.*)")


def unescaped(text: str) -> str:
    """What the runner makes of a value."""
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, character)
    return text


def annotations(output: str) -> list[dict[str, str]]:
    found = []
    for line in output.splitlines():
        match = COMMAND.fullmatch(line)
        assert match, line
        properties = dict(part.split("=") for part in match["properties"].split(","))
        found.append(
            {name: unescaped(value) for name, value in properties.items()}
            | {"message": unescaped(match["message"])}
        )
    return found


def test_an_annotation(tmp_path: Path) -> None:
    (tmp_path / "file.py").write_text(BROAD + KEPT)
    first, second = annotations(report("github", "--check", "file.py", cwd=tmp_path).stdout)
    assert first.pop("message").startswith("`except ConnectionError` takes a refused connection")
    assert first == {
        "title": "NET101",
        "file": str(tmp_path / "file.py"),
        "line": "6",
        "col": "5",
        "endLine": "6",
        "endColumn": "27",
    }
    assert "(not fixed: " in second["message"]


def test_names_that_would_end_a_property(odd_report: OddReport) -> None:
    found = annotations(odd_report("github").stdout)
    assert len(found) == len(ODD)
    files = {Path(annotation["file"]).name for annotation in found}
    assert {"a:b,c%d&<e>.py", "new\nline.py", "escape\\x1b[31m.py"} <= files
