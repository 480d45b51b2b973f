"""What a rule is about, from its documentation, and the list of all rules."""

from __future__ import annotations

import sys

from codemods.configuring.selection import unknown_code
from flake8_connerr.rules import all_rules


def explain(code: str) -> None:
    """Print a rule's page, laid out on a terminal, else as Markdown. Raises ValueError for no rule's code."""
    wanted = code.upper()
    rules = [rule for rule in all_rules() if rule.code.startswith(wanted)]
    if wrong := unknown_code(wanted):
        raise ValueError(f"argument --explain: {wrong}")
    if len(rules) > 1:
        codes = ", ".join(rule.code for rule in rules)
        raise ValueError(f"argument --explain: {wanted} stands for several rules, name one of {codes}")
    _print_page(rules[0].page)


def list_rules() -> None:
    """Print a line for every rule."""
    rows = [(r.code, r.name, "on" if r.default else "off", r.fix or "no fix", r.summary) for r in all_rules()]
    widths = [max(len(row[i]) for row in rows) for i in range(4)]
    for row in rows:
        print("  ".join([*(text.ljust(width) for text, width in zip(row, widths, strict=False)), row[4]]))


def _print_page(markdown: str) -> None:
    if not sys.stdout.isatty():
        print(markdown, end="")
        return
    from rich.console import Console
    from rich.markdown import Markdown

    Console().print(Markdown(markdown, code_theme="ansi_dark"))
