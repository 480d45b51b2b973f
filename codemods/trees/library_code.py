"""The source text of a retry loop's head, or a decorator, in the idiom of tenacity or stamina."""

from __future__ import annotations

from codemods.trees.wait_code import half, longest
from flake8_connerr.fixes import LibraryRetry
from flake8_connerr.settings import Settings

# What the iterator's variable is called, in the order in which the names are tried.
ATTEMPT_NAMES = ("attempt", "retry_attempt", "next_attempt")

# An argument that is longer than this, in characters, is put on lines of its own.
LONG_ARGUMENT = 80

_NUMBER = {"tenacity": "{}.retry_state.attempt_number", "stamina": "{}.num"}


def call(plan: LibraryRetry, settings: Settings, indent: str) -> str:
    """The call that makes the iterator or the decorator, one argument a line."""
    arguments = _stamina(plan, settings) if plan.library.library == "stamina" else _tenacity(plan, settings)
    lines = [line for argument in arguments for line in _broken(f"{argument},", indent)]
    return "\n".join([f"{plan.library.names[0][1]}(", *(f"{indent}{line}" for line in lines), ")"])


def _broken(argument: str, indent: str) -> list[str]:
    """The lines of an argument: three where what it calls is called with much."""
    if len(argument) <= LONG_ARGUMENT or "((" not in argument:
        return [argument]
    function, _, inner = argument.partition("((")
    return [f"{function}(", f"{indent}({inner.removesuffix('),')}", "),"]


def head(plan: LibraryRetry, settings: Settings, indent: str, attempt: str) -> str:
    """The loop, with a body that is nothing but ``with attempt: pass``, after what counts the attempts."""
    async_ = "async " if plan.awaited else ""
    lines = [f"{async_}for {attempt} in {call(plan, settings, indent)}:"]
    if plan.counter:
        number = _NUMBER[plan.library.library].format(attempt)
        lines.append(f"{indent}{plan.counter} = {plan.counted.format(number)}")
    lines += [f"{indent}with {attempt}:", f"{indent}{indent}pass"]
    return "\n".join(lines) + "\n"


def _tenacity(plan: LibraryRetry, settings: Settings) -> list[str]:
    spelled = plan.library.spelled
    stops = [f"{spelled('stop_after_attempt')}({plan.attempts})"] if plan.attempts else []
    if plan.remaining:
        stops.append(f"{spelled('stop_before_delay')}({plan.remaining})")
    stop = " | ".join(stops) or spelled("stop_never")
    arguments = [
        f"retry={spelled('retry_if_exception_type')}({plan.classes})",
        f"wait={_tenacity_wait(plan, settings)}",
        f"stop={stop}",
        "reraise=True",
    ]
    return [*arguments, *([f"sleep={plan.library.sleep}"] if plan.library.sleep else [])]


def _tenacity_wait(plan: LibraryRetry, settings: Settings) -> str:
    spelled, base, cap = plan.library.spelled, plan.base, longest(plan.base, settings)
    match settings.jitter:
        case "none":
            return f"{spelled('wait_exponential')}(multiplier={base}, max={cap})"
        case "equal":
            halves = f"(multiplier={half(base)}, max={half(cap)})"
            return f"{spelled('wait_exponential')}{halves} + {spelled('wait_random_exponential')}{halves}"
    return f"{spelled('wait_random_exponential')}(multiplier={base}, max={cap})"


def _stamina(plan: LibraryRetry, settings: Settings) -> list[str]:
    """stamina adds jitter of one size to all its waits: half of the first bound keeps each within its own."""
    random = settings.jitter != "none"
    return [
        f"on={plan.classes}",
        f"attempts={plan.attempts or None}",
        f"timeout={plan.remaining or None}",
        f"wait_initial={half(plan.base) if random else plan.base}",
        f"wait_max={longest(plan.base, settings)}",
        f"wait_jitter={half(plan.base) if random else 0}",
    ]
