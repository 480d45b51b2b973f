"""The rules, one module each. A module's docstring is its documentation; ``RULE`` registers it."""

from __future__ import annotations

import functools
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from flake8_connerr.check import CheckedFile
    from flake8_connerr.findings import Finding


class Rule(NamedTuple):
    """A rule: its code, a name for people, whether it is on by default, and its check.

    ``needs`` are the byte strings without which a file cannot hold a finding: one of each inner
    tuple must be there. The prefilter asks them before anything is parsed.
    """

    code: str
    name: str
    default: bool
    fix: str
    check: Callable[[CheckedFile], Iterator[Finding]]
    needs: tuple[tuple[bytes, ...], ...]
    documentation: str = ""

    @property
    def summary(self) -> str:
        """The first line of the documentation, without its full stop."""
        return self.documentation.partition("\n")[0].rstrip(".")


@functools.cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by code."""
    modules = (
        importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)
    )
    rules = (module.RULE._replace(documentation=inspect.getdoc(module) or "") for module in modules)
    return tuple(sorted(rules, key=lambda rule: rule.code))
