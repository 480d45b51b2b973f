"""The fixer finds what flake8 finds, by flake8's own configuration."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from codemods.configuring.configuration import ConfigurationError
from codemods.configuring.flake8_files import flake8_configuration
from codemods.configuring.projects import Projects
from tests.fix.examples import BROAD, fixer

UNEXAMINED = "import stock\n\ntry:\n    stock.count()\nexcept ConnectionError:\n    pass\n"
FILES = {"a.py": BROAD, "b.py": UNEXAMINED, "sub/a.py": BROAD, "sub/c.py": BROAD, "old/d.py": BROAD}
REPORT = re.compile(r"^(?:\./)?(.*?\.py):\d+:\d+: (NET\d+) ", re.MULTILINE)

CONFIGURATIONS = {
    "nothing": {},
    "setup.cfg": {"setup.cfg": "[flake8]\nextend-select = E, NET107\nexclude = old\n"},
    "tox.ini behind setup.cfg": {
        "setup.cfg": "[metadata]\nname = flake8\n",
        "tox.ini": "[flake8]\nignore = W503\nper-file-ignores =\n    a.py: NET101, E501\n    sub/*:NET2\n",
        ".flake8": "[flake8]\nselect = E\n",
    },
    ".flake8": {
        ".flake8": "[flake8]\nextend_ignore = NET1\nextend-select =\n  NET101\n  NET107\nextend-exclude=sub\n"
    },
    "selected, longest prefix": {".flake8": "[flake8]\nselect = N,NET107\nignore = NET10\n"},
    "opt-in by ignore alone": {"setup.cfg": "[flake8]\nignore = E501\n"},
    "others selected": {"setup.cfg": "[flake8]\nselect = E,F\n"},
    "patterns": {
        ".flake8": "[flake8]\nper-file-ignores = sub/a.py:NET2 *.py:NET107 ./a.py:NET1\nexclude = ./old\n"
    },
    "unreadable": {"setup.cfg": "flake8\n[flake8]\n", "tox.ini": "[flake8]\nexclude = sub,old\n"},
}


@pytest.mark.parametrize("configuration", CONFIGURATIONS.values(), ids=CONFIGURATIONS.keys())
def test_it_agrees_with_flake8(tmp_path: Path, configuration: dict[str, str]) -> None:
    for name, text in (FILES | configuration).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    command = [sys.executable, "-P", "-m", "flake8", "."]
    theirs = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert theirs.stderr == ""
    ours = fixer("--check", "--isolated" if not configuration else "--jobs=1", ".", cwd=tmp_path)
    assert sorted(REPORT.findall(ours.stdout)) == sorted(REPORT.findall(theirs.stdout))
    if configuration == CONFIGURATIONS["others selected"]:
        assert ours.stderr == (
            "setup.cfg: [flake8] leaves no rule of flake8-connerr selected, so nothing is looked for\n"
        )
    else:
        assert ours.stderr == ""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_pyproject_as_the_plugin_for_it_reads_it(project: Path) -> None:
    (project / "setup.cfg").write_text("[flake8]\nselect = NET2\n")
    (project / "pyproject.toml").write_text(
        '[tool.flake8]\nselect = ["E", "NET1"]\nper-file-ignores = ["a.py:NET101", "b.py:NET102"]\n'
        'exclude = "old,./new"\nmax-line-length = 100\nconnerr-target-version = "3.9"\n'
    )
    read = flake8_configuration(str(project)).preferences
    assert read.select == ("NET1",)
    assert read.per_file_ignores == (("a.py", ("NET101",)), ("b.py", ("NET102",)))
    assert read.extend_exclude == ("old", f"{project}/new")
    assert read.target_version == (3, 9)


def test_a_table_of_our_own_goes_first(project: Path) -> None:
    (project / "setup.cfg").write_text("[flake8]\nselect = NET1\nconnerr-target-version = 3.10\n")
    for own, select in (("cap = 5", ("NET1",)), ('exclude = ["old"]', None)):
        (project / "pyproject.toml").write_text(f"[tool.connerr]\n{own}\n")
        preferences = Projects().preferences(str(project))
        assert (preferences.select, preferences.target_version) == (select, (3, 10))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ignore = NET999", "ignore: no rule has the code or prefix 'NET999'"),
        ("per-file-ignores = a.py", "per-file-ignores: is not of the form"),
        ("connerr-target-version = 4", "connerr-target-version: '4' is no version of Python"),
    ],
)
def test_wrong_values(project: Path, text: str, words: str) -> None:
    (project / "tox.ini").write_text(f"[flake8]\n{text}\n")
    with pytest.raises(ConfigurationError) as raised:
        flake8_configuration(str(project))
    assert str(raised.value).startswith(f"tox.ini: [flake8] {words}")


def test_above_but_not_in_the_home_directory(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(project))
    (project / ".flake8").write_text("[flake8]\nselect = NET1\n")
    (project / "one/two").mkdir(parents=True)
    assert flake8_configuration(str(project / "one/two")).path == ""
    (project / "one/.flake8").write_text("[flake8]\nselect = NET1\n")
    assert flake8_configuration(str(project / "one/two")).path == str(project / "one/.flake8")


def test_twice_the_same_key_is_said(project: Path) -> None:
    (project / ".flake8").write_text("[flake8]\nselect = NET1\nselect = NET2\n")
    with pytest.raises(ConfigurationError, match=r"^\.flake8: .*already exists"):
        flake8_configuration(str(project))
