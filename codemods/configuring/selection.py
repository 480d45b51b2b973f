"""Which rules are asked about a file, by the rules of flake8."""

from __future__ import annotations

from collections.abc import Iterable

from flake8_connerr.rules import OFF_BY_DEFAULT, all_codes

_PLUGIN = "NET"

# How much alike a mistyped code and a rule's must be for the one to be offered for the other.
_ALIKE = 0.6


def chosen_codes(
    select: Iterable[str] | None,
    extend_select: Iterable[str],
    ignore: Iterable[str] | None,
    extend_ignore: Iterable[str],
) -> frozenset[str]:
    """The codes of the rules to ask, from codes and prefixes of codes; None stands for what is not given.

    Without ``select`` these are the rules that are on by default, but for those that are ignored. Where a
    rule is both chosen and ignored, the longer prefix decides. Rules that are off stay off until they are
    chosen, also where there is an ``ignore``: in this alone flake8 by itself would do otherwise.
    """
    named, ignored = (*(select or ()), *extend_select), (*(ignore or ()), *extend_ignore)

    def chosen(code: str) -> bool:
        off = code in OFF_BY_DEFAULT
        by, against = _longest(code, named), _longest(code, ignored)
        if by and against:
            # flake8 then also counts what it has by default: the plugin's name, and the rules that are off.
            by = max(by, len(_PLUGIN) if select is None else 0)
            against = max(against, len(code) if ignore is None and off else 0)
        return by > against if by or against else select is None and not off

    return frozenset(filter(chosen, all_codes()))


def unknown_code(prefix: str) -> str:
    """What is wrong with a code or prefix of codes, in words; empty where a rule has it."""
    known = sorted(all_codes())
    if prefix and any(code.startswith(prefix) for code in known):
        return ""
    from difflib import get_close_matches

    near = get_close_matches(prefix.upper(), known, 1, _ALIKE)
    hint = f"did you mean {near[0]}?" if near else f"there are {known[0]} to {known[-1]}, see --list-rules"
    return f"no rule has the code or prefix {prefix!r}; {hint}"


def _longest(code: str, prefixes: Iterable[str]) -> int:
    return max((len(prefix) for prefix in prefixes if code.startswith(prefix)), default=0)
