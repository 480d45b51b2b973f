"""flake8's options as they work on this plugin's rules, on and off by default, and the plugin's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.flake8.conftest import RunFlake8

# NET107, which is off by default.
UNEXAMINED = "import stock\n\ntry:\n    stock.count()\nexcept ConnectionError:\n    pass\n"
# Below 3.11, asyncio's TimeoutError is a class of its own, so that naming both is not redundant.
ALIAS = (
    "import asyncio\n\ntry:\n    asyncio.run(None)\nexcept (TimeoutError, asyncio.TimeoutError):\n    pass\n"
)
FORMAT = "--format=%(code)s"


@pytest.mark.parametrize(
    ("arguments", "reports"),
    [
        ([], []),
        (["--ignore=E501"], []),
        (["--ignore="], []),
        (["--ignore=E501", "--select=F"], []),
        (["--select=NET"], ["NET107"]),
        (["--select=NET107"], ["NET107"]),
        (["--extend-select=NET107"], ["NET107"]),
        (["--extend-select=NET107", "--ignore=E501"], ["NET107"]),
        (["--extend-select=NET107", "--per-file-ignores=a.py:NET107"], []),
        (["--extend-select=NET107", "--extend-ignore=NET107"], []),
    ],
)
def test_a_rule_that_is_off(
    flake8: RunFlake8, tmp_path: Path, arguments: list[str], reports: list[str]
) -> None:
    (tmp_path / "a.py").write_text(UNEXAMINED)
    run = flake8(FORMAT, *arguments, "a.py")
    assert run.stdout.decode().split() == reports
    assert run.stderr == b""


def test_the_target_version(flake8: RunFlake8, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(ALIAS)
    only = ("--select=NET", FORMAT)
    assert flake8(*only, "a.py").stdout == b"NET103\n"
    assert flake8(*only, "--connerr-target-version=3.10", "a.py").stdout == b""
    wrong = flake8(*only, "--connerr-target-version=py310", "a.py")
    assert wrong.returncode == 2
    assert b"--connerr-target-version: 'py310' is no version of Python such as 3.11" in wrong.stderr


def test_options_in_a_file(flake8: RunFlake8, tmp_path: Path) -> None:
    for name, text in (("a.py", ALIAS), ("b.py", UNEXAMINED)):
        (tmp_path / name).write_text(text)
    config = tmp_path / "flake8.cfg"
    for lines, reports in (
        ("extend-select = NET107\n", ["NET103", "NET107"]),
        ("ignore = W503\nconnerr-target-version = 3.10\n", []),
        ("ignore = W503\nconnerr_target_version = 3.12\n", ["NET103"]),
    ):
        config.write_text(f"[flake8]\n{lines}")
        run = flake8(FORMAT, "--config=flake8.cfg", "a.py", "b.py", isolated=False)
        assert run.stdout.decode().split() == reports, run.stderr


def test_the_option_stands_under_the_plugins_name(flake8: RunFlake8) -> None:
    shown = flake8("--help").stdout.decode()
    assert "--connerr-target-version 3.N" in shown.partition("\nflake8-connerr:\n")[2]
