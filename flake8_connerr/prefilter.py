"""What a file's bytes can hold at all, so that most files are never parsed."""

from __future__ import annotations

from flake8_connerr.rules import all_rules


def possible_codes(data: bytes, codes: frozenset[str]) -> frozenset[str]:
    """The rules among ``codes`` that could report something in ``data``.

    Each rule names the byte strings that it needs, one of each group. They are ASCII, so the answer
    holds for every encoding that Python source may have (PEP 263 asks for an ASCII superset).
    """
    return frozenset(
        rule.code
        for rule in all_rules()
        if rule.code in codes and all(any(text in data for text in group) for group in rule.needs)
    )
