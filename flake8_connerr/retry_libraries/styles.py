"""In which style a loop is to wait exponentially longer: that which the settings ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flake8_connerr.findings import Applicability, Finding
from flake8_connerr.fixes import ExponentialWait, LibraryRetry, Refusal
from flake8_connerr.nodes import Position
from flake8_connerr.retrying.retries import RetryLoop
from flake8_connerr.waiting import wait_plans

if TYPE_CHECKING:
    from flake8_connerr.check import CheckedFile

Plan = ExponentialWait | LibraryRetry | Refusal


def plan(file: CheckedFile, loop: RetryLoop) -> Plan:
    """The exponential wait for ``loop`` in the style that is asked for, or why it is not offered."""
    waits = wait_plans.plan(file, loop)
    if file.settings.style == "stdlib" or isinstance(waits, Refusal):
        return waits
    from flake8_connerr.retry_libraries import library_plans  # an eighth of all rules, and seldom asked for

    return library_plans.plan(file, loop, waits)


def finding(code: str, at: Position, message: str, fix: Plan) -> Finding:
    """The finding with its fix, which is unsafe where it makes an attempt that the loop might not make."""
    unsafe = isinstance(fix, LibraryRetry) and fix.may_be_none
    applicability = Applicability.UNSAFE if unsafe else Applicability.SAFE
    return Finding(code, at, message, fix=fix, applicability=applicability)
