"""GitLab's code quality report: the fields that its documentation asks for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.fix.examples import BROAD, KEPT
from tests.reports.trees import report


def issues(*arguments: str, cwd: Path, **environment: str) -> list[dict[str, Any]]:
    found = json.loads(report("gitlab", "--check", *arguments, cwd=cwd, **environment).stdout)
    for issue in found:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert not issue["location"]["path"].startswith(("/", "./"))
    assert isinstance(found, list)
    return found


def test_an_issue(tmp_path: Path) -> None:
    (tmp_path / "file.py").write_text(BROAD)
    (issue,) = issues("./file.py", cwd=tmp_path, CI_PROJECT_DIR="")
    assert issue["check_name"] == "NET101"
    assert issue["description"].startswith("NET101: `except ConnectionError`")
    assert issue["location"] == {"path": "file.py", "lines": {"begin": 6, "end": 6}}


def test_paths_are_as_seen_from_the_project(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src/file.py").write_text(BROAD)
    (issue,) = issues("file.py", cwd=tmp_path / "src", CI_PROJECT_DIR=str(tmp_path))
    assert issue["location"]["path"] == "src/file.py"


def test_a_fingerprint_moves_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "file.py"
    path.write_text(BROAD)
    (before,) = issues("file.py", cwd=tmp_path)
    path.write_text("# another line\n" + BROAD)
    (after,) = issues("file.py", cwd=tmp_path)
    assert before["location"] != after["location"]
    assert before["fingerprint"] == after["fingerprint"]


def test_no_two_fingerprints_are_the_same(tmp_path: Path) -> None:
    for name in ("one.py", "two.py"):
        (tmp_path / name).write_text(BROAD + KEPT + BROAD)
    assert len({issue["fingerprint"] for issue in issues(".", cwd=tmp_path)}) == 6
