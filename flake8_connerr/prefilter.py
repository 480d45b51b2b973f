"""Whether a file's bytes can hold a finding at all, so that most files are never parsed."""

from __future__ import annotations

from flake8_connerr.rules import all_rules


def may_hold(data: bytes, codes: frozenset[str]) -> bool:
    """Whether one of the rules ``codes`` could report something in ``data``.

    Each rule names the byte strings that it needs, one of each group. They are ASCII, so the answer
    holds for every encoding that Python source may have (PEP 263 asks for an ASCII superset).
    """
    needs = {rule.needs for rule in all_rules() if rule.code in codes}
    return any(all(any(text in data for text in group) for group in groups) for groups in needs)
