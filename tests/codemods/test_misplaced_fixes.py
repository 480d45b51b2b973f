"""A fix whose place is not in the tree is refused with the reason, and the tree stays as it was."""

from __future__ import annotations

import ast

import libcst as cst
import pytest

from codemods import registry
from codemods.trees.locate import Located
from flake8_connerr.check import check
from flake8_connerr.fixes import Fix, RaiseLast
from flake8_connerr.nodes import Position
from flake8_connerr.rules import all_rules
from flake8_connerr.settings import DEFAULT, Settings
from tests.codemods.pairs import sources_before

CODES = frozenset(rule.code for rule in all_rules())
STYLES = {"retry_libraries": "tenacity"}
EVERY = list(zip(registry.MODULES, registry.codemods(), strict=True))
ELSEWHERE = "x = 1\n"
FIRST = Position(1, 0)


def planned(name: str, codemod: registry.Codemod, settings: Settings) -> tuple[Fix, ...]:
    """The fixes of a codemod that its fixtures ask for, those of the first that asks for any."""
    for path in sources_before(name):
        found = check(path.read_text("utf-8"), settings, codes=CODES)
        fixes = tuple(dict.fromkeys(one.fix for one in found if isinstance(one.fix, codemod.fixes)))
        if fixes:
            return fixes
    raise LookupError(name)


@pytest.mark.parametrize(("name", "codemod"), EVERY, ids=registry.MODULES)
def test_nothing_is_rewritten_elsewhere(name: str, codemod: registry.Codemod) -> None:
    settings = DEFAULT._replace(style=STYLES.get(name, DEFAULT.style))
    fixes = planned(name, codemod, settings)
    module = cst.parse_module(ELSEWHERE)
    done = codemod.rewrite(module, Located(module, ast.parse(ELSEWHERE)), fixes, settings)
    assert done.module.code == ELSEWHERE
    assert set(done.refused) == set(fixes)
    for reason in done.refused.values():
        assert "no statement begins at line" in reason


def moved(fix: Fix) -> Fix:
    """The fix for a statement that is neither a loop nor a ``try`` nor an ``if``."""
    if isinstance(fix, RaiseLast):
        branches = tuple(place._replace(statement_at=FIRST, condition="") for place in fix.handlers)
        return fix._replace(loop_at=FIRST, handlers=branches)
    return fix._replace(**{field: FIRST for field in fix._fields if field in {"try_at", "loop_at"}})


@pytest.mark.parametrize(("name", "codemod"), EVERY, ids=registry.MODULES)
def test_nothing_is_rewritten_where_something_else_stands(name: str, codemod: registry.Codemod) -> None:
    settings = DEFAULT._replace(style=STYLES.get(name, DEFAULT.style))
    fixes = {moved(fix) for fix in planned(name, codemod, settings)}
    module = cst.parse_module(ELSEWHERE)
    done = codemod.rewrite(module, Located(module, ast.parse(ELSEWHERE)), tuple(fixes), settings)
    assert done.module.code == ELSEWHERE
    assert set(done.refused) == fixes
    assert all("no statement begins at line" not in reason for reason in done.refused.values())
