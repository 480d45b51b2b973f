"""The source text of an exponential wait: its seconds, and the statements that keep its delay.

Where the loop counts its failures, the bound of a wait is computed from that count, and nothing else
is needed. Elsewhere a variable of the loop's own is set before the loop and doubled at each wait.
"""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable, Iterable, Set
from typing import NamedTuple

from flake8_connerr.fixes import ExponentialWait
from flake8_connerr.settings import Settings

# What the variables are called, in the order in which the names are tried.
DELAY_NAMES = ("delay", "retry_delay", "backoff_delay")
GROWTH_NAMES = ("growth", "delay_growth", "backoff_growth")
PAUSE_NAMES = ("pause", "retry_pause", "backoff_pause")
REMAINING_NAMES = ("remaining", "time_left", "retry_remaining")
NEW_NAMES = (*DELAY_NAMES, *GROWTH_NAMES, *PAUSE_NAMES, *REMAINING_NAMES)

# A count of failures that nothing is known to bound stops here: from 2**1024 on, a power of two times
# a float is an OverflowError.
LARGEST_EXPONENT = 32

# What a base is taken for, in seconds, of which the file does not say how long it is.
SMALLEST_BASE = 0.03

# Of loops with no more attempts than this, all powers of two times a float are floats.
FEW_ATTEMPTS = 100

_ARITHMETIC: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_REPEATABLE = (
    ast.Name, ast.Attribute, ast.Subscript, ast.Constant, ast.BinOp, ast.operator, ast.expr_context,
)  # fmt: skip


class CannotWaitError(Exception):
    """Why a loop is left as it is."""


class WaitCode(NamedTuple):
    """How one loop waits, as source text.

    ``start`` is the statement before the loop, ``update`` the one that goes with each wait, ``reset``
    the one for when the connection stands; all three are empty where the loop's own count is used.
    ``bounds`` has the bound of a wait in seconds for each base. ``names`` are the variables used.
    """

    start: str
    update: str
    reset: str
    bounds: dict[str, str]
    names: tuple[str, ...]

    @property
    def doubles(self) -> bool:
        """Whether the delay is kept in a variable."""
        return bool(self.update)


def wait_code(plan: ExponentialWait, settings: Settings, taken: Set[str]) -> WaitCode:
    """The code for ``plan``, with variables that are none of ``taken``.

    Raises :class:`CannotWaitError` for a base that cannot be repeated without changing what runs.
    """
    bases = tuple(dict.fromkeys(path.base for path in plan.paths))
    counted = bool(plan.exponent) and plan.reset_after is None
    for base in bases:
        _refuse_unrepeatable(base, early=not counted)
    caps = {base: _cap(base, settings.cap) for base in bases}
    if counted:
        return WaitCode("", "", "", {base: _bound(plan, base, caps[base]) for base in bases}, ())
    if len(bases) == 1:
        base = bases[0]
        name = free_name(DELAY_NAMES, taken)
        start = f"{name} = {_as_float(base)}"
        return WaitCode(start, f"{name} = min({name} * 2, {caps[base]})", start, {base: name}, (name,))
    name = free_name(GROWTH_NAMES, taken)
    start = f"{name} = 1"
    update = f"{name} = min({name} * 2, {_largest_growth(bases, settings.cap)})"
    return WaitCode(start, update, start, {base: _product(base, caps[base], name) for base in bases}, (name,))


def longest(base: str, settings: Settings) -> str:
    """The longest bound of waits that begin with ``base``, in seconds, as source text."""
    return _cap(base, settings.cap)


def half(base: str) -> str:
    """Half of ``base`` as source text."""
    value = _value(_expression(base))
    return f"{_operand(base)} / 2" if value is None else f"{value / 2:g}"


def read_early(base: str) -> None:
    """Raise :class:`CannotWaitError` for a base that cannot be read before the loop, once for all."""
    _refuse_unrepeatable(base, early=True)


def seconds(plan: ExponentialWait, bound: str, remaining: str, settings: Settings) -> str:
    """How long to wait under ``bound``, with jitter, and not past the time ``remaining``, if any."""
    wait = drawn(plan.uniform, bound, settings)
    return f"min({wait}, max(0.0, {remaining}))" if remaining else wait


