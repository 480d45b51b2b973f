"""The page on configuration names every option and key, and its example can be read."""

from __future__ import annotations

import re
from pathlib import Path

from codemods.configuring.configuration import READERS, configuration_in
from codemods.configuring.options import parser
from codemods.running.files import SKIPPED
from tests.tree import ROOT

PAGE = (ROOT / "docs/configuration.md").read_text("utf-8")
CODE = set(re.findall(r"(?<!`)`([^`\n]+)`(?!`)", PAGE))


def test_every_option_and_every_key_is_named() -> None:
    options = set(re.findall(r"--[a-z][a-z-]+", parser().format_help()))
    named = {word for code in CODE for word in code.split()}
    named |= {f"--{key}" for key in named & set(READERS)}
    named |= {option.replace("--", "--no-", 1) for option in named}
    assert options - named == set()
    assert set(READERS) - {word.removeprefix("--") for word in named} == set()


def test_what_is_left_out_by_default_is_named() -> None:
    assert set(SKIPPED) <= CODE


def test_the_example_can_be_read(tmp_path: Path) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    path = tmp_path / "pyproject.toml"
    path.write_text(example)
    read = configuration_in(str(path)).preferences
    assert read.extend_select == ("NET107", "NET203")
    assert read.per_file_ignores == ((f"{tmp_path}/tests/*", ("NET2",)),)
