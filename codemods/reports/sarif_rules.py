"""The rules as SARIF describes them, from their documentation."""

from __future__ import annotations

import re
from typing import Any

from flake8_connerr.rules import Rule


def rule_descriptor(rule: Rule) -> dict[str, Any]:
    """A ``reportingDescriptor`` object for a rule, with its whole page as help."""
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": f"{rule.summary}."},
        "fullDescription": {"text": _section(rule, "What it does")},
        "help": {"text": rule.documentation, "markdown": rule.documentation},
        "defaultConfiguration": {"enabled": rule.default, "level": "warning"},
    }


def _section(rule: Rule, title: str) -> str:
    """The text below a heading of the rule's page, its paragraphs unwrapped."""
    _, _, below = rule.documentation.partition(f"## {title}\n")
    text = below.partition("\n## ")[0].strip()
    return re.sub(r"(?<!\n)\n(?![\n-])\s*", " ", text)
