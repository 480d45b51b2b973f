"""The set-ups in the documentation: valid for the services that read them, and with what they run."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from codemods.configuring.options import parser
from tests.fix.examples import BROAD, SPLIT, fixer
from tests.tree import ROOT

PAGE = (ROOT / "docs/setups.md").read_text("utf-8")
SCHEMAS = {".github/workflows/connerr.yml": "vendor.github-workflows", ".gitlab-ci.yml": "vendor.gitlab-ci"}


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


FILES = [(name, block) for block in blocks("yaml") for name in SCHEMAS if block.startswith(f"# {name}\n")]


def test_there_is_a_file_for_each_service() -> None:
    assert {name for name, _ in FILES} == SCHEMAS.keys()


@pytest.mark.parametrize(("name", "text"), FILES, ids=[f"{name}-{i}" for i, (name, _) in enumerate(FILES)])
def test_the_services_schemas(name: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / "file.yml"
    path.write_text(text)
    command = [sys.executable, "-P", "-m", "check_jsonschema", "--builtin-schema", SCHEMAS[name], str(path)]
    finished = subprocess.run(command, capture_output=True, text=True)
    assert finished.returncode == 0, finished.stdout


def test_every_option_exists() -> None:
    known = {option for action in parser()._actions for option in action.option_strings}
    lines = [line for line in PAGE.splitlines() if "codemods.fix" in line]
    used = {option for line in lines for option in re.findall(r"(?<![\w-])--[a-z][a-z-]*", line)}
    used |= {
        option for given in re.findall(r" args: \[(.*)\]", PAGE) for option in re.findall("--[a-z-]+", given)
    }
    assert {"--check", "--output-format", "--scheduler", "--select"} <= used <= known


def test_the_pattern_for_vs_code_fits_what_is_printed(tmp_path: Path) -> None:
    (tasks,) = [json.loads(block) for block in blocks("json") if '"tasks"' in block]
    check, fix = tasks["tasks"]
    (tmp_path / "broad.py").write_text(BROAD)
    matcher = check["problemMatcher"]["pattern"]
    arguments = [argument.replace("${workspaceFolder}", str(tmp_path)) for argument in check["args"]]
    assert arguments[:2] == fix["args"][:2] == ["-m", "codemods.fix"]
    found = re.findall(matcher["regexp"], fixer(*arguments[2:]).stdout, re.MULTILINE)
    (groups,) = found
    assert groups[matcher["file"] - 1] == str(tmp_path / "broad.py")
    assert groups[matcher["line"] - 1 : matcher["code"]] == ("6", "5", "NET101")


def test_every_codemod_that_is_a_command_is_named(tmp_path: Path) -> None:
    (config,) = [block for block in blocks("yaml") if block.startswith("# .libcst.codemod.yaml\n")]
    (tmp_path / ".libcst.codemod.yaml").write_text(config)
    command = [sys.executable, "-P", "-m", "libcst.tool", "list"]
    listed = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    there_are = set(re.findall(r"^(\w+\.\w+Command) - ", listed, re.MULTILINE))
    assert set(re.findall(r"`(\w+\.\w+Command)`", PAGE)) == there_are - {"commands.FindingsCommand"}


def test_a_command_runs_as_the_page_has_it(tmp_path: Path) -> None:
    (config,) = [block for block in blocks("yaml") if block.startswith("# .libcst.codemod.yaml\n")]
    (tmp_path / ".libcst.codemod.yaml").write_text(config)
    (tmp_path / "src").mkdir()
    (tmp_path / "src/broad.py").write_text(BROAD)
    (line,) = re.findall(r"^python (-m libcst\.tool codemod .*)$", PAGE, re.MULTILINE)
    command = [sys.executable, "-P", *line.split()]
    finished = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert finished.returncode == 0, finished.stderr
    assert (tmp_path / "src/broad.py").read_text() == SPLIT
