"""Whether a way through a loop's body comes round to another attempt, or ends the loop."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import TypeGuard

from flake8_connerr.control_flow.flow import Loop, dotted
from flake8_connerr.control_flow.routes import Exit, Route


def comes_round(loop: Loop, route: Route) -> bool:
    """Whether another round follows ``route``: it does not leave, nor make the ``while`` condition false."""
    if route.exit not in (Exit.NEXT, Exit.CONTINUE):
        return False
    if not isinstance(loop, ast.While):
        return True
    values = {assigned.target: assigned.value for assigned in route.assigned}
    return not _falsified(loop.test, values | _found_out(route, values))


def _found_out(route: Route, values: Mapping[str, ast.expr | None]) -> dict[str, ast.expr | None]:
    """Whether what was assigned is true, for names that the route asks for it afterwards."""
    found: dict[str, ast.expr | None] = {}
    for decision in route.decisions:
        test, true = decision.statement.test, decision.taken
        if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
            test, true = test.operand, not true
        value = values.get(dotted(test))
        if value is not None and decision.statement.lineno > value.lineno:
            found[dotted(test)] = ast.Constant(true)
    return found


def _falsified(test: ast.expr, values: dict[str, ast.expr | None]) -> bool:
    """Whether assigning ``values`` makes ``test`` false, as far as can be seen."""
    match test:
        case ast.Name() | ast.Attribute():
            return dotted(test) in values and _truth(values[dotted(test)]) is False
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return dotted(operand) in values and _truth(values[dotted(operand)]) is not False
        case ast.BoolOp(op=ast.And(), values=parts):
            return any(_falsified(part, values) for part in parts)
        case ast.BoolOp(op=ast.Or(), values=parts):
            return all(_falsified(part, values) for part in parts)
        case ast.Compare(left=left, ops=[ast.Is() | ast.Eq()], comparators=[ast.Constant(value=expected)]):
            assigned = values.get(dotted(left), test)
            if assigned is test:
                return False
            return not (isinstance(assigned, ast.Constant) and assigned.value == expected)
        case ast.Compare(left=left, ops=[ast.IsNot() | ast.NotEq()], comparators=[right]) if _is_member(
            right
        ):
            # One member of an enumeration is not another.
            assigned = values.get(dotted(left), test)
            return assigned is not test and not (_is_member(assigned) and dotted(assigned) != dotted(right))
        case ast.Compare(left=left, ops=[_], comparators=[right]):
            # A difference is what is left of a time or a count, and may be some yet.
            return any(
                name in values and not isinstance(values[name], ast.BinOp)
                for name in (dotted(left), dotted(right))
            )
    return False


def _is_member(value: ast.expr | None) -> TypeGuard[ast.Attribute]:
    """Whether a value is spelled as a member of an enumeration: ``State.CLOSED``."""
    return isinstance(value, ast.Attribute) and value.attr.isupper() and dotted(value.value)[:1].isupper()


def _truth(value: ast.expr | None) -> bool | None:
    return bool(value.value) if isinstance(value, ast.Constant) else None
