"""What files configure, for which files, and what the command line makes of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from codemods.configuring.configuration import ConfigurationError
from codemods.configuring.preferences import NOTHING, Preferences, codes_for, request_for
from codemods.configuring.projects import Projects
from flake8_connerr.rules import all_rules
from flake8_connerr.settings import DEFAULT, Settings
from tests.fix.examples import BROAD, SPLIT, fixer

ON = {rule.code for rule in all_rules() if rule.default}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def codes(path: Path, projects: Projects | None = None) -> frozenset[str]:
    return codes_for(str(path), (projects or Projects()).preferences(str(path.parent)))


def test_every_key(project: Path) -> None:
    written(
        project / "pyproject.toml",
        '[tool.connerr]\nselect = ["NET"]\nextend-select = ["net107"]\nignore = ["NET2"]\n'
        'extend-ignore = ["NET108"]\nper-file-ignores = {"tests/*" = ["NET1"], "a.py" = ["NET101"]}\n'
        'exclude = ["old", "lib/old/"]\nextend-exclude = ["x.py"]\nforce-exclude = true\n'
        'unsafe-fixes = true\nbase = 1\ncap = 9.5\njitter = "equal"\nstyle = "stamina"\n'
        'target-version = "3.9"\njobs = 3\n',
    )
    projects = Projects()
    preferences = projects.preferences(str(project))
    assert preferences == Preferences(
        select=("NET",),
        extend_select=("NET107",),
        ignore=("NET2",),
        extend_ignore=("NET108",),
        per_file_ignores=((f"{project}/tests/*", ("NET1",)), ("a.py", ("NET101",))),
        exclude=("old", f"{project}/lib/old"),
        extend_exclude=("x.py",),
        force_exclude=True,
        unsafe_fixes=True,
        base=1.0,
        cap=9.5,
        jitter="equal",
        style="stamina",
        target_version=(3, 9),
    )
    assert projects.run == {"jobs": 3}
    request = request_for(str(project / "b.py"), str(project), preferences)
    assert request.settings == Settings((3, 9), 1.0, 9.5, "equal", "stamina")
    assert request.unsafe
    assert request.codes == {code for code in codes(project / "b.py") if code < "NET108"}
    assert "NET101" not in codes(project / "a.py")
    assert codes(project / "tests/deep/b.py") == {"NET107"}  # chosen by its whole code, so NET1 gives way


WRONG = {
    'slect = ["NET1"]': "slect: there is no such key; did you mean select?",
    'ruff = "x"': "ruff: there is no such key; there are base, cap, exclude, ",
    'select = "NET1"': "select: 'NET1' is no list of strings",
    'select = ["NET999"]': "select: no rule has the code or prefix 'NET999'; there are NET101 to ",
    "ignore = [1]": "ignore: [1] is no list of strings",
    'per-file-ignores = ["a.py:NET1"]': "per-file-ignores: ['a.py:NET1'] is no table of patterns",
    'per-file-ignores = {"a.py" = "NET1"}': "per-file-ignores: 'NET1' is no list of strings",
    'unsafe-fixes = "yes"': "unsafe-fixes: 'yes' is neither true nor false",
    'base = "1"': "base: '1' is not a number of seconds above 0",
    "cap = true": "cap: True is not a number of seconds above 0",
    "cap = inf": "cap: inf is not a number of seconds above 0",
    "jobs = 0": "jobs: 0 is not a number of processes",
    'style = "backoff"': "style: 'backoff' is none of stdlib, tenacity, stamina",
    "target-version = 3.9": "target-version: 3.9 is no string such as '3.11'",
    'target-version = "py39"': "target-version: 'py39' is no version of Python such as 3.11",
}


@pytest.mark.parametrize(("line", "words"), WRONG.items())
def test_what_is_wrong_is_said_in_one_line(project: Path, line: str, words: str) -> None:
    written(project / "pyproject.toml", f"[tool.connerr]\n{line}\n")
    with pytest.raises(ConfigurationError) as raised:
        Projects()
    assert str(raised.value).startswith(f"pyproject.toml: [tool.connerr] {words}")
    assert "\n" not in str(raised.value)


def test_wrong_files(project: Path) -> None:
    path = written(project / "pyproject.toml", "[tool.connerr\n")
    for text, words in (
        ("[tool.connerr\n", "is no TOML: "),
        ("[tool]\nconnerr = 1\n", "tool.connerr is no table"),
        (
            '[tool.connerr]\nselect = ["NET1"]\nignore = ["NET1"]\n',
            "nothing is left to look for: every selected rule is ignored",
        ),
    ):
        path.write_text(text)
        with pytest.raises(ConfigurationError, match=rf"^pyproject\.toml: {words}"):
            Projects()
    path.write_bytes(b"[tool.connerr]\n# \xff\n")
    with pytest.raises(ConfigurationError, match="is not UTF-8"):
        Projects()
    path.write_text("[project\n")  # broken, but nothing in it is ours to read
    assert codes(project / "a.py") == ON


def test_the_nearest_table_holds(project: Path) -> None:
    written(project / "pyproject.toml", '[tool.connerr]\nselect = ["NET1"]\ncap = 5\n')
    written(project / "one/pyproject.toml", '[tool.connerr]\nselect = ["NET2"]\n')
    written(project / "two/pyproject.toml", "[project]\nname = 'flake8-connerr-user'\n")
    projects = Projects(NOTHING._replace(extend_select=("NET108",), base=2.0))
    one, two = projects.preferences(str(project / "one/deep")), projects.preferences(str(project / "two"))
    assert (one.select, one.cap, one.base) == (("NET2",), None, 2.0)
    assert (two.select, two.cap, two.base) == (("NET1",), 5.0, 2.0)
    assert "NET108" in codes(project / "one/a.py", projects)


def test_the_command_line_goes_first_and_what_extends_is_added_up(project: Path) -> None:
    written(project / "pyproject.toml", '[tool.connerr]\nignore = ["NET1"]\nextend-select = ["NET107"]\n')
    command_line = Preferences(ignore=("NET2",), extend_select=("NET108",))
    assert codes(project / "a.py", Projects(command_line)) == {c for c in ON if c < "NET2"} | {
        "NET107",
        "NET108",
    }


def test_config_and_isolated(project: Path) -> None:
    written(project / "pyproject.toml", '[tool.connerr]\nselect = ["NET1"]\n')
    other = written(project / "other.toml", '[tool.connerr]\nselect = ["NET2"]\n')
    ini = written(project / "other.cfg", "[flake8]\nselect = E,NET208\n")
    a = project / "sub/a.py"
    assert codes(a) == {code for code in ALL if code < "NET2"}
    assert codes(a, Projects(config=str(other))) == {code for code in ALL if code > "NET2"}
    assert codes(a, Projects(config=str(ini))) == {"NET208"}
    assert codes(a, Projects(isolated=True)) == ON


def test_config_that_says_nothing(project: Path) -> None:
    for name, section in (("none.toml", "tool.connerr"), ("none.cfg", "flake8")):
        with pytest.raises(ConfigurationError) as raised:
            Projects(config=name)
        assert str(raised.value) == f"{name}: does not exist"
        path = written(project / name, "")
        with pytest.raises(ConfigurationError) as raised:
            Projects(config=str(path))
        assert str(raised.value).endswith(f"{name}: cannot be read, or has no [{section}]")


ALL = {rule.code for rule in all_rules()}


def test_a_run(project: Path) -> None:
    """A project in a project, one that is wrong, and one that flake8's files are for."""
    written(project / "pyproject.toml", '[tool.connerr]\nexclude = ["old"]\n')
    for name in ("a.py", "old/a.py", "one/a.py", "wrong/a.py", "wrong/b.py", "build/a.py"):
        written(project / name, BROAD)
    written(project / "one/pyproject.toml", '[tool.connerr]\nper-file-ignores = {"*.py" = ["NET101"]}\n')
    written(project / "wrong/pyproject.toml", "[tool.connerr]\nbase = 0\n")
    run = fixer("--check", ".", cwd=project)
    assert run.returncode == 2
    assert run.stderr == ("wrong/pyproject.toml: [tool.connerr] base: 0 is not a number of seconds above 0\n")
    assert [line.partition(":")[0] for line in run.stdout.splitlines()[:-1]] == ["./a.py", "./build/a.py"]
    named = fixer("wrong/a.py", "wrong/b.py", "old/a.py", cwd=project)
    assert named.stderr == run.stderr
    assert (project / "old/a.py").read_text() == SPLIT
    (project / "old/a.py").write_text(BROAD)
    forced = fixer("--force-exclude", "old/a.py", "a.py", cwd=project)
    assert forced.stdout.endswith("Fixed 1 finding in 1 file. 1 file looked at.\n")
    assert (project / "old/a.py").read_text() == BROAD
    bad = fixer(".", cwd=project / "wrong")
    assert (bad.returncode, bad.stdout) == (2, "")
    assert bad.stderr.startswith("python -m codemods.fix: pyproject.toml: [tool.connerr] base: 0 is not")


def test_patterns_on_the_command_line(project: Path) -> None:
    for name in ("a.py", "b.py", "gen/c.py", "gen/deep/d.py", "venv/e.py", "lib/gen/f.py"):
        written(project / name, BROAD)
    for arguments, found in (
        (["--exclude", "b.*,gen/deep"], ["./a.py", "./gen/c.py", "./lib/gen/f.py", "./venv/e.py"]),
        (["--extend-exclude", "gen"], ["./a.py", "./b.py"]),
        (
            ["--extend-exclude", "./gen/**/*.py", "--per-file-ignores", "a.py:NET1"],
            ["./b.py", "./lib/gen/f.py"],
        ),
    ):
        run = fixer("--check", *arguments, ".", cwd=project)
        assert [line.partition(":")[0] for line in run.stdout.splitlines()[:-1]] == found, arguments


def test_the_default_settings_stand_for_what_nobody_says(project: Path) -> None:
    preferences = Projects().preferences(str(project))
    assert request_for(os.fspath(project / "a.py"), str(project), preferences).settings == DEFAULT
