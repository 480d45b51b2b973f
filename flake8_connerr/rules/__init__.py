"""The rules, one module each. A module's docstring is its documentation; ``RULE`` registers it."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from flake8_connerr.submodules import submodules
from flake8_connerr.unparsed.prefilter import Sign, Signs

if TYPE_CHECKING:
    from flake8_connerr.check import CheckedFile
    from flake8_connerr.findings import Finding


# Asked only where they are selected. Their modules need not be loaded to know this.
OFF_BY_DEFAULT = frozenset({"NET107", "NET108", "NET203", "NET204", "NET205"})
# What no rule needs but these.
_SIGNS_OFF_BY_DEFAULT = frozenset({Sign.BASE_CLASS, Sign.SPECIFIC_CLASS})


class Rule(NamedTuple):
    """A rule: its code, a name for people, what its fix does, and its check.

    ``needs`` are signs: a file that shows none of them holds no finding.
    """

    code: str
    name: str
    fix: str
    check: Callable[[CheckedFile], Iterator[Finding]]
    needs: tuple[Sign, ...]

    @property
    def default(self) -> bool:
        """Whether the rule is on by default."""
        return self.code not in OFF_BY_DEFAULT

    @property
    def documentation(self) -> str:
        """What the rule's module says of it, as Markdown."""
        import inspect  # takes longer than many a rule, and few runs ask for this

        return inspect.getdoc(importlib.import_module(self.check.__module__)) or ""

    @property
    def summary(self) -> str:
        """The first line of the documentation, without its full stop."""
        return self.documentation.partition("\n")[0].rstrip(".")

    @property
    def page(self) -> str:
        """All there is to say of the rule, as Markdown."""
        state = "on" if self.default else "off"
        return (
            f"# {self.code}: {self.name}\n\n"
            f"By default **{state}**. Fix: {self.fix or 'none'}.\n\n"
            f"{self.documentation}\n"
        )


@functools.cache
def all_codes() -> frozenset[str]:
    """The codes of all rules, told by the names of their modules; none is loaded."""
    return frozenset(map(str.upper, submodules(__path__)))


@functools.cache
def default_codes() -> frozenset[str]:
    """The codes of the rules that are on by default."""
    return all_codes() - OFF_BY_DEFAULT


@functools.cache
def rule(code: str) -> Rule:
    """The rule of a code. Loads its module and all that this rests on."""
    found: Rule = importlib.import_module(f"{__name__}.{code.lower()}").RULE
    return found


@functools.cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by code. Loads all of them."""
    return tuple(map(rule, sorted(all_codes())))


def possible_rules(signs: Signs, codes: frozenset[str]) -> tuple[Rule, ...]:
    """The rules among ``codes`` that could report something in a file which shows such signs, by code."""
    selected = map(rule, sorted(codes & all_codes()))
    return tuple(one for one in selected if signs.show_any(one.needs))


@functools.cache
def needed_signs(codes: frozenset[str]) -> frozenset[Sign]:
    """The signs of which a file must show one to hold a finding of these rules.

    The rules are loaded for that only where they are not those that are on by default.
    """
    if codes == default_codes():
        return frozenset(Sign) - _SIGNS_OFF_BY_DEFAULT
    return frozenset(sign for code in codes & all_codes() for sign in rule(code).needs)
