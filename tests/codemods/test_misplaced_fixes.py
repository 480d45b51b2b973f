"""A fix whose place is not in the tree is refused with the reason, and the tree stays as it was."""

from __future__ import annotations

import ast

import libcst as cst
import pytest

from codemods import registry
from codemods.trees.locate import Located
from flake8_connerr.check import check
from flake8_connerr.fixes import (
    DropClasses,
    ErrnoHandler,
    ErrnoHandlers,
    Fix,
    MoveHandler,
    RaiseLast,
    ReplaceClass,
    SplitHandler,
)
from flake8_connerr.nodes import Position
from flake8_connerr.rules import all_rules
from flake8_connerr.settings import DEFAULT, Settings
from tests.codemods.pairs import sources_before

CODES = frozenset(rule.code for rule in all_rules())
STYLES = {"retry_libraries": "tenacity"}
EVERY = list(zip(registry.MODULES, registry.codemods(), strict=True))
ELSEWHERE = "x = 1\n"
FIRST = Position(1, 0)
# What is said where another statement stands in the place of the loop, the ``try`` or the ``if``.
REASONS = {
    "drop_redundant": "the handler is not there",
    "errno_handlers": "the handler is not there",
    "exponential_waits": "the loop is not there",
    "last_errors": "the branch at line 1 is not there",
    "reorder_handlers": "the handler is not there",
    "replace_class": "the handler is not there",
    "retry_libraries": "the loop is not there",
    "single_waits": "the loop is not there",
    "split_handlers": "the handler is not there",
    "widen_clause": "the handler is not there",
}


def planned(name: str, codemod: registry.Codemod, settings: Settings) -> tuple[str, tuple[Fix, ...]]:
    """The first fixture of a codemod that asks for fixes, and these."""
    for path in sources_before(name):
        source = path.read_text("utf-8")
        found = check(source, settings, codes=CODES)
        fixes = tuple(dict.fromkeys(one.fix for one in found if isinstance(one.fix, codemod.fixes)))
        if fixes:
            return source, fixes
    raise LookupError(name)


@pytest.mark.parametrize(("name", "codemod"), EVERY, ids=registry.MODULES)
def test_nothing_is_rewritten_elsewhere(name: str, codemod: registry.Codemod) -> None:
    settings = DEFAULT._replace(style=STYLES.get(name, DEFAULT.style))
    _, fixes = planned(name, codemod, settings)
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
    fixes = {moved(fix) for fix in planned(name, codemod, settings)[1]}
    module = cst.parse_module(ELSEWHERE)
    done = codemod.rewrite(module, Located(module, ast.parse(ELSEWHERE)), tuple(fixes), settings)
    assert done.module.code == ELSEWHERE
    assert set(done.refused) == fixes
    assert set(done.refused.values()) == {REASONS[name]}


@pytest.mark.parametrize(("name", "codemod"), EVERY, ids=registry.MODULES)
def test_one_that_is_refused_keeps_no_other_back(name: str, codemod: registry.Codemod) -> None:
    settings = DEFAULT._replace(style=STYLES.get(name, DEFAULT.style))
    source, fixes = planned(name, codemod, settings)
    misplaced = moved(fixes[0])
    module, tree = cst.parse_module(source), ast.parse(source)
    alone = codemod.rewrite(module, Located(module, tree), fixes, settings)
    beside = codemod.rewrite(module, Located(module, tree), (misplaced, *fixes), settings)
    assert beside.module.code == alone.module.code != source
    assert set(beside.refused) == {misplaced, *alone.refused}


CLAUSE = "try:\n    f()\nexcept A:\n    pass\n"
BODY = Position(2, 4)


@pytest.mark.parametrize(
    ("fix", "reason"),
    [
        (ReplaceClass(FIRST, 1, 0, "B"), "the handler is not there"),
        (ReplaceClass(FIRST, 0, 1, "B"), "the class is not there"),
        (DropClasses(FIRST, 0, (0,)), "the clause does not spell out the class"),
        (MoveHandler(FIRST, 0, 0), "the handler is not there"),
        (SplitHandler(FIRST, 0, True, False), "the clause does not spell out ConnectionError"),
        (RaiseLast(FIRST, (), "attempt"), "the loop is not there"),
        (
            ErrnoHandlers(FIRST, 0, BODY, (ErrnoHandler(("B",), ("True",), ()),), (), False),
            "the statement at line 2 does not stand by itself in the handler",
        ),
    ],
)
def test_nothing_is_rewritten_where_a_part_is_missing(fix: Fix, reason: str) -> None:
    (codemod,) = (one for one in registry.codemods() if isinstance(fix, one.fixes))
    module = cst.parse_module(CLAUSE)
    done = codemod.rewrite(module, Located(module, ast.parse(CLAUSE)), (fix,), DEFAULT)
    assert done.module.code == CLAUSE
    assert done.refused == {fix: reason}
