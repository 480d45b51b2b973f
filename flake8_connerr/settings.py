"""What the user may set; one object for the plugin and the fixer."""

from __future__ import annotations

from typing import NamedTuple


class Settings(NamedTuple):
    """Settings of a run. ``base`` and ``cap`` are seconds; ``target`` is the oldest Python supported.

    ``jitter`` is ``full`` (anything up to the delay), ``equal`` (half of it and more) or ``none``.
    ``style`` is what exponential waits are written with: ``stdlib``, or the idiom of ``tenacity`` or
    ``stamina``.
    """

    target: tuple[int, int] = (3, 11)
    base: float = 0.5
    cap: float = 30.0
    jitter: str = "full"
    style: str = "stdlib"


DEFAULT = Settings()
