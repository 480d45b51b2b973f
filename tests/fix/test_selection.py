"""Which rules are asked: as flake8 itself would choose them."""

from __future__ import annotations

import argparse
import itertools

import pytest
from flake8.style_guide import Decision, DecisionEngine

from codemods.configuring.selection import chosen_codes, unknown_code
from flake8_connerr.rules import all_rules

ALL = {rule.code for rule in all_rules()}
ON = {rule.code for rule in all_rules() if rule.default}
LISTS = [None, ["N"], ["NET"], ["NET1"], ["NET107"], ["NET101", "NET2"], []]


def test_without_a_choice_it_is_the_rules_that_are_on() -> None:
    assert chosen_codes(None, [], None, []) == ON


@pytest.mark.parametrize("ignore", [None, [], ["E"], ["NET1"], ["NET101"]])
def test_it_is_flake8s_choice(ignore: list[str] | None) -> None:
    """All but one thing: rules that are off stay off where flake8 is told what to ignore."""
    off = sorted(ALL - ON)
    for select, extend_select, extend_ignore in itertools.product(LISTS, LISTS, LISTS):
        options = argparse.Namespace(
            select=select,
            extend_select=extend_select,
            ignore=ignore,
            extend_ignore=extend_ignore,
            extended_default_select=["NET"],
            extended_default_ignore=off,
        )
        theirs = DecisionEngine(options)
        named = (*(select or ()), *(extend_select or ()))
        expected = {
            code
            for code in ALL
            if theirs.decision_for(code) is Decision.Selected and (code in ON or code.startswith(named))
        }
        assert chosen_codes(select, extend_select or [], ignore, extend_ignore or []) == expected, options


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("NET", ""),
        ("NET20", ""),
        ("NET207", ""),
        ("NET1O1", "no rule has the code or prefix 'NET1O1'; did you mean NET101?"),
        ("SIM105", "no rule has the code or prefix 'SIM105'; there are NET101 to NET208, see --list-rules"),
        ("", "no rule has the code or prefix ''; there are NET101 to NET208, see --list-rules"),
    ],
)
def test_unknown_codes(code: str, words: str) -> None:
    assert unknown_code(code) == words
