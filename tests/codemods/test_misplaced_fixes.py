"""A fix whose place is not in the tree is refused with the reason, and the tree stays as it was."""

from __future__ import annotations

import ast

import libcst as cst
import pytest

from codemods import registry
from codemods.trees.locate import Located
from flake8_connerr.check import check
from flake8_connerr.rules import all_rules
from flake8_connerr.settings import DEFAULT, Settings
from tests.codemods.pairs import sources_before

CODES = frozenset(rule.code for rule in all_rules())
FOLDERS = {"retry_libraries": "tenacity"}
EVERY = list(zip(registry.MODULES, registry.codemods(), strict=True))
ELSEWHERE = "x = 1\n"


def planned(name: str, codemod: registry.Codemod, settings: Settings) -> tuple[registry.Fix, ...]:
    """The fixes of a codemod that its fixtures ask for, those of the first that asks for any."""
    for path in sources_before(FOLDERS.get(name, name)):
        found = check(path.read_text("utf-8"), settings, codes=CODES)
        fixes = tuple(dict.fromkeys(one.fix for one in found if isinstance(one.fix, codemod.fixes)))
        if fixes:
            return fixes
    raise LookupError(name)


@pytest.mark.parametrize(("name", "codemod"), EVERY, ids=registry.MODULES)
def test_nothing_is_rewritten_elsewhere(name: str, codemod: registry.Codemod) -> None:
    settings = DEFAULT._replace(style=FOLDERS.get(name, DEFAULT.style))
    fixes = planned(name, codemod, settings)
    module = cst.parse_module(ELSEWHERE)
    done = codemod.rewrite(module, Located(module, ast.parse(ELSEWHERE)), fixes, settings)
    assert done.module.code == ELSEWHERE
    assert set(done.refused) == set(fixes)
    for reason in done.refused.values():
        assert "no statement begins at line" in reason
