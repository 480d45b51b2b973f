"""The rules, their modules and their fixtures belong together."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import flake8_connerr.rules
from flake8_connerr.check import check
from flake8_connerr.rules import (
    OFF_BY_DEFAULT,
    Rule,
    all_codes,
    all_rules,
    default_codes,
    needed_signs,
    possible_rules,
)
from flake8_connerr.unparsed.prefilter import Signs
from tests.tree import ROOT

FIXTURES = ROOT / "tests/rules/fixtures"

# What a message tells the reader to do; every message has to hold one of these verbs.
ADVICE = re.compile(
    r"\b(catch|name|wait|use|raise|drop|move|give|add|handle|split|make|let)\b", re.IGNORECASE
)

every_rule = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)


def test_no_two_rules_share_a_code_or_a_name() -> None:
    assert len({rule.code for rule in all_rules()}) == len(all_rules())
    assert len({rule.name for rule in all_rules()}) == len(all_rules())


def test_every_module_registers_the_rule_it_is_named_after() -> None:
    folder = Path(flake8_connerr.rules.__path__[0])
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert modules == {rule.code.lower() for rule in all_rules()}
    assert all(re.fullmatch(r"NET[1-3]\d\d", rule.code) for rule in all_rules())


def test_every_rule_has_a_fixture_and_every_fixture_a_rule() -> None:
    fixtures = {path.stem.partition("_")[0] for path in FIXTURES.glob("*.py")}
    assert fixtures == {rule.code.lower() for rule in all_rules()}


@every_rule
def test_every_rule_finds_something_in_its_fixture_and_says_what_to_do(rule: Rule) -> None:
    source = (FIXTURES / f"{rule.code.lower()}.py").read_text("utf-8")
    messages = [finding.message for finding in check(source, codes=frozenset({rule.code}))]
    assert messages
    for message in messages:
        assert ADVICE.search(message), message
        assert "\n" not in message
        assert rule.code not in message


@every_rule
def test_a_fixture_shows_a_sign_that_its_rule_needs(rule: Rule) -> None:
    source = (FIXTURES / f"{rule.code.lower()}.py").read_bytes()
    assert rule in possible_rules(Signs(source), frozenset({rule.code}))


def test_the_signs_of_the_default_rules_are_known_before_the_rules_are_loaded() -> None:
    of_rules = {sign for rule in all_rules() if rule.default for sign in rule.needs}
    assert needed_signs(default_codes()) == of_rules


def test_only_rules_that_are_selected_are_loaded() -> None:
    script = (
        "import sys; from flake8_connerr.rules import possible_rules; "
        "from flake8_connerr.unparsed.prefilter import Signs; "
        "possible_rules(Signs(b''), frozenset({'NET103', 'NET208'})); "
        "print(*sorted(n.rpartition('.')[2] for n in sys.modules if n.startswith('flake8_connerr.rules.')))"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["net103", "net208"]


def test_codes_are_known_before_the_rules_are_loaded() -> None:
    assert {rule.code for rule in all_rules()} == all_codes()
    assert all_codes() > OFF_BY_DEFAULT
