"""Change one wait of a loop as its finding says: cap it, draw it at random, or leave it out at the end."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Sequence

import libcst as cst

from codemods.exponential_waits import seconds_argument
from codemods.registry import Rewritten
from codemods.trees.blocks import Around
from codemods.trees.edits import Edits
from codemods.trees.imports import add_imports
from codemods.trees.locate import Located, LocateError
from codemods.trees.surroundings import Places
from codemods.trees.unconcerned import Reads
from codemods.trees.wait_code import LARGEST_EXPONENT, CannotWaitError, drawn
from flake8_connerr.fixes import CapWait, Fix, GuardWait, JitterWait
from flake8_connerr.settings import Settings

FIXES = (CapWait, JitterWait, GuardWait)
READS = Reads.STATEMENTS


def rewrite(
    module: cst.Module,
    located: Located,
    fixes: Sequence[CapWait | JitterWait | GuardWait],
    settings: Settings,
) -> Rewritten:
    """Change the waits of ``fixes``, all in one walk of ``module``."""
    edits = Edits()
    places = functools.cache(Places)  # one loop may have many waits
    refused: dict[Fix, str] = {}
    imports: list[str] = []
    for fix in fixes:
        try:
            edits.add(_edits(module, located, fix, settings, places))
            imports += fix.imports if isinstance(fix, JitterWait) else ()
        except (CannotWaitError, LocateError) as reason:
            refused[fix] = str(reason)
    if not edits:
        return Rewritten(module, refused)
    return Rewritten(add_imports(edits.made_in(module), imports), refused)


def _edits(
    module: cst.Module,
    located: Located,
    fix: CapWait | JitterWait | GuardWait,
    settings: Settings,
    places: Callable[[cst.For | cst.While], Places],
) -> Edits:
    loop = located.statement(fix.loop_at)
    if not isinstance(loop, cst.For | cst.While):
        raise CannotWaitError("the loop is not there")
    call = located.call(fix.wait_at)
    place = places(loop).place_of(call)
    edits = Edits()
    if isinstance(fix, GuardWait):
        if not place.stands_alone:
            raise CannotWaitError("the wait's result is used")
        edits.around[place.statement] = Around(condition=fix.unless_last)
        if fix.rename:
            edits.targets[loop] = fix.rename
        return edits
    argument = seconds_argument(call)
    if isinstance(fix, CapWait):
        edits.arguments[argument] = _capped(module, argument.value, fix, settings)
    elif settings.jitter == "none":
        raise CannotWaitError("no jitter was asked for")
    else:
        edits.arguments[argument] = drawn(fix.uniform, module.code_for_node(argument.value), settings)
    return edits


def _capped(module: cst.Module, seconds: cst.BaseExpression, fix: CapWait, settings: Settings) -> str:
    """``seconds`` held below the cap; where they are drawn below a bound, that bound is."""
    if fix.endless:
        held = seconds.visit(_ExponentsHeld(module))
        assert isinstance(held, cst.BaseExpression)
        seconds = held
    match seconds:
        case cst.Call(
            func=cst.Name("uniform") | cst.Attribute(attr=cst.Name("uniform")),
            args=[
                cst.Arg(value=cst.Integer("0") | cst.Float("0.0"), keyword=None) as lowest,
                cst.Arg(keyword=None) as bound,
            ],
        ):
            capped = bound.with_changes(value=cst.parse_expression(_below_cap(module, bound.value, settings)))
            return module.code_for_node(seconds.with_changes(args=[lowest, capped]))
    return _below_cap(module, seconds, settings)


def _below_cap(module: cst.Module, seconds: cst.BaseExpression, settings: Settings) -> str:
    return f"min({settings.cap!r}, {module.code_for_node(seconds)})"


class _ExponentsHeld(cst.CSTTransformer):
    """Holds the exponents of an expression, so that no power of it overflows."""

    def __init__(self, module: cst.Module) -> None:
        super().__init__()
        self._module = module

    def leave_BinaryOperation(
        self, original_node: cst.BinaryOperation, updated_node: cst.BinaryOperation
    ) -> cst.BinaryOperation:
        raises = isinstance(original_node.operator, cst.Power | cst.LeftShift)
        if not raises or isinstance(original_node.right, cst.Integer):
            return updated_node
        largest = LARGEST_EXPONENT
        if isinstance(original_node.operator, cst.Power):
            largest = _largest_exponent(original_node.left)
        exponent = self._module.code_for_node(updated_node.right.with_changes(lpar=(), rpar=()))
        held = cst.parse_expression(f"min({exponent}, {largest})")
        return updated_node.with_changes(right=held)


def _largest_exponent(base: cst.BaseExpression) -> int:
    """The exponent at which a power of ``base`` is as large as it ever has to be.

    Raises :class:`CannotWaitError` where it is not known how fast the power grows.
    """
    if not isinstance(base, cst.Integer | cst.Float):
        raise CannotWaitError("it is not known how fast the power grows, so its exponent cannot be held")
    value = base.evaluated_value
    if value <= 1:
        return LARGEST_EXPONENT
    return math.ceil(LARGEST_EXPONENT / math.log2(value))
