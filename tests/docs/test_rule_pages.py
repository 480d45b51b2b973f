"""Each rule's documentation says what the rule does: its examples are run."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from flake8_connerr.check import check
from flake8_connerr.findings import Applicability
from flake8_connerr.rules import Rule, all_rules
from tests.tree import ROOT

SECTIONS = [
    "What it does",
    "Why is this bad?",
    "Example",
    "Use instead",
    "Fix safety",
    "Options",
    "References",
]

every_rule = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)


def codes_for(rule: Rule) -> frozenset[str]:
    """The rules to ask of an example: those on by default, and its own."""
    return frozenset(other.code for other in all_rules() if other.default or other is rule)


def sections(rule: Rule) -> dict[str, str]:
    """The rule's documentation by heading, without the summary."""
    _, *parts = re.split(r"^## ", rule.documentation, flags=re.MULTILINE)
    return {heading: text.strip() for heading, _, text in (part.partition("\n") for part in parts)}


def code_block(text: str) -> str:
    """The one block of Python code in ``text``."""
    (code,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    return str(code)


@every_rule
def test_every_section_is_there_and_says_something(rule: Rule) -> None:
    assert list(sections(rule)) == SECTIONS
    assert all(sections(rule).values())


@every_rule
def test_the_summary_is_one_sentence(rule: Rule) -> None:
    first, second, *_ = rule.documentation.splitlines()
    assert re.fullmatch(r"[A-Z].*[^.]\.", first)
    assert second == ""


@every_rule
def test_the_example_is_reported_with_this_code_alone(rule: Rule) -> None:
    example = code_block(sections(rule)["Example"])
    assert [finding.code for finding in check(example, codes=codes_for(rule))] == [rule.code]


@every_rule
def test_nothing_is_reported_on_what_to_use_instead(rule: Rule) -> None:
    assert list(check(code_block(sections(rule)["Use instead"]), codes=codes_for(rule))) == []


@pytest.mark.parametrize("rule", [rule for rule in all_rules() if rule.fix], ids=lambda rule: rule.code)
def test_the_fix_makes_one_of_the_other(rule: Rule, tmp_path: Path) -> None:
    parts = sections(rule)
    example = code_block(parts["Example"])
    module = tmp_path / "module.py"
    module.write_text(example)
    command = [sys.executable, "-P", "-m", "codemods.fix", "--select", rule.code, str(module)]
    if Applicability.UNSAFE in {finding.applicability for finding in check(example, codes=codes_for(rule))}:
        command.append("--unsafe-fixes")
    finished = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    assert module.read_text() == code_block(parts["Use instead"])


@every_rule
def test_the_changelog_names_the_code(rule: Rule) -> None:
    assert rule.code in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_changelog_names_no_other_code() -> None:
    named = set(re.findall(r"NET\d{3}", (ROOT / "CHANGELOG.md").read_text("utf-8")))
    assert named == {rule.code for rule in all_rules()}
