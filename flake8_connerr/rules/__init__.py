"""The rules, one module each. A module's docstring is its documentation; ``RULE`` registers it."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from flake8_connerr.unparsed.prefilter import Sign, Signs

if TYPE_CHECKING:
    from flake8_connerr.check import CheckedFile
    from flake8_connerr.findings import Finding


# What follows is known before a rule is loaded, and most runs load few of them.

# Asked only where they are selected.
OFF_BY_DEFAULT = frozenset({"NET107", "NET108", "NET203", "NET204", "NET205"})
# A file that shows none of these signs holds no finding of the rule.
NEEDS = {
    "NET101": (Sign.BROAD_CLASS,),
    "NET102": (Sign.BROAD_CLASS,),
    "NET103": (Sign.OVERLAP,),
    "NET104": (Sign.OVERLAP,),
    "NET105": (Sign.FOREIGN_CLASS,),
    "NET106": (Sign.ERRNO,),
    "NET107": (Sign.BASE_CLASS,),
    "NET108": (Sign.SPECIFIC_CLASS,),
    "NET201": (Sign.LOOP, Sign.RECURSION, Sign.STATUS),
    "NET202": (Sign.LOOP, Sign.RECURSION, Sign.STATUS),
    "NET203": (Sign.LOOP,),
    "NET204": (Sign.LOOP,),
    "NET205": (Sign.LOOP,),
    "NET206": (Sign.LOOP, Sign.STATUS),
    "NET207": (Sign.LOOP,),
    "NET208": (Sign.SOCKET,),
}


class Rule(NamedTuple):
    """A rule: its code, a name for people, what its fix does, and its check."""

    code: str
    name: str
    fix: str
    check: Callable[[CheckedFile], Iterator[Finding]]

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
    """The codes of all rules. None is loaded."""
    return frozenset(NEEDS)


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
    return tuple(rule(code) for code in sorted(codes & all_codes()) if signs.show_any(NEEDS[code]))


@functools.cache
def needed_signs(codes: frozenset[str]) -> frozenset[Sign]:
    """The signs of which a file must show one to hold a finding of these rules."""
    return frozenset(sign for code in codes & all_codes() for sign in NEEDS[code])
