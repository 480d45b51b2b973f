"""Completion of the command line by shells, which the library shtab writes."""

from __future__ import annotations

import argparse

from flake8_connerr.rules import all_rules


def print_completion(parser: argparse.ArgumentParser, shell: str) -> None:
    """Print what the shell is to read. Raises ValueError where shtab is not installed."""
    try:
        import shtab
    except ModuleNotFoundError:
        raise ValueError(
            "argument --print-completion: shtab is not installed: pip install 'flake8-connerr[completion]'"
        ) from None
    for action in parser._actions:  # argparse has no public way to them
        if action.metavar in {"PATH", "FILE"}:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
        elif action.metavar in {"CODE", "CODES"}:
            action.choices = [rule.code for rule in all_rules()]
    parser.prog = "connerr-fix"
    print(shtab.complete(parser, shell))
