"""Which rules a run is about."""

from __future__ import annotations

from collections.abc import Iterable

from flake8_connerr.rules import OFF_BY_DEFAULT, all_codes


def chosen_codes(select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """The codes to look for, from codes and prefixes; raises ValueError for what is no code.

    Without ``select``, the rules that are on by default.
    """
    known = all_codes()
    chosen = _with_prefixes(select, known) or known - OFF_BY_DEFAULT
    chosen -= _with_prefixes(ignore, known)
    if not chosen:
        raise ValueError("nothing is left to look for: every selected rule is ignored")
    return chosen


def _with_prefixes(prefixes: Iterable[str], known: frozenset[str]) -> frozenset[str]:
    found: set[str] = set()
    for prefix in prefixes:
        matching = {code for code in known if code.startswith(prefix.upper())}
        if not matching:
            raise ValueError(
                f"no rule has the code or prefix {prefix!r}; there are {', '.join(sorted(known))}"
            )
        found |= matching
    return frozenset(found)
