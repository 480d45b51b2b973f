"""What is left of an ``if`` or a ``match`` once it is known what its tests come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import libcst as cst

from codemods.trees.blocks import opened
from codemods.trees.nodes import find


def answered(chain: cst.If, tests: Sequence[str]) -> cst.If | cst.Else | None:
    """An ``if`` with what its tests come to ("True", "False", another test, or "" for the old one).

    An ``else`` is the branch that is surely taken.
    """
    ifs: list[cst.If] = []
    rest: cst.If | cst.Else | None = chain
    while isinstance(rest, cst.If) and len(ifs) < len(tests):
        ifs.append(rest)
        rest = rest.orelse
    for part, test in zip(reversed(ifs), reversed(tests), strict=True):
        if test == "True":
            rest = cst.Else(part.body, leading_lines=part.leading_lines)
        elif test:
            rest = rest if test == "False" else part.with_changes(test=_spelled(test, part.test), orelse=rest)
        else:
            rest = part.with_changes(orelse=rest)
    return rest


def answered_match(statement: cst.Match, tests: Sequence[str]) -> cst.Match | cst.Else | None:
    """A ``match`` with what is left of the patterns of its cases; an ``else`` is the surely taken case."""
    beside = statement.whitespace_after_colon.comment
    above = [*statement.leading_lines, *([cst.EmptyLine(comment=beside)] if beside else ())]
    cases: list[cst.MatchCase] = []
    for case, test in zip(statement.cases, tests, strict=True):
        if test == "True" or (not test and not cases and _meets_all(case)):
            first, last = case is statement.cases[0], case is statement.cases[-1]
            body = _with_footer(case.body, statement.footer) if last else case.body
            return cst.Else(body, leading_lines=[*(above if first else ()), *case.leading_lines])
        if test != "False":
            cases.append(case.with_changes(pattern=_pattern(test)) if test else case)
    return statement.with_changes(cases=cases) if cases else None


def _meets_all(case: cst.MatchCase) -> bool:
    match case:
        case cst.MatchCase(pattern=cst.MatchAs(pattern=None, name=None), guard=None):
            return True
    return False


def _with_footer(suite: cst.BaseSuite, footer: Sequence[cst.EmptyLine]) -> cst.BaseSuite:
    if not any(line.comment for line in footer):
        return suite
    block = opened(suite)
    return block.with_changes(footer=[*block.footer, *footer])


def _pattern(text: str) -> cst.MatchPattern:
    statement = cst.ensure_type(cst.parse_statement(f"match _:\n    case {text}: pass\n"), cst.Match)
    return statement.cases[0].pattern


def _spelled(text: str, old: cst.BaseExpression) -> cst.BaseExpression:
    """An expression whose strings are written as they are in ``old``."""
    written = {string.evaluated_value: string.value for string in find(old, cst.SimpleString)}
    new = cst.parse_expression(text).visit(_InOldQuotes(written))
    assert isinstance(new, cst.BaseExpression)
    return new


class _InOldQuotes(cst.CSTTransformer):
    def __init__(self, written: Mapping[str | bytes, str]) -> None:
        super().__init__()
        self._written = written

    def leave_SimpleString(
        self, original_node: cst.SimpleString, updated_node: cst.SimpleString
    ) -> cst.SimpleString:
        value = self._written.get(original_node.evaluated_value, original_node.value)
        return updated_node.with_changes(value=value)
