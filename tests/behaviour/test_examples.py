"""All code that the fixtures and the documentation show does the same before and after its fixes.

Unsafe fixes are made as well, and may change what their documentation says (``differences``).
"""

from __future__ import annotations

import gc

import pytest

from codemods import engine
from tests.behaviour.examples import Example, examples, with_entries
from tests.behaviour.stand_ins import runnable
from tests.behaviour.sweep import Figures, Found, compared

EXAMPLES = list(examples())
# Rules' fixtures hold dozens of functions each.
LARGE = [example for example in EXAMPLES if example.name.startswith("rules/")]
SMALL = [example for example in EXAMPLES if example not in LARGE]

NOTHING = "nothing is reported in it that has a fix"
REFUSED = "what is reported in it has no fix that is sure"
# The examples of which there is no second version.
LEFT_ALONE = {
    "connection-errors.md/1": NOTHING, "connection-errors.md/2": NOTHING, "connection-errors.md/4": NOTHING,
    "connection-errors.md/7": NOTHING, "rewriting.md/1": NOTHING, "rewriting.md/3": NOTHING,
    "rewriting.md/4": NOTHING, "README.md/2": NOTHING, "docs of NET107": NOTHING, "docs of NET203": NOTHING,
    "docs of NET208": NOTHING, "seed/refused": NOTHING, "seed/uncaught": NOTHING, "seed/told_apart": NOTHING,
    "rules/net101_star_imports": NOTHING, "rules/net203": NOTHING, "rules/net201_star_import": REFUSED,
    "rules/net206_answers": REFUSED,
}  # fmt: skip
# The examples that stubs cannot run as far as to a call that fails.
NOT_REACHED: dict[str, str] = {}
# Those that stubs run otherwise than the real modules.
NOT_LIKE_THIS: dict[str, str] = {
    "rules/net101_standard_star_import": "a star import of a stub binds no names",
}


def _left_alone(example: Example) -> str:
    """Why the fixer leaves an example as it is; "" where it does not."""
    done = engine.fix_source(example.source, example.request)
    if done.source != example.source:
        return ""
    return REFUSED if any(one.refusal for one in done.remaining) else NOTHING


def _run(example: Example) -> tuple[Found | None, int]:
    """The first difference, and how many faults were injected."""
    # Python 3.11 fails to make a syntax tree where a coroutine that nobody awaited is finalized meanwhile.
    gc.collect()
    figures = Figures()
    source, entries = with_entries(example.source)
    found = compared(example.name, source, example.request, figures, entries, False, runnable)
    return found, figures.faults


def _wrong(example: Example) -> str:
    """What is wrong with an example, or with what is said of it above; "" where nothing is."""
    found, faults = _run(example)
    if example.name in NOT_LIKE_THIS:
        return "" if found is not None else "it can be run now"
    if found is not None:
        return f"{found}"
    why = _left_alone(example)
    if why != LEFT_ALONE.get(example.name, ""):
        return f"left alone because {why}" if why else "it is not left alone"
    if bool(faults) == bool(why or NOT_REACHED.get(example.name)):
        return f"{faults} faults were injected"
    return ""


@pytest.mark.parametrize("example", SMALL, ids=lambda example: example.name)
def test_does_the_same(example: Example) -> None:
    assert _wrong(example) == ""


@pytest.mark.slow
@pytest.mark.parametrize("example", LARGE, ids=lambda example: example.name)
def test_does_the_same_in_fixtures_of_rules(example: Example) -> None:
    assert _wrong(example) == ""


def test_every_reason_is_about_an_example() -> None:
    assert {*LEFT_ALONE, *NOT_REACHED, *NOT_LIKE_THIS} <= {example.name for example in EXAMPLES}