def drawn(uniform: str, bound: str, settings: Settings) -> str:
    """A wait drawn at random below ``bound`` (source text, in seconds), as the settings say."""
    match settings.jitter:
        case "full":
            return f"{uniform}(0, {bound})"
        case "equal":
            plain = isinstance(ast.parse(f"({bound})", mode="eval").body, ast.Name | ast.Attribute | ast.Call)
            return f"{bound if plain else f'({bound})'} * {uniform}(0.5, 1)"
        case "none":
            return bound
    raise ValueError(f"no such jitter: {settings.jitter!r}")


def imports(plan: ExponentialWait, settings: Settings) -> tuple[str, ...]:
    """The modules that the code needs and the file does not import yet."""
    used = [plan.uniform] if settings.jitter != "none" else []
    if any(path.wait_at is None for path in plan.paths):
        used.append(plan.sleep)
    return tuple(name for name in plan.imports if any(text.startswith(f"{name}.") for text in used))


def free_name(names: tuple[str, ...], taken: Set[str]) -> str:
    """The first of ``names`` that is not taken, or the first one with a number."""
    for name in names:
        if name not in taken:
            return name
    number = 2
    while f"{names[0]}_{number}" in taken:
        number += 1
    return f"{names[0]}_{number}"


def names_in(base: str) -> frozenset[str]:
    """The names and dotted names that ``base`` reads."""
    nodes = ast.walk(_expression(base))
    return frozenset(ast.unparse(node) for node in nodes if isinstance(node, ast.Name | ast.Attribute))


def _bound(plan: ExponentialWait, base: str, cap: str) -> str:
    """The bound of a wait after as many failures as the loop counts."""
    tree = _expression(base)
    few = plan.attempts is not None and plan.attempts <= FEW_ATTEMPTS
    exact = isinstance(tree, ast.Constant) and isinstance(tree.value, int)  # Python's ints have no limit
    exponent = plan.exponent if few or exact else f"min({plan.exponent}, {LARGEST_EXPONENT})"
    plain = isinstance(_expression(exponent), ast.Name | ast.Attribute)
    return _product(base, cap, f"2**{exponent}" if plain else f"2 ** {_operand(exponent)}")


def _largest_growth(bases: Iterable[str], cap: float) -> int:
    """The power of two at which every base has come to its cap."""
    values = [_value(_expression(base)) or SMALLEST_BASE for base in bases]
    return 1 << max(1, math.ceil(math.log2(cap / min(values))))


def _product(base: str, cap: str, power: str) -> str:
    if _value(_expression(base)) == 1:
        return f"min({cap}, {power})"
    return f"min({cap}, {_operand(base)} * {power})"


def _cap(base: str, cap: float) -> str:
    """The longest bound. A base above the cap is its own cap: no wait is made shorter than it was."""
    value = _value(_expression(base))
    if value is None:
        return f"max({float(cap)!r}, {_bare(base)})"
    return _as_float(base) if value > cap else repr(float(cap))


def _value(tree: ast.expr) -> float | None:
    """The number that an expression of numbers alone comes to."""
    match tree:
        case ast.Constant(value=int() | float() as value):
            return value
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _ARITHMETIC:
            first, second = _value(left), _value(right)
            if first is not None and second is not None and (second or not isinstance(op, ast.Div)):
                return _ARITHMETIC[type(op)](first, second)
    return None


def _refuse_unrepeatable(base: str, early: bool) -> None:
    """Raise where evaluating ``base`` more than once, or ``early``, before the loop, may tell."""
    for node in ast.walk(_expression(base)):
        if isinstance(node, ast.Subscript) and early:
            raise CannotWaitError(f"`{base}` would be looked up before anything has failed")
        if not isinstance(node, _REPEATABLE):
            raise CannotWaitError(f"`{base}` would be worked out more than once")


def _as_float(base: str) -> str:
    """``base``, a whole number as a float: a variable that starts as one stays one for type checkers."""
    tree = _expression(base)
    if isinstance(tree, ast.Constant) and isinstance(tree.value, int):
        return repr(float(tree.value))
    return _bare(base)


def _bare(text: str) -> str:
    """An expression without parentheses around it."""
    return ast.unparse(_expression(text)) if text.startswith("(") else text


def _operand(text: str) -> str:
    tree = _expression(text)
    simple = ast.Name | ast.Attribute | ast.Constant | ast.Call | ast.Subscript
    return text if isinstance(tree, simple) else f"({_bare(text)})"


def _expression(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body
