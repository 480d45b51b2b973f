"""What all formats have in common: nothing in files, names or messages breaks any of them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from codemods.reports import formats
from tests.fix.examples import BROAD, KEPT, SPLIT, fixer
from tests.reports.conftest import OddReport
from tests.reports.trees import ODD, report

JSON = ("json", "gitlab", "sarif")


def findings(name: str, output: str) -> int:
    """How many findings a report holds, by what its format is made of."""
    if name == "junit":
        return len(ET.fromstring(output).findall("testsuite/testcase/failure"))
    if name in JSON:
        found = json.loads(output)
        return len(found["runs"][0]["results"] if name == "sarif" else found)
    return sum("NET101" in line or "NET202" in line for line in output.splitlines())


@pytest.mark.parametrize("name", formats.NAMES)
def test_odd_files_and_names(name: str, odd_report: OddReport) -> None:
    finished = odd_report(name)
    assert (finished.returncode, finished.stderr) == (1, "")
    assert findings(name, finished.stdout) == len(ODD)
    assert "\x1b" not in finished.stdout
    assert "\u202e" not in finished.stdout


@pytest.mark.parametrize("name", formats.NAMES)
def test_an_output_that_takes_ascii_only(name: str, odd_folder: Path, odd_report: OddReport) -> None:
    if name in {"text", "concise", "github"}:
        finished = report(name, "--check", ".", cwd=odd_folder, PYTHONIOENCODING="ascii")
    else:
        finished = odd_report(name)
    assert finished.stdout.isascii()
    assert findings(name, finished.stdout) == len(ODD)


@pytest.mark.parametrize("name", formats.NAMES)
def test_no_findings(name: str, tmp_path: Path) -> None:
    (tmp_path / "good.py").write_text(SPLIT)
    finished = report(name, ".", cwd=tmp_path)
    assert (finished.returncode, finished.stderr) == (0, "")
    assert findings(name, finished.stdout) == 0


@pytest.mark.parametrize("name", formats.NAMES)
def test_errors_alone(name: str, tmp_path: Path) -> None:
    (tmp_path / "bad.py").write_text(BROAD + "def\n")
    finished = report(name, "bad.py", "missing.py", cwd=tmp_path)
    assert finished.returncode == 2
    assert findings(name, finished.stdout) == 0
    assert finished.stderr.splitlines() == [
        "bad.py: does not parse: invalid syntax (line 8)",
        "missing.py: No such file or directory",
    ]


@pytest.mark.parametrize("name", [*JSON, "junit", "github"])
def test_what_was_fixed_is_not_reported_to_machines_and_the_rest_is_where_it_is_now(
    name: str, tmp_path: Path
) -> None:
    (tmp_path / "file.py").write_text(BROAD + KEPT)
    finished = report(name, "file.py", cwd=tmp_path)
    assert (finished.returncode, findings(name, finished.stdout)) == (1, 1)
    written = (tmp_path / "file.py").read_text()
    assert written == SPLIT + KEPT
    assert finished.stdout == report(name, "file.py", "--check", cwd=tmp_path).stdout


@pytest.mark.parametrize("name", ["text", "json", "sarif"])
def test_a_diff_takes_the_place_of_every_format(name: str, tmp_path: Path) -> None:
    (tmp_path / "file.py").write_text(BROAD + KEPT)
    finished = report(name, "--diff", "file.py", cwd=tmp_path)
    plain = fixer("--diff", "file.py", cwd=tmp_path)
    assert (finished.returncode, finished.stdout, finished.stderr) == (1, plain.stdout, plain.stderr)
    assert finished.stdout.startswith("--- file.py\n+++ file.py\n@@ ")
    assert finished.stderr == "Would fix 1 finding in 1 file; 1 finding remains. 1 file looked at.\n"


def test_the_default_depends_on_who_reads() -> None:
    assert formats.default(terminal=True) == "text"
    assert formats.default(terminal=False) == "concise"


def test_an_unknown_format(tmp_path: Path) -> None:
    finished = report("html", ".", cwd=tmp_path)
    assert finished.returncode == 2
    assert "invalid choice: 'html'" in finished.stderr


def test_colours_are_loaded_for_people_only(tmp_path: Path) -> None:
    (tmp_path / "file.py").write_text(BROAD)
    code = (
        "import sys\nfrom codemods.fix import main\n"
        "for name in sys.argv[1:]: main(['--check', '--output-format', name, 'file.py'])\n"
        "sys.exit(' '.join(name for name in sys.modules if name.split('.')[0] == 'rich'))"
    )
    command = [sys.executable, "-c", code, *(name for name in formats.NAMES if name != "text")]
    finished = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert (finished.returncode, finished.stderr) == (1, "\n")
    assert finished.stdout.count("NET101") > 6
